"""The words of pages as lines, columns, blocks and one text; labels printed on pages."""
