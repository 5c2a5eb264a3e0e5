"""Ways of setting a page that put words out of order: initials, numbered lines, listings."""
