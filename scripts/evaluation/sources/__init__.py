"""How well documents tell who wrote them, when, under what title: marked against a librarian's."""
