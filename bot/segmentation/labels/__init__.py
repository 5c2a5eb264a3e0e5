"""Speakers' labels: how they are written, which lines are some, and whom they name."""
