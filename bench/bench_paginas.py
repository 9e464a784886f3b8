"""Time and SQL of the lists and the dossier, with few and with many dossiers, on both engines.

Usage: bench_paginas.py [NUMBER ...]; without numbers 100 and 100,000 dossiers. `--engine sqlite`
or `--engine postgres` keeps to one of them.
"""

import argparse
import gc
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests")]

import sqlalchemy as sa  # noqa: E402 - after the path
from flask import Flask  # noqa: E402 - after the path
from flask.testing import FlaskClient  # noqa: E402 - after the path
from sqlalchemy import event  # noqa: E402 - after the path

from portal.aanvraag.models import Aanvraag  # noqa: E402 - after the path
from portal.beoordeling.queries.werkvoorraad.sorteren import SORTEERBAAR, SORTERINGEN  # noqa: E402 - after the path
from portal.dialoog.actions.plan import bereken_cijfers_van  # noqa: E402 - after the path
from portal.dialoog.models import Meerzorgplan  # noqa: E402 - after the path
from portal.domain.bevoegdheid import Rol  # noqa: E402 - after the path
from portal.domain.procedure import Toestand  # noqa: E402 - after the path
from portal.domain.procedure.volgen import Plantoestand  # noqa: E402 - after the path
from portal.domain.statistiek import Periode  # noqa: E402 - after the path
from portal.monitoring.actions.rapport import maak_rapport  # noqa: E402 - after the path
from portal.ontwikkeltraject.models import Trajectbeurt  # noqa: E402 - after the path
from portal.platform import clock  # noqa: E402 - after the path
from portal.platform.database import db  # noqa: E402 - after the path
from portal.toegang.models import Gebruiker, RolToekenning  # noqa: E402 - after the path
from tests.engines import POSTGRES, SQLITE, PgServer, maak_app, migreer  # noqa: E402 - after the path
from tests.person import Browser  # noqa: E402 - after the path

AANTALLEN = [100, 100_000]
KEREN = 12
STUREN = {
    "stuurinformatie": "/stuurinformatie",
    "stuurinformatie vpt": "/stuurinformatie?leveringsvorm=vpt",
    "doorlooptijd": "/stuurinformatie/doorlooptijd",
    "uitkomsten": "/stuurinformatie/uitkomsten",
    "kosten": "/stuurinformatie/kosten",
    "monitor eigen": "/monitor/eigen",
    "signalen": "/signalen-van-clienten?stand=alles",
}
"""Pages of a zorgkantoor about its own work."""
GRENS_MS = 200


@dataclass(frozen=True)
class Meting:
    """One page: how long, the first visit apart, and how many statements."""

    naam: str
    eerste: float
    p50: float
    p95: float
    opdrachten: int


@contextmanager
def app_op(motor: str) -> Iterator[Flask]:
    map_ = Path(tempfile.mkdtemp(prefix="bench-"))
    server = PgServer() if motor == POSTGRES else None
    adres = server.adres if server else f"sqlite:///{map_ / 'portaal.db'}"
    app = maak_app(adres, map_, omgekeerd=False)  # as in production
    migreer(app)
    try:
        yield app
    finally:
        with app.app_context():
            db.engine.dispose()
        if server:
            server.stop()


def vul(app: Flask, aantal: int) -> None:
    begin = time.perf_counter()
    for opdracht in (["demo-data"], ["bench-data", "--dossiers", str(aantal)]):
        app.test_cli_runner().invoke(args=opdracht, catch_exceptions=False)
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        with app.app_context(), db.engine.connect() as verbinding:
            verbinding.execute(sa.text("ANALYZE"))
            verbinding.commit()
    print(f"{aantal:,} dossiers in {time.perf_counter() - begin:.0f} s")
    maak_spiegel(app)
    gc.collect()
    gc.freeze()  # as app.py does: what filled the database is no part of a visit


def maak_spiegel(app: Flask) -> None:
    """Make spiegelinformatie of a year that the demonstration leaves open, as the worker does."""
    begin = time.perf_counter()
    jaar = str(clock.today().year - 2)
    app.test_cli_runner().invoke(args=["maak-spiegel", jaar], catch_exceptions=False)
    print(f"spiegelinformatie over {jaar} in {time.perf_counter() - begin:.0f} s")


