"""References as other programs exchange them: CSL-JSON, BibTeX, RIS, Web Annotation."""
