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
from portal.toegang.models import Gebruiker
from tests.dialoogstappen import (
    AFSPRAAK,
    BO,
    CC,
    DAARNA,
    GEPLAND,
    MA,
    OP_DE_DAG,
    PLANNING,
    TEKST,
    TL,
)
from tests.factories.dialoog import dien_plan_in, maak_dialoog
from tests.factories.wereld import ANDER, TWEEDE
from tests.tegelijk import klaar, tegelijk

T = Dialoogtoestand
BSN = "een getal dat op een BSN lijkt"
VERGADERLINK = (
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_NjQ123456782ZTg1YjQ5ZS00ZTg1LTk1ZGYt"
    "MDg5OGY2MDYyOGQ5%40thread.v2/0?context=%7b%22Tid%22%3a%2272f988bf-8612-4123-9782-123456782abc"
    "%22%2c%22Oid%22%3a%229d7ec6d4-6eb4-4a0b-a4c2-53f1d8a6f5f3%22%7d"
)


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


def test_de_eigen_lijst_herhaalt_de_eigen_naam_niet(als, gepland):
    eigen, bij_zorgkantoor = als(MA).open("/dialogen"), als(BO).open("/dialogen")
    assert "Meerzorgdialoog 2027" in eigen.tekst
    assert "aanbieder" not in eigen.formulier(met="stapel").namen
    assert "Meerzorgdialoog 2027" not in bij_zorgkantoor.tekst
    assert "aanbieder" in bij_zorgkantoor.formulier(met="stapel").namen
    # In the menu, and as the way back above the heading.
    for rol, wegen in ((MA, 2), (BO, 2), (CC, 0)):
        assert als(rol).open("/dialogen").document.links.count("/volgen-en-leren") == wegen


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


def test_een_bsn_in_een_reden_wordt_geweigerd(stappen, gepland):
    """The CCE reads why a dialoog was moved or cancelled."""
    velden = {"dag": "24-06-2027", "reden": "Client 999990019 is ziek."}
    for deel in ("verzetten", "afzeggen"):
        eigen = velden if deel == "verzetten" else {"reden": velden["reden"]}
        geweigerd = stappen.stap(gepland, deel, eigen, wie=MA, op=GEPLAND, status=422)
        assert "hier mag geen BSN staan" in geweigerd.tekst
    velden["reden"] = "De zaal is bezet."
    for naam in ("plaats", "namen_cce"):
        plek = {**velden, naam: "J. Voorbeeld, bij 999990019"}
        geweigerd = stappen.stap(gepland, "verzetten", plek, wie=MA, op=GEPLAND, status=422)
        assert "hier mag geen BSN staan" in geweigerd.tekst
    dialoog = stappen.lees(gepland)
    assert (dialoog.toestand, dialoog.dag) == (T.GEPLAND, date(2027, 6, 17))


def test_een_vergadernummer_in_de_plaats_zegt_wat_te_doen(stappen, gepland):
    """One in eleven numbers of nine digits can be a BSN; a link to a meeting never is one."""
    nummer = "Online, vergadering-ID 123 456 782"
    velden = {"dag": "24-06-2027", "reden": "De zaal is bezet."}
    pagina = stappen.stap(
        gepland, "verzetten", {**velden, "plaats": nummer}, wie=MA, op=GEPLAND, status=422
    )
    assert "Zet dan de link erin, of schrijf het in 2 delen: 1234 en 56782." in pagina.tekst
    assert pagina.formulier(met="plaats").velden["plaats"] == [nummer]
    for plaats in ("Vergadering-ID 1234 en 56782", VERGADERLINK):
        stappen.stap(gepland, "verzetten", {**velden, "plaats": plaats}, wie=MA, op=GEPLAND)
        assert stappen.lees(gepland).plaats == plaats


def test_wie_niet_meer_meedoet_hoort_dat(app, wereld, stappen, gepland):
    vorige = len(berichten(app))
    ander = wereld.gebruiker(MA, TWEEDE)
    velden = {"mensen_aanbieder": [str(ander)], "reden": "Een collega neemt het over."}
    stappen.stap(gepland, "verzetten", velden, wie=MA, op=GEPLAND + timedelta(days=1))
    assert sorted(berichten(app)[vorige:]) == sorted(
        [
            *((wie, "") for wie in (ander, wereld.gebruiker(BO), wereld.gebruiker(CC))),
            (wereld.gebruiker(MA), "niet_meer"),
        ]
    )


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
        ({"begin": "half twee"}, "Vul in hoe laat de dialoog begint"),
        ({"namen_cce": f"Jan{'a' * 118}"}, "Zet elke naam op een eigen regel."),
        ({"namen_aanbieder": f"Jan, {'a' * 81}"}, "Zet elke naam op een eigen regel."),
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


