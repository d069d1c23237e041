"""Benchmarks of `overture_names`, and the script that fits its weights."""
