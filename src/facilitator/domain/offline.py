"""What a plan asks for that a room without internet cannot give."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from facilitator.domain.plan import PhaseField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from facilitator.domain.plan import LessonPlan, Phase


class NeedKind(Enum):
    INTERNET = "internet"
    VIRTUAL_ROOM = "virtual room"


class Topic(Enum):
    """What the network is for: that decides what does as well without it."""

    BREAKOUT = "breakout rooms"
    CALL = "video calls"
    ROOM = "a virtual room"
    POLL = "polling"
    CODE = "QR codes"
    COURSE = "a learning platform"
    ASSISTANT = "AI assistants"
    FEEDBACK = "feedback and quizzes"
    MAPPING = "diagrams and mind maps"
    WHITEBOARD = "whiteboards"
    DOCUMENT = "shared documents"
    PRESENTING = "presenting"
    PROJECT = "project boards"
    STREAM = "streaming"
    SEARCH = "research"
    FILES = "files in a cloud"
    READING = "websites"
    CONNECTION = "the connection itself"


@dataclass(frozen=True, slots=True)
class Need:
    """Something that works over a network only; `thing` begins with a capital letter."""

    kind: NeedKind
    thing: str
    topic: Topic = Topic.CONNECTION

    @property
    def is_plural(self) -> bool:
        return self.thing.endswith("s") and not self.thing.endswith("ss")


_TOOL = r"(?:tools?|software|apps?|applications?|platforms?|systems?|services?|sites?|surveys?)"
_WORK = r"(?:brainstorm|collaborat|diagram|mind[ -]?map|white-?board|document|note|feedback|quiz)"

_CALLS = (
    r"video[ -]?(?:calls?|conferenc\w+|meetings?|chats?)|(?-i:Zoom)(?! in\b| out\b)"
    r"|microsoft teams|ms teams|google meet|webex|skype|webinars?"
)
_ROOMS = r"virtual (?:\w+ )?(?:rooms?|platforms?|classrooms?|meetings?|sessions?|spaces?)"
_BREAKOUTS = r"(?:virtual |online )?break-?out rooms?"
_BOARDS = r"miro|padlet|jamboard|lucidchart|mural board"
_LIVE = r"(?:live|digital|online|interactive|real-?time|audience|web)"
_POLLS = (
    rf"(?:{_LIVE}[ -])*poll(?:ing|s)? {_TOOL}|{_LIVE}[ -]poll(?:ing|s)?"
    r"|mentimeter|slido|kahoot!?|poll everywhere|quizizz|quizlet|audience response system"
)
_ONLINE = (
    r"(?:collaborative |interactive |shared )?(?:online|web[ -]?based|cloud(?:[ -]based)?)"
    rf"(?: (?:{_WORK}\w*|mapping|research|project|management|tools?|and|learning|video))*"
    r" (?!(?:and|or|for|to|with|in|by|as|via|at|on|of)\b)[\w-]+"
)
_TOGETHER = (
    rf"(?:virtual|digital(?: collaborative)?) {_WORK}\w*(?: {_WORK}\w*)*(?: {_TOOL})?"
    rf"|collaborative (?:{_WORK}\w* )+{_TOOL}|collaborative documents?|shared documents"
)
_CLOUD = (
    r"google (?:docs|drive|slides|forms|sheets|classroom|colab)|office 365|onedrive|dropbox"
    r"|sharepoint|the cloud|cloud storage|cloud services?"
)
_SEARCH = r"(?:web|internet|google) (?:search\w*|research)|search(?:ing)? the (?:web|internet)"
_SITES = r"web ?sites?|web ?pages?"
_STREAMS = r"live[ -]?stream(?:s|ing|ed)?|streaming(?: video)?"

_COURSES = (
    r"learning management systems?|(?-i:LMS)|moodle|e-?learning platforms?|canvas lms"
    r"|course (?:site|platform|portal)s?"
)
_ASSISTANTS = (
    r"(?:generative |conversational )?(?-i:AI)[ -](?:assistants?|chat ?bots?|chat tools?)"
    r"|chat ?gpt|chat ?bots?|(?-i:Copilot|Gemini)|large language models?"
)
_VIDEOS = r"youtube|vimeo|(?:online|streamed) videos?|ted talks?"

_ONLINE_VIDEOS = "Online videos"

# A thing without a name is called what the plan calls it. The first kind that matches counts.
_THINGS = (
    (NeedKind.VIRTUAL_ROOM, Topic.BREAKOUT, "Breakout rooms", _BREAKOUTS),
    (NeedKind.VIRTUAL_ROOM, Topic.CALL, "Video calls", _CALLS),
    (NeedKind.VIRTUAL_ROOM, Topic.ROOM, "", _ROOMS),
    (NeedKind.INTERNET, Topic.POLL, "Polling software", _POLLS),
    (NeedKind.INTERNET, Topic.CODE, "QR codes", r"QR[ -]?codes?"),
    (NeedKind.INTERNET, Topic.COURSE, "Learning platform", _COURSES),
    (NeedKind.INTERNET, Topic.ASSISTANT, "AI assistants", _ASSISTANTS),
    (NeedKind.INTERNET, Topic.STREAM, _ONLINE_VIDEOS, _VIDEOS),
    (NeedKind.INTERNET, Topic.CONNECTION, "", _ONLINE),
    (NeedKind.INTERNET, Topic.DOCUMENT, "", _TOGETHER),
    (NeedKind.INTERNET, Topic.WHITEBOARD, "Online whiteboards", _BOARDS),
    (NeedKind.INTERNET, Topic.FILES, "Cloud services", _CLOUD),
    (NeedKind.INTERNET, Topic.SEARCH, "Web search", _SEARCH),
    (NeedKind.INTERNET, Topic.READING, "Websites", _SITES),
    (NeedKind.INTERNET, Topic.STREAM, "Streaming", _STREAMS),
)
# What a thing that the plan names itself is for, told by its words; the first that fits counts.
_TOPICS = (
    (Topic.FEEDBACK, r"feedback|quiz|survey|evaluation|\bforms?\b|assessment|response"),
    (Topic.MAPPING, r"diagram|map|flow ?chart"),
    (Topic.WHITEBOARD, r"white-?board|brainstorm|sticky|canvas|collaboration tool"),
    (Topic.DOCUMENT, r"document|note|editor|writing|wiki"),
    (Topic.PROJECT, r"project|kanban|task"),
    (Topic.PRESENTING, r"presentation|slide|present"),
    (Topic.STREAM, r"video|stream|film|clip"),
    (Topic.SEARCH, r"search"),
    (Topic.FILES, r"cloud|drive|storage|sandbox"),
    (Topic.READING, r"resource|article|librar|site|page|reading|source|course|tutorial|portal|map"),
    (Topic.WHITEBOARD, r"collaborat|board"),
)


@cache
def _anything() -> re.Pattern[str]:
    """Any of the things, in the group of its number; made when first needed, it takes a while."""
    groups = (f"(?P<t{n}>\\b(?:{pattern})(?!\\w))" for n, (*_, pattern) in enumerate(_THINGS))
    return re.compile("|".join(groups), re.IGNORECASE)


# Most texts hold none of these, and looking for them costs a tenth of looking for the things.
_HINTS = (
    "online", "virtual", "digital", "collaborat", "poll", "internet", "wi-fi", "wifi", "web",
    "cloud", "break", "video", "zoom", "team", "skype", "shared doc", "stream", "google", "tube",
    "vimeo", "miro", "padlet", "board", "chart", "mentimeter", "slido", "kahoot", "qui", "audience",
    "office", "qr", "lms", "moodle", "learning", "course", "bot", "gpt", "copilot", "gemini", "ted",
    "language model", "assistant", "drive", "dropbox", "sharepoint", "chatgpt", "broadband",
    "network", "conferenc",
)  # fmt: skip
_CONNECTION = re.compile(
    r"\b(?:internet|wi-?fi|web access|broadband|network connection)\b", re.IGNORECASE
)
_OFFLINE = re.compile(
    r"\b(?:offline|without (?:the )?(?:internet|wi-?fi)|no (?:internet|wi-?fi)|download\w*|print\w*"
    r"|pre-?loaded|pre-?installed|saved|local copy|local copies|on paper|optional\w*|if available"
    r"|if possible)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\boffline:\s*\S", re.IGNORECASE)
_CLAUSE = re.compile(r"[.;\n!?](?=\s|$)|\n")
_NEAR = 80
_MOST_IN_CLAUSE = 50
_OR_BEFORE = re.compile(r"(?P<other>[^,;:]+?)(?:,| |/)+or (?:an? |the |\w+ )?$", re.IGNORECASE)
_OR_AFTER = re.compile(r"(?:,? or |/)(?P<other>[^,;:]+)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def needs_of(text: str) -> tuple[Need, ...]:
    """What `text` asks for over a network, each thing once, in its order.

    A thing with an alternative that needs none ("Whiteboard or digital collaboration tool"), or
    one said to be offline, printed or optional, is not asked for.
    """
    if not _hints_at_something(text) or _INSTEAD.search(text):
        return ()
    return tuple(dict.fromkeys(need for part in _CLAUSE.split(text) for need in _in_clause(part)))


def _hints_at_something(text: str) -> bool:
    return any(map(text.casefold().__contains__, _HINTS))


def _in_clause(clause: str) -> Iterator[Need]:
    if not _hints_at_something(clause) or _OFFLINE.search(clause):
        return
    named = False
    for match in islice(_anything().finditer(clause), _MOST_IN_CLAUSE):
        named = True
        if not _has_alternative(clause, match):
            yield _need(match)
    if not named and _CONNECTION.search(clause):
        yield Need(NeedKind.INTERNET, "Internet access", Topic.CONNECTION)


def _need(match: re.Match[str]) -> Need:
    kind, topic, name, _ = _THINGS[int((match.lastgroup or "t0")[1:])]
    thing = name or match[0].strip()
    told = topic if name else _topic_of(thing, topic)
    return Need(kind, thing[:1].upper() + thing[1:], told)


def _topic_of(thing: str, otherwise: Topic) -> Topic:
    folded = thing.casefold()
    return next((topic for topic, words in _TOPICS if re.search(words, folded)), otherwise)


def _has_alternative(clause: str, match: re.Match[str]) -> bool:
    before = clause[max(0, match.start() - _NEAR) : match.start()]
    after = clause[match.end() : match.end() + _NEAR]
    found = _OR_BEFORE.search(before) or _OR_AFTER.match(after)
    return found is not None and not _anything().search(found["other"])


# In what people do, these words are meant as such; "the cloud" or "online" may be the subject.
# Of what streams, only the names of sites and videos: a lesson may be about streaming.
_UNMISTAKABLE = {
    Topic.BREAKOUT, Topic.CALL, Topic.POLL, Topic.CODE, Topic.COURSE, Topic.WHITEBOARD,
}  # fmt: skip


@lru_cache(maxsize=2048)
def phase_needs(phase: Phase) -> tuple[tuple[PhaseField | None, Need], ...]:
    """What a phase needs a network for, and in which field it says so.

    None stands for its texts that no field holds, which tell what people do like the others.
    Nothing when the phase has an offline alternative.
    """
    if phase.offline_alternative:
        return ()
    fields = (
        (PhaseField.TECHNOLOGY, phase.technology),
        (PhaseField.RESOURCES, phase.resources),
    )
    sure = (
        (PhaseField.FACILITATOR_ACTIONS, phase.facilitator_actions),
        (PhaseField.LEARNER_ACTIVITIES, phase.learner_activities),
        *((None, kept.text) for kept in phase.kept),
    )
    return (
        *((field, need) for field, text in fields for need in needs_of(text)),
        *(
            (field, need)
            for field, text in sure
            for need in needs_of(text)
            if need.topic in _UNMISTAKABLE or need.thing == _ONLINE_VIDEOS
        ),
    )


def works_offline(plan: LessonPlan) -> bool:
    """True for a plan that a room without internet is enough for; without phases nobody knows."""
    if not plan.phases:
        return False
    return not any(map(needs_of, plan.materials)) and not any(map(phase_needs, plan.phases))
