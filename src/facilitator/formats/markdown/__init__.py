"""Lesson plans as Markdown, in the form of `## Lesson Structure` and `### Engage`."""

from __future__ import annotations

from facilitator.formats.markdown.log import place
from facilitator.formats.markdown.reader import NotALessonPlan, ReadPlan, read_plan
from facilitator.formats.markdown.writer import write_plan

__all__ = ["NotALessonPlan", "ReadPlan", "place", "read_plan", "write_plan"]
