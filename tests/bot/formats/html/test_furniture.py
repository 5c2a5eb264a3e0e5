"""A page's main text is all that is read: furniture and hidden words are left out, and nothing else."""

import pytest

from bot.formats.html.page import read_page
from tests.bot.formats.html.reading import body, read
from tests.support.documents.reading import shown
from tests.support.documents.web_pages import MENU, ORDINARY, PROSE, TRAPS, page, xhtml


def test_the_main_text_of_an_ordinary_page_is_all_there_is() -> None:
    """Menus, banner, cookie notice, breadcrumb, sidebar, footer and alternative words are left out."""
    assert shown(read(ORDINARY)) == [
        ("heading", "On wells"),
        ("text", "By a reporter"),
        ("text", PROSE),
        ("heading", "What a well costs"),
        ("text", "A deep well costs 4,200 dollars; see the table¹."),
        ("text", "Costs by depth"),
        ("head-row", "Depth\tCost"),
        ("row", "10 m\t900"),
        ("row", "60 m\t4,200"),
        ("item", "3. Ask the village."),
        ("item", "4. Dig."),
        ("item", "Rope"),
        ("item", "A bucket"),
        ("item", "of tin"),
        ("text", "“A well is a promise.”"),
        ("text", "The first well"),
        ("text", "depth = 60\n  cost = 4200"),
        ("text", "Aquifer"),
        ("text", "Rock that holds water."),
        ("heading", "How long does it last?"),
        ("text", "About thirty years."),
        ("text", "First line\nsecond line"),
    ]


def test_what_is_hidden_or_no_text_never_reaches_it() -> None:
    """Scripts, styles, templates, hidden prompts and remote things; typed markup stays as typed."""
    extract = read(TRAPS)

    assert [words for _, words in shown(extract)] == [
        "Traps",
        PROSE,
        "Typed: <img src=x onerror=alert(1)> and ${1+1} and $$x$$ &amp; 👩\u00a0end.",
        "Shown after it.",
        "The last words.",
    ]


def test_a_faq_whose_answers_unfold_keeps_them_all() -> None:
    """A part that a button unfolds is text, though it is hidden at first."""
    faq = "".join(
        f'<h3><button aria-expanded="false" aria-controls="a{number}">Question {number}?</button></h3>'
        f'<div id="a{number}" hidden>Answer {number}.</div>'
        for number in range(3)
    )

    assert [words for _, words in body(faq)] == [
        words for number in range(3) for words in (f"Question {number}?", f"Answer {number}.")
    ]


@pytest.mark.parametrize(
    "words",
    [
        f"<nav><ul>{MENU}</ul></nav>",
        f"<div class='page sidebar-left cookie-page'><p>{PROSE}</p><a href=x>cookie link</a></div>",
        "".join(
            f"<div class='cookie-step'>Step {n}: bake the cookie.<a href=x>p</a></div>"
            for n in range(9)
        ),
        f"<header><h1>Essay</h1><p>{PROSE}</p></header><p>{PROSE}</p>",
        f"<footer><p>{PROSE * 6}</p></footer><p>{PROSE}</p>",
        f"<aside>{PROSE * 5}</aside>",
        "".join(f"<p><a href='/{n}'>Report number {n}</a></p>" for n in range(40)),
    ],
)
def test_where_it_is_in_doubt_text_is_kept(words: str) -> None:
    """A page of links, a wrapper with a menu's name, an essay in a header or footer."""
    everything = read_page(words, name="page.html", xml=False).blocks

    assert [text for _, text in body(words)] == [block.words for block in everything]


@pytest.mark.parametrize(
    ("head", "words", "title"),
    [
        ("<title>On wells | The Daily</title>", "<h1>On wells</h1>x", "On wells"),
        ("<title>The Daily: On wells</title>", "<h1>On wells</h1>x", "On wells"),
        ("<title>On wells | The Daily</title>", "<h1>Other</h1>x", "On wells | The Daily"),
        ("<title>a\n b - Site</title><meta property=og:title content='a b'>", "x", "a b"),
        ("<meta property=og:title content='Shared &amp; said'>", "<h1>Head</h1>x", "Shared & said"),
        ("", "<h1>Head</h1>x", "Head"),
        ("<title/>", "x", None),
    ],
)
def test_a_title_loses_its_sites_name_only_if_the_page_says_so(
    head: str, words: str, title: str | None
) -> None:
    """First `<title>`, then what the page is shared as, then its heading."""
    data = xhtml(words, head=head) if title is None else page(words, head=head)

    assert read(data).title == title
