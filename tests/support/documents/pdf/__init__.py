"""PDFs of particular kinds, made for tests."""
