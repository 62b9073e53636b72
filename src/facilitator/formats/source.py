"""Reading a file as text, whatever wrote it, and refusing in a moment what is no text."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.domain.diagnostic import Diagnostic, Severity
from facilitator.formats.kinds import Kind, kind_of
from facilitator.formats.unreadable import UnreadableFile

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 8 * 1024 * 1024
LARGEST_PACKED = 32 * 1024 * 1024  # pictures make Word documents large
_ZIP = b"PK\x03\x04"
_PACKED = (".docx", ".docm", ".xlsx", ".xlsm", ".odt")
_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_TEXT = "Save it as a text or Markdown file and choose that."


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and the text they hold, with line feeds only.

    `digest` is the SHA-256 of the bytes in hexadecimal. A workbook has no text; `remarks` say
    what a text cannot hold.
    """

    path: Path
    name: str
    content: bytes
    digest: str
    text: str
    encoding: str
    kind: Kind = Kind.TEXT
    remarks: tuple[Diagnostic, ...] = ()


def load_source(path: Path) -> Source:
    """Raises UserError; never waits for a device, never takes more than 8 MB of text."""
    return source_of(_read(path), path)


def source_of(content: bytes, path: Path) -> Source:
    """The text that bytes hold, whatever wrote them; raises UserError."""
    kind = kind_of(content, path.name)
    text, encoding, remarks = _text_of(content, path.name, kind)
    digest = sha256(content).hexdigest()
    return Source(path, path.name, content, digest, text, encoding, kind, remarks)


def _text_of(content: bytes, name: str, kind: Kind) -> tuple[str, str, tuple[Diagnostic, ...]]:
    if kind is Kind.WORKBOOK:
        return "", "", ()
    if kind is Kind.WORD:
        from facilitator.formats.word import read_word

        word = read_word(content, name)
        return _not_empty(word.text, name), "", _remarks(word.pictures, changed=word.was_changed)
    if kind is Kind.OPEN_TEXT:
        from facilitator.formats.open_text import read_open_text

        return _not_empty(read_open_text(content, name), name), "", ()
    return (*decode(content, name), ())


def _not_empty(text: str, name: str) -> str:
    if not text.strip():
        raise UnreadableFile(f"“{name}” holds no text. Choose a file with a lesson plan in it.")
    return text


def _remarks(pictures: int, *, changed: bool) -> tuple[Diagnostic, ...]:
    made = []
    if changed:
        made.append(Diagnostic(Severity.INFO, "changes-accepted", _CHANGED))
    if pictures:
        made.append(Diagnostic(Severity.INFO, "pictures", _PICTURES, {"number": str(pictures)}))
    return tuple(made)


_CHANGED = "Changes were tracked in this document. It is read as if all were accepted"
_PICTURES = "Pictures are not taken over: {number}. They stay in the original"


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        _refuse_by_status(path.name, status)
        # Non-blocking: what was a file a moment ago may be a pipe now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            _refuse_by_status(path.name, os.fstat(file.fileno()))
            content = file.read(LARGEST_PACKED + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(_reason(path, error)) from error
    packed = content.startswith(_ZIP)
    if len(content) > (LARGEST_PACKED if packed else LARGEST):
        raise _too_large(path.name, packed=packed)
    return content


def _refuse_by_status(name: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(f"“{name}” is a folder that cannot be opened. Choose the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(f"“{name}” is a device, not a file. Choose a text or Markdown file.")
    if status.st_size > LARGEST_PACKED:
        raise _too_large(name, packed=name.casefold().endswith(_PACKED))


def _too_large(name: str, *, packed: bool = False) -> UnreadableFile:
    most = "32 MB" if packed else "8 MB"
    return UnreadableFile(f"“{name}” is larger than {most}, too large for a lesson plan.")


def _reason(path: Path, error: OSError | ValueError) -> str:
    name = path.name or str(path)
    match error:
        case FileNotFoundError() | NotADirectoryError():
            return f"“{name}” is no longer there. Check where it is and choose it again."
        case PermissionError():
            return f"“{name}” may not be read. Ask for the right to read it, or copy it elsewhere."
        case OSError(strerror=str(reason)):
            return f"“{name}” could not be read: {reason}."
        case _:
            return f"“{name}” could not be read: its name is not valid."


def decode(content: bytes, name: str) -> tuple[str, str]:
    """The text and the name of its encoding.

    Raises UnreadableFile when the bytes are no text.
    """
    text, encoding = _decoded(content)
    if text is None:
        raise UnreadableFile(f"“{name}” holds no text. {_SAVE_AS_TEXT}")
    if not text.strip():
        raise UnreadableFile(f"“{name}” is empty. Choose a file with a lesson plan in it.")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def _decoded(content: bytes) -> tuple[str | None, str]:
    """By its mark, as UTF-8, as UTF-16 without a mark, else as a library guesses."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace"), encoding
    if b"\x00" in content:
        return _as_utf_16(content)
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _guessed(content)


def _as_utf_16(content: bytes) -> tuple[str | None, str]:
    """Western text in UTF-16 has its zeros in every other place, and no others."""
    sample = content[:_SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None, encoding
    return (None if "\x00" in text or not _reads_like_text(text) else text), encoding


def _reads_like_text(text: str) -> bool:
    """Hardly any control characters, and line breaks or spaces."""
    sample = text[:_SAMPLE]
    controls = sum(character < " " and character not in "\t\n\r\x0c" for character in sample)
    return controls * 100 <= len(sample) and any(character in " \n\r" for character in sample)


def _guessed(content: bytes) -> tuple[str | None, str]:
    """A text in an encoding from before Unicode; control bytes mean that it is no text."""
    sample = content[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in _CONTROLS)
    encoding = "" if controls * 100 > len(sample) else _likely_encoding(sample)
    return (content.decode(encoding, errors="replace") if encoding else None), encoding


def _likely_encoding(sample: bytes) -> str:
    """Empty when none fits.

    Short Western and Central European texts look alike to the library. Western is more common;
    read as such, Central European puts signs such as "¹" behind letters.
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=_ENCODINGS)
    best = matches.best()
    if best is None:
        return ""
    close = [match for match in matches if match.chaos <= best.chaos + _AS_GOOD]
    fitting = {name for match in close for name in match.could_be_from_charset}
    western = sample.decode("cp1252", errors="replace")
    central = len(_SIGNS_IN_WORDS.findall(western)) * 8 > sum(not c.isascii() for c in western)
    if "cp1250" in fitting and central:
        return "cp1250"
    return "cp1252" if "cp1252" in fitting and not central else best.encoding


_ENCODINGS = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "iso8859_2", "iso8859_5",
    "koi8_r", "mac_roman", "cp850", "cp852", "cp866", "shift_jis", "gb18030", "big5", "euc_jp",
    "euc_kr",
]  # fmt: skip
_AS_GOOD = 0.01
_SIGNS_IN_WORDS = re.compile(r"[^\W\d_][¹³¿¼¾¥£¯]")
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\r\x0c")
