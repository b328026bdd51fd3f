"""What a workspace can say: one kind of record per file. No files, no clock."""
