"""The facts of a group: of the whole, and of every client in a constant number of queries."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, InterneAfwijzing
from portal.aanvraag.trajecten import trajectbron
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.signaalfeiten import inhoud, verleden
from portal.beoordeling.queries.signaalfeiten.bron import Versiebron, lees_breuk
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd
from portal.clienten.queries import list_dezelfde_personen
from portal.domain.toetsingskader import Signaalfeiten
from portal.domain.toetsingskader.signalen import Contextfeiten, Groepfeiten
from portal.platform.database import db


@dataclass(frozen=True, slots=True)
class Lidbron:
    """The part of one client, with its content."""

    aanvraag: Aanvraag
    bron: Versiebron


def bepaal_groepsfeiten(bron: Versiebron, leden: Sequence[Lidbron]) -> Signaalfeiten:
    """Collect the facts of a group as a whole; what is of one client stands with that client."""
    berekend = bron.berekend()
    return Signaalfeiten(
        aanvraag=inhoud.aanvraagfeiten(bron),
        invoer=inhoud.invoerfeiten(bron),
        context=Contextfeiten(
            posten=inhoud.contextposten(bron),
            totaal=lees_breuk(berekend.get("context_totaal")),
            drempel=lees_breuk(berekend.get("context_drempel")),
            boven=lees_breuk(berekend.get("context_boven")),
        ),
        groep=Groepfeiten(
            aantal=len(leden),
            totaal=lees_breuk(berekend.get("jaarbedrag_totaal")),
            som_individueel=lees_breuk(berekend.get("som_individueel")),
            zonder_uitkomst=tuple(
                lid.aanvraag.clientcode for lid in leden if not lid.bron.berekend("bedragen")
            ),
        ),
    )


def bepaal_ledenfeiten(hoofd: Aanvraag, leden: Sequence[Lidbron]) -> list[Signaalfeiten]:
    """Collect the facts of the parts of a group, in order; the context is that of the whole."""
    toekenningen, afgewezen = _toekenningen(hoofd, leden), _intern_afgewezen(leden)
    profielen = sorted({lid.aanvraag.zorgprofiel for lid in leden})
    vergelijkbaar = {profiel: verleden.vergelijkbare(profiel) for profiel in profielen}
    consult = verleden.heeft_consult(hoofd)
    trajecten = _trajecten(toekenningen)
    return [
        Signaalfeiten(
            aanvraag=inhoud.aanvraagfeiten(lid.bron),
            invoer=inhoud.invoerfeiten(lid.bron),
            recht=inhoud.rechtfeiten(lid.bron, consult=consult),
            rekening=inhoud.rekenfeiten(lid.bron),
            lvhc=inhoud.lvhcfeiten(lid.bron),
            dagprogramma=inhoud.dagprogrammafeiten(lid.bron),
            vorige=verleden.vorige_toekenning(eerder, bron=lid.bron),
            geschiedenis=verleden.geschiedenis(
                eerder, afgewezen[client_id], trajecten=trajecten[client_id], bron=lid.bron
            ),
            benchmark=verleden.maak_benchmark(vergelijkbaar[lid.aanvraag.zorgprofiel]),
        )
        for lid in leden
        for client_id in (lid.aanvraag.persoon_id,)
        for eerder in (toekenningen[client_id],)
    ]


def _toekenningen(
    hoofd: Aanvraag, leden: Iterable[Lidbron]
) -> Mapping[uuid.UUID, list[Toekenning]]:
    """Give by client what the same zorgkantoor granted before, as `verleden.list_toekenningen`."""
    ids = [lid.aanvraag.persoon_id for lid in leden]
    personen = list_dezelfde_personen(ids, hoofd.zorgkantoor_id)
    eigen = sa.exists().where(
        Besluit.id == Toekenning.besluit_id,
        Besluit.aanvraag_id == Aanvraag.id,
        Aanvraag.groepsaanvraag_id == hoofd.id,
    )
    gevonden = db.session.scalars(
        sa.select(Toekenning)
        .where(
            Toekenning.zorgkantoor_id == hoofd.zorgkantoor_id,
            is_bevestigd(),
            Toekenning.client_id.in_({*ids, *(ander for _, ander in personen)}),
            Toekenning.einde >= Toekenning.ingang,
            sa.not_(eigen),
        )
        .options(*GEHEIM)
        .order_by(Toekenning.ingang.desc(), Toekenning.id)
    )
    van = defaultdict(set)
    for client_id, ander in (*personen, *((id_, id_) for id_ in ids)):
        van[ander].add(client_id)
    per_client: dict[uuid.UUID, list[Toekenning]] = {nr: [] for nr in ids}
    for rij in gevonden:
        for client_id in van[rij.client_id]:
            per_client[client_id].append(rij)
    return per_client


def _trajecten(
    toekenningen: Mapping[uuid.UUID, Sequence[Toekenning]],
) -> Mapping[uuid.UUID, set[date]]:
    """Give by client when ontwikkeltrajecten were finished, as `verleden.list_trajecten`."""
    personen = {
        client_id: {client_id, *(rij.client_id for rij in eerder)}
        for client_id, eerder in toekenningen.items()
    }
    bekend = trajectbron().afgerond({nr for ids in personen.values() for nr in ids})
    return {
        client_id: {rij.afgerond_op for nr in ids for rij in bekend.get(nr, ())}
        for client_id, ids in personen.items()
    }


def _intern_afgewezen(leden: Iterable[Lidbron]) -> Mapping[uuid.UUID, list[date]]:
    vraag = (
        sa.select(Aanvraag.client_id, InterneAfwijzing.dag)
        .join(Aanvraag, InterneAfwijzing.aanvraag_id == Aanvraag.id)
        .where(Aanvraag.client_id.in_([lid.aanvraag.persoon_id for lid in leden]))
        .order_by(InterneAfwijzing.dag)
    )
    per_client: dict[uuid.UUID, list[date]] = defaultdict(list)
    for client_id, dag in db.session.execute(vraag):
        assert client_id is not None
        per_client[client_id].append(dag)
    return per_client
