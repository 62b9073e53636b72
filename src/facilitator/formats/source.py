"""Reading a file as text, whatever wrote it, and refusing in a moment what is no text."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from facilitator.errors import UserError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 8 * 1024 * 1024
_SAMPLE = 64 * 1024
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word, Excel or ZIP file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_TEXT = "Save it as a text or Markdown file and choose that."


class UnreadableFile(UserError):
    """The file cannot be read, or holds no text."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes and the text they hold, with line feeds only.

    `digest` is the SHA-256 of the bytes in hexadecimal.
    """

    path: Path
    name: str
    content: bytes
    digest: str
    text: str
    encoding: str


def load_source(path: Path) -> Source:
    """Raises UnreadableFile; never waits for a device, never takes more than 8 MB."""
    content = _read(path)
    text, encoding = decode(content, path.name)
    return Source(path, path.name, content, sha256(content).hexdigest(), text, encoding)


def _read(path: Path) -> bytes:
    try:
        status = path.stat()
        _refuse_by_status(path.name, status)
        # Non-blocking: what was a file a moment ago may be a pipe now.
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            _refuse_by_status(path.name, os.fstat(file.fileno()))
            content = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnreadableFile(_reason(path, error)) from error
    if len(content) > LARGEST:
        raise _too_large(path.name)
    return content


def _refuse_by_status(name: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableFile(f"“{name}” is a folder that cannot be opened. Choose the files in it.")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableFile(f"“{name}” is a device, not a file. Choose a text or Markdown file.")
    if status.st_size > LARGEST:
        raise _too_large(name)


def _too_large(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}” is larger than 8 MB, too large for a lesson plan.")


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
    for beginning, kind in _KINDS:
        if content.startswith(beginning):
            raise UnreadableFile(f"“{name}” is {kind}, not a text. {_SAVE_AS_TEXT}")
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
