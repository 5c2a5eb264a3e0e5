"""Which documents a question names: "What was the Well Company's tax rate?".

Imported by its modules.
"""
