"""The app's own printed words in other languages, by the English ones they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_DAYS: Final = "Mon Tue Wed Thu Fri Sat Sun"

TRANSLATIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "de": {
        _MONTHS: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        _DAYS: "Mo Di Mi Do Fr Sa So",
        "Run sheet": "Ablaufplan",
        "Run sheet. No screen needed.": "Ablaufplan. Kein Bildschirm nötig.",
        "Page {number} of {count}": "Seite {number} von {count}",
        "Actual": "Beginn",
        "You": "Sie",
        "Learners": "Lernende",
        "For the groups": "Für die Gruppen",
        "Notes": "Notizen",
        "Break": "Pause",
        "Back at {time}.": "Weiter um {time}.",
        "break": "Pause",
        "Without internet": "Ohne Internet",
        "Technology": "Technik",
        "In every phase": "In jeder Phase",
    },
    "es": {
        _MONTHS: "ene feb mar abr may jun jul ago sep oct nov dic",
        _DAYS: "lun mar mié jue vie sáb dom",
        "Run sheet": "Guion de la sesión",
        "Run sheet. No screen needed.": "Guion de la sesión. Sin pantalla.",
        "Page {number} of {count}": "Página {number} de {count}",
        "Actual": "Inicio real",
        "You": "Usted",
        "Learners": "Participantes",
        "For the groups": "Para los grupos",
        "Notes": "Notas",
        "Break": "Descanso",
        "Back at {time}.": "Vuelta a las {time}.",
        "break": "descanso",
        "Without internet": "Sin internet",
        "Technology": "Tecnología",
        "In every phase": "En cada fase",
    },
    "fr": {
        _MONTHS: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        _DAYS: "lun. mar. mer. jeu. ven. sam. dim.",
        "Run sheet": "Déroulé",
        "Run sheet. No screen needed.": "Déroulé. Aucun écran nécessaire.",
        "Page {number} of {count}": "Page {number} sur {count}",
        "Actual": "Début réel",
        "You": "Vous",
        "Learners": "Participants",
        "For the groups": "Pour les groupes",
        "Notes": "Notes",
        "Break": "Pause",
        "Back at {time}.": "Reprise à {time}.",
        "break": "pause",
        "Without internet": "Sans internet",
        "Technology": "Technologie",
        "In every phase": "Dans chaque phase",
    },
}
