"""PDF: opened, its pages read, those that are pictures recognised."""
