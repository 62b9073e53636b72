"""Progressions for creating: designing, planning, writing, building, leading."""

from __future__ import annotations

from facilitator.domain.drafting.nouns import Thing
from facilitator.domain.drafting.verbs import Doing

_GROWING = (
    (
        "Shows first signs of {the}, with support",
        "Shows {the} in familiar situations",
        "{does}{also}, and shows {them} reliably",
        "Draws on {the} in new situations and helps others grow",
    ),
)

MAKING: dict[tuple[Doing, Thing | None], tuple[tuple[str, str, str, str], ...]] = {
    (Doing.DESIGN, None): (
        (
            "Has ideas for {the}, not yet a design",
            "Sketches {a} that meet{s} some of the needs",
            "Designs {object}{also}, so that every need is met",
            "Tests the design with others and improves it",
        ),
    ),
    (Doing.DESIGN, Thing.PLAN): (
        (
            "Names single measures, not yet {a}",
            "Drafts {a}; steps or owners are missing",
            "Designs {object}{also}, with aims, steps and owners",
            "Adds timing, cost and a fallback, and justifies each choice",
        ),
        (
            "Collects ideas for {the} without fitting them together",
            "Fits ideas together, but hardly to the situation",
            "Designs {object}{also}, fitted to people, time and means",
            "Compares alternatives and shows why this design works better",
        ),
    ),
    (Doing.DESIGN, Thing.LESSON): (
        (
            "Lists topics for {the}",
            "Drafts {a}; aims, activities and time do not fit yet",
            "Designs {object}{also}, with aims and activities that fit",
            "Provides for different learners and for seeing what was learned",
        ),
    ),
    (Doing.DESIGN, Thing.STRUCTURE): (
        (
            "Names some parts of {the}",
            "Sketches {the}; roles or links stay unclear",
            "Designs {object}{also}, with all parts, roles and links",
            "Tries {the} on a difficult case and improves {them}",
        ),
    ),
    (Doing.DEVELOP, None): (
        (
            "Has first ideas for {the}",
            "Works out parts of {the}; others stay open",
            "Develops {object}{also}, complete and ready for use",
            "Tries {them} out and refines {them} with what was learned",
        ),
    ),
    (Doing.DEVELOP, Thing.SKILL): _GROWING,
    (Doing.IMPROVE, Thing.SKILL): _GROWING,
    (Doing.BUILD, Thing.SKILL): _GROWING,
    (Doing.DEVELOP, Thing.ATTITUDE): _GROWING,
    (Doing.BUILD, Thing.ATTITUDE): _GROWING,
    (Doing.DEVELOP, Thing.PLAN): (
        (
            "Lists ideas for {the}, in no order",
            "Outlines {the}; steps or dates stay vague",
            "Develops {object}{also}, with goals, steps and dates",
            "Tests {the} against likely obstacles and adapts {them}",
        ),
    ),
    (Doing.DEVELOP, Thing.PRACTICE): (
        (
            "Suggests a measure in general terms",
            "Suggests several; how they would work stays open",
            "Develops {object}{also}, and shows how each would work",
            "Combines {the}, weighs side effects and plans a check",
        ),
    ),
    (Doing.FORMULATE, None): (
        (
            "Names a topic, not yet {a}",
            "Words {the} vaguely",
            "Formulates {object}{also}, clear and to the point",
            "Sharpens the wording and defends every part of it",
        ),
    ),
    (Doing.FORMULATE, Thing.PLAN): (
        (
            "States an aim for {the}, but no way to reach it",
            "Names actions for {the}; who does what stays open",
            "Formulates {object}{also}, with actions and roles",
            "Builds in a measure of success, reviews and alternatives",
        ),
    ),
    (Doing.FORMULATE, Thing.STATEMENT): (
        (
            "Names a topic, not yet {a}",
            "Formulates {the} so that much stays open",
            "Formulates {object}{also}, clear and possible to check",
            "Justifies the wording and says how to check it",
        ),
    ),
    (Doing.PROPOSE, None): (
        (
            "Mentions an idea without a reason",
            "Proposes {a}, with general reasons only",
            "Proposes {object}{also}, backed by reasons and examples",
            "Answers objections and says how to put {them} into practice",
        ),
    ),
    (Doing.PLAN, None): (
        (
            "Collects ideas for {the}",
            "Puts the ideas in order; times or materials are missing",
            "{does}{also}, with order, times and materials",
            "Prepares for what may go wrong and checks progress",
        ),
    ),
    (Doing.WRITE, None): (
        (
            "Writes notes or single sentences",
            "Writes {a}; thread or form breaks in places",
            "{does}{also}, clear in order, form and language",
            "Uses style on purpose and revises for the reader",
        ),
    ),
    (Doing.WRITE, Thing.CODE): (
        (
            "Writes single lines that work, with help",
            "Writes {a} that work{s} in simple cases",
            "{does}{also}, correct and easy to read",
            "Tests {the} at the limits and makes {them} simpler",
        ),
    ),
    (Doing.CREATE, None): (
        (
            "Starts on {the}, and needs help to continue",
            "Finishes {a} that meet{s} some of the requirements",
            "{does}{also}, meeting all requirements",
            "Adds ideas of their own and improves {the} after feedback",
        ),
    ),
    (Doing.CREATE, Thing.PLAN): (
        (
            "Notes loose ideas for {the}",
            "Puts together {a}; who does what stays open",
            "{does}{also}, with clear steps and roles",
            "Adds reviews and a fallback, and explains the priorities",
        ),
    ),
    (Doing.BUILD, None): (
        (
            "Needs step-by-step help to {do}",
            "Finishes {the}; fit or function is uneven",
            "{does}{also}, accurate and fit for use",
            "Takes care of every detail and adapts the design to the need",
        ),
    ),
    (Doing.IMPROVE, None): (
        (
            "Sees that something must change, not what",
            "Changes single things, without a plan",
            "{does}{also}, with reasons for each change",
            "Checks the effect and goes on improving",
        ),
    ),
    (Doing.PRESENT, None): (
        (
            "Reads out single points",
            "Presents {the} in order, with little contact to listeners",
            "{does}{also}, freely and clearly",
            "Wins the listeners and answers questions with ease",
        ),
    ),
    (Doing.LEAD, None): (
        (
            "Keeps to a script and depends on support",
            "Loses time, people or aim on the way",
            "{does}{also}, with aim, time and people in view",
            "Adapts to what happens and includes everyone",
        ),
    ),
    (Doing.INTEGRATE, None): (
        (
            "Puts parts side by side",
            "Combines some parts; breaks stay visible",
            "{does}{also}, so that the parts work as a whole",
            "Explains gains and losses and improves the links",
        ),
    ),
}
"""By what is done and to what; None stands for things of any kind."""
