"""The rows that the history of a client is told from, each table asked once."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager, defer

from portal.aanvraag.models import Aanvraag, Antwoord, Gebeurtenis
from portal.aanvraag.queries.dossiers import zichtbaar_voor
from portal.aanvraag.queries.tijdlijn import VERBORGEN
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.aanvraag.queries.weergave.lezen import als_deel
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import met_terugblik
from portal.beoordeling.queries.toekenningen import toekenningen_voor
from portal.clienten.models import Groepslid
from portal.clienten.queries import zichtbare_groepen
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure import GebeurtenisSoort, Publiek, Toestand
from portal.overzicht.adressen import Plek
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.toegang.models import Gebruiker

_S = GebeurtenisSoort
HERAANVRAAG = "heraanvraag"
VERTELD = (
    _S.GESTART,
    _S.CHECK_DOORLOPEN,
    _S.INTERN_AFGEWEZEN,
    _S.INGEDIEND,
    _S.AANVULLING_GEVRAAGD,
    _S.AANGEVULD,
    _S.BIJGESTELD_INGEDIEND,
    _S.VERVALLEN,
    _S.INGETROKKEN,
    _S.IN_GEBREKE_GESTELD,
)
"""Events of an aanvraag that belong to the history of a client; its own timeline has them all."""
ONGELEZEN = tuple(
    defer(getattr(Toekenning, naam)) for naam in Toekenning.geheimen() if naam != "doelen_v"
)
"""What no line tells of a toekenning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feiten:
    """Everything of one person that is in view of a user.

    Attributes:
        op: The Dutch calendar day.
        client_ids: The rows of that person.
        aanvragen: Of one client, also a part of a group; oldest first.
        gebeurtenissen: What may be told of them, in order; of a part those of its group.
        besluiten: What was sent, letters unread.
        toekenningen: Oldest first, with their goals.
        met_terugblik: Those on which a her-aanvraag was submitted.
        lidmaatschappen: Periods in a group, oldest first, and whether the group is in view.
        terugblikken: What a submitted her-aanvraag says of the old goals, by aanvraag.
    """

    voor: Gebruiker
    op: date
    client_ids: Collection[uuid.UUID]
    aanvragen: Sequence[Aanvraag]
    gebeurtenissen: Sequence[Gebeurtenis]
    besluiten: Sequence[Besluit]
    toekenningen: Sequence[Toekenning]
    met_terugblik: Collection[uuid.UUID]
    lidmaatschappen: Sequence[tuple[Groepslid, bool]]
    terugblikken: Mapping[uuid.UUID, JsonWaarde]

    @property
    def plek(self) -> Plek:
        """Give the page of an aanvraag on the side of the user."""
        return Plek.AANVRAAG if self.publiek is Publiek.AANBIEDER else Plek.DOSSIER

    @property
    def publiek(self) -> Publiek:
        """Say on which side the user stands."""
        return publiek_van(self.voor)


def publiek_van(voor: Gebruiker) -> Publiek:
    """Say on which side a user stands."""
    bij_kantoor = voor.organisatie.soort is OrganisatieSoort.ZORGKANTOOR
    return Publiek.ZORGKANTOOR if bij_kantoor else Publiek.AANBIEDER


def lees_feiten(client_ids: Collection[uuid.UUID], *, voor: Gebruiker, op: date) -> Feiten:
    """Read what is in view of one person, in a number of queries that does not grow."""
    aanvragen = db.session.scalars(
        sa.select(Aanvraag)
        .where(Aanvraag.client_id.in_(client_ids), zichtbaar_voor(voor))
        .order_by(Aanvraag.jaar, Aanvraag.volgnummer, Aanvraag.id)
    ).all()
    toekenningen = db.session.scalars(
        sa.select(Toekenning)
        .where(Toekenning.client_id.in_(client_ids), toekenningen_voor(voor))
        .options(*ONGELEZEN)
        .order_by(Toekenning.ingang, Toekenning.id)
    ).all()
    return Feiten(
        voor=voor,
        op=op,
        client_ids=client_ids,
        aanvragen=aanvragen,
        gebeurtenissen=_gebeurtenissen(aanvragen, publiek_van(voor)),
        besluiten=list_verstuurd([rij.id for rij in aanvragen]),
        toekenningen=toekenningen,
        met_terugblik=met_terugblik([rij.id for rij in toekenningen]),
        lidmaatschappen=_lidmaatschappen(client_ids, voor),
        terugblikken=_terugblikken(aanvragen),
    )


def _gebeurtenissen(aanvragen: Sequence[Aanvraag], publiek: Publiek) -> Sequence[Gebeurtenis]:
    soorten = [soort.value for soort in VERTELD if soort not in VERBORGEN[publiek]]
    return db.session.scalars(
        sa.select(Gebeurtenis)
        .where(
            Gebeurtenis.aanvraag_id.in_({rij.geheel_id for rij in aanvragen}),
            Gebeurtenis.soort.in_(soorten),
        )
        .order_by(Gebeurtenis.aanvraag_id, Gebeurtenis.nr)
    ).all()


def _lidmaatschappen(
    client_ids: Collection[uuid.UUID], voor: Gebruiker
) -> Sequence[tuple[Groepslid, bool]]:
    """Read the groups of a client: all for the own aanbieder, else those with a dossier in view."""
    vraag = (
        sa.select(Groepslid, zichtbare_groepen(voor))
        .join(Groepslid.groep)
        .where(Groepslid.client_id.in_(client_ids))
        .options(contains_eager(Groepslid.groep))
        .order_by(Groepslid.van, Groepslid.id)
    )
    van_aanbieder = publiek_van(voor) is Publiek.AANBIEDER
    return [
        (rij, bool(in_beeld))
        for rij, in_beeld in db.session.execute(vraag)
        if van_aanbieder or in_beeld
    ]


def _terugblikken(aanvragen: Sequence[Aanvraag]) -> Mapping[uuid.UUID, JsonWaarde]:
    """Read the terugblik as it was submitted: not while the aanbieder may be changing it.

    On the doelen of a group its own aanvraag looks back, on those of one client his part of it.
    """
    her = [
        rij
        for rij in aanvragen
        if rij.herkomst == HERAANVRAAG
        and rij.ontvangen_op is not None
        and rij.toestand is not Toestand.BIJSTELLEN_GEVRAAGD
    ]
    if not her:
        return {}
    ids = {nr for rij in her for nr in (rij.id, rij.geheel_id)}
    vraag = sa.select(Antwoord).where(Antwoord.aanvraag_id.in_(ids), Antwoord.vraag_id == HA_DOELEN)
    per_id = {rij.aanvraag_id: rij.waarde for rij in db.session.scalars(vraag)}
    return {
        rij.id: {**als_deel(per_id.get(rij.geheel_id)), **als_deel(per_id.get(rij.id))}
        for rij in her
    }