def test_een_dialoog_per_jaar_en_alleen_van_de_eigen_organisatie(als, stappen, gepland):
    adres = f"/dialogen/nieuw/{stappen.paar()}"
    with clock.freeze(GEPLAND):
        eigen = als(MA)
        pagina = eigen.open(adres)
        dubbel = eigen.vul_in(
            pagina, PLANNING, formulier=pagina.formulier(met="versie"), status=422
        )

    assert "Voor dit jaar staat er al een dialoog. Is die nog niet geweest?" in dubbel.tekst
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
    for geweigerd in (zonder, concept):
        assert "Het meerzorgplan van dit jaar is nog niet ingediend." in geweigerd.tekst
        assert "Vraag de zorgaanbieder om het plan in te dienen." in geweigerd.tekst
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


def test_een_bsn_bereikt_het_cce_niet(app, als, stappen, aangeboden):
    """Names are a warning, but a BSN is refused wherever the CCE would read it.

    After a remark the CCE reads at once what the voorzitter keeps, so it is refused then.
    """
    tekst = {"opmerking": "Het gaat om 999990019."}
    geweigerd = stappen.stap(aangeboden, "opmerking", tekst, wie=MA, op=DAARNA, status=422)
    assert BSN in geweigerd.tekst
    stappen.stap(aangeboden, "opmerking", {"opmerking": "Punt 3."}, wie=CC, op=DAARNA)
    for naam in ("succes", "punt_2"):
        velden = {**TEKST, naam: "Zie 999.990.019"}
        geweigerd = stappen.stap(aangeboden, "verslag", velden, op=DAARNA, status=422)
        assert BSN in geweigerd.tekst
        assert "Zie 999.990.019" in geweigerd.antwoord.text
    (rij,) = rijen(app, sa.select(Afspraak))
    for naam in ("wat", "wie", "resultaat_inhoud", "resultaat_geld"):
        velden = {"eigenaar": "", "wie": "Consulent", naam: "Zie 999990019"}
        geweigerd = stappen.stap(
            aangeboden,
            "afspraken/nieuw",
            {**AFSPRAAK, **velden},
            op=DAARNA,
            status=422,
        )
        assert BSN in geweigerd.tekst
        with clock.freeze(DAARNA):
            browser = als(BO)
            pagina = browser.open(f"/afspraken/{rij.id}/wijzigen")
            formulier = pagina.formulier(met="versie")
            assert BSN in browser.vul_in(pagina, velden, formulier=formulier, status=422).tekst
    assert "999" not in als(CC).open(f"/dialogen/{aangeboden}").tekst


def test_wat_voor_de_controle_is_geschreven_wordt_niet_aangeboden(app, als, stappen, gehouden):
    stappen.stap(gehouden, "verslag", TEKST, op=DAARNA)
    stappen.afspraak(gehouden, soort="geld", op=DAARNA)
    stappen.afspraak(gehouden, op=DAARNA)
    with app.app_context():
        db.session.scalars(sa.select(Afspraak)).first().wie = "Bij 999990019"
        db.session.commit()
    assert BSN in stappen.stap(gehouden, "aanbieden", op=DAARNA, status=422).tekst


def test_een_brief_met_een_bsn_gaat_niet_uit(app, stappen, wereld):
    """What no form checks, such as the name of an account, stands in the letter too."""
    with app.app_context():
        db.session.get_one(Gebruiker, wereld.gebruiker(CC)).naam = "Bij 999990019"
        db.session.commit()
    velden = {
        "mensen_cce": str(wereld.gebruiker(CC)),
        "mensen_zorgkantoor": str(wereld.gebruiker(BO)),
    }
    with clock.freeze(GEPLAND):
        browser = stappen.als(MA)
        pagina = browser.open(f"/dialogen/nieuw/{stappen.paar()}")
        formulier = pagina.formulier(met="versie")
        geweigerd = browser.vul_in(pagina, {**PLANNING, **velden}, formulier=formulier, status=422)
    assert "In de brief staat een getal dat op een BSN lijkt" in geweigerd.tekst
    assert rijen(app, sa.select(Dialoog)) == []


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
    for zin in (*TEKST.values(), "2 uur per week minder", "1 dec 2027", "Teamleider eigen"):
        assert zin in tekst


