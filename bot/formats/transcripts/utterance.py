"""What every form of transcript is made of: words that one person says at one time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words as a file gives them, with what it says of them."""

    words: str
    """A blank line parts paragraphs; other white space only parts words."""
    speaker: str | None = None
    """Whose words these are; None where the file does not say."""
    start: float | None = None
    """When they begin to be said: seconds from the start of the recording."""
    end: float | None = None
    """When they end, if the file says so."""
    heading: str = ""
    """What stands above them."""
    asks: bool = False
    """Whether the file calls the speaker an interviewer."""
    begins: bool = False
    """Whether another voice begins here though neither it nor the one before has a name."""
    apart: bool = False
    """Whether they are a paragraph of their own, as a message is."""
