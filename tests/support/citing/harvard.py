"""Citations in the Harvard style of Cite Them Right, checked by hand against the rules that it publishes.

Italics stand between stars. What the style asks for and may surprise is said beside it.
"""

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
