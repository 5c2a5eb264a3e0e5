"""What a question is taken to mean, before anything is ranked.

Imported by its modules.
"""
