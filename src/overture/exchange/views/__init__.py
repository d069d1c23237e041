"""The screens of in and out."""
