"""What Footnote costs: `python -m scripts.measuring.start`, `.adding` and `.scale`."""
