"""What is done in this room: one function a verb."""

from .moving import export_desk, import_desk

__all__ = ["export_desk", "import_desk"]
