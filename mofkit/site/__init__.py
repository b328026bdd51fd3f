"""Pages for readers who have no mofkit."""
