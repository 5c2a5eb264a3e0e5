"""Citations of `tests/support/documents/sources.py`, each checked by hand against the rules its style publishes.

Italics stand between stars. What a style asks for and may surprise is said beside it.
"""

from bot.citing.csl_styles import CitationStyle, Locator, Unit
from bot.citing.reference import Reference
from tests.support.documents.sources import (
    ABROAD,
    ALONE,
    ARTICLE,
    BOOK,
    BROADCAST,
    INTERVIEW,
    NEWER,
    OF_THREE,
    OWN_REPORT,
    PAGE_ALONE,
    REPORT,
    UNDATED,
    UNKNOWN,
    WEBPAGE,
)

PAGE = Locator(Unit.PAGE, "12")
PARAGRAPH = Locator(Unit.PARAGRAPH, "12")
TIME = Locator(Unit.TIME, "1:02:05")
PRINTED = Locator(Unit.PAGE, "217")
RANGE = Locator(Unit.PAGE, "217–218")
FRONT = Locator(Unit.PAGE, "xii")
UNPRINTED = Locator(Unit.PAGE, "[2]")
CITED: dict[str, tuple[Reference, Locator | None]] = {
    "an interview": (INTERVIEW, PAGE),
    "an interview without pages": (INTERVIEW, PARAGRAPH),
    "an interview on the web, timed": (NEWER, TIME),
    "an interview on tape": (ALONE, TIME),
    "an interview that was broadcast": (BROADCAST, TIME),
    "a report": (REPORT, PRINTED),
    "an organisation's own report, no date": (OWN_REPORT, PRINTED),
    "a report in German": (ABROAD, FRONT),
    "a web page": (WEBPAGE, PARAGRAPH),
    "a web page of nobody, no date": (PAGE_ALONE, PARAGRAPH),
    "a book of two": (BOOK, RANGE),
    "a book of three": (OF_THREE, UNPRINTED),
    "no date, other letters": (UNDATED, None),
    "an article, a suffix, a question": (ARTICLE, None),
    "a title alone": (UNKNOWN, PARAGRAPH),
}
"""What is cited, and the place in it."""
APA = {
    "an interview": (
        "(Obi, 2024, p. 12)",
        "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). *The "
        "Well Magazine*.",
    ),
    "an interview without pages": (
        "(Obi, 2024, para. 12)",
        "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). *The "
        "Well Magazine*.",
    ),
    "an interview on the web, timed": (
        "(Obi, 2024, 1:02:05)",
        "Obi, A. (2024, March 12). Water for the Valley (J. van den Berg, Interviewer). *The "
        "Well Magazine*. https://well.example/obi",
    ),
    # what readers cannot find is a personal communication, and is not listed (APA 8.9)
    "an interview on tape": (
        "(A. Obi, personal communication, n.d., 1:02:05)",
        "",
    ),
    "an interview that was broadcast": (
        "(Obi, 2024, 1:02:05)",
        "Obi, A. (2024, March 12). *Water for the Valley* (P. Lind, Interviewer). Well Radio.",
    ),
    "a report": (
        "(Water Office, 2023, p. 217)",
        "Water Office. (2023). *Annual Report on Wells*. Well Press.",
    ),
    # the publisher is left out where it is the author (APA 9.29)
    "an organisation's own report, no date": (
        "(Water Office, n.d., p. 217)",
        "Water Office. (n.d.). *Annual Report on Wells*.",
    ),
    "a report in German": (
        "(García Márquez & van den Berg, 2020, p. xii)",
        "García Márquez, Ó., & van den Berg, J. (2020). *Der tiefe Brunnen*. Brunnenverlag.",
    ),
    "a web page": (
        "(Obi, 2022, para. 12)",
        "Obi, A. (2022, May). *How a Well Is Dug*. Wells Online. https://wells.example/dig",
    ),
    # no author: the title takes its place (APA 9.12)
    "a web page of nobody, no date": (
        "(*How a Well Is Dug*, n.d., para. 12)",
        "*How a Well Is Dug*. (n.d.). Wells Online. https://wells.example/dig",
    ),
    "a book of two": (
        "(von der Stein & de la Cruz, 1999, pp. 217–218)",
        "von der Stein, M., & de la Cruz, A. (1999). *The Deep Well*. Well Press.",
    ),
    "a book of three": (
        "(von der Stein et al., 1999, p. [2])",
        "von der Stein, M., de la Cruz, A., & Obi, A. (1999). *The Deep Well*. Well Press.",
    ),
    "no date, other letters": (
        "(Иванова & 村上花, n.d.)",
        "Иванова, А. П., & 村上花. (n.d.). *Колодцы долины*. Источник.",
    ),
    "an article, a suffix, a question": (
        "(King, 2001)",
        "King, L., Jr. (2001, January 2). Why Rope? *Rope Weekly*.",
    ),
    "a title alone": (
        "(*Notes on Wells*, n.d., para. 12)",
        "*Notes on Wells*. (n.d.).",
    ),
}
MLA = {
    "an interview": (
        "(Obi 12)",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "12 Mar. 2024.",
    ),
    "an interview without pages": (
        "(Obi, par. 12)",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "12 Mar. 2024.",
    ),
    "an interview on the web, timed": (
        "(Obi 1:02:05)",
        "Obi, Ada. “Water for the Valley.” Interview by Jan van den Berg. *The Well Magazine*, "
        "12 Mar. 2024, https://well.example/obi.",
    ),
    "an interview on tape": (
        "(Obi 1:02:05)",
        "Obi, Ada. “Water for the Valley.” Interview by Per Lind.",
    ),
    # who broadcast it stands as what it appeared in
    "an interview that was broadcast": (
        "(Obi 1:02:05)",
        "Obi, Ada. “Water for the Valley.” Interview by Per Lind. *Well Radio*, 12 Mar. 2024.",
    ),
    "a report": (
        "(Water Office 217)",
        "Water Office. *Annual Report on Wells*. Well Press, 2023.",
    ),
    # named once, as its publisher: the entry begins with the title
    "an organisation's own report, no date": (
        "(*Annual Report on Wells* 217)",
        "*Annual Report on Wells*. Water Office.",
    ),
    "a report in German": (
        "(García Márquez and van den Berg xii)",
        "García Márquez, Óscar, and Jan van den Berg. *Der tiefe Brunnen*. Brunnenverlag, 2020.",
    ),
    "a web page": (
        "(Obi, par. 12)",
        "Obi, Ada. “How a Well Is Dug.” *Wells Online*, May 2022, https://wells.example/dig.",
    ),
    "a web page of nobody, no date": (
        "(“How a Well Is Dug,” par. 12)",
        "“How a Well Is Dug.” *Wells Online*, https://wells.example/dig.",
    ),
    "a book of two": (
        "(von der Stein and de la Cruz 217–218)",
        "von der Stein, Mara, and Ana de la Cruz. *The Deep Well*. Well Press, 1999.",
    ),
    "a book of three": (
        "(von der Stein et al. [2])",
        "von der Stein, Mara, et al. *The Deep Well*. Well Press, 1999.",
    ),
    "no date, other letters": (
        "(Иванова and 村上花)",
        "Иванова, Анна Петровна, and 村上花. *Колодцы долины*. Источник.",
    ),
    "an article, a suffix, a question": (
        "(King)",
        "King, Lee, Jr. “Why Rope?” *Rope Weekly*, 2 Jan. 2001.",
    ),
    "a title alone": (
        "(“Notes on Wells,” par. 12)",
        "“Notes on Wells.”",
    ),
}
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
HARVARD = {
    # Cite Them Right G6: who is interviewed, by whom, for what
    "an interview": (
        "(Obi, 2024, p. 12)",
        "Obi, A. (2024) ‘Water for the Valley’. Interview with Ada Obi. Interviewed by Jan van "
        "den Berg for *The Well Magazine*, 12 March.",
    ),
    "an interview without pages": (
        "(Obi, 2024, para. 12)",
        "Obi, A. (2024) ‘Water for the Valley’. Interview with Ada Obi. Interviewed by Jan van "
        "den Berg for *The Well Magazine*, 12 March.",
    ),
    "an interview on the web, timed": (
        "(Obi, 2024, 1:02:05)",
        "Obi, A. (2024) ‘Water for the Valley’. Interview with Ada Obi. Interviewed by Jan van "
        "den Berg for *The Well Magazine*, 12 March. Available at: https://well.example/obi "
        "(Accessed: 22 November 2026).",
    ),
    "an interview on tape": (
        "(Obi, no date, 1:02:05)",
        "Obi, A. (no date) ‘Water for the Valley’. Interview with Ada Obi. Interviewed by Per "
        "Lind.",
    ),
    "an interview that was broadcast": (
        "(Obi, 2024, 1:02:05)",
        "Obi, A. (2024) ‘Water for the Valley’. Interview with Ada Obi. Interviewed by Per Lind "
        "for Well Radio, 12 March.",
    ),
    "a report": (
        "(Water Office, 2023, p. 217)",
        "Water Office (2023) *Annual Report on Wells*. Well Press.",
    ),
    "an organisation's own report, no date": (
        "(Water Office, no date, p. 217)",
        "Water Office (no date) *Annual Report on Wells*. Water Office.",
    ),
    "a report in German": (
        "(García Márquez and van den Berg, 2020, p. xii)",
        "García Márquez, Ó. and van den Berg, J. (2020) *Der tiefe Brunnen*. Brunnenverlag.",
    ),
    "a web page": (
        "(Obi, 2022, para. 12)",
        "Obi, A. (2022) *How a Well Is Dug*, *Wells Online*. Available at: "
        "https://wells.example/dig (Accessed: 22 November 2026).",
    ),
    "a web page of nobody, no date": (
        "(*How a Well Is Dug*, no date, para. 12)",
        "*How a Well Is Dug* (no date) *Wells Online*. Available at: https://wells.example/dig.",
    ),
    "a book of two": (
        "(von der Stein and de la Cruz, 1999, pp. 217–218)",
        "von der Stein, M. and de la Cruz, A. (1999) *The Deep Well*. Well Press.",
    ),
    # three are named, four are "et al."
    "a book of three": (
        "(von der Stein, de la Cruz and Obi, 1999, p. [2])",
        "von der Stein, M., de la Cruz, A. and Obi, A. (1999) *The Deep Well*. Well Press.",
    ),
    "no date, other letters": (
        "(Иванова and 村上花, no date)",
        "Иванова, А.П. and 村上花 (no date) *Колодцы долины*. Источник.",
    ),
    "an article, a suffix, a question": (
        "(King, 2001)",
        "King, L., Jr. (2001) ‘Why Rope?’, *Rope Weekly*, 2 January.",
    ),
    "a title alone": (
        "(‘Notes on Wells’, no date, para. 12)",
        "‘Notes on Wells’ (no date).",
    ),
}
BY_HAND = {
    CitationStyle.APA: APA,
    CitationStyle.MLA: MLA,
    CitationStyle.CHICAGO: CHICAGO,
    CitationStyle.HARVARD: HARVARD,
}
