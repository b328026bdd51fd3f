"""One command, or one noun with its verbs, per module."""
