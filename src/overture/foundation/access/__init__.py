"""Who may see what: the Viewer, the base view of each surface, and how languages and cookies reach them."""

from .viewer import Viewer

__all__ = ["Viewer"]
