"""Bytes and text with places, in both directions. This room knows no word of service management."""
