"""What a passage of a conversation is found by beside its words: who speaks, and what came before.

Imported by its modules.
"""
