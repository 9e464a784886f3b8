"""What every source on toekenningen shares: which are in view, and who made their aanvragen."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from portal.aanvraag.models import Aanvraag, Driehoeklid
from portal.beoordeling.models import Besluit, Toekenning
from portal.beoordeling.queries.toekenningen import GEHEIM, is_bevestigd, toekenningen_voor
from portal.berichten.aanleidingen import Aanleiding, Plek
from portal.domain.berichten import Venster
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import Gebruiker

Dagen = Callable[[Toekenning], Iterable[tuple[str, date | None]]]
Kolom = InstrumentedAttribute[date] | InstrumentedAttribute[date | None]
Mensen = Mapping[uuid.UUID, Mapping[str, set[uuid.UUID]]]


def lees(
    venster: Venster,
    voor: Gebruiker | None,
    waar: Sequence[Voorwaarde],
    volgorde: Kolom,
    dagen: Dagen,
) -> Iterator[Aanleiding]:
    """Give what matters of toekenningen whose own columns say so, in an order of days."""
    rijen = db.session.scalars(
        sa.select(Toekenning)
        .where(*waar, is_bevestigd(), Toekenning.einde >= Toekenning.ingang, *is_zichtbaar(voor))
        .options(*GEHEIM)
        .order_by(volgorde, Toekenning.id)
        .limit(venster.hoogstens)
    ).all()
    mensen = lees_mensen(rijen, voor)
    for rij in rijen:
        for code, dag in dagen(rij):
            if code in venster.soorten and dag is not None:
                yield maak_aanleiding(code, rij, dag, mensen)


def is_zichtbaar(voor: Gebruiker | None) -> tuple[Voorwaarde, ...]:
    """Give the condition of view; the engine sees all."""
    return () if voor is None else (toekenningen_voor(voor),)


def maak_aanleiding(code: str, rij: Toekenning, dag: date, mensen: Mensen) -> Aanleiding:
    """Give one occasion about a toekenning."""
    return Aanleiding(
        code=code,
        object_soort="toekenning",
        object_id=rij.id,
        kenmerk=rij.nummer,
        dag=dag,
        plek=Plek(
            aanbieder_id=rij.aanbieder_id,
            locatie_id=rij.locatie_id,
            zorgkantoor_id=rij.zorgkantoor_id,
            regio_id=rij.regio_id,
        ),
        mensen=mensen.get(rij.id, {}),
    )


def lees_mensen(rijen: Sequence[Toekenning], voor: Gebruiker | None) -> Mensen:
    """Give who made the aanvragen of some toekenningen, for the engine only.

    One from before the portal, or that goes on elsewhere, has nobody: its location hears it.
    """
    besluiten = [rij.besluit_id for rij in rijen if rij.besluit_id is not None]
    if voor is not None or not besluiten:
        return {}
    gevonden = db.session.execute(
        sa.select(Toekenning.id, Driehoeklid.functie, Driehoeklid.gebruiker_id)
        .join(Besluit, Besluit.id == Toekenning.besluit_id)
        .join(Aanvraag, Aanvraag.id == Besluit.aanvraag_id)
        .join(
            Driehoeklid,
            Driehoeklid.aanvraag_id == sa.func.coalesce(Aanvraag.groepsaanvraag_id, Aanvraag.id),
        )
        .where(Toekenning.besluit_id.in_(besluiten))
    ).all()
    mensen: dict[uuid.UUID, dict[str, set[uuid.UUID]]] = defaultdict(lambda: defaultdict(set))
    for toekenning_id, functie, wie in gevonden:
        mensen[toekenning_id]["driehoek"].add(wie)
        if functie == "behandelaar":
            mensen[toekenning_id]["zorgbehandelaar"].add(wie)
    return mensen
