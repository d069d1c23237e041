"""Encrypted fields: what must not be read from a stolen database file."""
