"""Re-encrypt every encrypted column with the newest key while the portal runs."""

import uuid
from collections.abc import Iterator

import sqlalchemy as sa

from portal.platform.database import Base
from portal.platform.encrypted import RijMetGeheim, aad_van, ontsleutel, versleutel
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import eigen_transactie

PORTIE = 200


def versleutel_opnieuw() -> int:
    """Go through all tables in small transactions; give the number of values re-encrypted.

    The versions of the rows stay as they are, so nobody who is editing one notices.
    """
    return sum(_kolom(tabel, kolom) for tabel, kolom in list_kolommen())


def list_kolommen() -> Iterator[tuple[sa.Table, str]]:
    """List every encrypted column with its table."""
    for mapper in sorted(Base.registry.mappers, key=lambda mapper: str(mapper.local_table)):
        if issubclass(mapper.class_, RijMetGeheim) and isinstance(mapper.local_table, sa.Table):
            yield from ((mapper.local_table, kolom) for kolom in mapper.class_.geheimen())


def _kolom(tabel: sa.Table, kolom: str) -> int:
    aantal, na = 0, None
    while rijen := _portie(tabel, kolom, na):
        aantal += len(rijen)
        na = rijen[-1]
    return aantal


def _portie(tabel: sa.Table, kolom: str, na: uuid.UUID | None) -> list[uuid.UUID]:
    """Re-encrypt the next rows by id; give their ids, none when all are done."""
    waarde = tabel.c[kolom]
    nieuw = bytes([huidige_instellingen().sleutels.huidige])
    vraag = (
        sa.select(tabel.c.id, waarde)
        .where(waarde.is_not(None), sa.func.substr(waarde, 1, 1) != nieuw)
        .order_by(tabel.c.id)
        .limit(PORTIE)
        .with_for_update()
    )
    if na is not None:
        vraag = vraag.where(tabel.c.id > na)
    with eigen_transactie() as verbinding:
        rijen = verbinding.execute(vraag).all()
        for rij_id, blob in rijen:
            plek = aad_van(tabel.name, kolom, rij_id)
            verbinding.execute(
                sa.update(tabel)
                .where(tabel.c.id == rij_id)
                .values({kolom: versleutel(ontsleutel(blob, plek), plek)})
            )
    return [rij_id for rij_id, _ in rijen]
