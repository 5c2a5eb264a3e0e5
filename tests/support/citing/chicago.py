"""Notes and entries in the style of Chicago, checked by hand against the rules that it publishes.

Italics stand between stars. What the style asks for and may surprise is said beside it.
"""

CHICAGO = {
    "an interview": (
        "Ada Obi, “Water for the Valley,” interview by Jan van den Berg, *The Well Magazine*, "
        "March 12, 2024, 12.",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "March 12, 2024.",
    ),
    "an interview without pages": (
        "Ada Obi, “Water for the Valley,” interview by Jan van den Berg, *The Well Magazine*, "
        "March 12, 2024, para. 12.",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "March 12, 2024.",
    ),
    "an interview on the web, timed": (
        "Ada Obi, “Water for the Valley,” interview by Jan van den Berg, *The Well Magazine*, "
        "March 12, 2024, 1:02:05, https://well.example/obi.",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "March 12, 2024. https://well.example/obi.",
    ),
    # an interview nobody published stands in the note alone (CMOS 14.109)
    "an interview on tape": (
        "Ada Obi, “Water for the Valley,” interview by Per Lind, 1:02:05.",
        "",
    ),
    "an interview that was broadcast": (
        "Ada Obi, “Water for the Valley,” interview by Per Lind, Well Radio, March 12, 2024, "
        "1:02:05.",
        "Obi, Ada. “Water for the Valley.” Interview by Per Lind. Well Radio, March 12, 2024.",
    ),
    "a report": (
        "Water Office, *Annual Report on Wells* (Well Press, 2023), 217.",
        "Water Office. *Annual Report on Wells*. Well Press, 2023.",
    ),
    "an organisation's own report, no date": (
        "Water Office, *Annual Report on Wells* (Water Office, n.d.), 217.",
        "Water Office. *Annual Report on Wells*. Water Office, n.d.",
    ),
    "a report in German": (
        "Óscar García Márquez and Jan van den Berg, *Der tiefe Brunnen* (Brunnenverlag, 2020), "
        "xii.",
        "García Márquez, Óscar, and Jan van den Berg. *Der tiefe Brunnen*. Brunnenverlag, 2020.",
    ),
    "a web page": (
        "Ada Obi, “How a Well Is Dug,” Wells Online, May 2022, para. 12, "
        "https://wells.example/dig.",
        "Obi, Ada. “How a Well Is Dug.” Wells Online, May 2022. https://wells.example/dig.",
    ),
    # a page of nobody is listed under its site
    "a web page of nobody, no date": (
        "“How a Well Is Dug,” Wells Online, para. 12, https://wells.example/dig.",
        "Wells Online. “How a Well Is Dug.” https://wells.example/dig.",
    ),
    # a German "von der" does not lead the list, a Spanish "de la" is kept
    "a book of two": (
        "Mara von der Stein and Ana de la Cruz, *The Deep Well* (Well Press, 1999), 217–218.",
        "Stein, Mara von der, and Ana de la Cruz. *The Deep Well*. Well Press, 1999.",
    ),
    "a book of three": (
        "Mara von der Stein et al., *The Deep Well* (Well Press, 1999), [2].",
        "Stein, Mara von der, Ana de la Cruz, and Ada Obi. *The Deep Well*. Well Press, 1999.",
    ),
    "no date, other letters": (
        "Анна Петровна Иванова and 村上花, *Колодцы долины* (Источник, n.d.).",
        "Иванова, Анна Петровна, and 村上花. *Колодцы долины*. Источник, n.d.",
    ),
    "an article, a suffix, a question": (
        "Lee King Jr., “Why Rope?,” *Rope Weekly*, January 2, 2001.",
        "King, Lee, Jr. “Why Rope?” *Rope Weekly*, January 2, 2001.",
    ),
    # what nobody wrote or published stands in the note alone
    "a title alone": (
        "“Notes on Wells,” n.d., para. 12.",
        "",
    ),
}
