"""Progressions for remembering, understanding and applying."""

from __future__ import annotations

from facilitator.domain.drafting.nouns import Thing
from facilitator.domain.drafting.verbs import Doing

KNOWING: dict[tuple[Doing, Thing | None], tuple[tuple[str, str, str, str], ...]] = {
    (Doing.NAME, None): (
        (
            "Recalls {some}, with hints",
            "Recalls {the} with gaps or mix-ups",
            "{does}{also}, completely and correctly",
            "Adds the meaning or the use of {the}",
        ),
        (
            "Recognizes {the} when hearing or seeing {them}",
            "Recalls most of {the} after some thought",
            "{does}{also} from memory",
            "Recalls {the} at once and helps others remember",
        ),
    ),
    (Doing.DEFINE, None): (
        (
            "Gives an example, not yet a meaning",
            "Defines {the} in part, or by rote",
            "{does}{also}, correctly and in their own words",
            "Sets {the} apart from similar terms, with examples",
        ),
    ),
    (Doing.IDENTIFY, None): (
        (
            "Identifies {one} when pointed to it",
            "Identifies the obvious, and misses the rest of {the}",
            "{does}{also}, reliably and without hints",
            "Explains by which signs one can tell, even in unclear cases",
        ),
        (
            "Needs examples at hand to {do}",
            "Finds {some}, mixed with wrong ones",
            "{does}{also}~ and leaves out what does not belong",
            "Finds what is hidden or unusual and says why it counts",
        ),
    ),
    (Doing.IDENTIFY, Thing.PROBLEM): (
        (
            "Notices {one} when it is pointed out",
            "Identifies the obvious and overlooks the rest",
            "{does}{also}~ and says why each one matters",
            "Foresees how {the} could arise and how to prevent {them}",
        ),
    ),
    (Doing.EXPLAIN, None): (
        (
            "Repeats single facts about {the}",
            "Describes {the}; reasons are missing",
            "{does}{also}, correctly and in their own words",
            "Makes {the} clear with an example of their own and answers questions",
        ),
        (
            "Uses terms around {the} without linking them",
            "Explains {some}; others stay unclear",
            "{does}{also} so that others can follow",
            "Explains {the} to different listeners and clears up errors",
        ),
    ),
    (Doing.DESCRIBE, None): (
        (
            "Mentions {some}",
            "Describes {the} with gaps or in mixed order",
            "{does}{also}, completely and in order",
            "Uses fitting terms and adds what is typical of {the}",
        ),
        (
            "Describes {the} in a few loose words",
            "Gives the main features of {the}, without examples",
            "{does}{also}, clearly and with examples",
            "Connects the description of {the} with causes or uses",
        ),
    ),
    (Doing.SUMMARIZE, None): (
        (
            "Copies single sentences",
            "Retells {the}, main and minor points mixed",
            "{does}{also}, briefly and in their own words",
            "Shows how the main points hang together",
        ),
    ),
    (Doing.CLASSIFY, None): (
        (
            "Sorts clear cases, with help",
            "Sorts most of {the}, but cannot name the criteria",
            "{does}{also}~ and names the criteria",
            "Places unclear cases and gives reasons",
        ),
    ),
    (Doing.DISCUSS, None): (
        (
            "Listens, and adds little on {the}",
            "Gives a view on {the}, without reasons",
            "{does}{also}, with reasons and an ear for others",
            "Weighs several views and brings the discussion forward",
        ),
    ),
    (Doing.UNDERSTAND, None): (
        (
            "Recognizes terms to do with {the}",
            "Describes {the} with the help of notes",
            "Explains {object}{also}, correctly and in their own words",
            "Uses this understanding to judge a case that is new",
        ),
        (
            "Repeats single facts about {the}",
            "Answers simple questions about {the}",
            "Explains {object}{also}, with fitting examples",
            "Clears up common errors about {the}",
        ),
    ),
    (Doing.INTERPRET, None): (
        (
            "Picks out single details of {the}",
            "Gets the main point of {the}; details are misread",
            "{does}{also}, correctly and with reasons",
            "Says how certain this is and what else it could mean",
        ),
    ),
    (Doing.PREDICT, None): (
        (
            "Guesses without grounds",
            "Gives a rough idea of {the}, with few grounds",
            "{does}{also}, with sound reasons",
            "Says how sure the prediction is and what could change it",
        ),
    ),
    (Doing.TRANSLATE, None): (
        (
            "Translates single words",
            "Gets the main meaning across; errors disturb",
            "{does}{also}, correctly and fluently",
            "Finds the right tone and explains difficult choices",
        ),
    ),
    (Doing.USE, None): (
        (
            "Needs step-by-step help to {do}",
            "Copes in familiar cases, with reminders",
            "{does}{also}, correctly and without help",
            "Transfers this to new cases and explains why it works",
        ),
        (
            "Knows about {the}, but cannot yet put {them} to use",
            "Puts {the} to use, with slips that others correct",
            "{does}{also}, reliably and with purpose",
            "Adapts {the} to unusual conditions",
        ),
    ),
    (Doing.DEMONSTRATE, None): (
        (
            "Shows single steps, with prompting",
            "Shows most of it; order or technique is uncertain",
            "{does}{also}, smoothly and without prompting",
            "Explains each step and copes with complications",
        ),
        (
            "Needs someone alongside to {do}",
            "Gets through it, with pauses and corrections",
            "{does}{also}, safely and at a steady pace",
            "Stays sure under pressure and coaches others",
        ),
    ),
    (Doing.DEMONSTRATE, Thing.ATTITUDE): (
        (
            "Shows {the} when reminded",
            "Shows {the} where it comes easily",
            "{does}{also}, reliably and unprompted",
            "Keeps {the} up under pressure and sets an example",
        ),
    ),
    (Doing.SOLVE, None): (
        (
            "Writes down what is given; the method has to be shown",
            "Uses a fitting method, with slips on the way",
            "{does}{also}, correctly and with all working shown",
            "Checks the result another way and explains the method",
        ),
    ),
    (Doing.OPERATE, None): (
        (
            "Needs step-by-step help to {do}",
            "Does the routine steps, with help at single points",
            "{does}{also}, safely and without help",
            "Finds faults on the way, mends them and explains why",
        ),
        (
            "Watches, and does single steps when told",
            "Works from instructions, with some wrong settings",
            "{does}{also} so that everything works as it should",
            "Tunes {the} to a special need and shows others how",
        ),
    ),
    (Doing.HANDLE, None): (
        (
            "Needs hands-on help to {do}",
            "Gets the work done; accuracy or safety slips at times",
            "{does}{also}, accurately and safely",
            "Works cleanly to fine limits and corrects errors early",
        ),
    ),
    (Doing.PREPARE, None): (
        (
            "Needs step-by-step help to {do}",
            "Gets {the} ready, with steps missed or out of time",
            "{does}{also}, in good order and on time",
            "Varies the method to suit the need and saves what goes wrong",
        ),
    ),
    (Doing.CRAFT, None): (
        (
            "Needs hands-on help to {do}",
            "Gets the work done; accuracy slips at times",
            "{does}{also}, accurately and neatly",
            "Works to fine limits and corrects errors early",
        ),
    ),
    (Doing.COMMUNICATE, None): (
        (
            "Uses single words or prepared phrases",
            "Gets the message across, with pauses or help",
            "{does}{also}, clearly and politely",
            "Reacts to the unexpected and keeps the talk going",
        ),
        (
            "Speaks when prompted, and only briefly",
            "Says what is needed; tone or order is off at times",
            "{does}{also} so that others understand at once",
            "Fits words and tone to the other person",
        ),
    ),
    (Doing.FOLLOW, None): (
        (
            "Acts only when told what to do",
            "Keeps to the main points, with reminders",
            "{does}{also}, without being reminded",
            "Explains why it matters and helps others to do it",
        ),
    ),
    (Doing.COLLABORATE, None): (
        (
            "Takes part when asked",
            "Does their own share, hardly linked with that of others",
            "{does}{also}, reliably and with regard for others",
            "Helps everyone to contribute and to reach the aim",
        ),
    ),
}
"""By what is done and to what; None stands for things of any kind."""
