"""When a question or criterium is visible: conditions on fields and earlier answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from portal.domain.fouten import DomeinFout

if TYPE_CHECKING:
    from portal.domain.gegevens import Lezer

Antwoordwaarde: TypeAlias = "str | Sequence[Antwoordwaarde] | Mapping[str, Antwoordwaarde] | None"
Antwoorden: TypeAlias = Mapping[str, Antwoordwaarde]
Veldwaarde: TypeAlias = str | int | Decimal | Fraction | None
Velden: TypeAlias = Mapping[str, Veldwaarde]

ANTWOORD = "antwoord:"
KEUZE = "keuze"
SOORT = "aanvraag.soort"


class Operator(StrEnum):
    """How a condition compares."""

    GELIJK = "gelijk"
    EEN_VAN = "een_van"
    GROTER_DAN = "groter_dan"
    GEVULD = "gevuld"


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition on one field.

    Args:
        veld: Name of a field, or `antwoord:<vraag>` or `antwoord:<vraag>.<subveld>`.
        operator: How to compare.
        waarden: What to compare with: one text, several texts (een_van), nothing (gevuld).
        grens: What the number must be greater than (groter_dan).
    """

    veld: str
    operator: Operator
    waarden: tuple[str, ...] = ()
    grens: int = 0

    @property
    def vraag_id(self) -> str | None:
        """Id of the question this condition looks at, None for a field."""
        if not self.veld.startswith(ANTWOORD):
            return None
        return self.veld.removeprefix(ANTWOORD).partition(".")[0]


@dataclass(frozen=True, slots=True)
class Zichtbaarheid:
    """All of `alle`, and of `een_van` at least one list as a whole."""

    alle: tuple[Voorwaarde, ...] = ()
    een_van: tuple[tuple[Voorwaarde, ...], ...] = ()

    @property
    def voorwaarden(self) -> tuple[Voorwaarde, ...]:
        """Every condition that is mentioned."""
        return self.alle + tuple(deel for lijst in self.een_van for deel in lijst)


def lees_voorwaarde(lezer: Lezer) -> Voorwaarde:
    """Read one condition.

    Raises:
        DomeinFout: `voorwaarde_onbekend` unless exactly one known operator is named.
    """
    veld = lezer.tekst("veld")
    operatoren = [operator for operator in Operator if operator.value in lezer.gegevens]
    if len(operatoren) != 1 or len(lezer.gegevens) != 2:
        raise DomeinFout("voorwaarde_onbekend", plek=lezer.plek, veld=veld)
    operator = operatoren[0]
    match operator:
        case Operator.GELIJK:
            return Voorwaarde(veld, operator, (lezer.tekst(operator.value),))
        case Operator.EEN_VAN:
            return Voorwaarde(veld, operator, lezer.teksten(operator.value))
        case Operator.GROTER_DAN:
            return Voorwaarde(veld, operator, grens=lezer.getal(operator.value))
        case _:
            return Voorwaarde(veld, operator)


def lees_zichtbaarheid(lezer: Lezer) -> Zichtbaarheid:
    """Read `zichtbaar_als` and `zichtbaar_als_een_van`; both absent is always visible."""
    return Zichtbaarheid(
        tuple(map(lees_voorwaarde, lezer.delen("zichtbaar_als"))),
        tuple(
            tuple(map(lees_voorwaarde, lijst))
            for lijst in lezer.lijsten_van_delen("zichtbaar_als_een_van")
        ),
    )


def keuze_van(waarde: Antwoordwaarde) -> str | None:
    """Give the choice in an answer: the text itself, or its part `keuze`."""
    if isinstance(waarde, Mapping):
        return keuze_van(waarde.get(KEUZE))
    return waarde if isinstance(waarde, str) and waarde else None


def is_gevuld(waarde: Antwoordwaarde) -> bool:
    """Say whether anything is filled in; blanks and empty rows count as nothing."""
    if isinstance(waarde, Mapping):
        return any(map(is_gevuld, waarde.values()))
    if isinstance(waarde, str):
        return bool(waarde.strip())
    return waarde is not None and any(map(is_gevuld, waarde))


def _antwoord(veld: str, antwoorden: Antwoorden) -> Antwoordwaarde:
    vraag_id, _, subveld = veld.removeprefix(ANTWOORD).partition(".")
    waarde = antwoorden.get(vraag_id)
    if not subveld:
        return waarde
    return waarde.get(subveld) if isinstance(waarde, Mapping) else None


def _getal(waarde: Veldwaarde | Antwoordwaarde) -> Fraction | None:
    if isinstance(waarde, int | Decimal | Fraction):
        return Fraction(waarde)
    return None


def voldoet(voorwaarde: Voorwaarde, velden: Velden, antwoorden: Antwoorden) -> bool:
    """Say whether one condition holds.

    Args:
        voorwaarde: The condition.
        velden: Values of the fields of the aanvraag and the rekentool; absent or None is unknown.
        antwoorden: Answers by id of the question.

    Returns:
        False for an unknown or empty value; `groter_dan` is strict.
    """
    if voorwaarde.veld.startswith(ANTWOORD):
        antwoord = _antwoord(voorwaarde.veld, antwoorden)
        tekst, getal, gevuld = keuze_van(antwoord), None, is_gevuld(antwoord)
    else:
        veld = velden.get(voorwaarde.veld)
        tekst = veld if isinstance(veld, str) else None
        getal, gevuld = _getal(veld), veld not in {None, ""}
    match voorwaarde.operator:
        case Operator.GEVULD:
            return gevuld
        case Operator.GROTER_DAN:
            return getal is not None and getal > voorwaarde.grens
        case _:
            return tekst in voorwaarde.waarden


def is_zichtbaar(zichtbaarheid: Zichtbaarheid, velden: Velden, antwoorden: Antwoorden) -> bool:
    """Say whether all of the first list holds and one of the other lists, where there are any."""

    def samen(lijst: tuple[Voorwaarde, ...]) -> bool:
        return all(voldoet(voorwaarde, velden, antwoorden) for voorwaarde in lijst)

    een_van = zichtbaarheid.een_van
    return samen(zichtbaarheid.alle) and (not een_van or any(map(samen, een_van)))
