"""The SQLite library: the only package that knows SQL."""
