"""Progressions for analyzing and evaluating."""

from __future__ import annotations

from facilitator.domain.drafting.nouns import Thing
from facilitator.domain.drafting.verbs import Doing

JUDGING: dict[tuple[Doing, Thing | None], tuple[tuple[str, str, str, str], ...]] = {
    (Doing.ANALYZE, None): (
        (
            "Describes {the} in general terms",
            "Names the main parts of {the} without linking them",
            "Explains how the parts of {object} fit together{also}",
            "Draws conclusions from {the} and tests them on a new case",
        ),
        (
            "Looks at single details of {the}",
            "Sorts the details of {the}, without drawing a conclusion",
            "Shows patterns and reasons in {object}{also}, with evidence",
            "Weighs other explanations and says what stays open",
        ),
    ),
    (Doing.ANALYZE, Thing.PARTS): (
        (
            "Names {some}",
            "Describes {every} without linking {them}",
            "Explains how {the} work together{also}",
            "Predicts what happens when {one} is weak or missing",
        ),
    ),
    (Doing.ANALYZE, Thing.STRUCTURE): (
        (
            "Names single parts of {the}",
            "Describes {the} step by step, without judging the links",
            "Shows how the parts of {the} work together{also}",
            "Predicts what a change in one place does to the rest",
        ),
    ),
    (Doing.ANALYZE, Thing.DIFFERENCE): (
        (
            "Names {one}",
            "Lists several of {the}; reasons are missing",
            "Explains {object}{also}, with an example for each",
            "Shows what {the} mean for a decision in practice",
        ),
    ),
    (Doing.ANALYZE, Thing.EFFECT): (
        (
            "Mentions {the} without an example",
            "Gives examples of {the}; cause and effect stay unclear",
            "Traces {object} from cause to effect{also}, with evidence",
            "Tells short-term from long-term effects and other influences",
        ),
    ),
    (Doing.ANALYZE, Thing.CAUSE): (
        (
            "Names {one}",
            "Lists {the} without showing how they act",
            "Explains how {the} lead to the result{also}",
            "Ranks {the} by weight and shows how they act together",
        ),
    ),
    (Doing.ANALYZE, Thing.PROBLEM): (
        (
            "Names {one} without going into it",
            "Describes {the}; their causes stay unclear",
            "Explains the causes and effects of {object}{also}",
            "Shows which to tackle first, and what that would change",
        ),
    ),
    (Doing.ANALYZE, Thing.KIND): (
        (
            "Names {some}",
            "Describes {the} by single features",
            "Explains by which features {the} differ{also}",
            "Places unclear cases and says what speaks for and against",
        ),
    ),
    (Doing.ANALYZE, Thing.SOURCE): (
        (
            "Retells what {the} say{s}",
            "Picks out main points of {the}; evidence is thin",
            "Interprets {object}{also}, with proof for each point",
            "Questions purpose and gaps, and considers other readings",
        ),
    ),
    (Doing.COMPARE, None): (
        (
            "Describes one side only, or both apart",
            "Names a few differences, without common criteria",
            "{does}{also}, point by point and with examples",
            "Concludes what fits which situation, and why",
        ),
    ),
    (Doing.DISTINGUISH, None): (
        (
            "Mixes things up, or tells them apart by chance",
            "Tells clear cases apart, without naming criteria",
            "{does}{also}, by clear criteria",
            "Decides unclear cases and gives reasons",
        ),
    ),
    (Doing.INVESTIGATE, None): (
        (
            "Collects loose facts about {the}",
            "Follows a question on {the}; evidence is thin",
            "{does}{also}, with a clear method and sound evidence",
            "Judges how sure the findings are and what to look at next",
        ),
    ),
    (Doing.DIAGNOSE, None): (
        (
            "Describes what is wrong, not why",
            "Tries likely causes, without a system",
            "{does}{also}, until the cause is found",
            "Confirms the cause and keeps it from coming back",
        ),
    ),
    (Doing.RELATE, None): (
        (
            "Puts things side by side",
            "Sees a link, but cannot explain it",
            "{does}{also}~ and explains the link",
            "Uses the link to explain something new",
        ),
    ),
    (Doing.EVALUATE, None): (
        (
            "States an opinion on {the}, without reasons",
            "Judges {the}, with general reasons",
            "Judges {object}{also}, by clear criteria",
            "Defends the judgment against other views",
        ),
        (
            "Calls {the} good or bad, without saying why",
            "Looks at one side of {the} only",
            "Weighs what speaks for and against {object}{also}",
            "Draws a recommendation and says when it would not hold",
        ),
    ),
    (Doing.EVALUATE, Thing.EFFECT): (
        (
            "States an opinion on {the}, without reasons",
            "Judges {the}, with general reasons",
            "Judges {object}{also}, with evidence",
            "Defends the judgment against other views and names its limits",
        ),
        (
            "Describes rather than judges {the}",
            "Judges {the} by a single criterion",
            "Weighs {object} by several criteria{also}",
            "Explains what would change the judgment",
        ),
    ),
    (Doing.EVALUATE, Thing.OPTION): (
        (
            "Describes {the} without judging {them}",
            "Judges {the} by taste or by a single criterion",
            "Weighs strengths and limits of {object}{also}",
            "Recommends a choice, defends it and says when it would not fit",
        ),
    ),
    (Doing.EVALUATE, Thing.PRACTICE): (
        (
            "Lists {the} without judging {them}",
            "Says which of {the} seem useful, with general reasons",
            "Judges by clear criteria how well {object} work{also}",
            "Ranks {the} for a real case and defends the order",
        ),
    ),
    (Doing.EVALUATE, Thing.PROBLEM): (
        (
            "Lists {the} without saying how serious {they} {are}",
            "Ranks {the}, with general reasons",
            "Judges how serious {object} {are}{also}, with evidence",
            "Defends the ranking and shows what follows from it",
        ),
    ),
    (Doing.EVALUATE, Thing.SOURCE): (
        (
            "Takes {the} at face value",
            "Checks {the} by one criterion only",
            "Judges how far to trust {object}{also}, with reasons",
            "Compares with other sources and names what stays uncertain",
        ),
    ),
    (Doing.CRITIQUE, None): (
        (
            "Repeats common opinions on {the}",
            "Names strengths or weaknesses, not both",
            "Critiques {object}{also}, with evidence for and against",
            "Takes a position, answers objections and suggests changes",
        ),
    ),
    (Doing.CRITIQUE, Thing.PROBLEM): (
        (
            "Names {one}",
            "Describes {the}; causes or consequences are missing",
            "Examines causes and weight of {object}{also}",
            "Tests every answer to {the} for side effects and cost",
        ),
    ),
    (Doing.CRITIQUE, Thing.EFFECT): (
        (
            "Repeats common opinions on {the}",
            "Sees one side of {the} only",
            "Examines {object} from both sides{also}, with evidence",
            "Takes a position on {the} and answers objections",
        ),
    ),
    (Doing.ASSESS, None): (
        (
            "Notices single signs, without a method",
            "Goes step by step, and leaves out some points",
            "{does}{also}, fully and with the right conclusion",
            "Explains the conclusion and adjusts it to new signs",
        ),
    ),
    (Doing.ASSESS, Thing.PROBLEM): (
        (
            "Names {one} without saying how serious it is",
            "Estimates {the} by feeling",
            "Rates {object} by likelihood and harm{also}",
            "Ranks {the}, proposes measures and checks what remains",
        ),
    ),
    (Doing.ASSESS, Thing.EFFECT): (
        (
            "Describes rather than rates {the}",
            "Rates {the} by a single measure",
            "Rates {object} by fitting measures{also}",
            "Says how sure the rating is and what would sharpen it",
        ),
    ),
    (Doing.JUSTIFY, None): (
        (
            "States a position without reasons",
            "Gives reasons that are general or one-sided",
            "{does}{also}, with sound reasons",
            "Answers likely objections and admits limits",
        ),
    ),
    (Doing.SELECT, None): (
        (
            "Chooses by habit or at random",
            "Chooses {a} and gives one reason",
            "{does}{also}, by clear criteria and with reasons",
            "Explains when another choice would be better",
        ),
    ),
    (Doing.REFLECT, None): (
        (
            "Tells what happened",
            "Says what went well or badly, without reasons",
            "{does}{also}, with reasons and examples",
            "Draws a rule from it and plans a concrete next step",
        ),
    ),
    (Doing.CHECK, Thing.STATEMENT): (
        (
            "Tries things out without a clear question",
            "Tests {the}; other influences are not kept apart",
            "{does}{also}, by a fair method that is put on record",
            "Judges how sure the result is and what to test next",
        ),
    ),
    (Doing.CHECK, None): (
        (
            "Checks single points on request",
            "Checks most points; order or care is uneven",
            "{does}{also}, completely and in order",
            "Finds what is easily missed and says what to do about it",
        ),
    ),
}
"""By what is done and to what; None stands for things of any kind."""
