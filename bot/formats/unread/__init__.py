"""What is no document, or in a format that is not read: known by its name or its bytes."""
