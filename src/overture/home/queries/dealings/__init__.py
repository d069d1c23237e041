"""A stakeholder's page: whom have we met there, what did we ask, and what came of it."""

from .page import dealings_shown

__all__ = ["dealings_shown"]
