"""Footnote beside other programs that find passages: each driven as its own documentation says.

`python -m scripts.benchmark` runs it; nothing else of Footnote needs it or what it installs.
"""
