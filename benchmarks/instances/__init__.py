"""Public and generated instances: one file a format, each read into a small frozen record."""
