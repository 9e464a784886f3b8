"""Make the toekenning of every besluit that granted meerzorg before toekenningen were kept.

Encrypted columns are bound to table, column and row, so what the besluit holds is encrypted anew
for the row of the toekenning; the application, and with it the keys, is there while revisions run.
Days follow the order of fixing: a later one ends what runs the day before, and a herstelbesluit
stands in the place of the one it repaired. A besluit that already has a toekenning is left alone,
so the revision can be taken back, which leaves the toekenningen, and run again.
"""

import json
import uuid
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

from portal.platform.encrypted import aad_van, ontsleutel, versleutel

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

PER_KEER = 200
EEN_DAG = timedelta(days=1)
NEDERLAND = ZoneInfo("Europe/Amsterdam")
TEKSTEN = ("perspectief_v", "afspraken_v", "voorwaarden_v")
GELIJK = (
    "aanbieder_id", "zorgkantoor_id", "maanden", "laatste_dag", "meerzorgprofiel", "meerzorguren",
    "jaarbedrag_cent", "etmaalbedrag_cent", "jaarbedrag_100_cent", "maatwerk", "prijspeil",
    "max_profiel", "max_meerzorguren", "afgebouwd_op",
)  # fmt: skip
VAN_AANVRAAG = (
    "regio_id", "locatie_id", "client_id", "clientcode", "soort", "zorgprofiel", "groep_id",
)  # fmt: skip

Rij = dict[str, Any]


def upgrade() -> None:
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.create_index(
            "ix_toekenning_profiel", ["zorgprofiel", "geregistreerd_op", "id"], unique=False
        )
    tabellen = sa.MetaData()
    verbinding = op.get_bind()
    tabellen.reflect(
        verbinding,
        only=("toekenning", "toekenning_reeks", "besluit", "aanvraag", "aanvraag_versie"),
        resolve_fks=False,
    )
    _vul(verbinding, {naam: _met_uuid(tabel) for naam, tabel in tabellen.tables.items()})


def downgrade() -> None:
    with op.batch_alter_table("toekenning", schema=None) as batch_op:
        batch_op.drop_index("ix_toekenning_profiel")


def _met_uuid(tabel: sa.Table) -> sa.Table:
    """Read ids as ids on SQLite too, which knows them as texts."""
    for kolom in tabel.c:
        if kolom.name == "id" or kolom.name.endswith("_id"):
            kolom.type = sa.Uuid()
    return tabel


def _vul(verbinding: sa.Connection, tabel: dict[str, sa.Table]) -> None:
    rijen = _lees(verbinding, tabel)
    _deel_dagen(rijen)
    te_maken = [rij for rij in rijen if not rij["bestaat"]]
    _nummer(verbinding, tabel["toekenning_reeks"], te_maken)
    for eerste in range(0, len(te_maken), PER_KEER):
        deel = te_maken[eerste : eerste + PER_KEER]
        verbinding.execute(sa.insert(tabel["toekenning"]), list(_inhoud(verbinding, tabel, deel)))
    ids = {rij["besluit_id"]: rij["id"] for rij in rijen}
    for rij in te_maken:
        if rij["vervangen_door"] is not None:
            verbinding.execute(
                sa.update(tabel["toekenning"])
                .where(tabel["toekenning"].c.id == rij["id"])
                .values(vervangen_door_id=ids[rij["vervangen_door"]])
            )


def _lees(verbinding: sa.Connection, tabel: dict[str, sa.Table]) -> list[Rij]:
    """Read everything that was granted and sent, in the order of fixing, without its secrets."""
    besluit, aanvraag, toekenning = tabel["besluit"], tabel["aanvraag"], tabel["toekenning"]
    vraag = (
        sa.select(
            besluit.c.id.label("besluit_id"),
            besluit.c.ingangsdatum.label("ingang"),
            besluit.c.stand,
            besluit.c.herstelt_id,
            besluit.c.nr,
            besluit.c.versie_id,
            *(besluit.c[naam] for naam in GELIJK),
            *(aanvraag.c[naam] for naam in VAN_AANVRAAG),
            aanvraag.c.jaar.label("aanvraagjaar"),
            aanvraag.c.volgnummer.label("aanvraagnummer"),
            aanvraag.c.lidnr,
            sa.func.coalesce(besluit.c.vastgesteld_op, besluit.c.voorbereid_op).label("op"),
            sa.func.coalesce(besluit.c.vastgesteld_door_id, besluit.c.voorbereid_door_id).label(
                "door"
            ),
            toekenning.c.id.label("bestaat"),
        )
        .join(aanvraag, aanvraag.c.id == besluit.c.aanvraag_id)
        .outerjoin(toekenning, toekenning.c.besluit_id == besluit.c.id)
        .where(
            besluit.c.uitkomst == "toekennen",
            besluit.c.stand.in_(("vastgesteld", "hersteld")),
            aanvraag.c.client_id.is_not(None),
        )
        .order_by(sa.func.coalesce(besluit.c.vastgesteld_op, besluit.c.voorbereid_op), besluit.c.id)
    )
    return [
        {**rij, "id": rij["bestaat"] or uuid.uuid4()}
        for rij in verbinding.execute(vraag).mappings().all()
    ]


