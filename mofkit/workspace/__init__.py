"""Where files meet records: find, load, refer, edit."""
