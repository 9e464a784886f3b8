"""S11: a group changes in the middle of a month: one leaves, one joins, one stays over."""

import uuid
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit, Toekenning
from portal.clienten.models import Groep
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie
from portal.toekenning.models import Toekenningsbrief
from portal.toekenning.queries.heraanvraag_groep import maak_groepsvoorgangers
from tests.besluitstappen import TOEKENNEN, Besluitstappen
from tests.factories.clienten import Zorg, maak_client
from tests.factories.groep import (
    S10_LEDEN,
    Groepswens,
    Lidwens,
    dien_groep_in,
    neem_groep_in_toetsing,
    vul_groepsaanvraag,
)
from tests.factories.groepsbesluit import maak_getoetste_groep, score_groep

GEVRAAGD = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
BESLOTEN = datetime(2026, 4, 15, 9, 0, tzinfo=UTC)
VERTREK = datetime(2026, 6, 10, 9, 0, tzinfo=UTC)
INSTROOM = datetime(2026, 6, 15, 9, 0, tzinfo=UTC)
INSTROOM_BESLOTEN = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 9, 1, 9, 0, tzinfo=UTC)
LAATSTE_DAG = date(2028, 12, 31)
GROEP = Groepswens(leden=S10_LEDEN, ingang=date(2026, 1, 1), maanden=36)
NIEUWE = Lidwens(
    zorg=Zorg("8VG", "VG8"), wonen="42", dagbesteding="7", nachtzorg="2", behandelaren="1"
)


@pytest.fixture
def groep(app, wereld, als):
    """Grant the group of S10 from 1 January 2026, and give its id."""
    with app.app_context():
        aanvraag = maak_getoetste_groep(wereld, GROEP, op=GEVRAAGD)
        aanvraag_id, groep_id = aanvraag.id, aanvraag.groep_id
        db.session.commit()
    besluit(app, als, aanvraag_id, BESLOTEN)
    return groep_id


def besluit(app, als, aanvraag_id, op, *, vier_ogen=True):
    """Prepare and fix; the group of S10 holds maatwerk, so that a second person does."""
    with clock.freeze(op):
        stappen = Besluitstappen(app, als)
        stappen.bereid_voor(aanvraag_id, TOEKENNEN)
        if vier_ogen:
            stappen.bied_aan(aanvraag_id)
        stappen.stel_vast(aanvraag_id, wie=Rol.TEAMLEIDER if vier_ogen else Rol.BEOORDELAAR)


def toekenningen(app):
    """Give what every client has, in the order in which they came."""
    with app.app_context():
        vraag = sa.select(Toekenning).order_by(Toekenning.geregistreerd_op, Toekenning.volgnummer)
        return [
            (rij.ingang, rij.einde, rij.etmaalbedrag_cent, rij.groep_id is not None)
            for rij in db.session.scalars(vraag)
        ]


def id_van(app, nr):
    with app.app_context():
        vraag = sa.select(Toekenning.id).order_by(
            Toekenning.geregistreerd_op, Toekenning.volgnummer
        )
        return db.session.scalars(vraag).all()[nr]


def vertrekken(app, als, groep, nummers, dag):
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/groepen/{groep}/mutatie")
    velden = {
        "soort": "vertrek",
        "leden": [str(id_van(app, nr)) for nr in nummers],
        "eerste_dag": dag,
        "knop": "bekijken",
    }
    formulier = pagina.formulier(met="eerste_dag")
    gezien = manager.vul_in(pagina, velden, formulier=formulier, status=200)
    formulier = gezien.formulier(met="eerste_dag")
    gemeld = manager.vul_in(gezien, {"knop": "melden"}, formulier=formulier)
    teamleider = als(Rol.TEAMLEIDER)
    pagina = teamleider.open(gemeld.naar)
    formulier = next(f for f in pagina.document.formulieren if f.actie.endswith("vaststellen"))
    teamleider.vul_in(pagina, formulier=formulier)
    return pagina.tekst


def stroom_in(app, wereld, als, groep):
    """Put a new client in the group, begin the aanvraag, and submit it."""
    with app.app_context():
        client = maak_client(
            db.session.get_one(Locatie, wereld["locatie"]), NIEUWE.zorg, bsn="999990020"
        )
        client_id = str(client.id)
        db.session.commit()
    manager = als(Rol.MANAGER)
    pagina = manager.open(f"/groepen/{groep}/leden")
    formulier = pagina.formulier(met="van")
    manager.vul_in(pagina, {"clienten": [client_id], "van": "22-6-2026"}, formulier=formulier)
    pagina = manager.open(f"/groepen/{groep}/instroom")
    formulier = pagina.formulier(met="ingang")
    velden = {"leden": [client_id], "ingang": "22-6-2026"}
    aanvraag_id = uuid.UUID(manager.vul_in(pagina, velden, formulier=formulier).naar.split("/")[-1])
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, aanvraag_id)
        wens = Groepswens(
            leden=[NIEUWE],
            ingang=date(2026, 6, 22),
            maanden=aanvraag.gewenste_maanden,
            context_uren="",
            context_euro="",
        )
        vul_groepsaanvraag(aanvraag, wereld, wens, op=INSTROOM)
        dien_groep_in(aanvraag, wereld, op=INSTROOM)
        neem_groep_in_toetsing(aanvraag, wereld, op=INSTROOM)
        score_groep(aanvraag)
        db.session.commit()
    return aanvraag_id


