"""The command line: the same services as the windows, for scripts and batch preparation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.parser import parse
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace

__all__ = ["DONE", "FINDINGS", "USAGE", "parse", "run"]

DONE, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: all well; findings or some inputs failed; the options make no sense."""


def run(options: argparse.Namespace, workplace: Workplace) -> int:
    """Do what was asked and give the exit code; what the user can mend is said on stderr."""
    from facilitator.cli.commands import COMMANDS
    from facilitator.cli.output import tell

    command: Callable[[argparse.Namespace, Workplace], bool] = COMMANDS[options.command]
    try:
        return DONE if command(options, workplace) else FINDINGS
    except UserError as error:
        tell(str(error))
        return FINDINGS
