"""Transcripts whose file says who speaks and when: made text by one writer, whatever their form."""
