"""Transcripts in XML: oral history (OHMS), corpora (ELAN, TEI …), parliaments, timed text."""
