"""The resources of a phase as the single things its text lists."""

from __future__ import annotations

import re

_BULLET = re.compile(r"^(?P<mark>[*+-]|\d{1,3}[.)])[ \t]+(?P<text>\S.*)$")
_SENTENCES = re.compile(r"[.!?]\s+\w")
_OPENING, _CLOSING = "([{“„«", ")]}”»"


def resource_items(text: str) -> tuple[str, ...] | None:
    """The things in their order; None for a text that no list could say again."""
    items = _split(text)
    return items if items is not None and resource_text(items, like=text) == text else None


def resource_text(items: tuple[str, ...], *, like: str = "") -> str:
    """The things written as the text they come from was written: with commas, or one a line."""
    if _BULLET.match(like.partition("\n")[0]):
        return "\n".join(f"{like[0] if like[0] in '*+-' else '-'} {item}" for item in items)
    return ("; " if ";" in like else ", ").join(items)


def _split(text: str) -> tuple[str, ...] | None:
    if not text:
        return ()
    lines = text.split("\n")
    bullets = [_BULLET.match(line) for line in lines]
    if all(bullets):
        return tuple(found["text"] for found in bullets if found)
    if len(lines) > 1 or _SENTENCES.search(text):
        return None
    parts = tuple(_at_top_level(text, ";" if ";" in text else ","))
    return parts if all(parts) else None


def _at_top_level(text: str, separator: str) -> list[str]:
    """Cut at the separators that stand in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth = max(0, depth + (sign in _OPENING) - (sign in _CLOSING))
        if sign == separator and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [part.strip() for part in parts]
