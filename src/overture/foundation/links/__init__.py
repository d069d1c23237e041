"""Signed links: an address that lets one person do one thing, without an account."""
