"""Documents with questions in them that are no interview."""

import pytest

from bot.segmentation.roles import Role
from bot.segmentation.turns import turns_of
from tests.support.texts import document

FAQ = """\
# Frequently asked questions

## How do I install it?

Run the installer. You need the key that you were sent.

## Can I use it on a boat?

Yes. We test it on ours.

## What do you charge?

We charge nothing. You pay the post.
"""
MANUAL = """\
# The pump

## Do you hear a noise?

Open the lid and look whether your valve is dry.

## Is your pump cold?

Close your tap, and wait until you can touch it.

## Do you see steam?

Leave the room. Call us from your neighbour's.
"""
ESSAY = """\
# Why wells

## Why should you care?

You drink every day, and your town does not tell you whence.

## What can you do?

You can ask your mayor. I did, and you will be surprised how little he knew.

## Where do you begin?

You begin at your own tap, with a glass and a label.
"""
README = """\
# well

## Why use well?

It is small.

## What do you need?

Python.

## How does it work?

It reads the level twice a day.

## Can you help?

See the list of open issues.
"""
QUIZ = """\
**Which well is the oldest?**

The one at the church, from 1302.

**How deep is the harbour's?**

Eleven metres.

**Who dug the last one?**

Nobody knows.
"""
RETORT = """\
Everybody asks me about the bridge.

What did you pay for it?

That is what they ask, all of them. I never know what to say, for the books were lost, and the \
people who kept them are gone as well.

It was built in 1907, and stood until the flood.

It was built again in 1930.

I was there when it was opened, and my mother held the ribbon.

Then the war came.
"""
CHAT = """\
01/12/24, 10:05 - Ash: Hello Birch! How are you doing?
01/12/24, 10:08 - Birch: I'm doing great, thanks! And you?
01/12/24, 10:12 - Birch: Any plans for Saturday? Would you help me?
01/12/24, 10:15 - Ash: I want to paint the doors. Would you lend me your brush?
01/12/24, 10:18 - Birch: I have two tins of green paint in my cellar.
"""
GERMAN_FAQ = """\
# Häufige Fragen

## Wie kann ich das Werk bestellen?

Schreiben Sie uns. Wir schicken es Ihnen.

## Was muss ich zahlen?

Sie zahlen das Porto.

## Wann bekomme ich es?

Sie bekommen es nach einer Woche.
"""


@pytest.mark.parametrize(
    "text", [FAQ, MANUAL, ESSAY, README, QUIZ, RETORT, CHAT, GERMAN_FAQ], ids=lambda text: text[:20]
)
@pytest.mark.parametrize("name", ["text.md", "text.txt"])
def test_who_asks_in_vain_is_no_interviewer(text: str, name: str) -> None:
    """A list of common questions, a manual, an essay, a quiz: nobody speaks in them."""
    source = document(text, name=name)
    roles = {turn.role for turn in turns_of(source)}

    if text is CHAT:  # its labels may be found; nobody interviews in it
        assert Role.QUESTION not in roles
    else:
        assert roles == {Role.NARRATION}
