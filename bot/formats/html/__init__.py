"""Web pages: HTML, XHTML and web archives, as a browser would show their main text."""
