"""The desk's screens of engagements."""
