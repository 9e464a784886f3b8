"""What the her-aanvraag of a group starts from: the whole, and every client of it."""

import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.stand.velden import als_antwoord, als_json
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.aanvraag.queries.voorganger.gegevens import Deel
from portal.aanvraag.queries.weergave.lezen import als_rijen
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.domain.procedure.heraanvraag import mogelijke_aanleidingen
from portal.domain.vragenlijst.doelen import DOEL_ID
from portal.platform.database import db
from portal.platform.framework_data import get_omzetting, get_vragenlijst
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.heraanvraag import blokken_van, lees_versie_van, maak_voorganger

DOELEN = "dl-doelen"


def maak_groepsvoorgangers(
    toekenning: Toekenning, *, op: date, voor: Gebruiker
) -> tuple[Voorgangergegevens, Mapping[uuid.UUID, Voorgangergegevens]]:
    """Copy what a group was granted: as a whole, and each client, by id of the client.

    Args:
        toekenning: Of one of its clients.
        op: Day on which the her-aanvraag starts; only what it may follow on is copied.
        voor: Who starts.
    """
    rijen = _van_groep(toekenning, op=op, voor=voor)
    per_rij = {rij.id: maak_voorganger(rij) for rij in rijen}
    besluit = _besluit_van_groep(toekenning, rijen)
    versie = lees_versie_van(besluit.versie_id) if besluit else None
    bekend = versie is not None
    doelen = (
        als_rijen(versie.deel("antwoorden").get(DOELEN))
        if versie is not None
        else _van_allen(list(per_rij.values()))
    )
    leden = {
        rij.client_id: replace(
            per_rij[rij.id], doelen=_van_een(per_rij[rij.id], doelen, bekend=bekend)
        )
        for rij in rijen
    }
    eigen = per_rij.get(toekenning.id) or maak_voorganger(toekenning)
    groep = replace(
        _samen(eigen, rijen),
        kenmerk=besluit.nummer if besluit else eigen.kenmerk,
        perspectief=besluit.perspectief if besluit else "",
        afspraken=besluit.afspraken if besluit else "",
        voorwaarden=besluit.voorwaarden if besluit else "",
        doelen=tuple(doelen),
        antwoorden=versie.deel("antwoorden") if versie else {},
        blokken=blokken_van(versie) if versie else {},
    )
    return groep, leden


def als_individueel(lid: Voorgangergegevens, *, op: date) -> Voorgangergegevens:
    """Give what a client of a group was granted, for an aanvraag of his own.

    The answers of the group also stand at the questions that take their place, by the rules of
    `config/omzetting`; what he had himself, and the goals he shared, are in it already.
    """
    antwoorden = {naam: als_antwoord(deel) for naam, deel in lid.antwoorden.items()}
    nieuw = get_omzetting(op=op).zet_om(get_vragenlijst(op=op), antwoorden)
    eigen = {naam: als_json(waarde) for naam, waarde in nieuw.items()}
    return replace(lid, antwoorden={**lid.antwoorden, **eigen})


def _samen(eigen: Voorgangergegevens, rijen: Sequence[Toekenning]) -> Voorgangergegevens:
    """Give what all clients were granted together, without what is of one of them."""
    bedragen_100 = [rij.jaarbedrag_100_cent for rij in rijen]
    return replace(
        eigen,
        ingang=min(rij.ingang for rij in rijen),
        einde=max(rij.einde for rij in rijen),
        meerzorgprofiel="",
        meerzorguren=None,
        jaarbedrag_cent=sum(rij.jaarbedrag_cent for rij in rijen),
        etmaalbedrag_cent=sum(rij.etmaalbedrag_cent for rij in rijen),
        jaarbedrag_100_cent=None
        if None in bedragen_100
        else sum(bedrag for bedrag in bedragen_100 if bedrag is not None),
        max_profiel="",
        max_uren=None,
        afgebouwd_op=None,
        uren={},
        posten=(),
        berekening={},
    )


def _besluit_van_groep(toekenning: Toekenning, rijen: Sequence[Toekenning]) -> Besluit | None:
    """Give the besluit behind most clients of the group; at a tie that of the toekenning first.

    Who joined later was granted apart, on an aanvraag that does not tell of the whole group.
    """
    aantallen = Counter(rij.besluit.groepsbesluit_id for rij in rijen if rij.besluit)
    besluiten = [rij.besluit.groepsbesluit for rij in (toekenning, *rijen) if rij.besluit]
    gevonden = [besluit for besluit in besluiten if besluit is not None]
    return max(gevonden, key=lambda besluit: aantallen[besluit.id], default=None)


def _van_allen(leden: Sequence[Voorgangergegevens]) -> list[Deel]:
    """Give the goals that every client was granted alike: all that is known from before."""
    eerste, *anderen = leden
    return [
        doel
        for doel in eerste.doelen
        if all(_tekst(doel) in map(_tekst, lid.doelen) for lid in anderen)
    ]


def _van_een(
    lid: Voorgangergegevens, van_groep: Sequence[Deel], *, bekend: bool
) -> tuple[Deel, ...]:
    """Give the goals of one client alone: on those of the group is looked back once.

    Args:
        lid: What the client was granted: goals of the group that were linked to him, and his own.
        van_groep: Goals of the group.
        bekend: The version tells which those are; else they are known by what they say.
    """
    sleutel = _kenmerk if bekend else _tekst
    gedeeld = [sleutel(doel) for doel in van_groep]
    return tuple(doel for doel in lid.doelen if sleutel(doel) not in gedeeld)


def _kenmerk(doel: Deel) -> Deel:
    return {DOEL_ID: doel.get(DOEL_ID)}


def _tekst(doel: Deel) -> Deel:
    return {naam: deel for naam, deel in doel.items() if naam != DOEL_ID}


def _van_groep(toekenning: Toekenning, *, op: date, voor: Gebruiker) -> Sequence[Toekenning]:
    """Give the toekenningen of a group that a her-aanvraag may follow on, one per client."""
    vraag = (
        sa.select(Toekenning)
        .where(
            Toekenning.groep_id == toekenning.groep_id,
            Toekenning.soort == toekenning.soort,
            toekenningen_voor(voor),
            is_bevestigd(),
        )
        .options(joinedload(Toekenning.besluit))
        .order_by(Toekenning.einde, Toekenning.id)
    )
    per_client = {
        rij.client_id: rij
        for rij in db.session.scalars(vraag)
        if mogelijke_aanleidingen(duur_van(rij), soort=rij.soort, dag=op)
    }
    return list(per_client.values())
