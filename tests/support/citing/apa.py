"""Citations in the style of the APA, checked by hand against the rules that it publishes.

Italics stand between stars. What the style asks for and may surprise is said beside it.
"""

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
