"""Service management you can keep in git."""

__version__ = "0.1.0"
