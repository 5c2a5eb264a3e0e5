"""Title pages: what a person sees first, read."""
