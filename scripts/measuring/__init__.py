"""What Footnote costs: `python -m scripts.measuring.start`, `.adding`, `.scale` and `.vectors`."""
