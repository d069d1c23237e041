"""The directory's screens on the desk."""
