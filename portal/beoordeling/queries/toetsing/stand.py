"""Where the toetsing of one submitted version stands: criteria, oordelen, signals, voorstel."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.versie import Versie
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.models import Signaalreactie, Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import Versiebron, bepaal_feiten, lees_bron
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.domain.toetsingskader import (
    Criterium,
    Criteriumgroep,
    Drempels,
    Herkomst,
    Oordeel,
    Oordeelwaarde,
    Signaal,
    Toetsing,
    Toetsingskader,
    bereken_signalen,
    geen_bijzonderheden,
    zichtbare_criteria,
)
from portal.domain.vragenlijst import zichtbare_vragen
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.instellingen import get_getal
from portal.toegang.models import Gebruiker

NA_PREVENTIEF = "SG-NA-PREVENTIEF"
Rij = TypeVar("Rij", Oordeelrij, Signaalreactie)

PROCENT, TIENDE, MAANDEN_PER_JAAR = 100, 10, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Toetsstand:
    """Everything that the pages of the toetsing, and the besluit, need to know of one version.

    Attributes:
        bron: The version with the forms and table that it was made with.
        kader: The framework, with the drempels of the zorgkantoor.
        criteria: The visible criteria, in order.
        rijen: Stored oordelen by criterium.
        signalen: Every signal of the framework.
        reacties: What was done with signals, by signal.
        voorstel: What the reviewer means to grant, None while nothing was changed.
    """

    aanvraag: Aanvraag
    versie: Versie
    bron: Versiebron
    kader: Toetsingskader
    criteria: tuple[Criterium, ...]
    rijen: Mapping[str, Oordeelrij]
    signalen: tuple[Signaal, ...]
    reacties: Mapping[str, Signaalreactie]
    voorstel: Toekenningsvoorstel | None

    @property
    def oordelen(self) -> tuple[Oordeel, ...]:
        """Give the oordelen on visible criteria, in order."""
        return tuple(
            als_domein(self.rijen[criterium.id])
            for criterium in self.criteria
            if criterium.id in self.rijen
        )

    @property
    def toetsing(self) -> Toetsing:
        """Give what was found, for the rules of the besluit."""
        return Toetsing(
            criteria=self.criteria,
            oordelen=self.oordelen,
            signalen=self.signalen,
            gronden=frozenset(grond.id for grond in self.bron.gronden),
        )

    @property
    def groepen(self) -> tuple[Criteriumgroep, ...]:
        """Give the groups that have a visible criterium."""
        zichtbaar = {criterium.groep_id for criterium in self.criteria}
        return tuple(groep for groep in self.kader.groepen if groep.id in zichtbaar)

    def criteria_van(self, groep_id: str) -> tuple[Criterium, ...]:
        """Give the visible criteria of a group."""
        return tuple(deel for deel in self.criteria if deel.groep_id == groep_id)

    def is_gescoord(self, criterium: Criterium) -> bool:
        """Say whether a criterium has an oordeel that lacks nothing of its own."""
        rij = self.rijen.get(criterium.id)
        return rij is not None and not als_domein(rij).mist_toelichting

    def onder_knop(self, groep_id: str) -> tuple[Criterium, ...]:
        """Give the criteria that the button of a group scores."""
        return geen_bijzonderheden(groep_id, self.criteria, self.signalen, self.oordelen)

    def signalen_van(self, criterium: Criterium) -> tuple[Signaal, ...]:
        """Give the active signals that belong to a criterium."""
        ids = {*criterium.signalen, *criterium.motivering_bij_signaal}
        return tuple(signaal for signaal in self.signalen if signaal.actief and signaal.id in ids)

    def criteria_bij(self, signaal_id: str) -> tuple[Criterium, ...]:
        """Give the visible criteria that show a signal."""
        return tuple(deel for deel in self.criteria if signaal_id in deel.signalen)


def bepaal_toetsing(aanvraag: Aanvraag, versie: Versie, op: date) -> Toetsstand:
    """Compute where the toetsing of a version stands.

    Args:
        aanvraag: A submitted aanvraag that is in view.
        versie: One of its versions.
        op: Dutch calendar day whose settings hold.
    """
    bron = lees_bron(versie, ontvangen_op=dag_van_ontvangst(aanvraag))
    kader = get_toetsingskader(op=clock.local_day(versie.rij.op))
    kader = replace(kader, drempels=_drempels(kader.drempels, aanvraag.zorgkantoor_id, op))
    signalen = bereken_signalen(kader, bepaal_feiten(aanvraag, bron))
    return Toetsstand(
        aanvraag=aanvraag,
        versie=versie,
        bron=bron,
        kader=kader,
        criteria=_criteria(bron, kader, signalen),
        rijen={rij.criterium: rij for rij in _rijen(Oordeelrij, versie)},
        signalen=signalen,
        reacties={rij.signaal: rij for rij in _rijen(Signaalreactie, versie)},
        voorstel=find_voorstel(versie),
    )


def dag_van_ontvangst(aanvraag: Aanvraag) -> date:
    """Give the Dutch calendar day on which a submitted aanvraag was received."""
    assert aanvraag.ontvangen_op is not None
    return clock.local_day(aanvraag.ontvangen_op)


def find_voorstel(versie: Versie) -> Toekenningsvoorstel | None:
    """Give what the reviewer means to grant on a version."""
    return db.session.scalar(
        sa.select(Toekenningsvoorstel).where(Toekenningsvoorstel.versie_id == versie.rij.id)
    )


def als_domein(rij: Oordeelrij) -> Oordeel:
    """Turn a stored oordeel into a value of the domain."""
    return Oordeel(
        criterium_id=rij.criterium,
        waarde=Oordeelwaarde(rij.oordeel),
        toelichting=rij.toelichting,
        motivering=rij.motivering,
        herkomst=Herkomst(rij.herkomst),
        meekijken=rij.meekijken or None,
    )


def mag_toetsen(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody may score now: the behandelaar or a teamleider, in toetsing."""
    return aanvraag.toestand is Toestand.IN_TOETSING and is_toetser(aanvraag, gebruiker)


