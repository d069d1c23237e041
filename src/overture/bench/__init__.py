"""A desk of any size, made by a seed, and what its pages cost beside Django's own admin over the same rows."""
