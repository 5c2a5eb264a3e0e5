"""Writing with its own marks: articles and books in XML, LaTeX, notebooks."""
