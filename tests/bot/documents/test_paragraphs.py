"""What a paragraph is."""

from bot.documents import ParagraphKind


def test_a_tables_rows_are_those_of_figures_and_those_that_head_them() -> None:
    rows = {kind for kind in ParagraphKind if kind.is_row}

    assert rows == {ParagraphKind.ROW, ParagraphKind.HEAD_ROW}
