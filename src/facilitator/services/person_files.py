"""What is kept about somebody as a file, and which files made before still hold a name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from facilitator.services.backups import made_so_far
from facilitator.services.files import write_atomically
from facilitator.services.people import file_of

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator.domain.person import PersonFile
    from facilitator.services.desk import Desk

_PIECE: Final = 1 << 20


def person_data(known: PersonFile) -> dict[str, Any]:
    return {
        "name": known.name,
        "sessions": [
            {
                "session": one.session_id,
                "participant": one.participant_id,
                "title": one.title,
                "planned_start": one.planned_start.isoformat(),
                "group": one.group,
            }
            for one in known.attendances
        ],
        "mentions": [
            {"session": one.session_id, "where": one.where, "text": one.text}
            for one in known.mentions
        ],
    }


def save_person(desk: Desk, reference: str, target: Path) -> None:
    """Everything that is kept, as JSON; raises UserError when nobody is meant or it fails."""
    data = person_data(file_of(desk, reference))
    written = json.dumps(data, ensure_ascii=False, indent=2)
    write_atomically(target, f"{written}\n".encode())


def backups_with(desk: Desk, name: str) -> tuple[Path, ...]:
    """Backups on this computer in whose bytes the name stands, the oldest first by name.

    One that cannot be read counts as one: nobody should believe the name gone.
    """
    files = (one for one in desk.paths.backups.glob("*") if one.is_file())
    return tuple(one for one in sorted(files) if _holds(one, name.encode().lower()))


def that_expire(desk: Desk, files: tuple[Path, ...]) -> int:
    """How many of them the app made by itself: those go as newer ones take their place."""
    automatic = {one.file for one in made_so_far(desk.paths.backups)}
    return sum(one in automatic for one in files)


def _holds(file: Path, wanted: bytes) -> bool:
    """Letters of ASCII in whatever case; a piece at a time, as backups may be large."""
    rest = b""
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                if wanted in rest + piece.lower():
                    return True
                rest = piece.lower()[-len(wanted) :]
    except OSError:
        return True
    return False