def juni(app, als, plaats):
    """Give what the declaratiehulp of a client says of June 2026."""
    tekst = als(Rol.MANAGER).open(f"/toekenningen/{id_van(app, plaats)}/declaratiehulp").tekst
    return (
        tekst.partition("juni 2026")[2].partition("juli 2026")[0].replace("\N{NO-BREAK SPACE}", " ")
    )


def lees_bij_zorgkantoor(beoordelaar, aanvraag_id):
    """See in the lists and the dossier that it is about somebody who is new in the group."""
    woord, dossier = "Groep, nieuwe cliënt", f"/dossiers/{aanvraag_id}"
    assert woord in beoordelaar.open("/werkvoorraad").tekst
    for adres in ("/werkvoorraad.csv", "/werkvoorraad.xlsx"):
        assert beoordelaar.client.get(adres).status_code == 200
    for deel in ("", "/tijdlijn"):
        assert woord in beoordelaar.open(f"{dossier}{deel}").tekst
    pagina = beoordelaar.open(f"{dossier}/toekenning")
    assert "al aan de groep toegekend" in pagina.tekst
    assert "context_uren" not in pagina.antwoord.text


def lees_bij_aanbieder(manager, aanvraag_id, groep):
    """Find the besluit back on every page of the aanbieder that can show it."""
    assert "Meerzorg toegekend" in manager.open(f"/aanvragen/{aanvraag_id}/brieven").tekst
    assert "nieuw in een groep met meerzorg" in manager.open(f"/aanvragen/{aanvraag_id}").tekst
    assert (
        "Iedereen in de groep heeft al meerzorg" in manager.open(f"/groepen/{groep}/instroom").tekst
    )


def test_s11_wie_vertrekt_eindigt_en_de_rest_blijft_gelijk(app, als, groep):
    begin = date(2026, 1, 1)
    assert toekenningen(app) == [
        (begin, LAATSTE_DAG, etmaal, True) for etmaal in (20_753, 12_358, 12_490, 19_856)
    ]
    with clock.freeze(VERTREK):
        vertrekken(app, als, groep, [1], "17-6-2026")
    assert toekenningen(app) == [
        (begin, LAATSTE_DAG, 20_753, True),
        (begin, date(2026, 6, 16), 12_358, True),
        (begin, LAATSTE_DAG, 12_490, True),
        (begin, LAATSTE_DAG, 19_856, True),
    ]
    with app.app_context():
        [brief] = db.session.scalars(sa.select(Toekenningsbrief))
        assert brief.toekenning_id == id_van(app, 1)
    assert "16 € 123,58 € 1.977,28" in juni(app, als, 1)


def test_s11_alleen_wie_instroomt_krijgt_een_besluit(app, wereld, als, groep):
    with clock.freeze(INSTROOM):
        aanvraag_id = stroom_in(app, wereld, als, groep)
    with clock.freeze(INSTROOM_BESLOTEN):
        lees_bij_zorgkantoor(als(Rol.BEOORDELAAR), aanvraag_id)
    besluit(app, als, aanvraag_id, INSTROOM_BESLOTEN, vier_ogen=False)
    with clock.freeze(INSTROOM_BESLOTEN):
        lees_bij_aanbieder(als(Rol.MANAGER), aanvraag_id, groep)
    with app.app_context():
        vraag = sa.select(Besluit).where(Besluit.groepsbesluit_id.is_not(None))
        [nieuw] = db.session.scalars(vraag.where(Besluit.verzenddatum > date(2026, 6, 1)))
        assert (nieuw.meerzorgprofiel, nieuw.jaarbedrag_cent, nieuw.etmaalbedrag_cent) == (
            "Meerzorgprofiel 2",
            4_185_259,
            11_466,
        )
        assert (nieuw.ingangsdatum, nieuw.laatste_dag) == (date(2026, 6, 22), LAATSTE_DAG)
        assert "komt in een groep met meerzorg" in nieuw.brief.decode()
    assert toekenningen(app)[4] == (date(2026, 6, 22), LAATSTE_DAG, 11_466, True)
    assert "9 € 114,66 € 1.031,94" in juni(app, als, 4)
    assert [einde for _, einde, _, _ in toekenningen(app)] == [LAATSTE_DAG] * 5
    with app.app_context():
        manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
        hoofd, leden = maak_groepsvoorgangers(
            db.session.get_one(Toekenning, id_van(app, 4)), op=LATER.date(), voor=manager
        )
        assert (hoofd.kenmerk, len(leden)) == ("MZ-2026-00001-B1", 5)


def test_s11_met_een_client_is_een_individuele_aanvraag_nodig(app, wereld, als, groep):
    with clock.freeze(VERTREK):
        vertrekken(app, als, groep, [1], "17-6-2026")
    with clock.freeze(INSTROOM):
        aanvraag_id = stroom_in(app, wereld, als, groep)
    besluit(app, als, aanvraag_id, INSTROOM_BESLOTEN, vier_ogen=False)
    with clock.freeze(LATER):
        getoond = vertrekken(app, als, groep, [2, 3, 4], "1-10-2026")
    assert "Voor deze cliënt is een individuele aanvraag nodig." in getoond
    assert [einde for _, einde, _, _ in toekenningen(app)] == [
        date(2026, 12, 31),
        date(2026, 6, 16),
        *[date(2026, 9, 30)] * 3,
    ]
    with app.app_context():
        leden = db.session.get_one(Groep, groep).leden
        assert sum(lid.tot is None for lid in leden) == 1
