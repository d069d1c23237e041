"""Where facts come from: the sealed text, and the spans of it that a person confirmed for a field of a record."""
