"""Make the spiegelinformatie of one closed year: once, the same for everybody, never again."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime

import sqlalchemy as sa

from portal.domain.fouten import DomeinFout
from portal.domain.spiegel import Sleutel, eigen_cijfers, publiceer, tel
from portal.platform import clock
from portal.platform.database import db
from portal.platform.statistics_data import load_bescherming
from portal.spiegel.models import Spiegelcel, Spiegeleigen, Spiegelpublicatie
from portal.spiegel.queries.feiten import list_besluiten, list_zorg
from portal.spiegel.queries.maten import load_maten, nieuwste_versie

MAAND, DAG = 3, 1
"""From 1 March a year is closed: letters of its last days were sent and corrected by then."""


def maak_spiegel(jaar: int, *, op: datetime) -> Spiegelpublicatie:
    """Count a year, protect the group and keep what may be seen; the caller commits.

    Args:
        jaar: The year, which is closed.
        op: The moment, UTC.

    Raises:
        DomeinFout: `spiegel_jaar_niet_gesloten`; `spiegel_staat_vast` when the year has one.

    Bron: [regeling] §11; [procedure] §12.
    """
    if clock.local_day(op) < date(jaar + 1, MAAND, DAG):
        raise DomeinFout("spiegel_jaar_niet_gesloten", jaar=jaar)
    if heeft_spiegel(jaar):
        raise DomeinFout("spiegel_staat_vast", jaar=jaar)
    peildag, versie = date(jaar, 12, 31), nieuwste_versie()
    regels = load_bescherming(peildag)
    publicatie = Spiegelpublicatie(
        jaar=jaar,
        peildag=peildag,
        definitieversie=versie,
        grens_clienten=regels.grens_clienten,
        grens_organisaties=regels.grens_organisaties,
        gemaakt_op=op,
    )
    db.session.add(publicatie)
    db.session.flush()
    telling = tel(list_zorg(peildag), list_besluiten(date(jaar, 1, 1), peildag))
    rasters = {maat: uitleg.raster for maat, uitleg in load_maten(versie).items()}
    groep = publiceer(telling, rasters, regels)
    _bewaar(
        Spiegelcel,
        ({**_kolommen(publicatie, cel), "getoond": getoond} for cel, getoond in groep.items()),
    )
    _bewaar(
        Spiegeleigen,
        (
            {**_kolommen(publicatie, cel), **plek._asdict(), "cijfers": cijfers}
            for plek, cel, cijfers in eigen_cijfers(telling)
        ),
    )
    return publicatie


def heeft_spiegel(jaar: int) -> bool:
    """Say whether a year has its spiegelinformatie."""
    return bool(db.session.scalar(sa.select(sa.exists().where(Spiegelpublicatie.jaar == jaar))))


def _kolommen(publicatie: Spiegelpublicatie, cel: Sleutel) -> dict[str, object]:
    return {
        "id": uuid.uuid4(),
        "publicatie_id": publicatie.id,
        "maat": cel.maat.value,
        "dimensie": cel.dimensie.value,
        "waarde": cel.waarde,
    }


def _bewaar(soort: type[Spiegelcel | Spiegeleigen], rijen: Iterable[Mapping[str, object]]) -> None:
    """Add many rows at once."""
    if gevonden := list(rijen):
        db.session.execute(sa.insert(soort), gevonden)
