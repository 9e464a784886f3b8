"""The voorzitter is warned of clients that the zorgkantoor knows, and learns of no other."""

from portal.clienten.actions import maak_zoekindexen
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Locatie
from tests.dialoogstappen import BO, DAARNA, TEKST
from tests.factories.clienten import maak_client


def test_een_verslag_zegt_niet_wie_er_bij_de_aanbieder_woont(app, als, wereld, stappen, gehouden):
    with app.app_context():
        es = db.session.get_one(Locatie, wereld["locatie"])
        bekend, onbekend = maak_client(es, code="ES-014"), maak_client(es, code="ES-099")
        bekend.voornamen, onbekend.voornamen = "Sanne", "Wietske"
        for client in (bekend, onbekend):
            maak_zoekindexen(client, houder_id=es.aanbieder_id)
        maak_zoekindexen(bekend, houder_id=wereld["zorgkantoor"])
        db.session.commit()
    punt = "sanne, wietske, es-014 en es-099 kwamen ter sprake."
    stappen.stap(gehouden, "verslag", TEKST | {"punt_1": punt}, op=DAARNA)
    with clock.freeze(DAARNA):
        for deel in ("verslag", "aanbieden"):
            pagina = als(BO).open(f"/dialogen/{gehouden}/{deel}").tekst
            assert "“sanne” (naam)" in pagina
            assert "“es-014” (cliëntcode)" in pagina
            assert "“wietske”" not in pagina
            assert "“es-099”" not in pagina
