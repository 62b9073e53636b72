"""English verbs in their forms: plain, third person, gerund."""

from __future__ import annotations

_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_VOWELS = "aeiou"
# Two syllables with the stress on the last: their last consonant doubles all the same.
_STRESSED_ENDS = ("refer", "submit", "commit", "debug", "control", "begin", "transfer", "program")


def third_person(verb: str) -> str:
    """ "carry out" → "carries out"; only the first word changes."""
    first, space, rest = verb.partition(" ")
    return _third_person(first) + space + rest


def _third_person(verb: str) -> str:
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def gerund(verb: str) -> str:
    """ "plan" → "planning", "carry out" → "carrying out"."""
    first, space, rest = verb.partition(" ")
    return _gerund(first) + space + rest


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    if _doubles(verb):
        return f"{verb}{verb[-1]}ing"
    return f"{verb}ing"


def _doubles(verb: str) -> bool:
    """One syllable that ends in consonant, vowel, consonant ("cut", "plan")."""
    if verb in _STRESSED_ENDS:
        return True
    ends_so = (
        len(verb) > 2
        and verb[-1] not in f"{_VOWELS}wxy"
        and verb[-2] in _VOWELS
        and verb[-3] not in _VOWELS
    )
    return ends_so and sum(letter in _VOWELS for letter in verb) == 1