def plan_paginas(app: Flask) -> dict[str, str]:
    """Count the figures of the submitted meerzorgplan with most dossiers; give its pages."""
    with app.app_context():
        dossiers = (
            sa.select(sa.func.count())
            .where(
                Aanvraag.aanbieder_id == Meerzorgplan.aanbieder_id,
                Aanvraag.zorgkantoor_id == Meerzorgplan.zorgkantoor_id,
            )
            .correlate(Meerzorgplan)
            .scalar_subquery()
        )
        vraag = sa.select(Meerzorgplan).where(Meerzorgplan.toestand == Plantoestand.INGEDIEND)
        grootste = vraag.order_by(dossiers.desc(), Meerzorgplan.ingediend_op)
        plan = db.session.scalars(grootste.limit(1)).one()
        begin = time.perf_counter()
        plan.toestand = Plantoestand.CONCEPT
        bereken_cijfers_van(plan, op=clock.now())
        plan.toestand = Plantoestand.INGEDIEND
        db.session.commit()
        print(f"figures of one meerzorgplan counted in {time.perf_counter() - begin:.1f} s")
        adres = f"/meerzorgplannen/{plan.id}"
    return {
        "meerzorgplannen": "/meerzorgplannen",
        "meerzorgplan": adres,
        "meerzorgplan achter een cijfer": f"{adres}/cijfers/mp-clienten/1",
        "meerzorgplan als document": f"{adres}/document",
    }


def paginas(app: Flask) -> dict[str, str]:
    """Give the addresses to measure, by name; a deep page begins halfway the list."""
    with app.app_context():
        kantoor = db.session.scalars(
            sa.select(Gebruiker.organisatie_id)
            .join(RolToekenning)
            .where(RolToekenning.rol == Rol.TEAMLEIDER)
            .order_by(Gebruiker.email)
        ).first()
        van = sa.select(Aanvraag).where(Aanvraag.zorgkantoor_id == kantoor)
        open_ = van.where(Aanvraag.toestand == Toestand.IN_TOETSING).order_by(Aanvraag.beslisdatum)
        midden = halverwege(open_)
        alles = halverwege(
            van.where(Aanvraag.toestand == Toestand.TOEGEKEND).order_by(Aanvraag.volgnummer)
        )
        beurt = db.session.scalars(
            sa.select(Trajectbeurt.client_id)
            .where(Trajectbeurt.zorgkantoor_id == kantoor)
            .order_by(Trajectbeurt.client_id)
            .limit(1)
        ).one()
    adressen = plan_paginas(app) | spiegel_paginas(midden)
    for sorteer in SORTERINGEN:
        adres = f"/werkvoorraad?rijen=50&sorteer={sorteer}"
        adressen |= {f"werkvoorraad {sorteer}": adres}
        adressen |= {f"werkvoorraad {sorteer} diep": f"{adres}&na={midden.id}"}
    for sorteer in SORTEERBAAR:
        adres = f"/dossiers?rijen=50&sorteer={sorteer}"
        adressen |= {f"dossiers {sorteer}": adres}
        adressen |= {f"dossiers {sorteer} diep": f"{adres}&na={alles.id}"}
    return adressen | {
        "werkvoorraad zoek naam": "/werkvoorraad?rijen=50&zoek=zorg",
        "dossiers zoek nummer": f"/dossiers?rijen=50&zoek={alles.nummer}",
        "dossiers zoek code": f"/dossiers?rijen=50&zoek={alles.clientcode}",
        "dossiers zoek naam": "/dossiers?rijen=50&zoek=zorg",
        "dossier in toetsing": f"/dossiers/{midden.id}",
        "dossier toegekend": f"/dossiers/{alles.id}",
        "aan de beurt": "/ontwikkeltrajecten/aan-de-beurt",
        "aan de beurt over tijd": "/ontwikkeltrajecten/aan-de-beurt?wanneer=te_laat",
        "aan de beurt diep": f"/ontwikkeltrajecten/aan-de-beurt?na={beurt}",
    }


