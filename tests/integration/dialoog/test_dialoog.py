"""The road of a dialoog: planned, moved, held, its verslag written, offered and confirmed."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta

import pytest
import sqlalchemy as sa
from icalendar import Calendar

from portal.berichten.models import Bericht
from portal.dialoog.commands import verwerk
from portal.dialoog.models import (
    Afspraak,
    Akkoord,
    Deelnemer,
    Dialoog,
    Dialoogbrief,
    Dialooggebeurtenis,
    Meerzorgplan,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.volgen import Dialoogtoestand, Plantoestand
from portal.platform import clock
from portal.platform.database import db
from tests.dialoogstappen import BO, CC, MA, PLANNING, TEKST, TL
from tests.factories.dialoog import dien_plan_in
from tests.factories.wereld import ANDER, TWEEDE

T = Dialoogtoestand
GEPLAND = datetime(2027, 4, 1, 8, 0, tzinfo=UTC)
OP_DE_DAG = datetime(2027, 6, 17, 14, 0, tzinfo=UTC)
DAARNA = datetime(2027, 6, 18, 8, 0, tzinfo=UTC)


@pytest.fixture
def gepland(stappen):
    """Plan a dialoog for 17 June 2027."""
    return stappen.plan(GEPLAND)


@pytest.fixture
def gehouden(app, wereld, stappen, gepland):
    """Hold it, with a plan that was submitted."""
    with app.app_context():
        dien_plan_in(wereld, 2027, op=GEPLAND)
        db.session.commit()
    stappen.stap(gepland, "gehouden", op=OP_DE_DAG)
    return gepland


@pytest.fixture
def aangeboden(stappen, gehouden):
    """Write a whole verslag and offer it."""
    stappen.stap(gehouden, "verslag", TEKST, op=DAARNA)
    stappen.afspraak(gehouden, op=DAARNA, resultaat_geld="2 uur per week minder")
    stappen.stap(gehouden, "aanbieden", op=DAARNA)
    return gehouden


def rijen(app, vraag):
    """Give what a question finds, with nothing loaded after it."""
    with app.app_context():
        gevonden = db.session.scalars(vraag).all()
        db.session.expunge_all()
    return gevonden


def berichten(app):
    """Give the messages, as who got which words."""
    alle = rijen(app, sa.select(Bericht).order_by(Bericht.op, Bericht.sleutel))
    return [(rij.gebruiker_id, rij.gegevens.get("variant", "")) for rij in alle]


def test_plannen_nodigt_de_drie_partijen_uit(app, wereld, gepland, stappen):
    dialoog = stappen.lees(gepland)
    wie = [wereld.gebruiker(rol) for rol in (MA, BO, CC)]

    assert (dialoog.toestand, dialoog.dag, dialoog.jaar) == (T.GEPLAND, date(2027, 6, 17), 2027)
    assert (dialoog.begin, dialoog.einde) == (time(13, 0), time(15, 30))
    assert dialoog.inleveren_op == date(2027, 6, 3)
    assert dialoog.voorzitter_id == wereld.gebruiker(BO)
    deelnemers = rijen(app, sa.select(Deelnemer).order_by(Deelnemer.nr))
    assert [(rij.partij.value, rij.gebruiker_id) for rij in deelnemers] == list(
        zip(("aanbieder", "zorgkantoor", "cce"), wie, strict=True)
    )
    assert set(berichten(app)) == {(nr, "") for nr in wie}
    (brief,) = rijen(app, sa.select(Dialoogbrief))
    assert (brief.soort, brief.nr, brief.dag) == ("B14", 1, date(2027, 4, 1))


def test_de_uitnodiging_staat_er_voor_elke_partij(app, als, gepland):
    (brief,) = rijen(app, sa.select(Dialoogbrief))
    for rol in (MA, BO, CC):
        pagina = als(rol).open(f"/dialoogbrieven/{brief.id}")
        for zin in (
            "donderdag 17 juni 2027, 13.00 tot 15.30 uur",
            "uiterlijk op donderdag 3 juni 2027",
            "Samenwerken met CCE en de ontwikkeltrajecten",
            "enkele jaren bezig met meerzorg",
            "Er zijn geen afspraken van een eerdere dialoog.",
        ):
            assert zin in pagina.tekst
    pdf = als(MA).bekijk(f"/dialoogbrieven/{brief.id}.pdf").antwoord.data
    assert hashlib.sha256(pdf).hexdigest() == brief.pdf_sha256
    als(MA, ANDER).open(f"/dialoogbrieven/{brief.id}", status=404)


def test_verzetten_en_afzeggen_staan_in_de_agenda(als, stappen, gepland):
    eerste = _agenda(als, gepland)
    velden = {"dag": "24-06-2027", "reden": "De zaal is bezet."}
    stappen.stap(gepland, "verzetten", velden, wie=MA, op=GEPLAND + timedelta(days=1))
    tweede = _agenda(als, gepland)
    stappen.stap(gepland, "afzeggen", {"reden": "Ziek."}, wie=TL, op=GEPLAND + timedelta(days=2))
    derde = _agenda(als, gepland)

    assert [(methode, nr, dag) for methode, _, nr, dag in (eerste, tweede, derde)] == [
        ("REQUEST", 1, date(2027, 6, 17)),
        ("REQUEST", 2, date(2027, 6, 24)),
        ("CANCEL", 3, date(2027, 6, 24)),
    ]
    assert eerste[1] == tweede[1] == derde[1]
    dialoog = stappen.lees(gepland)
    assert (dialoog.toestand, dialoog.inleveren_op) == (T.AFGEZEGD, date(2027, 6, 10))
    # The year is free again.
    assert stappen.plan(GEPLAND + timedelta(days=3)) != gepland


def _agenda(als, dialoog_id):
    antwoord = als(CC).bekijk(f"/dialogen/{dialoog_id}/agenda.ics").antwoord
    assert antwoord.mimetype == "text/calendar"
    kalender = Calendar.from_ical(antwoord.data)
    (afspraak,) = kalender.walk("VEVENT")
    return (
        str(kalender["METHOD"]),
        str(afspraak["UID"]),
        int(afspraak["SEQUENCE"]),
        afspraak["DTSTART"].dt.date(),
    )


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"dag": "31-03-2027"}, "Deze dag is al voorbij."),
        ({"einde": "12:00"}, "Kies een eindtijd die na de begintijd ligt."),
        ({"begin": "half twee"}, "Vul de tijd in, zoals 13:30."),
        ({"mensen_cce": []}, "minstens 1 deelnemer van elke partij"),
    ],
)
def test_wat_niet_gepland_kan_worden(app, als, wereld, stappen, velden, tekst):
    mensen = {"mensen_zorgkantoor": str(wereld.gebruiker(BO))}
    with clock.freeze(GEPLAND):
        browser = als(MA)
        pagina = browser.open(f"/dialogen/nieuw/{stappen.paar()}")
        antwoord = browser.vul_in(
            pagina,
            {**PLANNING, **mensen, **velden},
            formulier=pagina.formulier(met="versie"),
            status=422,
        )

    assert tekst in antwoord.tekst
    assert rijen(app, sa.select(Dialoog)) == []


def test_een_dialoog_per_jaar_en_alleen_wie_plant(als, stappen, gepland):
    adres = f"/dialogen/nieuw/{stappen.paar()}"
    with clock.freeze(GEPLAND):
        eigen = als(MA)
        pagina = eigen.open(adres)
        dubbel = eigen.vul_in(
            pagina, PLANNING, formulier=pagina.formulier(met="versie"), status=422
        )
        ander = als(MA, TWEEDE)
        pagina = ander.open(adres)
        geweigerd = ander.vul_in(
            pagina, PLANNING, formulier=pagina.formulier(met="versie"), status=422
        )

    assert "Voor dit jaar staat er al een dialoog" in dubbel.tekst
    assert "Dit doet de accounthouder" in geweigerd.tekst
    als(CC).open(adres, status=403)
    als(MA, ANDER).open(adres, status=404)


def test_wie_de_dialoog_niet_ziet(als, gepland):
    for rol in (MA, BO, CC):
        assert "Meerzorgdialoog 2027" in als(rol).open(f"/dialogen/{gepland}").tekst
    als(MA, ANDER).open(f"/dialogen/{gepland}", status=404)
    als(BO, ANDER).open(f"/dialogen/{gepland}", status=404)
    als(Rol.BEGELEIDER).open(f"/dialogen/{gepland}", status=403)
    als(CC).open("/aanvragen", status=403)


def test_zonder_plan_is_de_dialoog_niet_geweest(app, wereld, stappen, gepland):
    te_vroeg = stappen.stap(
        gepland, "gehouden", op=datetime(2027, 6, 17, 10, 59, tzinfo=UTC), status=422
    )
    zonder = stappen.stap(gepland, "gehouden", op=OP_DE_DAG, status=422)
    with app.app_context():
        dien_plan_in(wereld, 2027, op=GEPLAND, toestand=Plantoestand.CONCEPT)
        db.session.commit()
    concept = stappen.stap(gepland, "gehouden", op=OP_DE_DAG, status=422)

    assert "De dialoog begint op 17 juni 2027, 13.00 uur" in te_vroeg.tekst
    assert "Het meerzorgplan van dit jaar is nog niet ingediend." in zonder.tekst
    assert "Het meerzorgplan van dit jaar is nog niet ingediend." in concept.tekst
    assert stappen.lees(gepland).toestand is T.GEPLAND


def test_een_leeg_verslag_noemt_wat_ontbreekt(stappen, gehouden):
    vier = {naam: tekst for naam, tekst in TEKST.items() if naam != "punt_4"}
    stappen.stap(gehouden, "verslag", vier, op=DAARNA)
    antwoord = stappen.stap(gehouden, "aanbieden", op=DAARNA, status=422)

    assert "Agendapunt 4 heeft nog geen tekst: Sturen op kwaliteit" in antwoord.tekst
    assert "Er is nog geen afspraak over de inhoud." in antwoord.tekst
    assert "Agendapunt 3" not in antwoord.tekst
    assert stappen.lees(gehouden).toestand is T.GEHOUDEN


def test_een_naam_in_het_verslag_geeft_een_waarschuwing(als, stappen, gehouden):
    stappen.stap(gehouden, "verslag", {**TEKST, "punt_1": "Bel 06-12345678"}, op=DAARNA)

    assert "Kijk of dit klopt" in als(BO).open(f"/dialogen/{gehouden}/verslag").tekst


def test_drie_keer_akkoord_maakt_het_verslag_gereed(app, als, stappen, aangeboden):
    for wie in (CC, MA):
        stappen.stap(aangeboden, "bevestigen", wie=wie, op=DAARNA)
    assert stappen.lees(aangeboden).toestand is T.TER_BEVESTIGING
    nog_eens = stappen.stap(aangeboden, "bevestigen", wie=MA, op=DAARNA, status=422)
    stappen.stap(aangeboden, "bevestigen", wie=TL, op=DAARNA)

    assert "Uw organisatie heeft al geantwoord" in nog_eens.tekst
    dialoog = stappen.lees(aangeboden)
    assert (dialoog.toestand, dialoog.gereed_op, dialoog.zonder_akkoord) == (
        T.GEREED,
        date(2027, 6, 18),
        [],
    )
    (plan,) = rijen(app, sa.select(Meerzorgplan))
    assert plan.toestand is Plantoestand.BESPROKEN
    (brief,) = rijen(app, sa.select(Dialoogbrief).where(Dialoogbrief.soort == "B15"))
    tekst = als(CC).open(f"/dialoogbrieven/{brief.id}").tekst
    for zin in (*TEKST.values(), "2 uur per week minder", "Teamleider eigen", "2027, versie 1"):
        assert zin in tekst


def test_een_opmerking_geeft_het_verslag_terug(app, stappen, aangeboden):
    stappen.stap(aangeboden, "bevestigen", wie=MA, op=DAARNA)
    velden = {"opmerking": "Punt 3 mist het tweede traject."}
    stappen.stap(aangeboden, "opmerking", velden, wie=CC, op=DAARNA)
    assert stappen.lees(aangeboden).toestand is T.GEHOUDEN
    stappen.stap(aangeboden, "aanbieden", op=DAARNA)

    dialoog = stappen.lees(aangeboden)
    assert (dialoog.toestand, dialoog.ronde) == (T.TER_BEVESTIGING, 2)
    # What was said of the first round does not count in the second.
    for wie in (MA, BO, CC):
        stappen.stap(aangeboden, "bevestigen", wie=wie, op=DAARNA)
    assert stappen.lees(aangeboden).toestand is T.GEREED
    antwoorden = rijen(app, sa.select(Akkoord).order_by(Akkoord.op, Akkoord.ronde))
    assert sorted((rij.ronde, rij.partij.value, rij.akkoord) for rij in antwoorden) == [
        (1, "aanbieder", True),
        (1, "cce", False),
        (2, "aanbieder", True),
        (2, "cce", True),
        (2, "zorgkantoor", True),
    ]
    assert [rij.soort for rij in rijen(app, sa.select(Dialooggebeurtenis).order_by("nr"))] == [
        "plannen",
        "gehouden",
        "verslag_aanbieden",
        "bevestigen",
        "opmerking",
        "verslag_aanbieden",
        "bevestigen",
        "bevestigen",
        "bevestigen",
        "gereed",
    ]


def test_na_21_dagen_is_het_verslag_gereed_zonder_akkoord(app, stappen, aangeboden):
    stappen.stap(aangeboden, "bevestigen", wie=MA, op=DAARNA)
    with app.app_context():
        assert verwerk(DAARNA + timedelta(days=21)) == 0
        assert verwerk(DAARNA + timedelta(days=22)) == 1
        assert verwerk(DAARNA + timedelta(days=23)) == 0

    dialoog = stappen.lees(aangeboden)
    assert (dialoog.toestand, dialoog.gereed_op, dialoog.zonder_akkoord) == (
        T.GEREED,
        date(2027, 7, 10),
        ["zorgkantoor", "cce"],
    )
    (brief,) = rijen(app, sa.select(Dialoogbrief).where(Dialoogbrief.soort == "B15"))
    assert brief.door_id is None


def test_alleen_de_voorzitter_schrijft_en_een_oude_pagina_wordt_geweigerd(als, stappen, gehouden):
    with clock.freeze(DAARNA):
        ander = als(BO, TWEEDE)
        pagina = ander.open(f"/dialogen/{gehouden}/verslag")
        geweigerd = ander.vul_in(
            pagina, TEKST, formulier=pagina.formulier(met="versie"), status=422
        )
        eigen = als(BO)
        pagina = eigen.open(f"/dialogen/{gehouden}/verslag")
    stappen.stap(gehouden, "verslag", TEKST, wie=TL, op=DAARNA)
    with clock.freeze(DAARNA):
        velden = {"punt_1": "Mijn eigen tekst."}
        oud = eigen.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=409)

    assert "Dit doet de voorzitter van de dialoog" in geweigerd.tekst
    assert "Mijn eigen tekst." in oud.antwoord.text
    als(MA).open(f"/dialogen/{gehouden}/verslag", status=403)
    als(CC).open(f"/dialogen/{gehouden}/verslag", status=403)


def test_een_dubbele_klik_plant_een_keer(app, als, wereld, stappen):
    with clock.freeze(GEPLAND):
        browser = als(MA)
        pagina = browser.open(f"/dialogen/nieuw/{stappen.paar()}")
        velden = {
            **PLANNING,
            "mensen_zorgkantoor": str(wereld.gebruiker(BO)),
            "mensen_cce": str(wereld.gebruiker(CC)),
        }
        for _ in range(2):
            browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"))

    assert len(rijen(app, sa.select(Dialoog))) == 1


def test_een_afspraak_wijzigen_en_verwijderen(app, als, stappen, gehouden):
    stappen.afspraak(gehouden, op=DAARNA)
    (rij,) = rijen(app, sa.select(Afspraak))
    with clock.freeze(DAARNA):
        browser = als(BO)
        pagina = browser.open(f"/afspraken/{rij.id}/wijzigen")
        verkeerd = browser.vul_in(
            pagina, {"partij": "cce"}, formulier=pagina.formulier(met="versie"), status=422
        )
        velden = {"partij": "cce", "eigenaar": "", "wie": "Consulent Voorbeeld"}
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"))
    with app.app_context():
        gewijzigd = db.session.scalars(sa.select(Afspraak)).one()
        nu = (gewijzigd.partij.value, gewijzigd.wie, gewijzigd.eigenaar_id)
    with clock.freeze(DAARNA):
        pagina = browser.open(f"/afspraken/{rij.id}/verwijderen")
        browser.vul_in(pagina, formulier=pagina.formulier(met="versie"))

    assert "Kies een eigenaar van de partij die het doet." in verkeerd.tekst
    assert nu == ("cce", "Consulent Voorbeeld", None)
    assert rijen(app, sa.select(Afspraak)) == []


def test_de_partij_van_de_eigenaar_werkt_de_stand_bij(app, als, stappen, aangeboden):
    (rij,) = rijen(app, sa.select(Afspraak))
    adres = f"/afspraken/{rij.id}"
    assert "Stand opslaan" not in als(MA).open(adres).tekst
    for wie in (MA, BO, CC):
        stappen.stap(aangeboden, "bevestigen", wie=wie, op=DAARNA)
    assert "Stand opslaan" not in als(CC).open(adres).tekst
    with clock.freeze(DAARNA):
        browser = als(MA)
        pagina = browser.open(adres)
        leeg = browser.vul_in(
            pagina,
            {"stand": "", "toelichting": "Nog te kort."},
            formulier=pagina.formulier(met="stand"),
            status=422,
        )
        velden = {"stand": "bezig", "toelichting": "Drie van de vier groepen."}
        browser.vul_in(pagina, velden, formulier=pagina.formulier(met="stand"))

    assert "Nog te kort." in leeg.tekst
    (na,) = rijen(app, sa.select(Afspraak))
    assert (na.stand.value, na.stand_op) == ("bezig", date(2027, 6, 18))
    with app.app_context():
        assert db.session.get_one(Afspraak, rij.id).toelichting == "Drie van de vier groepen."
    lijst = als(MA).open("/afspraken").tekst
    assert "De overdracht met beeld doen" in lijst
    assert "De overdracht met beeld doen" not in als(BO).open("/afspraken").tekst
    assert "De overdracht met beeld doen" in als(BO).open("/afspraken?stapel=open").tekst
    als(MA, ANDER).open(adres, status=404)
