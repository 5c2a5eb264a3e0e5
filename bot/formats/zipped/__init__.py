"""ZIP archives of documents."""
