"""A title page read as a person reads it: what it is called, who wrote it, when, which number."""
