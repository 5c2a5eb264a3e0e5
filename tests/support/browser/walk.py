"""The interview that the tests of the page ask about, and what is quoted from it."""

from tests.support.browser.scripted_chatbot import cite, make_document

WALK = make_document(
    "The long way\n\nReporter: How did you come?\n\nAda: We walked home. We sang 😀 all the way.\n\n"
    "Reporter: Why?\n\nAda: It was a fine night.\r\nThe stars\u00a0were out.\n",
    name="the-long-way.txt",
    title="The long way",
)
NIGHT = (
    cite(WALK, "We walked home.", speaker="Ada", asked="How did you come?"),
    cite(WALK, "We sang 😀 all the way.", speaker="Ada", asked="How did you come?"),
    cite(WALK, "It was a fine night.\r\nThe stars\u00a0were out.", speaker="Ada", asked="Why?"),
)
HOW = "How did she come home?"
