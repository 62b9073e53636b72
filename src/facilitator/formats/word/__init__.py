"""Word documents as Markdown, so that one reader understands them and texts alike."""

from __future__ import annotations

from facilitator.formats.word.reader import WordText, read_word

__all__ = ["WordText", "read_word"]
