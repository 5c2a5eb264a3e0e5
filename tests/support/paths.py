"""Where the tests find the project, and what stands beside it."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
"""Data sets and cases for measuring; tests that need them are skipped where it is absent."""
LAYERS = ("embeddings", "bot", "ui", "scripts")  # each imports from those before it and itself
LOG = ROOT / "docs" / "log.md"
MODULES = sorted(path for layer in LAYERS for path in (ROOT / layer).rglob("*.py"))
