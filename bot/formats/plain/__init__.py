"""Text files: plain text, Markdown, and how their bytes are decoded."""
