"""Pure functions over plain values: no files, no clock, no text layer."""
