"""What a file is, by its first bytes rather than by its name."""

from __future__ import annotations

from enum import StrEnum

from facilitator.formats.archive import Archive
from facilitator.formats.sheets.schedule import is_schedule
from facilitator.formats.unreadable import WrongKind

_SAVE_AS_TEXT = "Save it as a text or Markdown file and choose that."
_SAVE_AS_WORD = "Save it as a Word document (.docx) and choose that."
_SAVE_AS_EXCEL = "Save it as an Excel workbook (.xlsx) or as CSV and choose that."
_COPY_OUT = "Copy its text and paste it here, or ask its author for the Word or text file."
_MERGE = "Open it by itself: Import in the library, or “facilitator merge”, adds what it holds."
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS = (
    (b"\x89PNG\r\n\x1a\n", "a picture", _SAVE_AS_TEXT),
    (b"\xff\xd8\xff", "a picture", _SAVE_AS_TEXT),
    (b"GIF8", "a picture", _SAVE_AS_TEXT),
    (b"%PDF-", "a PDF document", _COPY_OUT),
    (b"{\\rtf", "a rich text file", _SAVE_AS_WORD),
    (b"\x1f\x8b", "a compressed file", _SAVE_AS_TEXT),
    (b"SQLite format 3\x00", "a database", _SAVE_AS_TEXT),
    (b"\x7fELF", "a program", _SAVE_AS_TEXT),
    (b"MZ", "a program", _SAVE_AS_TEXT),
)
_ZIPPED = (
    ("manifest.json", "a package", _MERGE),
    ("Index/Document.iwa", "a Pages, Keynote or Numbers document", _SAVE_AS_WORD),
    ("ppt/presentation.xml", "a presentation", _COPY_OUT),
    ("META-INF/container.xml", "an electronic book", _COPY_OUT),
)
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.spreadsheet": (
        "an OpenDocument spreadsheet", _SAVE_AS_EXCEL),
    b"application/vnd.oasis.opendocument.presentation": ("a presentation", _COPY_OUT),
}  # fmt: skip
_WORKBOOK_NAMES = (".xls", ".xlt", ".xla")
_LISTS = (".csv", ".tsv", ".tab")


class Kind(StrEnum):
    TEXT = "text"
    WORD = "word"
    OPEN_TEXT = "odt"
    WORKBOOK = "xlsx"
    LIST = "csv"
    SCHEDULE = "schedule"


def kind_of(content: bytes, name: str) -> Kind:
    """Raises WrongKind with what to do, HostileFile for an archive that is made to harm."""
    for beginning, kind, advice in _OTHERS:
        if content.startswith(beginning):
            raise WrongKind(name, kind, advice)
    if content.startswith(_OLD_OFFICE):
        raise _old_office(name)
    if content.startswith(_ZIP):
        return _zipped(Archive(content, name), name)
    if is_schedule(content):
        return Kind.SCHEDULE
    return Kind.LIST if name.casefold().endswith(_LISTS) else Kind.TEXT


def _old_office(name: str) -> WrongKind:
    if name.casefold().endswith((".docx", ".xlsx", ".docm", ".xlsm")):
        return WrongKind(name, "protected by a password", "Save it without one and choose that.")
    if name.casefold().endswith(_WORKBOOK_NAMES):
        return WrongKind(name, "an old Excel file", _SAVE_AS_EXCEL)
    return WrongKind(name, "an old Word or Excel file", _SAVE_AS_WORD)


def _zipped(archive: Archive, name: str) -> Kind:
    names = archive.names
    if "word/document.xml" in names:
        return Kind.WORD
    if "xl/workbook.xml" in names:
        return Kind.WORKBOOK
    if "content.xml" in names and "mimetype" in names:
        kind = (archive.read("mimetype") or b"").strip()
        if kind.startswith(b"application/vnd.oasis.opendocument.text"):
            return Kind.OPEN_TEXT
        said, advice = _OPEN_DOCUMENTS.get(kind, ("an OpenDocument file", _SAVE_AS_WORD))
        raise WrongKind(name, said, advice)
    for part, said, advice in _ZIPPED:
        if part in names:
            raise WrongKind(name, said, advice)
    if any(part.endswith(".iwa") for part in names):
        raise WrongKind(name, _ZIPPED[0][1], _SAVE_AS_WORD)
    raise WrongKind(name, "a ZIP file", "Unpack it and choose the files in it.")
