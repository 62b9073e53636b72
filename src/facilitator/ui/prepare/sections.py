"""The parts of a plan as they are called on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from facilitator.domain.plan import PhaseField, Section

if TYPE_CHECKING:
    from facilitator.domain.plan import LessonPlan, Phase

translate = QCoreApplication.translate


def section_name(section: Section) -> str:
    return {
        Section.HEADER: translate("Prepare", "About this plan"),
        Section.OBJECTIVES: translate("Prepare", "Learning objectives"),
        Section.CONCEPTS: translate("Prepare", "Key concepts"),
        Section.PRIOR_KNOWLEDGE: translate("Prepare", "Prior knowledge"),
        Section.MATERIALS: translate("Prepare", "Materials needed"),
        Section.STRUCTURE: translate("Prepare", "Lesson structure"),
        Section.ASSESSMENTS: translate("Prepare", "Assessment methods"),
        Section.DIFFERENTIATION: translate("Prepare", "Differentiation strategies"),
        Section.CONNECTIONS: translate("Prepare", "Cross-disciplinary connections"),
        Section.APPLICATIONS: translate("Prepare", "Real-world applications"),
        Section.METACOGNITION: translate("Prepare", "Metacognition opportunities"),
        Section.EXTENSIONS: translate("Prepare", "Extension activities"),
        Section.SAFETY: translate("Prepare", "Safety considerations"),
        Section.REFLECTION: translate("Prepare", "Reflection questions"),
        Section.LEARNER_QUESTIONS: translate("Prepare", "For learners"),
        Section.FACILITATOR_QUESTIONS: translate("Prepare", "For the facilitator"),
        Section.VIRTUAL: translate("Prepare", "Adaptations for virtual learning"),
        Section.RESOURCES: translate("Prepare", "Additional resources"),
        Section.DISMISSALS: translate("Prepare", "Dismissed checks"),
    }[section]


def field_name(field: PhaseField) -> str:
    return {
        PhaseField.DURATION: translate("Prepare", "Length"),
        PhaseField.FACILITATOR_ACTIONS: translate("Prepare", "You"),
        PhaseField.LEARNER_ACTIVITIES: translate("Prepare", "Learners"),
        PhaseField.RESOURCES: translate("Prepare", "Resources"),
        PhaseField.DIFFERENTIATION: translate("Prepare", "Differentiation"),
        PhaseField.TECHNOLOGY: translate("Prepare", "Technology"),
        PhaseField.OFFLINE_ALTERNATIVE: translate("Prepare", "Offline alternative"),
    }[field]


FIELD_ICONS = {
    PhaseField.FACILITATOR_ACTIONS: "ph.chalkboard-teacher",
    PhaseField.LEARNER_ACTIVITIES: "ph.student",
    PhaseField.RESOURCES: "ph.package",
    PhaseField.DIFFERENTIATION: "ph.users-three",
    PhaseField.TECHNOLOGY: "ph.wifi-high",
    PhaseField.OFFLINE_ALTERNATIVE: "ph.wifi-slash",
}


def lists_of(plan: LessonPlan, section: Section) -> tuple[str, ...]:
    """The items of a section that is a plain list."""
    return {
        Section.CONCEPTS: plan.concepts,
        Section.PRIOR_KNOWLEDGE: plan.prior_knowledge,
        Section.MATERIALS: plan.materials,
        Section.CONNECTIONS: plan.connections,
        Section.APPLICATIONS: plan.applications,
        Section.METACOGNITION: plan.metacognition,
        Section.EXTENSIONS: plan.extensions,
        Section.SAFETY: plan.safety,
        Section.LEARNER_QUESTIONS: plan.learner_questions,
        Section.FACILITATOR_QUESTIONS: plan.facilitator_questions,
        Section.VIRTUAL: plan.virtual,
        Section.RESOURCES: plan.resources,
    }[section]


def text_of(phase: Phase, field: PhaseField) -> str:
    return {
        PhaseField.DURATION: phase.duration.text if phase.duration else "",
        PhaseField.FACILITATOR_ACTIONS: phase.facilitator_actions,
        PhaseField.LEARNER_ACTIVITIES: phase.learner_activities,
        PhaseField.RESOURCES: phase.resources,
        PhaseField.DIFFERENTIATION: phase.differentiation,
        PhaseField.TECHNOLOGY: phase.technology,
        PhaseField.OFFLINE_ALTERNATIVE: phase.offline_alternative,
    }[field]
