"""What somebody can do with a bezwaar: every module with such pages adds its lines here."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from flask import url_for

from portal.bezwaar.actions.verloop import mag_stap
from portal.bezwaar.queries.betrokken import is_betrokken
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.bezwaar.queries.verzuim import list_verzuim
from portal.bezwaar.routes.beslisblok import beslissen
from portal.bezwaar.routes.onderdelen import Actie
from portal.bezwaar.routes.onderzoekblok import onderzoeken
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.domain.procedure.bezwaar import Bezwaartoestand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from portal.bezwaar.models import Bezwaar
    from portal.toegang.models import Gebruiker


Actiebron: TypeAlias = "Callable[[Bezwaar, Gebruiker, date], Iterator[Actie]]"


def beginnen(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer the one first step that fits: take it, ask what misses, or ask why it is late."""
    del op
    if not mag_stap(bezwaar, Handeling.BEZWAAR_HERSTEL_VRAGEN, voor):
        return
    mist = list_verzuim(bezwaar)
    if not mist and bezwaar.is_tijdig:
        yield _actie("in_behandeling_nemen", bezwaar, knop=True)
    if not mist and not bezwaar.is_tijdig:
        yield _actie("reden_vragen", bezwaar, knop=True)
    yield _actie("herstel_vragen", bezwaar, knop=bool(mist))


def verwerken(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to deal with an answer, or with the day that passed."""
    del op
    if mag_stap(bezwaar, Handeling.BEZWAAR_ANTWOORD_VERWERKEN, voor):
        yield _actie("antwoord_verwerken", bezwaar, knop=True)


def antwoorden(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer the aanbieder to send in grounds, or to answer; only for what it lodged."""
    del op
    mag = mag_stap(bezwaar, Handeling.BEZWAAR_ANTWOORDEN, voor) and is_in_portaal(bezwaar)
    gevraagd = bezwaar.toestand is not Bezwaartoestand.ONTVANGEN
    if mag and (gevraagd or list_verzuim(bezwaar)):
        yield _actie("antwoorden", bezwaar, knop=True)


def intrekken(bezwaar: Bezwaar, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to withdraw, or to register that the bezwaarmaker did."""
    del op
    if not mag_stap(bezwaar, Handeling.BEZWAAR_INTREKKEN, voor):
        return
    if voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR:
        yield Actie("intrekking_registreren", _adres("intrekken", bezwaar))
    elif is_in_portaal(bezwaar):
        yield _actie("intrekken", bezwaar)


ACTIEBRONNEN: Sequence[Actiebron] = (
    beginnen,
    verwerken,
    antwoorden,
    onderzoeken,
    beslissen,
)
"""In the order of the page; steps of who handles the bezwaar, and answers."""
ALTIJD: Sequence[Actiebron] = (intrekken,)
"""After them, and also for who was involved in the besluit."""


def list_acties(bezwaar: Bezwaar, *, voor: Gebruiker, op: date) -> Sequence[Actie]:
    """Give what a user can do with a bezwaar in view; nothing for who was involved."""
    van_zorgkantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    betrokken = van_zorgkantoor and is_betrokken(bezwaar, voor)
    bronnen = ALTIJD if betrokken else (*ACTIEBRONNEN, *ALTIJD)
    return [actie for bron in bronnen for actie in bron(bezwaar, voor, op)]


def _actie(code: str, bezwaar: Bezwaar, *, knop: bool = False) -> Actie:
    return Actie(code, _adres(code, bezwaar), knop)


def _adres(code: str, bezwaar: Bezwaar) -> str:
    return url_for(f"bezwaar.{code}", bezwaar_id=bezwaar.id)
