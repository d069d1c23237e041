"""Overture: the engagement desk of an umbrella organisation."""

__version__ = "0.1.0"
