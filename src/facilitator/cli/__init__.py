"""The command line: the same services as the windows, for scripts and batch preparation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.cli.parser import parse
from facilitator.errors import UserError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from facilitator.cli.workplace import Workplace
    from facilitator.paths import Paths

__all__ = ["DONE", "FINDINGS", "USAGE", "parse", "run"]

DONE, FINDINGS, USAGE = 0, 1, 2
"""Exit codes: all well; findings or some inputs failed; the options make no sense."""


def run(options: argparse.Namespace, workplace: Workplace) -> int:
    """Do what was asked and give the exit code; what went wrong is said on stderr.

    The workplace is closed afterwards. Nothing is raised: our own bugs go to the log.
    """
    from facilitator.cli.output import tell

    try:
        return _done(options, workplace)
    except UserError as error:
        tell(str(error))
    except KeyboardInterrupt:
        tell("Stopped.")
    except Exception:  # the last place where a bug can be noted and told in a sentence
        tell(_apology(workplace.paths))
    return FINDINGS


def _done(options: argparse.Namespace, workplace: Workplace) -> int:
    from facilitator.cli.commands import COMMANDS

    command: Callable[[argparse.Namespace, Workplace], bool] = COMMANDS[options.command]
    try:
        return DONE if command(options, workplace) else FINDINGS
    finally:
        workplace.close()


def _apology(paths: Paths) -> str:
    """Note the exception at hand in the log; the sentence says where."""
    import logging

    from facilitator.log import start_log

    sorry = "Something went wrong in the app. What you saved is safe."
    try:
        paths.logs.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = start_log(paths.logs)
    except OSError:
        return sorry
    logging.getLogger(__name__).exception("Nobody caught this")
    return f"{sorry} Details for support are in {file}."
