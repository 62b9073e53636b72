"""The verbs that objectives are written with, and what kind of doing each of them names."""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.bloom import BloomLevel
from facilitator.domain.drafting.verb_forms import gerund, third_person
from facilitator.domain.drafting.word_lists import phrases


class Doing(StrEnum):
    """Kinds of doing that call for different words about how well it is done."""

    NAME = "name"
    DEFINE = "define"
    IDENTIFY = "identify"
    EXPLAIN = "explain"
    DESCRIBE = "describe"
    SUMMARIZE = "summarize"
    CLASSIFY = "classify"
    DISCUSS = "discuss"
    UNDERSTAND = "understand"
    INTERPRET = "interpret"
    PREDICT = "predict"
    TRANSLATE = "translate"
    USE = "use"
    DEMONSTRATE = "demonstrate"
    SOLVE = "solve"
    OPERATE = "operate"
    HANDLE = "handle"
    CRAFT = "craft"
    PREPARE = "prepare"
    COMMUNICATE = "communicate"
    FOLLOW = "follow"
    COLLABORATE = "collaborate"
    ANALYZE = "analyze"
    COMPARE = "compare"
    DISTINGUISH = "distinguish"
    INVESTIGATE = "investigate"
    DIAGNOSE = "diagnose"
    RELATE = "relate"
    EVALUATE = "evaluate"
    CRITIQUE = "critique"
    ASSESS = "assess"
    JUSTIFY = "justify"
    SELECT = "select"
    REFLECT = "reflect"
    CHECK = "check"
    DESIGN = "design"
    DEVELOP = "develop"
    FORMULATE = "formulate"
    PROPOSE = "propose"
    PLAN = "plan"
    WRITE = "write"
    CREATE = "create"
    BUILD = "build"
    IMPROVE = "improve"
    PRESENT = "present"
    LEAD = "lead"
    INTEGRATE = "integrate"
    ANYTHING = "anything"


PRACTICAL = frozenset(
    {
        Doing.ANYTHING,
        Doing.BUILD,
        Doing.CRAFT,
        Doing.DEMONSTRATE,
        Doing.HANDLE,
        Doing.OPERATE,
        Doing.PREPARE,
        Doing.USE,
    }
)
"""Doing that one sees while it happens."""

TELLING = frozenset({Doing.NAME, Doing.DEFINE, Doing.EXPLAIN, Doing.DESCRIBE, Doing.PRESENT})
"""Doing whose matter does not stand behind a preposition ("explain to a customer how …")."""

_REMEMBER, _UNDERSTAND, _APPLY = BloomLevel.REMEMBER, BloomLevel.UNDERSTAND, BloomLevel.APPLY
_ANALYZE, _EVALUATE, _CREATE = BloomLevel.ANALYZE, BloomLevel.EVALUATE, BloomLevel.CREATE

