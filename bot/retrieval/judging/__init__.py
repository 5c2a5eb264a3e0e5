"""Whether the documents say: off the topic or not, and how likely each quotation answers.

Imported by its modules.
"""
