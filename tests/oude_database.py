"""The filled database of an earlier portal: its rows, as they stood before an upgrade.

`gevallen/database_0014.jsonl.xz` was made by the code of issue A (commit c9b5cf2, revision 0014):
its own demo data for eleven invented clients, with one besluit repaired. The first line names the
keys; then follow, per table, a line with its columns and a line per row. Encrypted values stand in
it as they were before encryption, so that the file stays small: only two letters are whole, the
PDF of the others is one line long.
"""

import base64
import hashlib
import json
import lzma
import uuid
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from portal.platform.database import UtcDateTime, db
from portal.platform.keys import GEGEVENSSLEUTELS
from tests.hulp import GEVALLEN

SOORTEN: Mapping[str, tuple[sa.types.TypeEngine[Any], Callable[[Any], object]]] = {
    "uuid": (sa.Uuid(), uuid.UUID),
    "moment": (UtcDateTime(), datetime.fromisoformat),
    "dag": (sa.Date(), date.fromisoformat),
    "bytes": (sa.LargeBinary(), base64.b64decode),
    "geheim": (sa.LargeBinary(), lambda waarde: waarde),
    "json": (sa.JSON(), lambda waarde: waarde),
    "ja_nee": (sa.Boolean(), bool),
    "getal": (sa.BigInteger(), int),
    "tekst": (sa.Text(), str),
}
NONCE = 12


@dataclass(frozen=True)
class OudeTabel:
    """One table with its rows as the earlier code wrote them."""

    tabel: sa.TableClause
    rijen: Sequence[Mapping[str, object]]


@dataclass(frozen=True)
class OudeDatabase:
    """Everything that stood in the database, and the keys to read it with."""

    revisie: str
    sleutels: Mapping[str, str]
    tabellen: Sequence[OudeTabel]

    def zet_neer(self) -> None:
        """Write every row into the schema of its revision, and commit."""
        for oud in self.tabellen:
            db.session.execute(sa.insert(oud.tabel), list(oud.rijen))
        db.session.commit()

    def rijen(self) -> dict[str, list[object]]:
        """Give the rows per table, in a fixed order."""
        return {
            oud.tabel.name: sorted((tuple(rij.values()) for rij in oud.rijen), key=repr)
            for oud in self.tabellen
        }

    def nu(self) -> dict[str, list[object]]:
        """Read the same columns of the same tables again."""
        return {
            oud.tabel.name: sorted(map(tuple, db.session.execute(sa.select(oud.tabel))), key=repr)
            for oud in self.tabellen
        }


def lees_oude_database(naam: str) -> OudeDatabase:
    """Read one of the databases in `gevallen`."""
    regels = map(json.loads, lzma.decompress((GEVALLEN / naam).read_bytes()).splitlines())
    kop = next(regels)
    sleutel = base64.b64decode(kop["sleutels"][GEGEVENSSLEUTELS].removeprefix("1:"))
    return OudeDatabase(kop["revisie"], kop["sleutels"], list(_tabellen(regels, sleutel)))


def _tabellen(regels: Iterator[Any], sleutel: bytes) -> Iterator[OudeTabel]:
    soorten: dict[str, str] = {}
    tabel, rijen = sa.table(""), list[Mapping[str, object]]()
    for regel in regels:
        if isinstance(regel, dict):
            if rijen:
                yield OudeTabel(tabel, rijen)
            soorten, rijen = regel["kolommen"], []
            kolommen = (sa.column(naam, SOORTEN[soort][0]) for naam, soort in soorten.items())
            tabel = sa.table(regel["tabel"], *kolommen)
        else:
            rijen.append(_rij(tabel.name, dict(zip(soorten, regel, strict=True)), soorten, sleutel))
    yield OudeTabel(tabel, rijen)


def _rij(
    tabel: str, ruw: Mapping[str, Any], soorten: Mapping[str, str], sleutel: bytes
) -> dict[str, object]:
    rij = {
        naam: None if waarde is None else SOORTEN[soorten[naam]][1](waarde)
        for naam, waarde in ruw.items()
    }
    for naam, soort in soorten.items():
        if soort == "geheim" and ruw[naam] is not None:
            rij[naam] = _versleutel(_bytes(ruw[naam]), f"{tabel}|{naam}|{rij['id']}", sleutel)
    return rij


def _bytes(waarde: Mapping[str, str]) -> bytes:
    """Give what was encrypted: a text, a text that was compressed first, or plain bytes."""
    [(soort, tekst)] = waarde.items()
    if soort == "b":
        return base64.b64decode(tekst)
    return zlib.compress(tekst.encode()) if soort == "z" else tekst.encode()


def _versleutel(rauw: bytes, plaats: str, sleutel: bytes) -> bytes:
    """Encrypt as the code of then did: key 1, a nonce, and the place as additional data."""
    nonce = hashlib.sha256(plaats.encode()).digest()[:NONCE]
    return b"\x01" + nonce + AESGCM(sleutel).encrypt(nonce, rauw, plaats.encode())