# Each verb stands once, under the level at which it is taught most often; an objective's own level
# goes before it. Verbs in -ize and -yze stand for their British spelling too.
_VERBS: dict[Doing, tuple[BloomLevel, tuple[str, ...]]] = {
    Doing.NAME: (
        _REMEMBER,
        phrases(
            "name list recall state label recite repeat quote memorize enumerate remember spell",
            "count record know",
        ),
    ),
    Doing.DEFINE: (_REMEMBER, phrases("define")),
    Doing.IDENTIFY: (
        _REMEMBER,
        phrases("identify recognize locate spot detect find notice pinpoint highlight"),
    ),
    Doing.EXPLAIN: (_UNDERSTAND, phrases("explain clarify")),
    Doing.DESCRIBE: (
        _UNDERSTAND,
        phrases("describe outline illustrate depict characterize express report tell narrate"),
    ),
    Doing.SUMMARIZE: (_UNDERSTAND, phrases("summarize paraphrase restate retell sum_up condense")),
    Doing.CLASSIFY: (_UNDERSTAND, phrases("classify categorize sort group rank order arrange")),
    Doing.DISCUSS: (_UNDERSTAND, phrases("discuss debate exchange")),
    Doing.UNDERSTAND: (
        _UNDERSTAND,
        phrases("understand comprehend appreciate learn grasp realize acknowledge"),
    ),
    Doing.INTERPRET: (_UNDERSTAND, phrases("interpret infer read deduce visualize")),
    Doing.PREDICT: (
        _UNDERSTAND,
        phrases("predict estimate extrapolate anticipate forecast"),
    ),
    Doing.TRANSLATE: (_UNDERSTAND, phrases("translate")),
    Doing.USE: (
        _APPLY,
        phrases(
            "use apply implement utilize employ practice practise adopt transfer exercise leverage",
            "incorporate provide offer give listen",
        ),
    ),
    Doing.DEMONSTRATE: (
        _APPLY,
        phrases(
            "demonstrate perform carry_out execute conduct administer show act_out simulate",
            "complete play swim ride sing dance throw catch resuscitate evacuate rescue treat",
            "extinguish control place pronounce rehearse juggle climb dive ski row sail move",
            "transport undress walk jump",
        ),
    ),
    Doing.SOLVE: (
        _APPLY,
        phrases(
            "solve calculate compute derive prove work_out convert simplify factor balance add",
            "subtract multiply divide",
        ),
    ),
    Doing.OPERATE: (
        _APPLY,
        phrases(
            "operate install configure set_up maintain repair run deploy connect program navigate",
            "start adjust calibrate mount service drive automate clean disinfect store light pack",
            "dispose wire format filter query fill remove insert attach wash charge lubricate",
            "replace change switch_off switch_on shut_down upload download save secure encrypt",
            "back_up restore migrate scan print",
        ),
    ),
    Doing.HANDLE: (
        _APPLY,
        phrases(
            "handle cut mark_out saw plane sand sharpen drill weld solder shape carve lift carry",
            "hold position bandage dress splint chop slice peel pour prune turn mill grind file",
            "dismantle take_apart load unload stack",
        ),
    ),
    Doing.CRAFT: (
        _APPLY,
        phrases(
            "measure sew knit crochet embroider knot tie knead mix paint draw sketch plant fold",
            "harvest sow feed water type weave decorate whittle glue polish",
        ),
    ),
    Doing.PREPARE: (
        _APPLY,
        phrases("prepare cook bake roast grill serve brew season plate preserve fry boil"),
    ),
    Doing.COMMUNICATE: (
        _APPLY,
        phrases(
            "communicate introduce ask answer respond greet converse speak negotiate interview",
            "role-play request reply interact inform advise speak_up talk say welcome address",
        ),
    ),
    Doing.FOLLOW: (
        _APPLY,
        phrases(
            "follow comply respect observe adhere obey keep protect ensure prevent avoid value",
            "uphold",
        ),
    ),
    Doing.COLLABORATE: (
        _APPLY,
        phrases("collaborate cooperate participate contribute engage volunteer"),
    ),
    Doing.ANYTHING: (
        _APPLY,
        phrases(
            "work share help support assist care act react cope deal obtain access",
            "log master search submit visit travel shop pay",
        ),
    ),
    Doing.ANALYZE: (
        _ANALYZE,
        phrases("analyze break_down dissect deconstruct map structure trace decompose"),
    ),
    Doing.COMPARE: (_ANALYZE, phrases("compare contrast")),
    Doing.DISTINGUISH: (
        _ANALYZE,
        phrases("distinguish differentiate discriminate separate tell_apart"),
    ),
    Doing.INVESTIGATE: (
        _ANALYZE,
        phrases(
            "investigate examine explore research experiment study survey inquire question",
            "discover collect gather",
        ),
    ),
    Doing.DIAGNOSE: (_ANALYZE, phrases("diagnose troubleshoot debug")),
    Doing.RELATE: (_ANALYZE, phrases("relate link correlate associate")),
    Doing.EVALUATE: (_EVALUATE, phrases("evaluate appraise judge weigh rate gauge")),
    Doing.CRITIQUE: (_EVALUATE, phrases("critique criticize review challenge")),
    Doing.ASSESS: (_EVALUATE, phrases("assess determine")),
    Doing.JUSTIFY: (
        _EVALUATE,
        phrases("justify defend argue persuade convince advocate"),
    ),
    Doing.SELECT: (_EVALUATE, phrases("select choose prioritize decide pick")),
    Doing.REFLECT: (_EVALUATE, phrases("reflect self-assess")),
    Doing.CHECK: (
        _EVALUATE,
        phrases("check inspect monitor test verify validate audit proofread track"),
    ),
    Doing.DESIGN: (_CREATE, phrases("design devise conceive envision architect")),
    Doing.DEVELOP: (_CREATE, phrases("develop elaborate evolve")),
    Doing.FORMULATE: (
        _CREATE,
        phrases("formulate hypothesize set articulate frame specify"),
    ),
    Doing.PROPOSE: (_CREATE, phrases("propose recommend suggest")),
    Doing.PLAN: (_CREATE, phrases("plan organize schedule coordinate budget allocate")),
    Doing.WRITE: (_CREATE, phrases("write draft author script document")),
    Doing.CREATE: (
        _CREATE,
        phrases("create compose produce generate invent establish compile model"),
    ),
    Doing.BUILD: (
        _CREATE,
        phrases("build make construct assemble fabricate join prototype code"),
    ),
    Doing.IMPROVE: (
        _CREATE,
        phrases(
            "improve adapt modify revise refine optimize enhance rewrite customize edit redesign",
            "extend reduce increase minimize update strengthen tailor",
        ),
    ),
    Doing.PRESENT: (_CREATE, phrases("present deliver pitch recount")),
    Doing.LEAD: (
        _CREATE,
        phrases(
            "lead facilitate teach coach manage moderate supervise mentor guide train chair",
            "direct motivate foster promote encourage resolve mediate delegate",
        ),
    ),
    Doing.INTEGRATE: (_CREATE, phrases("integrate combine synthesize merge blend unify")),
}


