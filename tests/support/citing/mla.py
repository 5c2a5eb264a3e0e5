"""Citations in the style of the MLA, checked by hand against the rules that it publishes.

Italics stand between stars. What the style asks for and may surprise is said beside it.
"""

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
