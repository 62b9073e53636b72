"""Lesson plans in other people's forms: timed guides, agendas, episodes, assignments."""

from __future__ import annotations

from facilitator.formats.guides.reader import read_other_form

__all__ = ["read_other_form"]
