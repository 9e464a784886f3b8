"""What somebody can do with a toekenning: every module with such pages adds its lines here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from flask import url_for

from portal.beoordeling.queries.evaluatie import duur_van
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure import Evaluatiestand
from portal.domain.procedure.heraanvraag import mogelijke_aanleidingen
from portal.domain.procedure.levensloop import VAN_KRACHT, is_mogelijk_in
from portal.toekenning.queries.evaluatie import bepaal_dagen
from portal.toekenning.queries.teksten import toekenningtekst
from portal.toekenning.queries.toekenning import toestand_op
from portal.toekenning.queries.volgen import get_planstand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from portal.beoordeling.models import Toekenning
    from portal.toegang.models import Gebruiker

EINDEN = (
    (Handeling.TOEKENNING_EINDE_MELDEN, "einde_melden"),
    (Handeling.TOEKENNING_BEEINDIGEN, "beeindigen"),
    (Handeling.TOEKENNING_INTREKKEN, "intrekken"),
)


@dataclass(frozen=True, slots=True)
class Actie:
    """A link on the page of a toekenning; `code` is its text in config/teksten/toekenning.toml."""

    code: str
    url: str

    @property
    def tekst(self) -> str:
        """Give the words of the link."""
        return toekenningtekst("actie", self.code)


TE_LEZEN = frozenset({Evaluatiestand.OPEN, Evaluatiestand.TE_LAAT, Evaluatiestand.GEDAAN})
Actiebron: TypeAlias = "Callable[[Toekenning, Gebruiker, date], Iterator[Actie]]"


def declareren(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer what can be declared, where it was ever in force."""
    del op
    mag_dit = mag(voor.rol_set, Handeling.DECLARATIEHULP_LEZEN)
    if mag_dit and toekenning.einde >= toekenning.ingang:
        yield _actie("declaratiehulp", "toekenning.declaratiehulp", toekenning)


def einde(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to report an end, to end it earlier, or to withdraw it."""
    toestand = toestand_op(toekenning, op)
    for handeling, code in EINDEN:
        kan = is_mogelijk_in(toestand, handeling) and mag(voor.rol_set, handeling)
        if kan and toekenning.einde >= toekenning.ingang:
            yield _actie(code, f"toekenning.{code}", toekenning)


def verhuizing(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer the verhuisformulier while it can still be used."""
    mag_dit = mag(voor.rol_set, Handeling.VERHUIZING_AANVRAGEN)
    if mag_dit and toestand_op(toekenning, op) in VAN_KRACHT:
        yield _actie("verhuizing", "toekenning.verhuizing_starten", toekenning)


def volgen(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to confirm the plan, to record a tussenmeting, and the eindevaluatie once open."""
    rollen = voor.rol_set
    if mag(rollen, Handeling.PLAN_BEVESTIGEN) and get_planstand(toekenning, op).kan_nog:
        yield _actie("plan_bevestigen", "toekenning.plan_bevestigen", toekenning)
    loopt = toekenning.ingang <= op <= toekenning.einde
    if loopt and mag(rollen, Handeling.TUSSENMETING_VASTLEGGEN):
        yield _actie("tussenmetingen", "toekenning.tussenmetingen", toekenning)
    te_lezen = bepaal_dagen(toekenning, op).stand in TE_LEZEN
    if te_lezen and mag(rollen, Handeling.EVALUATIE_LEZEN):
        yield _actie("evaluatie", "toekenning.evaluatie", toekenning)


def her_aanvraag(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer the next period, or tussentijds bijstellen, where one of them can be asked."""
    mogelijk = mogelijke_aanleidingen(duur_van(toekenning), soort=toekenning.soort, dag=op)
    if mogelijk and mag(voor.rol_set, Handeling.AANVRAAG_HER_STARTEN):
        yield _actie("her_aanvraag", "toekenning.her_aanvraag", toekenning)


def mutatie(toekenning: Toekenning, voor: Gebruiker, op: date) -> Iterator[Actie]:
    """Offer to say who leaves the group, moves to another one, or joins."""
    in_groep = toekenning.groep_id is not None and toestand_op(toekenning, op) in VAN_KRACHT
    if in_groep and mag(voor.rol_set, Handeling.MUTATIE_AANVRAGEN):
        groep_id = toekenning.groep_id
        yield Actie("mutatie", url_for("toekenning.mutatie_aanvragen", groep_id=groep_id))
        yield Actie("instroom", url_for("toekenning.instroom", groep_id=groep_id))


ACTIEBRONNEN: Sequence[Actiebron] = (
    her_aanvraag,
    declareren,
    volgen,
    mutatie,
    verhuizing,
    einde,
)
"""In the order of the page."""


def list_acties(toekenning: Toekenning, *, voor: Gebruiker, op: date) -> Sequence[Actie]:
    """Give what a user can do with a toekenning in view."""
    return [actie for bron in ACTIEBRONNEN for actie in bron(toekenning, voor, op)]


def _actie(code: str, endpoint: str, toekenning: Toekenning) -> Actie:
    return Actie(code, url_for(endpoint, toekenning_id=toekenning.id))
