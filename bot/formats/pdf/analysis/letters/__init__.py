"""The letters of a PDF's page, and how they make words: what is lost, parted, turned around."""
