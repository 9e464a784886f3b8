"""What the her-aanvraag of a group starts from: the whole, and every client of it."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload

from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.aanvraag.queries.weergave.lezen import als_rijen
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.evaluatie import duur_van
from portal.beoordeling.queries.toekenningen import is_bevestigd, toekenningen_voor
from portal.domain.procedure.heraanvraag import mogelijke_aanleidingen
from portal.platform.database import db
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
    leden = {rij.client_id: maak_voorganger(rij) for rij in rijen}
    besluit = toekenning.besluit.groepsbesluit if toekenning.besluit else None
    versie = lees_versie_van(besluit.versie_id) if besluit else None
    bedragen_100 = [rij.jaarbedrag_100_cent for rij in rijen]
    eigen = maak_voorganger(toekenning)
    antwoorden = versie.deel("antwoorden") if versie else {}
    doelen = als_rijen(antwoorden.get(DOELEN)) if versie else eigen.doelen
    groep = replace(
        eigen,
        kenmerk=besluit.nummer if besluit else eigen.kenmerk,
        ingang=min(rij.ingang for rij in rijen),
        einde=max(rij.einde for rij in rijen),
        meerzorgprofiel="",
        meerzorguren=None,
        jaarbedrag_cent=sum(rij.jaarbedrag_cent for rij in rijen),
        etmaalbedrag_cent=sum(rij.etmaalbedrag_cent for rij in rijen),
        jaarbedrag_100_cent=None
        if None in bedragen_100
        else sum(bedrag for bedrag in bedragen_100 if bedrag is not None),
        perspectief=besluit.perspectief if besluit else "",
        max_profiel="",
        max_uren=None,
        afgebouwd_op=None,
        afspraken=besluit.afspraken if besluit else "",
        voorwaarden=besluit.voorwaarden if besluit else "",
        doelen=tuple(doelen),
        uren={},
        posten=(),
        antwoorden=antwoorden,
        blokken=blokken_van(versie) if versie else {},
    )
    return groep, leden


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
