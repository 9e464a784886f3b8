"""Deciding on a group of 200: every page of the way, and the letters beside plain reportlab."""

import io
import json
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

WORTEL = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(WORTEL))
os.environ.setdefault("MEERZORG_PROFIEL", "test")

from flask import Flask  # noqa: E402 - after the path
from reportlab.lib.styles import getSampleStyleSheet  # noqa: E402 - after the path
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table  # noqa: E402 - after the path

from portal.beoordeling.models import Besluit  # noqa: E402 - after the path
from portal.domain.bevoegdheid import Rol  # noqa: E402 - after the path
from portal.platform import clock  # noqa: E402 - after the path
from portal.platform.database import db  # noqa: E402 - after the path
from portal.platform.pdf import (  # noqa: E402 - after the path
    Alinea,
    Blok,
    Document,
    Kop,
    Lijst,
    Tabel,
    maak_pdf,
    van_gegevens,
)
from tests.besluitstappen import TOEKENNEN, Besluitstappen, adres  # noqa: E402 - after the path
from tests.engines import maak_app, migreer  # noqa: E402 - after the path
from tests.factories.besluit import BESLUIT_OP  # noqa: E402 - after the path
from tests.factories.groep import S10_LEDEN, Groepswens  # noqa: E402 - after the path
from tests.factories.groepsbesluit import maak_getoetste_groep  # noqa: E402 - after the path
from tests.factories.wereld import Wereld, zet_wereld_neer  # noqa: E402 - after the path
from tests.person import Browser  # noqa: E402 - after the path

AANTAL = 200
GRENS = 10.0
"""A letter may take this many times what plain reportlab needs for the same words and tables."""
T = TypeVar("T")


def meet(naam: str, doe: Callable[[], T], per: int = 1) -> tuple[T, float]:
    begin = time.perf_counter()
    uitkomst = doe()
    duur = time.perf_counter() - begin
    rest = f", {duur / per * 1000:.1f} ms each" if per > 1 else ""
    print(f"{naam}: {duur:.2f} s{rest}")
    return uitkomst, duur


def maak_groep(app: Flask) -> tuple[Wereld, uuid.UUID]:
    """Make a scored group of 200 clients: the four of S10, fifty times."""
    with app.app_context():
        wereld = zet_wereld_neer()
        aanvraag = maak_getoetste_groep(wereld, Groepswens(leden=S10_LEDEN * (AANTAL // 4)))
        db.session.commit()
        return wereld, aanvraag.id


def besluit(app: Flask, wereld: Wereld, groep: uuid.UUID) -> None:
    """Prepare, read, offer and fix, as people do."""

    def als(rol: Rol) -> Browser:
        return Browser(app).als(wereld.gebruiker(rol))

    stappen = Besluitstappen(app, als)
    meet("page of the besluit", lambda: als(Rol.BEOORDELAAR).open(adres(groep)))
    meet("preparing", lambda: stappen.bereid_voor(groep, TOEKENNEN), AANTAL)
    meet("page of the letters", lambda: stappen.lees_brief(groep))
    meet("offering", lambda: stappen.bied_aan(groep))
    meet("fixing, with every letter", lambda: stappen.stel_vast(groep), AANTAL)


def lees_brieven(app: Flask) -> list[Document]:
    """Read the stored letters back as documents."""
    with app.app_context():
        rijen = db.session.scalars(db.select(Besluit).where(Besluit.groepsbesluit_id.is_not(None)))
        return [van_gegevens(json.loads(rij.brief)) for rij in rijen]


def kaal(document: Document) -> bytes:
    """Set the same words and tables with reportlab alone, in its own typeface, once."""
    stijl = getSampleStyleSheet()["BodyText"]
    delen: list[Paragraph | Table] = [Paragraph(document.titel, stijl)]
    for deel in document.onderdelen:
        if isinstance(deel, Kop | Alinea):
            delen.append(Paragraph(deel.tekst, stijl))
        elif isinstance(deel, Lijst):
            delen += [Paragraph(punt, stijl) for punt in deel.punten]
        elif isinstance(deel, Blok | Tabel):
            delen.append(Table([[Paragraph(cel, stijl) for cel in rij] for rij in deel.rijen]))
    uit = io.BytesIO()
    SimpleDocTemplate(uit).build(delen)
    return uit.getvalue()


def main() -> int:
    with tempfile.TemporaryDirectory() as map_, clock.freeze(BESLUIT_OP):
        app = maak_app(f"sqlite:///{map_}/bench.db", Path(map_))
        migreer(app)
        (wereld, groep), _ = meet("making the group", lambda: maak_groep(app))
        besluit(app, wereld, groep)
        brieven = lees_brieven(app)
        _, eigen = meet("letters rendered", lambda: [maak_pdf(b) for b in brieven], len(brieven))
        _, zonder = meet("plain reportlab", lambda: [kaal(b) for b in brieven], len(brieven))
        print(f"{eigen / zonder:.1f} times plain reportlab")
        with app.app_context():
            db.engine.dispose()
    return 0 if len(brieven) == AANTAL and eigen <= GRENS * zonder else 1


if __name__ == "__main__":
    sys.exit(main())
