"""Pages as they look, and where on them the words of the text stand."""
