"""What headings and labels are called in other people's forms, language by language."""

from __future__ import annotations

import re
from functools import lru_cache

from facilitator.domain.plan import PhaseField, Section
from facilitator.formats.markdown import names
from facilitator.formats.markdown.names import REFLECTION_PARTS, field_called, section_called

_SECTIONS = {
    Section.OBJECTIVES: """
        what will participants learn|what participants will learn|what will learners learn
        |what will students learn|what you will learn|what you'll learn|by the end participants can
        |objetivo|objetivos|objetivos de aprendizaje|objetivos de la sesión|qué aprenderán
        |resultados de aprendizaje|objectif|objectifs|objectifs d'apprentissage
        |objectifs pédagogiques|lernziel|lernziele|ziele|objetivos de aprendizagem|obiettivi
        |obiettivi di apprendimento|leerdoelen|leerdoel|doelen|doelstellingen|session aims
        |workshop aims|aims and outcomes|kompetenzen|feinziele|grobziel|competencias|compétences
        |الأهداف|أهداف|أهداف التعلم|أهداف الدرس|الأهداف التعليمية
        |学习目标|教学目标|目标|目標|學習目標|教學目標|学習目標
        """,
    Section.CONCEPTS: """
        keypoints|key points|key takeaways|conceptos clave|puntos clave|concepts clés|points clés
        |kernbegriffe|conceitos-chave|المفاهيم الأساسية|النقاط الرئيسية|关键概念|要点|重点|關鍵概念
        """,
    Section.PRIOR_KNOWLEDGE: """
        conocimientos previos|requisitos previos|prerrequisitos|prérequis|pré-requis|vorwissen
        |voraussetzungen|pré-requisitos|المتطلبات السابقة|المعرفة السابقة|先备知识|先决条件|先備知識
        """,
    Section.MATERIALS: """
        what materials will participants need|what materials will the instructor need
        |what materials will the trainer need|what materials will the facilitator need
        |what will participants need|what participants need|what to bring
        |required materials|materials and resources|materiales|materiales necesarios|material
        |matériel|matériel nécessaire|materialien|benötigtes material|materiais|materiali
        |medien und material|material und medien|materiale|benodigdheden|recursos y materiales
        |materiales y recursos|bring|you need|kit list|props|supplies
        |المواد|المواد المطلوبة|المواد اللازمة|الأدوات|材料|所需材料|教具|準備物
        """,
    Section.ASSESSMENTS: """
        rubric|grading rubric|assessment rubric|evaluation rubric|success criteria
        |evaluación|rúbrica|évaluation|grille d'évaluation|bewertung|avaliação|rubrica
        |التقييم|معايير التقييم|评分标准|评价|評分標準|評量標準|評価
        """,
    Section.LEARNER_QUESTIONS: """
        questions|guiding questions|key questions|essential questions|discussion questions
        |preguntas|preguntas de reflexión|preguntas clave|questions de réflexion|fragen
        |reflexionsfragen|perguntas|domande|الأسئلة|أسئلة|أسئلة للنقاش|问题|思考题|討論問題|問題
        """,
    Section.RESOURCES: """
        recursos|recursos adicionales|ressources|bibliographie|weiterführende literatur
        |المصادر|المراجع|资源|参考资料|資源|參考資料
        """,
}
_STRUCTURES = """
    desarrollo|secuencia|secuencia didáctica|programa|agenda del taller|déroulement|programme
    |ablauf|ablaufplan|verlaufsplan|stundenverlauf|unterrichtsverlauf|cronograma|roteiro
    |actividades|activités|programma|verloop|desarrollo de la sesión|running order|run|session run
    |the session|svolgimento|خطة الدرس|سير الدرس|جدول الأعمال
    |教学过程|课程安排|教學流程|日程|議程
    """
_DURATIONS = """
    duration|time|length|total duration|total time|lesson duration|session duration|estimated time
    |time needed|time required|workshop length|running time|duración|tiempo|durée|temps|dauer|zeit
    |duração|tempo|durata|المدة|الوقت|مدة الدرس|时长|时间|课时|時長|時間|所要時間
    |total length|overall length|overall time|overall duration|session time|session length
    |class time|lesson time|lesson length|workshop duration|how long|timing|time frame|timeframe
    |duración total|tiempo total|duración estimada|tiempo estimado|durée totale|durée estimée
    |temps total|temps nécessaire|gesamtdauer|gesamtzeit|zeitbedarf|zeitrahmen|duração total
    |tempo estimado|durata totale|durata prevista|duur|tijd|tijdsduur|totale duur|varighet|tid
    """