def _deel_dagen(rijen: Sequence[Rij]) -> None:
    """Give each its last day in force, and what replaced it."""
    opvolger = {rij["herstelt_id"]: rij["besluit_id"] for rij in rijen if rij["herstelt_id"]}
    oorsprong: dict[uuid.UUID, uuid.UUID] = {}
    plaats = {rij["besluit_id"]: nr for nr, rij in enumerate(rijen)}
    per_client: dict[uuid.UUID, list[Rij]] = defaultdict(list)
    for rij in rijen:
        eerder = oorsprong.get(rij["herstelt_id"], rij["herstelt_id"])
        oorsprong[rij["besluit_id"]] = eerder if eerder in plaats else rij["besluit_id"]
        rij["einde"], rij["einde_reden"], rij["vervangen_door"] = rij["laatste_dag"], "", None
        if rij["stand"] == "hersteld":
            _eindig(rij, rij["ingang"] - EEN_DAG, "hersteld", opvolger.get(rij["besluit_id"]))
        else:
            per_client[rij["client_id"]].append(rij)
    for van_client in per_client.values():
        van_client.sort(key=lambda rij: plaats[oorsprong[rij["besluit_id"]]])
        for nr, nieuw in enumerate(van_client):
            for oud in van_client[:nr]:
                loopt = oud["ingang"] <= oud["einde"]
                if loopt and oud["ingang"] <= nieuw["einde"] and nieuw["ingang"] <= oud["einde"]:
                    _eindig(oud, nieuw["ingang"] - EEN_DAG, "vervangen", nieuw["besluit_id"])


def _eindig(rij: Rij, einde: date, reden: str, door: uuid.UUID | None) -> None:
    rij["einde"], rij["einde_reden"], rij["vervangen_door"] = einde, reden, door


def _nummer(verbinding: sa.Connection, reeks: sa.Table, te_maken: Sequence[Rij]) -> None:
    laatste = {rij.jaar: rij.laatste for rij in verbinding.execute(sa.select(reeks))}
    nieuw = set()
    for rij in te_maken:
        jaar = _utc(rij["op"]).astimezone(NEDERLAND).year
        laatste[jaar] = laatste.get(jaar, 0) + 1
        rij["jaar"], rij["volgnummer"] = jaar, laatste[jaar]
        nieuw.add(jaar)
    for jaar in sorted(nieuw):
        verbinding.execute(sa.delete(reeks).where(reeks.c.jaar == jaar))
        verbinding.execute(sa.insert(reeks).values(jaar=jaar, laatste=laatste[jaar]))


def _utc(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _inhoud(
    verbinding: sa.Connection, tabel: dict[str, sa.Table], deel: Sequence[Rij]
) -> Iterator[Rij]:
    """Give whole rows, with the secrets of besluit and version encrypted anew."""
    besluit, versie = tabel["besluit"], tabel["aanvraag_versie"]
    vraag = (
        sa.select(
            besluit.c.id,
            *(besluit.c[naam] for naam in (*TEKSTEN, "invoer_v")),
            versie.c.id.label("versie_id"),
            versie.c.json_v,
        )
        .join(versie, versie.c.id == besluit.c.versie_id)
        .where(besluit.c.id.in_([rij["besluit_id"] for rij in deel]))
    )
    geheim = {rij["id"]: rij for rij in verbinding.execute(vraag).mappings()}
    for rij in deel:
        bron = geheim[rij["besluit_id"]]
        klaar = {naam: _lees_geheim(bron, "besluit", naam) for naam in (*TEKSTEN, "invoer_v")}
        klaar["doelen_v"] = _doelen(bron)
        yield {
            "id": rij["id"],
            "jaar": rij["jaar"],
            "volgnummer": rij["volgnummer"],
            "besluit_id": rij["besluit_id"],
            "herkomst": "besluit",
            "kenmerk": _kenmerk(rij),
            "ingang": rij["ingang"],
            "einde": rij["einde"],
            "einde_reden": rij["einde_reden"],
            "tarief": _tarief(klaar["invoer_v"]),
            "geregistreerd_door_id": rij["door"],
            "geregistreerd_op": rij["op"],
            "bevestigd_door_id": rij["door"],
            "bevestigd_op": rij["op"],
            "versie": 1,
            **{naam: rij[naam] for naam in (*GELIJK, *VAN_AANVRAAG)},
            "prijspeil": rij["prijspeil"] or rij["ingang"].year,
            "etmaalbedrag_cent": rij["etmaalbedrag_cent"] or 0,
            **{
                naam: None
                if rauw is None
                else versleutel(rauw, aad_van("toekenning", naam, rij["id"]))
                for naam, rauw in klaar.items()
            },
        }


def _lees_geheim(bron: Rij, tabelnaam: str, naam: str, sleutel: str = "id") -> bytes | None:
    blob = bron[naam]
    return None if blob is None else ontsleutel(blob, aad_van(tabelnaam, naam, bron[sleutel]))


def _doelen(bron: Rij) -> bytes:
    ruw = _lees_geheim(bron, "aanvraag_versie", "json_v", "versie_id")
    assert ruw is not None
    doelen = json.loads(zlib.decompress(ruw)).get("antwoorden", {}).get("dl-doelen") or []
    return json.dumps(doelen, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _kenmerk(rij: Rij) -> str:
    nummer = f"MZ-{rij['aanvraagjaar']}-{rij['aanvraagnummer']:05d}-B{rij['nr']}"
    return nummer if rij["lidnr"] is None else f"{nummer}-{rij['lidnr']:02d}"


def _tarief(invoer: bytes | None) -> str:
    if invoer is None:
        return ""
    tarief = json.loads(invoer).get("invoer", {}).get("tarief")
    return tarief if isinstance(tarief, str) else ""
