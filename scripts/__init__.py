"""Verbs: what a person types. `./scripts/chat` and its like, or `python -m scripts.<verb>`."""
