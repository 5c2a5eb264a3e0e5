"""What Footnote promises, attacked: `python -m tests.attacks` runs every attack, bounded in time.

An attack is a module here with a function `attack(rounds) -> Tally`. The suite runs each of them with
a few rounds; docs/security.md says what the full number gave.
"""
