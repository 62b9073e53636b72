"""What does as well in a room without internet, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator.domain.offline import Topic

if TYPE_CHECKING:
    from facilitator.domain.offline import Need

_IDEAS = {
    Topic.BREAKOUT: "Small groups at separate tables, each with a printed task card",
    Topic.CALL: "Everybody meets in the room; who cannot come gets the sheets afterwards",
    Topic.ROOM: "The same steps in the room, with the groups at separate tables",
    Topic.POLL: "Dot-voting on a flip chart",
    Topic.CODE: "What the code leads to, printed for each table",
    Topic.COURSE: "Tasks and handouts on paper; results are entered after the session",
    Topic.ASSISTANT: "Answers fetched before the day and printed, for the groups to judge",
    Topic.FEEDBACK: "Feedback cards on paper, collected in a box",
    Topic.MAPPING: "Large sheets of paper, sticky notes and markers for the map",
    Topic.WHITEBOARD: "A flip chart or paper on the wall, with sticky notes and markers",
    Topic.DOCUMENT: "One sheet of paper for each group, passed round to be added to",
    Topic.PRESENTING: "Presenting in the room, from posters or from one laptop and a projector",
    Topic.PROJECT: "Sticky notes on a wall in three columns: to do, doing, done",
    Topic.STREAM: "The video saved on this laptop before the day, or its main points on paper",
    Topic.SEARCH: "Three sources chosen beforehand and printed for each group",
    Topic.FILES: "The files copied to the laptops, or to a memory stick, before the day",
    Topic.READING: "The pages saved on the laptop or printed before the day",
    Topic.CONNECTION: "All that is needed saved on the laptops or printed before the day",
}


def idea_for(need: Need) -> str:
    """What to do instead, chosen by what the network is for."""
    return _IDEAS[need.topic]
