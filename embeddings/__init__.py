"""Text in, vectors out; a question in, the nearest passages out. Knows nothing of documents."""
