"""`python -m tests.attacks [NAME...]`: every attack, or those named; ends with 1 if one succeeded."""

import sys
from argparse import ArgumentParser
from importlib import import_module
from time import monotonic

ATTACKS: dict[str, int] = {
    "leaks": 3,
    "histories": 60,
    "fetches": 1000,
    "kills": 300,
    "mutated": 1000,
    "freezes": 400,
    "damage": 400,
}
"""The modules here, and the rounds of a full run."""


def main() -> int:
    """Run the attacks and print a line for each."""
    parser = ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(ATTACKS))
    parser.add_argument("--rounds", type=int, help="rounds of each, instead of a full run's")
    options = parser.parse_args()
    unknown = set(options.names) - ATTACKS.keys()
    if unknown:
        parser.error(f"there is no attack {', '.join(sorted(unknown))}")
    broken = 0
    for name in options.names or ATTACKS:
        began = monotonic()
        tally = import_module(f"tests.attacks.{name}").attack(options.rounds or ATTACKS[name])
        print(
            f"{name}: {tally.rounds} rounds in {monotonic() - began:.0f} s, {tally.lost} lost, "
            f"{tally.altered} altered, {tally.tracebacks} tracebacks, {tally.hangs} hangs, "
            f"{tally.leaks} leaks",
            flush=True,
        )
        for note in tally.notes:
            print(f"  {note}", flush=True)
        broken += tally.broken
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
