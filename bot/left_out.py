"""The documents of a library that were found to be damaged, and are looked at no more."""

from bot.errors import DamagedError
from bot.holding import Holding, Identity


class LeftOut:
    """What is said of each, until it is written anew; for one thread at a time."""

    def __init__(self) -> None:
        self._said: dict[Identity, tuple[Holding, str]] = {}

    def __bool__(self) -> bool:
        return bool(self._said)

    def put(self, holding: Holding, damage: DamagedError) -> None:
        """Leave out a document as it is held now."""
        self._said[holding.identity] = holding, str(damage)

    def said_of(self, holding: Holding) -> str | None:
        """The sentence on a document; None where nothing is wrong with it."""
        found, sentence = self._said.get(holding.identity, (None, None))
        return sentence if found == holding else None
