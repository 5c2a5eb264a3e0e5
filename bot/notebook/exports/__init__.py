"""A notebook as a file to be read: Markdown, HTML, Word, CSV."""
