"""Asks documents from the command line: `python -m scripts.ask FILE_OR_FOLDER... --question "…"`.

With `--json` this is what other programs rely on: one JSON object a question, alone on standard
output. With `--cite FORM` each quotation stands with its source, in a style or for another program.
Only the documents named are asked; their index is kept for the next time.

What it does stands in `scripts/console/answers.py`; here it is only started, quickly.
"""

from collections.abc import Sequence

from scripts.console.starting import importing
from scripts.console.terminal import run


def main(arguments: Sequence[str]) -> None:
    """Answer the questions one after the other, each as soon as it is found."""
    with importing():
        from scripts.console.answers import give_answers
    give_answers(arguments)


if __name__ == "__main__":
    run(main)
