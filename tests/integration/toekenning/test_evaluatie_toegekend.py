"""The granted side of an eindevaluatie, of a besluit that went the whole road."""

from datetime import UTC, datetime

import sqlalchemy as sa

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.aanvraag import S01
from tests.factories.besluit import BESLUIT_OP, INGEDIEND, Toetswens, maak_getoetste_aanvraag

MINDER = Toetswens(
    oordelen={},
    voorstel={
        "maanden": {"waarde": "24", "reden": ""},
        "post-1": {"waarde": "5000", "reden": "De wand kan kleiner."},
    },
)
AFSPRAKEN = {"afspraken": "Na een jaar 5 uur per week minder.\n\nElk kwartaal een meting."}


def test_wat_is_toegekend_staat_er_al(app, wereld, als):
    """Each context post as it was granted, each agreement, each goal with the stand to reach."""
    with app.app_context(), clock.freeze(INGEDIEND):
        aanvraag_id = maak_getoetste_aanvraag(wereld, S01, MINDER).id
        db.session.commit()
    with clock.freeze(BESLUIT_OP):
        Besluitstappen(app, als).neem(aanvraag_id, TOEKENNEN | AFSPRAKEN)
    with app.app_context():
        toekenning = db.session.scalars(sa.select(Toekenning)).one()
        plek = f"/toekenningen/{toekenning.id}/evaluatie/invullen"
        streefstand = toekenning.doelen[0]["streefstand"]
    with clock.freeze(datetime(2028, 4, 3, 9, 0, tzinfo=UTC)):
        pagina = als(Rol.BEGELEIDER).open(plek)
    assert "Context: geluidwerende wand: ingezet Toegekend: € 5.000,00 per jaar" in pagina.tekst
    assert f"Afgesproken: {streefstand}" in pagina.tekst
    assert "Afspraak 1 Afgesproken: Na een jaar 5 uur per week minder." in pagina.tekst
    assert "Afspraak 2 Afgesproken: Elk kwartaal een meting." in pagina.tekst
    assert "Afgesproken: Hooguit meerzorgprofiel 3" in pagina.tekst
    namen = {n for n in pagina.formulier(met="hielp").namen if n.startswith("inzet.")}
    assert namen == {
        f"inzet.{regel}.ingezet"
        for regel in (
            "wonen",
            "dagbesteding",
            "nachtzorg",
            "behandelaren",
            "context_uren_jaar",
            "post-1",
            "jaarbedrag",
        )
    }