_AUDIENCES = """
    audience|target audience|who is this for|for whom|público|destinatarios|público objetivo
    |audiencia|public|public cible|zielgruppe|público-alvo|destinatari|الفئة المستهدفة|الجمهور
    |对象|受众|教学对象|對象|対象
    |for|who|group|target group|participants|learners|learner group|class|grade|grade level
    |year group|age group|participantes|grupo|para|dirigido a
    |pour|participants|groupe|classe|für|für wen|teilnehmende|teilnehmer|lerngruppe|klasse
    |adressaten|destinatários|turma|partecipanti|classe|doelgroep|deelnemers|voor wie
    """
_TEACHING_ONLY = """
    instructions|assignment|task|homework|challenge|instrucciones|tarea|consignes|devoir|aufgabe
    |التعليمات|المهمة|الواجب|说明|作业|任务|說明|作業|課題
    """
_NO_LETTER = re.compile(r"[\W_]+")
_LONGEST_NAME = 80
_OWN_TIME = re.compile(
    r"\b(?:prep|preparations?|pre-\w+|preparing|set-?up|homework|before (?:the|you)|follow-?up"
    r"|preparación|antes de|préparation|vorbereitung|preparação)\b|التحضير|准备|準備",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:step|part|activity|exercise|session|module|phase|stage|paso|parte|actividad|sesión|étape"
    r"|partie|activité|schritt|teil|etapa|الخطوة|الجزء|النشاط)\s*(?:\d{1,2}|[a-f])\b"
    r"|第\s*[\d一二三四五六七八九十]+\s*[步部课節节]",
    re.IGNORECASE,
)


def key(name: str) -> str:
    """Lower case words with single spaces, without punctuation."""
    return " ".join(_NO_LETTER.sub(" ", name.casefold()).split())


def _keys(text: str) -> frozenset[str]:
    return frozenset(key(name) for name in text.split("|"))


_SECTION_OF = {name: section for section, text in _SECTIONS.items() for name in _keys(text)}
_STRUCTURE_KEYS, _DURATION_KEYS = _keys(_STRUCTURES), _keys(_DURATIONS)
_AUDIENCE_KEYS, _TEACHING_KEYS = _keys(_AUDIENCES), _keys(_TEACHING_ONLY)
_RUBRICS = frozenset(n for n, section in _SECTION_OF.items() if section is Section.ASSESSMENTS)


@lru_cache(maxsize=1024)
def section_named(name: str) -> Section | None:
    """The section that a heading or label names in any language known here."""
    if len(name) > _LONGEST_NAME:
        return None
    section = _SECTION_OF.get(key(name)) or section_called(name)
    if section in REFLECTION_PARTS:
        return Section.LEARNER_QUESTIONS if section is Section.REFLECTION else section
    return section or (Section.STRUCTURE if key(name) in _STRUCTURE_KEYS else None)


def is_duration(name: str) -> bool:
    return key(name) in _DURATION_KEYS or field_called(name) is PhaseField.DURATION


def is_audience(name: str) -> bool:
    return key(name) in _AUDIENCE_KEYS or names.is_audience(name)


def is_known(name: str) -> bool:
    """Whether a label names a section, a field of a phase, a length or an audience."""
    if not name or len(name) > _LONGEST_NAME:
        return False
    return bool(section_named(name) or is_duration(name) or is_audience(name) or field_called(name))


def is_task(name: str) -> bool:
    """Whether a heading shows that learners are told what to do: an assignment."""
    return key(name) in _TEACHING_KEYS


def is_rubric(name: str) -> bool:
    return key(name) in _RUBRICS


_ENDS = re.compile(
    r"(?:the )?(?:end|ends|finish|close of (?:day|session)|end of (?:day|session|workshop)"
    r"|doors close|ende|schluss|fin|fine|fim|einde|salida|départ)[.!]?",
    re.IGNORECASE,
)


def is_end(name: str) -> bool:
    """Whether a line only says when it is over."""
    return _ENDS.fullmatch(name.strip()) is not None


def is_own_time(name: str) -> bool:
    """Whether a heading is about the trainer's or learners' time outside of the session."""
    return _OWN_TIME.search(name[:_LONGEST_NAME]) is not None


def is_numbered(name: str) -> bool:
    """ "Step 2: …", "Actividad 3" """
    return _NUMBERED.match(name.lstrip("*_ ")) is not None