def test_een_opmerking_geeft_het_verslag_terug(app, als, stappen, aangeboden):
    stappen.stap(aangeboden, "bevestigen", wie=MA, op=DAARNA)
    velden = {"opmerking": "Punt 3 mist het tweede traject."}
    stappen.stap(aangeboden, "opmerking", velden, wie=CC, op=DAARNA)
    assert stappen.lees(aangeboden).toestand is T.GEHOUDEN
    assert velden["opmerking"] in als(BO).open(f"/dialogen/{aangeboden}/verslag").tekst
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


def test_een_verslag_dat_niet_te_schrijven_is_houdt_de_andere_niet_op(
    app, wereld, stappen, aangeboden, caplog
):
    with app.app_context():
        db.session.get_one(Dialoog, aangeboden).merkten = "Oud: 123456782."
        ander = maak_dialoog(wereld, date(2028, 6, 17), op=GEPLAND)
        ander.toestand = T.TER_BEVESTIGING
        ander.ronde, ander.aangeboden_op = 1, DAARNA + timedelta(days=1)
        db.session.commit()
        anders = ander.id
        assert verwerk(DAARNA + timedelta(days=30)) == 1
    assert stappen.lees(aangeboden).toestand is T.TER_BEVESTIGING
    assert stappen.lees(anders).toestand is T.GEREED
    [regel] = [rij for rij in caplog.records if rij.message == "rij wacht"]
    velden = {"taak": "verwerk-dialogen", "rij": str(aangeboden), "code": "bsn_in_brief"}
    assert regel.velden == velden


def test_alleen_de_voorzitter_schrijft_en_een_oude_pagina_wordt_geweigerd(als, stappen, gehouden):
    with clock.freeze(DAARNA):
        ander = als(BO, TWEEDE)
        pagina = ander.open(f"/dialogen/{gehouden}/gehouden")
        geweigerd = ander.vul_in(pagina, formulier=pagina.formulier(met="versie"), status=422)
        for deel in ("verslag", "aanbieden", "afspraken/nieuw"):
            ander.open(f"/dialogen/{gehouden}/{deel}", status=404)
        eigen = als(BO)
        pagina = eigen.open(f"/dialogen/{gehouden}/verslag")
    stappen.stap(gehouden, "verslag", TEKST, wie=TL, op=DAARNA)
    with clock.freeze(DAARNA):
        velden = {"punt_1": "Mijn eigen tekst."}
        oud = eigen.vul_in(pagina, velden, formulier=pagina.formulier(met="versie"), status=409)

    assert "Dit doet de voorzitter van de dialoog" in geweigerd.tekst
    assert "Mijn eigen tekst." in oud.antwoord.text
    stappen.afspraak(gehouden, op=DAARNA, resultaat_geld="2 uur per week minder")
    stappen.stap(gehouden, "aanbieden", op=DAARNA)
    with clock.freeze(DAARNA):
        assert TEKST["succes"] in als(BO, TWEEDE).open(f"/dialogen/{gehouden}/verslag").tekst
    als(MA).open(f"/dialogen/{gehouden}/verslag", status=403)
    als(CC).open(f"/dialogen/{gehouden}/verslag", status=403)


def test_heropenen_en_houden_tegelijk_laat_geen_dialoog_op_een_oude_versie(
    app, als, wereld, stappen, gepland
):
    with app.app_context():
        plan_id = dien_plan_in(wereld, 2027, op=GEPLAND).id
        db.session.commit()
    adres = f"/meerzorgplannen/{plan_id}/heropenen"
    with clock.freeze(OP_DE_DAG):
        verzoeken = [
            klaar(als(TL), adres, veld="reden", reden="De locatie mist."),
            klaar(als(BO), f"/dialogen/{gepland}/gehouden"),
        ]
        statussen = sorted(status for status, _ in tegelijk(app, verzoeken))
    assert statussen[0] == 303
    assert statussen[1] in {409, 422}
    gehouden = stappen.lees(gepland).toestand is T.GEHOUDEN
    with app.app_context():
        plan = db.session.get_one(Meerzorgplan, plan_id)
        assert plan.toestand is (Plantoestand.INGEDIEND if gehouden else Plantoestand.VERVANGEN)


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
