"""The words for lengths of time, in the languages that lesson plans were met in.

All are regular expressions for text in lower case with ASCII digits and one kind of dash.
"""

from __future__ import annotations

import re

MINUTE = (
    r"minut(?:es?|os?|en|er|i|[ay])?|minuut|mins?|mn|menit|dakika|dk|(?<=\d)m|(?<=\d)''?"
    r"|мин(?:ут[аыу]?)?|دقيقة|دقائق|دقيقه|分鐘|分钟|分間|分|분|मिनट"
)
HOUR = (
    r"hours?|hrs?|heures?|horas?|stunden?|std|uren|uur|timmar|timme|or[ae](?= |$)|saat|jam"
    r"|godz(?:in[ay]?)?|hodin[ay]?|h(?=[ \d.,)/+~-]|$)"
    r"|час(?:а|ов)?|ساعات|ساعة|ساعه|[個个]?小[時时]|時間|시간|घंट[ाे]"
)
SECOND = r"seconds?|secondes?|segundos?|sekunden?|secs?|s|сек(?:унд[аы]?)?|ثانية|ثواني|秒|초"
SESSION = (
    r"(?:class |lesson )?(?:periods?|sessions?|lessons?|class(?:es)?|blocks?|parts?|slots?)"
    r"|périodes?|séances?|sesi[oó]n(?:es)?|clases?|per[ií]odos?|sitzung(?:en)?|einheit(?:en)?"
    r"|bl[oö]cke?|lezioni|aulas?"
)
HALF = r"and a half|y media|et demie?|e mezza|e meia|ونصف|半"
OF = frozenset(["of", "de", "di", "à", "von", "zu", "je", "at", "@"])
TO = frozenset(
    ["-", "to", "bis", "à", "a", "al", "hasta", "até", "до", "至", "到", "or", "oder", "ou", "~"]
)
AND = frozenset(["and", "et", "und", "y", "e", "&", "i", ","])
TIMES = frozenset(["x", "times", "mal", "fois", "veces", "*"])
ONE = frozenset(["a", "an", "un", "une", "una", "uma", "ein", "eine", "einer", "one"])

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "twenty-five": 25,
    "thirty": 30, "thirty-five": 35, "forty": 40, "forty-five": 45, "fifty": 50,
    "fifty-five": 55, "sixty": 60, "seventy-five": 75, "ninety": 90,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "quinze": 15, "vingt": 20,
    "trente": 30, "quarante": 40, "quarante-cinq": 45,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "diez": 10, "quince": 15, "veinte": 20,
    "treinta": 30, "cuarenta": 40,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "zehn": 10, "fünfzehn": 15, "zwanzig": 20,
    "dreißig": 30, "dreissig": 30, "vierzig": 40,
    "due": 2, "dois": 2, "duas": 2, "três": 3, "quattro": 4, "twee": 2, "drie": 3,
    "一": 1, "两": 2, "兩": 2, "二": 2, "三": 3,
}  # fmt: skip

# Whole phrases that hold no digit, and what they mean.
PHRASES = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (r"\bthree[- ]quarters of an hour\b", "45 min"),
        (r"\b(?:a )?quarter of an hour\b|\b(?:a )?quarter hour\b|\bun quart d'heure\b", "15 min"),
        (r"\bun cuarto de hora\b|\b(?:eine )?viertelstunde\b", "15 min"),
        (r"\bhalf an? hour\b|\b(?:a )?half[- ]hour\b|\b(?:une )?demi[- ]heure\b", "30 min"),
        (r"\bmedia hora\b|\bmeia hora\b|\b(?:eine )?halbe stunde\b|\bmezz'ora\b", "30 min"),
        (r"نصف ساعة|(?<![\d一個个])半[個个]?小[時时]", "30 min"),
        (r"\b(?:anderthalb|eineinhalb) stunden\b", "90 min"),
        (r"一?[個个]半小[時时]", " 1.5 h "),
        (r"ساعتان|ساعتين", "2 h"),
        (r"(?<!\d)(?<!\d )(?<!\w)(?=ساعة|ساعه)", "1 "),
    )
)

APPROXIMATE = re.compile(
    r"~|≈|±|\b(?:about|approx|approximately|around|roughly|circa|nearly|almost|estimated?|est\."
    r"|or so|more or less|environ|env\.|à peu près|aprox|aproximadamente|unos|unas|alrededor"
    r"|cerca de|etwa|ungefähr|rund|ongeveer|omkring|около|примерно|variable|varies|typically"
    r"|usually)\b|\b(?:ca?\.|ca) ?$|\bca?\. |ish\b|约|約|左右|حوالي|تقريبا"
)
BOUNDED_BEFORE = re.compile(
    r"(?:\b(?:under|less than|up to|at most|(?:no|not) (?:more|longer) than|max(?:imum|imal)?\.?"
    r"|maximum of|below|jusqu'à|moins de|hasta|menos de|como máximo|bis zu|weniger als|höchstens"
    r"|não mais de|до)|≤|<|不超[过過]|少于|少於|أقل من)[ :]*$"
)
BOUNDED_AFTER = re.compile(r"[, (]*(?:max(?:imum|imal)?\b|at most\b|or less\b|tops\b)")
OPEN_BEFORE = re.compile(
    r"(?:\b(?:at least|min(?:imum|destens|imal)\.?(?: of)?|over|more than|no less than"
    r"|not less than|au moins|plus de|al menos|más de|mehr als|almeno|pelo menos)"
    r"|≥|>|至少|على الأقل)[ :]*$"
)
OPEN_AFTER = re.compile(
    r"[, (]*(?:\+|or (?:more|longer)\b|and (?:up|more)\b|minimum\b|at least\b|以上)"
)

# Beside these a length is a deadline, a share of something, or the trainer's own time.
OTHER_BEFORE = re.compile(
    r"(?:\b(?:within|after|every|each|per|before|by|until|since|first|last|next|final|initial|past"
    r"|following|another|additional|extra|prep|preparation|preparation time|prep time|set-?up"
    r"|set-?up time|homework|innerhalb von|après|dentro de|después de|cada|toutes les|alle)"
    r"|بعد|خلال) ?[:=]? ?$"
)
OTHER_AFTER = re.compile(
    r"[ -]?(?:before|prior|in advance|ahead|beforehand|ago|earlier|later|after|each|apiece|every"
    r"|per|daily|a (?:day|week|person|group)|old|late|early|of (?:prep|set-?up)|prep|preparation"
    r"|set-?up|avant|antes|vorher|por persona|pro|chacun|cada un[oa]|jeweils)\b"
)
TOTAL = re.compile(r"\b(?:total|in all|altogether|overall|insgesamt)\b")
