"""LaTeX: what is printed is read, formulas as they are written; what sets the page is not."""

from time import process_time

import pytest

from bot.documents import Day
from bot.formats.format import Extract
from bot.formats.papers.latex import FORMAT
from bot.formats.sandbox.reading import format_of


def read(body: str, head: str = "") -> Extract:
    """What is read of a document."""
    source = f"\\documentclass{{article}}\n{head}\\begin{{document}}\n{body}\n\\end{{document}}\n"
    assert format_of(source.encode(), name="a.txt") is FORMAT
    return FORMAT.read(source.encode(), "a.tex", None)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Wells % not this\nand ropes.", "Wells and ropes."),
        ("\\section{The wells}\nForty.", "The wells\n\nForty."),
        ("\\section*{The \\emph{deep} wells}\\label{w}Forty.", "The deep wells\n\nForty."),
        ("One.\n\nTwo.", "One.\n\nTwo."),
        ("It is \\textbf{deep \\textit{and} dry}.", "It is deep and dry."),
        ("Br\\\"ucke, \\'etude, stra\\ss e, \\c{c}a, \\v{s}um", "Brücke, étude, straße, ça, šum"),
        ("``Dig'' --- he said, 1--2~km, 5\\,\\% \\& more", "“Dig” — he said, 1–2 km, 5 % & more"),
        ("We know $a^2+b^2$ and \\(c\\).", "We know $a^2+b^2$ and \\(c\\)."),
        ("So\n\\[ E = mc^2 \\]\nholds.", "So\n\n\\[ E = mc^2 \\]\n\nholds."),
        ("A\n\\begin{equation}\nx=1\n\\end{equation}\nB", "A\n\n\\begin{equation}\nx=1\n\\end{equation}\n\nB"),
        ("\\begin{itemize}\\item One\n\\item[x] Two\\end{itemize}", "One\nx Two"),
        ("\\begin{tabular}{ll}a & b \\\\ \\hline c & d\\end{tabular}", "a\tb\nc\td"),
        ("Dug\\footnote{In \\emph{spring}.} here.", "Dug here.\n\nIn spring."),
        ("As \\cite[p. 1]{obi} and \\ref{w} say.", "As [obi] and [w] say."),
        ("See \\href{https://x.example}{the map} and \\url{https://y.example}.", "See the map and https://y.example."),
        ("\\begin{verbatim}\n% kept \\as is\n\\end{verbatim}", "% kept \\as is"),
        ("\\begin{figure}[ht]\\centering\\includegraphics[width=1cm]{w.png}\\caption{A well}\\end{figure}", "A well"),
        ("\\begin{abstract}Short.\\end{abstract}Long.", "Abstract\n\nShort.\n\nLong."),
        ("\\begin{tikzpicture}\\draw (0,0);\\end{tikzpicture}Words.", "Words."),
        ("\\verb|a_b{|.", "a_b{."),
        ("{\\large Big} \\vspace{2cm} words", "Big words"),
    ],
)  # fmt: skip
def test_what_is_printed_is_read(body: str, text: str) -> None:
    """Each in its place; no command is a word."""
    assert read(body).text == text


def test_a_command_of_ones_own_stands_for_its_words() -> None:
    """Where it has no parts."""
    extract = read("The \\who{} digs.", "\\newcommand{\\who}{village \\emph{guide}}\n")

    assert extract.text == "The village guide digs."


def test_title_authors_and_date_are_stated() -> None:
    """Names alone; what stands under them is where they work."""
    head = "\\title{Water for\\\\ the valley\\thanks{Us}}\\author{Ada Obi\\thanks{x} \\\\ The School \\and Jan van den Berg}\\date{2024-03-04}"
    extract = read("\\maketitle Words.", head)

    assert extract.title == "Water for the valley"
    assert extract.stated.authors == ("Ada Obi", "Jan van den Berg")
    assert extract.stated.issued == Day(2024, 3, 4)
    assert extract.text.startswith("Water for the valley\n\n")
    assert read("x", "\\author{The School of Wells, 12 Main Street}").stated.authors == ()


def test_other_files_are_said_and_not_taken_in() -> None:
    """Nothing on the disk is looked at."""
    extract = read("\\input{/etc/passwd} Words. \\include{chapters/one}")

    assert extract.text.startswith("Words.")
    assert extract.notes == (
        "a.tex takes in other files, which are not read with it: /etc/passwd, chapters/one.",
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "{" * 50_000,
        "}" * 50_000,
        "\\begin{a}" * 20_000,
        "\\begin{center}{" * 10_000,
        "$" * 50_001,
        "\\emph{" * 20_000 + "x",
        "\\newcommand{\\a}{\\b\\b}\\newcommand{\\b}{\\c\\c}" * 500 + "\\a" * 1_000,
        "\\footnote{" * 5_000,
        "[" * 20_000,
    ],
)
def test_what_is_left_open_takes_no_longer(hostile: str) -> None:
    """However often; a parser that tries again at each takes for ever."""
    begun = process_time()
    FORMAT.read(f"Words. {hostile}".encode(), "a.tex", None)

    assert process_time() - begun < 20
