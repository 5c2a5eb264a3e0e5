"""The chatbot: documents in, questions answered in the documents' own words.

    from bot import Chatbot, Library

What is named here is imported when it is first used: a command that only lists documents need not
wait for the ranking.
"""

from lazy_loader import attach_stub

__getattr__, __dir__, __all__ = attach_stub(__name__, __file__)
