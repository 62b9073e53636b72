"""What the program says about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.output import answer, answer_bytes, tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace


def show_licences(_options: argparse.Namespace, _workplace: Workplace) -> bool:
    """A list of all parts first, then every text in full."""
    from facilitator.services.licences import licences

    parts = licences()
    for part in parts:
        answer(f"{part.name} {part.version}: {part.licence}".strip())
    for part in parts:
        if part.text:
            answer(f"\n{'=' * 78}\n{part.name} {part.version} {part.home}\n\n{part.text}")
    return True


def support_report(options: argparse.Namespace, workplace: Workplace) -> bool:
    """Made while a window has the library open, too: nothing is written to it."""
    from facilitator.services.files import write_atomically
    from facilitator.services.support import support_report as made

    text = made(workplace.paths).encode()
    if options.output is None:
        answer_bytes(text)
    else:
        write_atomically(options.output, text)
        tell(f"Saved to {options.output}. Read it before you give it to anybody.")
    return True


COMMANDS: dict[str, Callable[[argparse.Namespace, Workplace], bool]] = {
    "licences": show_licences,
    "support-report": support_report,
}
