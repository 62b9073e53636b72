"""English nouns: number, articles, and what kind of thing they name."""

from __future__ import annotations

from enum import StrEnum

from facilitator.domain.drafting.word_lists import words


class Thing(StrEnum):
    """Kinds of things that call for different words about how well they are dealt with."""

    PARTS = "parts"
    DIFFERENCE = "difference"
    EFFECT = "effect"
    CAUSE = "cause"
    PROBLEM = "problem"
    KIND = "kind"
    SOURCE = "source"
    OPTION = "option"
    PLAN = "plan"
    LESSON = "lesson"
    CODE = "code"
    SKILL = "skill"
    ATTITUDE = "attitude"
    STRUCTURE = "structure"
    STATEMENT = "statement"
    PRACTICE = "practice"
    OTHER = "other"


_MEMBERS = {
    Thing.PARTS: words(
        "phase step stage part component element layer section cycle lifecycle stakeholder "
        "role interconnection function organ ingredient"
    ),
    Thing.DIFFERENCE: words("difference similarity contrast distinction parallel commonality"),
    Thing.EFFECT: words(
        "impact effect influence consequence implication importance significance "
        "effectiveness efficiency contribution outcome relevance value benefit quality performance "
        "success suitability feasibility validity reliability usefulness role advantage"
    ),
    Thing.CAUSE: words("cause reason factor origin motive driver trigger"),
    Thing.PROBLEM: words(
        "challenge problem issue barrier risk hazard obstacle limitation weakness error "
        "fault mistake threat concern conflict difficulty danger bias pitfall vulnerability gap "
        "defect bug misconception"
    ),
    Thing.KIND: words("category type kind class sort form variety style"),
    Thing.SOURCE: words(
        "source text article poem story novel data dataset evidence argument claim report "
        "case image speech result finding survey account information statistic graph chart news "
        "review document passage study"
    ),
    Thing.OPTION: words(
        "tool platform option solution approach method technique framework product "
        "alternative service model system provider material resource technology practice policy "
        "proposal supplier candidate machine app application program software"
    ),
    Thing.PLAN: words(
        "plan strategy roadmap programme campaign project policy intervention concept"
    ),
    Thing.LESSON: words("lesson course curriculum session workshop training seminar unit"),
    Thing.CODE: words(
        "function script program query code test loop class formula command macro "
        "algorithm statement"
    ),
    Thing.SKILL: words(
        "skill ability competence competency fluency habit pronunciation vocabulary "
        "technique coordination strength stamina memory"
    ),
    Thing.ATTITUDE: words(
        "confidence empathy respect leadership commitment professionalism openness "
        "curiosity patience responsibility teamwork integrity resilience mindset care behaviour "
        "behavior attitude honesty"
    ),
    Thing.STRUCTURE: words(
        "structure committee model architecture framework system layout network "
        "database interface process workflow pipeline team organization organisation procedure "
        "garden website page circuit"
    ),
    Thing.STATEMENT: words(
        "question hypothesis goal objective aim statement thesis definition rule "
        "criterion requirement problem message position argument target"
    ),
    Thing.PRACTICE: words(
        "practice guideline standard principle measure technique strategy method "
        "solution idea way action improvement step recommendation change tactic"
    ),
}

_IRREGULAR = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot",
    "teeth": "tooth", "mice": "mouse", "criteria": "criterion", "phenomena": "phenomenon",
    "hypotheses": "hypothesis", "analyses": "analysis", "theses": "thesis", "bases": "basis",
    "crises": "crisis", "diagnoses": "diagnosis", "data": "data", "knives": "knife",
    "leaves": "leaf", "shelves": "shelf", "lives": "life", "wives": "wife", "halves": "half",
    "loaves": "loaf", "stimuli": "stimulus", "nuclei": "nucleus", "matrices": "matrix",
    "vertices": "vertex", "indices": "index", "media": "medium", "bacteria": "bacterium",
}  # fmt: skip
# They end in s and are one thing, or name no count of things.
_SINGULAR_IN_S = words(
    "mathematics physics economics politics ethics logistics statistics gymnastics athletics "
    "linguistics electronics mechanics acoustics dynamics robotics genetics analytics news series "
    "species means canvas lens gas bus status focus virus campus corpus basis crisis thesis "
    "analysis synthesis diagnosis hypothesis emphasis photosynthesis mitosis meiosis osmosis "
    "sepsis diabetes aids devops mlops dataops finops kubernetes sales process progress access "
    "success stress address business illness fitness awareness wellness pass class glass "
    "compass mass loss press stress grass cross boss windows aws https dns css sas harass tennis "
    "consensus campus census versus bias atlas chaos ethos cosmos tetanus sinus"
)
_VOWELS = frozenset("aeiou")
# Letters whose names begin with a vowel, and words whose first sound belies their first letter.
_VOWEL_NAMES = frozenset("AEFHILMNORSX")
_LIKE_A_VOWEL = ("hour", "honest", "honour", "honor", "heir")
_LIKE_A_CONSONANT = ("uni", "use", "usu", "eu", "one", "once", "ute", "ura", "uti")


def is_plural(noun: str) -> bool:
    """Whether the noun names several things; compound nouns go by their last word."""
    word = noun.rsplit(" ", 1)[-1].rsplit("-", 1)[-1].strip(".,;:()'’\"").casefold()
    if word in _IRREGULAR and word != "data":
        return True
    if word in _SINGULAR_IN_S or word.endswith(("ss", "us", "is", "ics")):
        return False
    return word.endswith("s") and len(word) > 3


def singular(noun: str) -> str:
    """ "strategies" → "strategy"; only the last word changes, and singulars stay."""
    head, space, word = noun.rpartition(" ")
    return head + space + _singular(word)


def _singular(word: str) -> str:
    plain = word.casefold()
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if not is_plural(word):
        return word
    if plain.endswith("ies") and len(plain) > len("ties"):
        return f"{word[:-3]}y"
    if plain.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def kinds_of(noun: str) -> tuple[Thing, ...]:
    """Everything a noun can stand for; the last word of a compound decides."""
    last = singular(noun).rsplit(" ", 1)[-1].casefold()
    return tuple(thing for thing, members in _MEMBERS.items() if last in members)


def with_article(noun: str) -> str:
    """ "a strategy", "an MLOps strategy", "an hour", "a uniform"."""
    return f"{'an' if _sounds_like_vowel(noun.split(' ', 1)[0]) else 'a'} {noun}"


def _sounds_like_vowel(word: str) -> bool:
    if len(word) > 1 and word[:2].isupper() and not _is_said_as_word(word):
        return word[0] in _VOWEL_NAMES
    plain = word.casefold()
    if plain.startswith(_LIKE_A_VOWEL):
        return True
    return plain[:1] in _VOWELS and not plain.startswith(_LIKE_A_CONSONANT)


def _is_said_as_word(acronym: str) -> bool:
    """ "SWOT" and "SMART", unlike "AED" and "HTML"."""
    return (
        acronym.isupper()
        and len(acronym) > len("AED")
        and not _VOWELS.isdisjoint(acronym.casefold())
    )
