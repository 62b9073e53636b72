"""Documents as trainers write them, each kind in its own words, and what is read from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.domain.plan import LessonPlan
from facilitator.formats.markdown import read_plan, write_plan

FORMS = Path(__file__).resolve().parents[1] / "data" / "forms"
# Title, stated minutes, audience, objectives, materials, start, and the parts with their minutes.
EXPECTED: dict[str, tuple[object, ...]] = {
    "bold-lead-ins.md": (
        "Shift handover for night staff", None, "care assistants in their first month", 0, 0, 540,
        {"Welcome": 15, "A handover that failed": 25, "The four questions": 30, "Close": None},
    ),
    "clock-headings.md": (
        "Open day, run of show", None, "", 0, 0, 510,
        {"Doors open": 30, "Short welcome": 10, "Stations": 155, "Draw the prize": 15},
    ),
    "dars.md": (
        "ترشيد استهلاك الماء", 45, "عمال المطابخ", 2, 0, None,
        {"التمهيد": 10, "القياس": 25, "الخاتمة": 10},
    ),
    "demonstration.md": (
        "Fire blanket drill", 40, "", 0, 0, None,
        {"Explain": 10, "Demonstrate": 5, "Imitate": 10, "Practise": 15},
    ),
    "fiche.md": (
        "Fiche d'animation : trier sans se tromper", 90, "habitants de l'immeuble", 2, 2, None,
        {"Étape 1 – Accueil": 10, "Étape 2 – Le grand tri": 40, "Break": 10,
         "Étape 3 – Les pièges": 30},
    ),
    "front-matter.md": (
        "Reading a river", 50, "Scout leaders", 2, 2, None,
        {"Watch": 10, "Throw sticks": 20, "Choose": 20},
    ),
    "jiaoan.md": ("认识地震包", 40, "社区志愿者", 2, 0, None, {"导入": 5, "动手": 25, "总结": 10}),
    "label-table.md": (
        "Safe lifting", 30, "Warehouse starters", 1, 1, None, {"Show": 5, "Try": 15, "Judge": 10},
    ),
    "mail-agenda.txt": (
        "", None, "", 0, 0, 600,
        {"Arrive, tea": 15, "Round of names": 15, "What a budget line is": 45, "Break": 15,
         "Write your own budget in threes": 60, "Break: Lunch": 45, "Swap and question": 45,
         "Close": None},
    ),
    "numbered.txt": (
        "SHARPENING A CHISEL", 60, "", 0, 0, None,
        {"Why edges fail": 5, "Flatten the back": 20, "Grind the bevel": 20, "Test on pine": 10},
    ),
    "offsets.md": (
        "Lighting a stove safely", 45, "", 0, 3, None,
        {"Why we check the hose first": 5,
         "Demonstration, once slowly and once at normal speed": 15,
         "Each person lights and puts out a stove": 20, "Questions": 5},
    ),
    "outline.txt": (
        "Saying no to a customer", 70, "counter staff", 2, 0, None,
        {"Opening": 10, "Model": 15, "Practice": 30, "Review": 15},
    ),
    "plano-de-aula.md": (
        "Plano de aula: ler um contrato de aluguel", 60, "jovens que alugam pela primeira vez",
        2, 2, None,
        {"Abertura": 10, "Leitura em duplas": 25, "Dúvidas": 15, "Fechamento": 10},
    ),
    "scheda.md": (
        "Scheda: il primo colloquio", 75, "tutor aziendali", 1, 1, None,
        {"Accoglienza": 10, "Domande aperte": 25, "Simulazione": 30, "Chiusura": 10},
    ),
    "secuencia.md": (
        "Primeros auxilios en la cocina", 90, "personal de comedores", 2, 0, None,
        {"Inicio": 15, "Desarrollo": 60, "Cierre": 15},
    ),
    "three-totals.md": (
        "Map and compass, two hours", 120, "", 0, 0, 540,
        {"Module 1: The map": 60, "Module 2: The compass": 75},
    ),
    "timeboxes.md": (
        "Retrospective without blame", None, "project teams of five to nine", 0, 0, None,
        {"Set the stage": 5, "Collect": 15, "Understand": 20, "Decide": 10},
    ),
    "two-halves.md": (
        "Volunteer induction day", None, "new volunteers", 0, 0, 540,
        {"Doors and coffee": 30, "How the shelter works": 60, "Break": 15,
         "Walk through the rooms": 75, "Break: Lunch": 60, "Talking with guests": 90,
         "Sign up for shifts": 30},
    ),
    "verlaufsplan.md": (
        "Unterrichtsentwurf: Lärm messen", 90, "Auszubildende im ersten Lehrjahr", 2, 2, None,
        {"Einstieg": 15, "Erarbeitung": 45, "Break": 10, "Sicherung": 20},
    ),
    "werkvorm.md": (
        "Werkvorm: buren in gesprek", 75, "bewonersgroepen", 1, 2, None,
        {"Welkom en afspraken": 10, "Gesprek in drietallen": 30, "Break": 15,
         "Oogst aan de muur": 20},
    ),
    "why-what-how.md": (
        "Knife storage", None, "kitchen starters", 0, 0, None,
        {"Why?": 10, "What?": 15, "How?": 25, "What if?": 10},
    ),
}  # fmt: skip


def plan_of(name: str) -> LessonPlan:
    return read_plan((FORMS / name).read_text(encoding="utf-8")).plan


@pytest.mark.parametrize("name", EXPECTED)
def test_each_form_is_read_as_its_author_means_it(name: str) -> None:
    plan = plan_of(name)
    read = (
        plan.title, plan.stated_minutes, plan.audience, len(plan.objectives),
        len(plan.materials), plan.start, {one.name: one.minutes for one in plan.phases},
    )  # fmt: skip
    assert read == EXPECTED[name]
    assert read_plan(write_plan(plan)).plan == plan


def test_every_form_has_its_expectation() -> None:
    assert {path.name for path in FORMS.iterdir()} == set(EXPECTED)


def test_the_cells_of_a_timetable_fill_the_fields_that_its_columns_name() -> None:
    plan = plan_of("verlaufsplan.md")
    first = plan.phases[0]
    assert first.facilitator_actions == "Spielt zwei Geräusche ab"
    assert first.learner_activities == "Schätzen die Lautstärke"
    assert first.resources == "Lautsprecher"
    assert first.kept[0].text == "**Sozialform:** Plenum"
    assert plan.kept == ()


def test_three_totals_that_disagree_are_all_named() -> None:
    text = (FORMS / "three-totals.md").read_text(encoding="utf-8")
    found = [one for one in read_plan(text).diagnostics if one.code == "totals-disagree"]
    assert len(found) == 1
    for total in ("2 h,", "2 h 15 min", "2 h 25 min"):
        assert total in found[0].message


def test_what_stands_behind_a_length_is_the_text_of_its_part() -> None:
    outline, lead_ins = plan_of("outline.txt"), plan_of("bold-lead-ins.md")
    assert outline.phases[0].kept[0].text == "what was the hardest no this week?"
    assert lead_ins.phases[0].kept[0].text == "Everyone says how many nights they have done."
