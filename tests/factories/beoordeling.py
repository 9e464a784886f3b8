"""Dossiers at the zorgkantoor for tests: rows with their events for lists, real flows for the rest.

Every function adds rows to the session and flushes them; the caller commits.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

from portal.aanvraag.models import Aanvraag, Gebeurtenis
from portal.clienten.actions import maak_zoekindexen
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.factories.aanvraag import S01, Wens, dien_in, maak_volledige_aanvraag
from tests.factories.clienten import maak_client
from tests.factories.wereld import Wereld

ONTVANGEN = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
ACHT_WEKEN = timedelta(weeks=8)
_volgnummer = count(50_001)


@dataclass(frozen=True, kw_only=True)
class Rij:
    """What differs from a new individuele aanvraag of the own aanbieder."""

    toestand: Toestand = Toestand.INGEDIEND
    soort: str = "individueel"
    herkomst: str = "nieuw"
    zorgprofiel: str = "VG7"
    locatie: str = "locatie"
    bedrag_cent: int | None = 3_890_000
    ontvangen_op: datetime = ONTVANGEN
    beslisdatum: date | None = None
    behandelaar: uuid.UUID | None = None
    volgnummer: int = 0


NIEUW = Rij()


def maak_rij(wereld: Wereld, rij: Rij = NIEUW, *, client: Client | None = None) -> Aanvraag:
    """Make a submitted dossier as lists need it, without content.

    Its events are those of starting and submitting; a later toestand stands in the column only.
    """
    locatie = db.session.get_one(Locatie, wereld[rij.locatie])
    wie = Rol.MANAGER, "ander" if rij.locatie.endswith("ander") else "eigen"
    manager = wereld.gebruiker(*wie)
    client = client or maak_client(locatie)
    aanvraag = Aanvraag(
        jaar=rij.ontvangen_op.year,
        volgnummer=rij.volgnummer or next(_volgnummer),
        soort=rij.soort,
        herkomst=rij.herkomst,
        aanbieder_id=locatie.aanbieder_id,
        zorgkantoor_id=locatie.regio.zorgkantoor_id,
        regio_id=locatie.regio_id,
        locatie_id=locatie.id,
        client_id=client.id,
        clientcode=client.clientcode,
        zorgprofiel=rij.zorgprofiel,
        toestand=rij.toestand,
        gewenste_maanden=12,
        gestart_door_id=manager,
        gestart_op=rij.ontvangen_op,
        gewijzigd_op=rij.ontvangen_op,
        ontvangen_op=rij.ontvangen_op,
        beslisdatum=rij.beslisdatum or clock.local_day(rij.ontvangen_op) + ACHT_WEKEN,
        behandelaar_id=rij.behandelaar,
        gevraagd_bedrag_cent=rij.bedrag_cent,
    )
    db.session.add(aanvraag)
    db.session.flush()
    maak_zoekindexen(client, houder_id=aanvraag.zorgkantoor_id)
    for nr, soort in enumerate(("gestart", "ingediend"), start=1):
        maak_gebeurtenis(aanvraag, nr, soort, op=rij.ontvangen_op)
    return aanvraag


def maak_ingediende_aanvraag(
    wereld: Wereld, wens: Wens = S01, *, client: Client | None = None, op: datetime = ONTVANGEN
) -> Aanvraag:
    """Let the manager submit a complete aanvraag through the real actions."""
    aanvraag = maak_volledige_aanvraag(wereld, wens, client=client, op=op)
    dien_in(aanvraag, wereld, op=op)
    return aanvraag


def maak_gebeurtenis(
    aanvraag: Aanvraag,
    nr: int,
    soort: str,
    *,
    op: datetime,
    rol: Rol = Rol.MANAGER,
    gegevens: Mapping[str, str] | None = None,
) -> None:
    """Add an event: of the manager who started, or of the beoordelaar who handles the dossier."""
    van_manager = rol is Rol.MANAGER
    gebeurtenis = Gebeurtenis(
        aanvraag_id=aanvraag.id,
        nr=nr,
        soort=soort,
        op=op,
        dag=clock.local_day(op),
        door_id=aanvraag.gestart_door_id if van_manager else aanvraag.behandelaar_id,
        rol=rol.value,
        gegevens=dict(gegevens or {}),
    )
    db.session.add(gebeurtenis)
    db.session.flush()
