"""Transcripts of which every word is known to be somebody's, and what a reading of them does wrong."""