def is_toetser(aanvraag: Aanvraag, gebruiker: Gebruiker) -> bool:
    """Say whether somebody who sees a dossier is its behandelaar, or a teamleider."""
    behandelt = aanvraag.behandelaar_id == gebruiker.id and Rol.BEOORDELAAR in gebruiker.rol_set
    return behandelt or Rol.TEAMLEIDER in gebruiker.rol_set


def _criteria(
    bron: Versiebron, kader: Toetsingskader, signalen: tuple[Signaal, ...]
) -> tuple[Criterium, ...]:
    na_preventief = any(signaal.actief for signaal in signalen if signaal.id == NA_PREVENTIEF)
    velden = {**bron.velden, "aanvraag.vorige_was_preventief": "ja" if na_preventief else "nee"}
    antwoorden = bron.inhoud.antwoorden
    vragen = {vraag.id for vraag in zichtbare_vragen(bron.lijst, velden, antwoorden)}
    return zichtbare_criteria(kader, velden, antwoorden, vragen)


def _drempels(drempels: Drempels, zorgkantoor_id: uuid.UUID, op: date) -> Drempels:
    """Replace the limits that a zorgkantoor chooses itself."""

    def getal(sleutel: str) -> int:
        return get_getal(sleutel, zorgkantoor_id, op)

    return replace(
        drempels,
        verschil_vorig=Fraction(getal("sg_verschil_vorig_procent"), PROCENT),
        weekend=Fraction(getal("sg_weekend_procent"), PROCENT),
        een_op_een=Fraction(getal("sg_1op1_procent"), PROCENT),
        fte=Fraction(getal("sg_fte"), TIENDE),
        langdurig_maanden=getal("sg_langdurig_jaren") * MAANDEN_PER_JAAR,
        benchmark_minimum=getal("benchmark_minimum"),
        benchmark_organisaties=getal("benchmark_organisaties"),
    )


def _rijen(soort: type[Rij], versie: Versie) -> list[Rij]:
    vraag = sa.select(soort).where(soort.versie_id == versie.rij.id)
    return list(db.session.scalars(vraag))
