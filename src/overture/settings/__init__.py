"""Django's settings, made from the table in ``env.py``; ``test.py`` changes a few for the tests."""

from .base import *  # noqa: F403