def spiegel_paginas(midden: Aanvraag) -> dict[str, str]:
    """Give spiegelinformatie of the year with the most in it, and comparable decisions."""
    adres = f"/spiegelinformatie?jaar={clock.today().year - 2}"
    return {
        "dossier vergelijkbaar": f"/dossiers/{midden.id}/toetsing/mv",
        "spiegelinformatie": adres,
        "spiegelinformatie profiel": f"{adres}&dimensie=zorgprofiel",
    }


def halverwege(vraag: sa.Select[tuple[Aanvraag]]) -> Aanvraag:
    aantal = db.session.scalar(sa.select(sa.func.count()).select_from(vraag.subquery())) or 0
    return db.session.scalars(vraag.offset(aantal // 2).limit(1)).one()


def iemand(app: Flask, rol: Rol) -> FlaskClient:
    with app.app_context():
        nummer = db.session.scalars(
            sa.select(Gebruiker.id)
            .join(RolToekenning)
            .where(RolToekenning.rol == rol)
            .order_by(Gebruiker.email)
        ).first()
    assert nummer is not None
    return Browser(app).als(nummer).client


def maak_jaartabel(app: Flask) -> dict[str, str]:
    """Make the national report on last year, say how long that takes, and give its pages."""
    with app.app_context():
        nu, begin = clock.now(), time.perf_counter()
        rol = sa.select(RolToekenning.gebruiker_id).where(RolToekenning.rol == Rol.MONITORBEHEERDER)
        wie = sa.select(Gebruiker).where(Gebruiker.id.in_(rol)).order_by(Gebruiker.email)
        door = db.session.scalars(wie).first()
        assert door is not None
        rapport = maak_rapport(Periode(clock.today().year - 1), nu, "", door=door, op=nu)
        db.session.commit()
        print(f"yearly report made in {time.perf_counter() - begin:.1f} s")
        return {"monitor": "/monitor", "monitor jaartabel": f"/monitor/rapporten/{rapport.id}"}


def meet(app: Flask, client: FlaskClient, naam: str, adres: str) -> Meting:
    tijden, opdrachten = [], []
    tel = 0

    def luister(*_: object) -> None:
        nonlocal tel
        tel += 1

    with app.app_context():
        motor = db.engine
    event.listen(motor, "before_cursor_execute", luister)
    for _ in range(KEREN):
        tel, begin = 0, time.perf_counter()
        antwoord = client.get(adres)
        tijden.append((time.perf_counter() - begin) * 1000)
        opdrachten.append(tel)
        assert antwoord.status_code == 200, (adres, antwoord.status_code)
    event.remove(motor, "before_cursor_execute", luister)
    eerste = tijden[0]
    tijden.sort()
    return Meting(naam, eerste, tijden[KEREN // 2], tijden[int(KEREN * 0.95)], max(opdrachten))


def main() -> int:
    keuze = argparse.ArgumentParser(description=__doc__)
    keuze.add_argument("aantallen", nargs="*", type=int, default=AANTALLEN)
    keuze.add_argument("--engine", choices=[SQLITE, POSTGRES])
    gekozen = keuze.parse_args()
    traag = 0
    for motor in [gekozen.engine] if gekozen.engine else [SQLITE, POSTGRES]:
        for aantal in gekozen.aantallen:
            with app_op(motor) as app:
                vul(app, aantal)
                lijsten = [(Rol.TEAMLEIDER, paginas(app) | STUREN)]
                lijsten += [(Rol.MONITORBEHEERDER, maak_jaartabel(app))]
                print(f"{motor}, {aantal:,} dossiers{'':18} first ms   p50 ms   p95 ms   SQL")
                te_meten = [(rol, *deel) for rol, lijst in lijsten for deel in lijst.items()]
                for rol, naam, adres in te_meten:
                    meting = meet(app, iemand(app, rol), naam, adres)
                    te_traag = meting.p95 > GRENS_MS and not naam.startswith("dossier ")
                    traag += te_traag
                    tijden = f"{meting.eerste:8.0f} {meting.p50:8.0f} {meting.p95:8.0f}"
                    print(
                        f"  {naam:38}{tijden} {meting.opdrachten:5}{'  slow' if te_traag else ''}"
                    )
    return 1 if traag else 0


if __name__ == "__main__":
    sys.exit(main())
