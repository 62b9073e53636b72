"""The lists of a plan in the order of the form, and what one of their items is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from facilitator.domain.plan import Section

translate = QCoreApplication.translate

SECTIONS = tuple(
    section for section in Section if section not in (Section.HEADER, Section.DISMISSALS)
)


def list_words(section: Section) -> tuple[str, str]:
    """What one item is called, and what the button says that adds one."""
    return {
        Section.OBJECTIVES: (
            translate("Prepare", "Objective"),
            translate("Prepare", "Add an objective"),
        ),
        Section.CONCEPTS: (translate("Prepare", "Concept"), translate("Prepare", "Add a concept")),
        Section.PRIOR_KNOWLEDGE: (
            translate("Prepare", "Prior knowledge"),
            translate("Prepare", "Add prior knowledge"),
        ),
        Section.MATERIALS: (
            translate("Prepare", "Material"),
            translate("Prepare", "Add a material"),
        ),
        Section.ASSESSMENTS: (
            translate("Prepare", "Assessment"),
            translate("Prepare", "Add an assessment"),
        ),
        Section.DIFFERENTIATION: (
            translate("Prepare", "Profile"),
            translate("Prepare", "Add a profile"),
        ),
        Section.CONNECTIONS: (
            translate("Prepare", "Connection"),
            translate("Prepare", "Add a connection"),
        ),
        Section.APPLICATIONS: (
            translate("Prepare", "Application"),
            translate("Prepare", "Add an application"),
        ),
        Section.METACOGNITION: (
            translate("Prepare", "Opportunity"),
            translate("Prepare", "Add an opportunity"),
        ),
        Section.EXTENSIONS: (
            translate("Prepare", "Extension"),
            translate("Prepare", "Add an extension"),
        ),
        Section.SAFETY: (
            translate("Prepare", "Safety point"),
            translate("Prepare", "Add a safety point"),
        ),
        Section.LEARNER_QUESTIONS: (
            translate("Prepare", "Learners’ question"),
            translate("Prepare", "Add a question for learners"),
        ),
        Section.FACILITATOR_QUESTIONS: (
            translate("Prepare", "Facilitator’s question"),
            translate("Prepare", "Add a question for the facilitator"),
        ),
        Section.VIRTUAL: (
            translate("Prepare", "Adaptation"),
            translate("Prepare", "Add an adaptation"),
        ),
        Section.RESOURCES: (
            translate("Prepare", "Resource"),
            translate("Prepare", "Add a resource"),
        ),
    }[section]
