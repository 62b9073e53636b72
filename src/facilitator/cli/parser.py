"""Options and their limits."""

from __future__ import annotations

import argparse
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from facilitator import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERY_DOCUMENT = "all"
DOCUMENTS = (
    "rubric",
    "reflection",
    "facilitator-reflection",
    "run-sheet",
    "exit-ticket",
    "observation-sheet",
    "materials",
    "group-cards",
    "name-tents",
    "station-sheets",
    "certificate",
    "report",
)
LANGUAGES = ("en", "de", "es", "fr")
_MOST_GROUPS = 99
_MOST_DIGITS = 9


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The options; exits with 2 and the usage when they make no sense."""
    parser = argparse.ArgumentParser(
        prog="facilitator",
        description="An offline desk for facilitators. Without a command it opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.add_argument(
        "--library",
        type=_path,
        metavar="DIR",
        help="keep everything in this folder (or set FACILITATOR_LIBRARY)",
    )
    _add_questions(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for add in (
        _add_library_commands,
        _add_document_commands,
        _add_exchange_commands,
        _add_rubric_commands,
        _add_care_commands,
    ):
        add(commands)
    return parser.parse_args(arguments)


def _add_questions(parser: argparse.ArgumentParser) -> None:
    """Options that ask for one answer, as `--version` does."""
    questions = {
        "self-check": "try every part of this program on a library that is thrown away",
        "licences": "whose work this program is made of",
    }
    for name, what in questions.items():
        parser.add_argument(
            f"--{name}", dest="command", action="store_const", const=name, help=what
        )


def _add_library_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    take = commands.add_parser("import", help="read lesson plans into the library")
    take.add_argument("paths", type=_path, nargs="+", metavar="PATH", help="files and folders")
    take.add_argument(
        "--same-title",
        choices=("keep", "replace", "skip"),
        default="keep",
        help="a plan whose title another one has: beside it, as its new version, or not at all",
    )
    shelf = commands.add_parser("list", help="all plans")
    search = commands.add_parser("search", help="find plans by any word in them")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--limit", type=_positive, default=20, metavar="N")
    show = commands.add_parser("show", help="one whole plan")
    show.add_argument("plan", metavar="PLAN", help="an id, the start of one, or an exact title")
    check = commands.add_parser("check", help="what is odd about plans, and are they ready")
    check.add_argument("plans", nargs="+", metavar="PLAN|FILE")
    for command in (take, shelf, search, show, check):
        _add_json(command)


def _add_document_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    export = commands.add_parser("export", help="write a plan as a document")
    export.add_argument("plan", metavar="PLAN")
    kinds = ("markdown", "docx", "xlsx", "json", "package")
    export.add_argument("--format", choices=kinds, default="markdown")
    export.add_argument("-o", "--output", type=_path, metavar="FILE", help="instead of stdout")
    _add_print_command(commands)


def _add_print_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    paper = commands.add_parser(
        "print",
        help="make PDFs",
        description=f"DOCUMENT is {', '.join(DOCUMENTS)} or {EVERY_DOCUMENT}. A SESSION prints its"
        " plan with its groups, day and place.",
    )
    paper.add_argument(
        "documents", nargs="+", action=_Documents, metavar="DOCUMENT... PLAN|SESSION|FILE"
    )
    help_output = "one PDF with everything, or a folder with one for each plan"
    paper.add_argument("-o", "--output", type=_path, metavar="FILE.pdf|DIR", help=help_output)
    paper.add_argument("--paper", choices=("a4", "letter", "a5"), default="a4")
    paper.add_argument("--groups", type=_groups, default=(), metavar="N|NAME,...")
    paper.add_argument("--session", metavar="ID", help="take groups, day and place from a session")
    paper.add_argument("--large", action="store_true", help="text of 18 points")
    paper.add_argument("--spacious", action="store_true", help="more room around letters and lines")
    paper.add_argument("--ink-saver", action="store_true", help="no gray areas, thinner lines")
    paper.add_argument("--gray", action="store_true", help="no colour at all")
    paper.add_argument("--copies", type=_positive, default=1, metavar="N", help="of each sheet")
    sheets = paper.add_mutually_exclusive_group()
    sheets.add_argument(
        "--n-up", type=int, choices=(1, 2, 4), default=1, help="pages on a side of paper"
    )
    sheets.add_argument("--booklet", action="store_true", help="pages in order to be folded")
    paper.add_argument(
        "--both-sides", action="store_true", help="each copy begins on a front, for duplex"
    )
    paper.add_argument("--language", choices=LANGUAGES, default="en", help="of the printed labels")
    paper.add_argument("--up", type=int, choices=(2, 4), default=2, help="exit tickets on a page")
    paper.add_argument("--grid", action="store_true", help="a rubric as one grid of all groups")
    paper.add_argument("--filled", action="store_true", help="a rubric with what was scored by it")
    paper.add_argument("--names", action="store_true", help="participants' names on certificates")


class _Documents(argparse.Action):
    """The words in front that name documents; all behind them are plans, one at least."""

    @override
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        words = list(map(str, values if isinstance(values, list) else []))
        known = (*DOCUMENTS, EVERY_DOCUMENT)
        documents = list(takewhile(known.__contains__, words[:-1]))
        if not documents:
            raise argparse.ArgumentError(
                self, f"give {', '.join(known)} and then a plan, not “{' '.join(words)}”"
            )
        namespace.plans = words[len(documents) :]
        every = EVERY_DOCUMENT in documents
        namespace.documents = list(DOCUMENTS) if every else list(dict.fromkeys(documents))
        namespace.every = every


def _add_exchange_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    package = commands.add_parser(
        "package", help="plans, sessions and rubrics in one file, to hand on"
    )
    package.add_argument("references", nargs="+", metavar="PLAN|SESSION|RUBRIC")
    package.add_argument("-o", "--output", type=_path, metavar="FILE.facilitator", required=True)
    merge = commands.add_parser("merge", help="add what a package holds; nothing is overwritten")
    merge.add_argument("file", type=_path, metavar="FILE.facilitator")
    merge.add_argument("--dry-run", action="store_true", help="only say what would be added")
    sessions = commands.add_parser("sessions", help="all sessions, or those of one plan")
    sessions.add_argument("plan", nargs="?", metavar="PLAN")
    report = commands.add_parser("report", help="what happened in a session, as a file")
    report.add_argument("session", metavar="SESSION", help="an id, the start of one, or a title")
    endings = "FILE.pdf|.xlsx|.csv|.json|.xapi.json"
    report.add_argument("-o", "--output", type=_path, metavar=endings)
    report.add_argument("--paper", choices=("a4", "letter"), default="a4")
    for command in (merge, sessions):
        _add_json(command)


def _add_rubric_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    rubric = commands.add_parser("rubric", help="list, import and export rubrics")
    actions = rubric.add_subparsers(dest="action", metavar="ACTION", required=True)
    shelf = actions.add_parser("list", help="all rubrics, or those of one plan")
    shelf.add_argument("plan", nargs="?", metavar="PLAN")
    take = actions.add_parser("import", help="from Canvas, Moodle, CASE, Markdown or Word")
    take.add_argument("file", type=_path, metavar="FILE")
    take.add_argument("--plan", metavar="PLAN", help="the plan it belongs to, else the shelf")
    export = actions.add_parser("export", help="what is lost on the way is said on stderr")
    export.add_argument("rubric", metavar="RUBRIC", help="an id, the start of one, or a title")
    kinds = ("canvas", "moodle", "case", "markdown", "docx")
    export.add_argument("--format", choices=kinds, required=True)
    export.add_argument("-o", "--output", type=_path, metavar="FILE", help="instead of stdout")
    for command in (shelf, take):
        _add_json(command)


def _add_care_commands(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    backup = commands.add_parser("backup", help="a verified copy of the library in one file")
    backup.add_argument("file", type=_path, metavar="FILE")
    restore = commands.add_parser("restore", help="put a backup in the library's place")
    restore.add_argument("file", type=_path, metavar="FILE")
    person = commands.add_parser("person", help="all that is kept about a participant")
    forget = commands.add_parser("forget", help="remove a participant from everything, for good")
    for command in (person, forget):
        command.add_argument("person", metavar="PERSON", help="a name, or an id")
        _add_json(command)
    agreement = commands.add_parser("agreement", help="how far observers of a session agree")
    agreement.add_argument("session", metavar="SESSION", help="an id, or the start of one")
    _add_json(agreement)
    doctor = commands.add_parser("doctor", help="examine the library")
    doctor.add_argument(
        "--salvage", type=_path, metavar="OUT", help="write what can still be read to a new library"
    )
    _add_json(doctor)
    report = commands.add_parser(
        "support-report", help="versions, the log and the doctor's findings, for whoever helps"
    )
    report.add_argument("-o", "--output", type=_path, metavar="FILE", help="instead of stdout")


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON document on stdout")


def _path(text: str) -> Path:
    """A script's empty variable would otherwise mean the folder one happens to be in."""
    if not text:
        raise argparse.ArgumentTypeError("give the name of a file or folder")
    return Path(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or not 1 <= len(text) <= _MOST_DIGITS or int(text) < 1:
        raise argparse.ArgumentTypeError(f"give a whole number from 1, not “{text}”")
    return int(text)


def _groups(text: str) -> tuple[str, ...]:
    """`4` means four numbered groups; anything else is names between commas."""
    if text.strip().isdecimal():
        return _numbered(text.strip())
    names = tuple(" ".join(name.split()) for name in text.split(",") if name.strip())
    if not names:
        raise argparse.ArgumentTypeError("give a number of groups, or their names")
    return names


def _numbered(digits: str) -> tuple[str, ...]:
    if len(digits) > _MOST_DIGITS or not 1 <= int(digits) <= _MOST_GROUPS:
        raise argparse.ArgumentTypeError(f"give 1 to {_MOST_GROUPS} groups")
    return tuple(f"Group {number}" for number in range(1, int(digits) + 1))
