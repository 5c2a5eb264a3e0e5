"""Presentations: PowerPoint's and OpenDocument's, each slide a page."""
