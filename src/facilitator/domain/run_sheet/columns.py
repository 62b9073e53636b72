"""What the columns of agendas and run sheets are called, and which field each of them fills."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from facilitator.domain.plan import PhaseField

_NO_LETTER = re.compile(r"[\W_]+")
_BRACKETS = re.compile(r"[(\[（].*?[)\]）]")
_LONGEST_NAME = 60


class Column(StrEnum):
    """What a column holds. TEXT is kept as text under its own heading, NOTHING is left out."""

    TITLE = "title"
    START = "start"
    END = "end"
    DURATION = "duration"
    FACILITATOR = "facilitator"
    LEARNERS = "learners"
    RESOURCES = "resources"
    DIFFERENTIATION = "differentiation"
    TECHNOLOGY = "technology"
    OFFLINE = "offline"
    PRIORITY = "priority"
    AUDIENCE = "audience"
    ID = "id"
    KIND = "kind"
    LINK = "link"
    SKIP = "skip"
    WARNING = "warning"
    END_ACTION = "end_action"
    TEXT = "text"
    NOTHING = "nothing"


FIELDS = {
    Column.FACILITATOR: PhaseField.FACILITATOR_ACTIONS,
    Column.LEARNERS: PhaseField.LEARNER_ACTIVITIES,
    Column.RESOURCES: PhaseField.RESOURCES,
    Column.DIFFERENTIATION: PhaseField.DIFFERENTIATION,
    Column.TECHNOLOGY: PhaseField.TECHNOLOGY,
    Column.OFFLINE: PhaseField.OFFLINE_ALTERNATIVE,
}
_NAMES = {
    Column.TITLE: """
        title|name|activity|activities|topic|session|phase|stage|part|item|agenda item|agenda
        |segment|block|event|what|content|section|module|lesson stage|method|subject|theme|program
        |programme point|task|step|exercise|heading|actividad|tema|título|titulo|sesión|fase|bloque
        |contenido|qué|etapa|activité|sujet|thème|titre|séquence|étape|contenu|quoi|partie|titel
        |thema|inhalt|phase|abschnitt|programmpunkt|was|schritt|aktivität|tagesordnungspunkt|top
        |baustein|unterrichtsphase|atividade|assunto|argomento|attività|aktivitet|النشاط|الموضوع
        |活动|內容|内容|活動|主题|環節
        """,
    Column.START: """
        start|start time|time start|starts|begin|begins|beginning|from|clock|when|time of day
        |scheduled start|start at|hora|inicio|hora de inicio|comienzo|desde|heure|début|heure de
        début|de|horaire|horaires|beginn|uhrzeit|von|anfang|startzeit|hora de início|ora|inizio
        |البداية|开始|開始|開始時間
        """,
    Column.END: """
        end|end time|time end|ends|until|to|finish|finish time|stop|fin|final|hora de fin|hasta
        |heure de fin|à|ende|bis|schluss|endzeit|fim|fine|النهاية|结束|結束
        """,
    Column.DURATION: """
        duration|length|minutes|mins|min|time needed|how long|time allotted|allocated time|timing
        |time in minutes|planned duration|estimated time|duración|duracion|minutos|durée|duree
        |dauer|zeit|minuten|länge|zeitbedarf|duração|durata|time|tiempo|temps|tempo|المدة|الوقت
        |时长|時長|时间|時間|所要時間
        """,
    Column.FACILITATOR: """
        facilitator actions|facilitator activities|facilitator|facilitator does|trainer|trainer
        does|trainer actions|trainer activity|what the trainer does|what the facilitator does
        |what the teacher does|teacher|teacher activity|teacher activities|teacher actions|teacher
        does|teaching activities|instructor|instructor activity|instructor actions|instructions
        |notes|note|description|details|detail|process|procedure|how|comments|script|speaker notes
        |facilitator notes|teacher notes|method description|additional information|docente
        |actividad docente|actividades del docente|instrucciones|descripción|notas|detalles
        |procedimiento|formateur|animateur|enseignant|activité du formateur|activités de
        l enseignant|consignes|description|remarques|déroulement|lehrperson|trainer in|lehrer
        |lehrkraft|lehreraktivität|lehrerhandeln|lehrertätigkeit|beschreibung|ablauf|vorgehen
        |notizen|bemerkungen|anweisungen|hinweise|wie
        """,
    Column.LEARNERS: """
        learner activities|learner activity|learners|learners do|what learners do|participants
        |participant activity|participant activities|what participants do|students|student activity
        |student activities|students do|what students do|trainees|pupils|pupil activity|learner
        actions|audience does|estudiantes|alumnos|participantes|actividad del alumno|actividades de
        los estudiantes|actividades de los participantes|actividad de los participantes|apprenants
        |élèves|participants|activité des apprenants|activités des élèves|lernende|schüler
        |schüleraktivität|schülerhandeln|schülertätigkeit|teilnehmende|teilnehmer|tn aktivität
        |aktivität der lernenden
        """,
    Column.RESOURCES: """
        materials|material|resources|resource|resources used|materials needed|equipment|handouts
        |supplies|tools|props|what you need|media|materiales|recursos|medios|material necesario
        |matériel|materiel|ressources|supports|outils|materialien|medien|medien material
        |hilfsmittel|ressourcen|medium|materiais|materiali|المواد|材料|教具
        """,
    Column.DIFFERENTIATION: """
        differentiation|support|support and extension|adaptations|adaptation|inclusion
        |diferenciación|adaptaciones|différenciation|adaptation|differenzierung|förderung
        """,
    Column.TECHNOLOGY: """
        technology|technology integration|tech|digital tools|av|a v|audio visual|tecnología
        |technologie|numérique|technik|digitale medien
        """,
    Column.OFFLINE: """
        offline alternative|offline|without internet|plan b|backup|alternativa sin conexión
        |sans internet|solution hors ligne|offline alternative|ohne internet
        """,
    Column.PRIORITY: "priority|must should could|prioridad|priorité|priorität|moscow",
    Column.AUDIENCE: "audience text|audience message|public text|message|secondary message",
    Column.ID: "id|event id|key|uid|identifier",
    Column.KIND: "timer type|row type|kind|type",
    Column.LINK: "link start|linked|linked start|link",
    Column.SKIP: "skip|skipped|optional",
    Column.WARNING: "warning time|time warning|warning|wrap up time|wrap up",
    Column.END_ACTION: "end action|on end|at end",
    Column.TEXT: """
        speaker|presenter|who|lead|owner|responsible|objective|objectives|goal|goals|learning goal
        |aim|purpose|learning outcome|location|room|cue|number|nr|no|grouping|interaction|social
        form|sozialform|sozialformen|verantwortlich|wer|ziel|ziele|lernziel|raum|ort|responsable
        |quién|ponente|objetivo|objetivos|lugar|sala|intervenant|qui|objectif|objectifs|lieu|salle
        """,
    Column.NOTHING: """
        flag|colour|color|count to end|danger time|time danger|timer appearance|public
        """,
}


def key(name: str) -> str:
    """Lower case words with single spaces, without punctuation and without what is in brackets."""
    return " ".join(_NO_LETTER.sub(" ", _BRACKETS.sub(" ", name).casefold()).split())


_COLUMNS = {
    key(name): column for column, names in reversed(_NAMES.items()) for name in names.split("|")
}
_WORDS = {
    Column.DURATION: "minutes? mins? duration dauer durée duración minuten minutos",
    Column.START: "start beginn début inicio uhrzeit",
    Column.LEARNERS: r"""
        learners? students? pupils? participants? schüler\w* lernende\w* teilnehm\w* alumnos?
        estudiantes? apprenants? élèves?
        """,
    Column.FACILITATOR: r"""
        facilitators? teachers? trainers? instructors? tutors? lehr\w+ docentes? formateurs?
        enseignants?
        """,
    Column.RESOURCES: "materials? resources? equipment handouts? materiales matériel medien",
    Column.TITLE: """
        activity activities topic title session agenda thema inhalt tema actividad activité
        """,
}
_PATTERNS = {
    column: re.compile(rf"\b(?:{'|'.join(words.split())})\b") for column, words in _WORDS.items()
}


@lru_cache(maxsize=1024)
def column_called(name: str) -> Column | None:
    """What a column of that name holds, in any language known here; None for a strange name."""
    bare = key(name)
    if not bare or len(name) > _LONGEST_NAME:
        return None
    known = _COLUMNS.get(bare)
    if known is not None:
        return known
    return next((column for column, pattern in _PATTERNS.items() if pattern.search(bare)), None)


_MINUTES = re.compile(r"\bmin|minut", re.IGNORECASE)
_HOURS = re.compile(r"\b(?:h|hrs?|hours?|std|stunden|horas|heures)\b", re.IGNORECASE)
_SECONDS = re.compile(r"\b(?:s|secs?|seconds?|sekunden|segundos|secondes)\b", re.IGNORECASE)


def unit_of(name: str) -> float | None:
    """Minutes that a bare number in a column of that name stands for; None: not said."""
    for pattern, minutes in ((_MINUTES, 1.0), (_SECONDS, 1 / 60), (_HOURS, 60.0)):
        if pattern.search(name):
            return minutes
    return None