def _pairs() -> dict[str, tuple[Doing, BloomLevel]]:
    return {verb: (doing, level) for doing, (level, verbs) in _VERBS.items() for verb in verbs}


_KNOWN = _pairs()


def _british(verb: str) -> str:
    """The other spelling of a verb in -ize or -yze."""
    head, end = verb[:-3], verb[-3:]
    return head + {"ize": "ise", "yze": "yse"}.get(end, end)


_SPELLINGS = {spelling: verb for verb in _KNOWN for spelling in (_british(verb), verb)}
_FORMS = {
    form: spelling
    for spelling in _SPELLINGS
    for form in (gerund(spelling), third_person(spelling), spelling)
}
_LONGEST = max(verb.count(" ") for verb in _KNOWN) + 1


def base_form(word: str) -> str | None:
    """The plain form of a known verb in any form, in the author's spelling; None for other words.

    Takes phrasal verbs with their particle ("carries out").
    """
    return _FORMS.get(word.casefold())


def leading_verb(words: list[str]) -> tuple[str, int] | None:
    """The verb a list of words begins with, plain, and how many words it takes."""
    for count in range(min(_LONGEST, len(words)), 0, -1):
        found = base_form(" ".join(words[:count]).rstrip(",;:"))
        if found is not None:
            return found, count
    return None


def doing_of(verb: str) -> Doing | None:
    """What a plain verb says is done; None for a verb that is not known."""
    known = _KNOWN.get(_SPELLINGS.get(verb, verb))
    return known[0] if known else None


def usual_level(verb: str) -> BloomLevel | None:
    known = _KNOWN.get(_SPELLINGS.get(verb, verb))
    return known[1] if known else None
