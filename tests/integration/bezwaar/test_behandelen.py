"""Z02-Z06, Z13: the bezwaarteam registers, takes, asks and goes on; letters and messages."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.beoordeling.models import Besluit
from portal.berichten.models import Bericht
from portal.bezwaar.models import Bezwaar, Bezwaarbrief, Bezwaargebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.bezwaar import Bezwaarmaker, Bezwaartoestand, Indieningswijze
from portal.platform import clock
from portal.platform.database import db
from tests.factories.bezwaar import NAMENS_CLIENT, PRO_FORMA, maak_bestreden_besluit
from tests.factories.wereld import ANDER, TWEEDE

T = Bezwaartoestand
TE_LAAT = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
PAPIER = {
    "wijze": "post",
    "ontvangst": "23-11-2026",
    "poststempel": "20-11-2026",
    "maker": "client",
    "naam": "Client Voorbeeld",
    "adres": "Laan 2\n1234 AB Stad",
    "gronden": "Ik krijg te weinig begeleiding.",
}


@pytest.fixture
def stap(als):
    """Fill in the page of one step on a bezwaar, and give what came of it."""

    def doe(bezwaar_id, deel, velden, *, rol=Rol.BEZWAARBEHANDELAAR, wie="eigen", status=303):
        browser = als(rol, wie)
        pagina = browser.open(f"/bezwaren/{bezwaar_id}/{deel}")
        form = pagina.formulier(met="versie")
        return browser.vul_in(pagina, velden, formulier=form, status=status)

    return doe


@pytest.fixture
def gemeld(app):
    """Give code and receiver of the messages about a bezwaar since it came in."""

    def doe():
        with app.app_context():
            vraag = sa.select(Bericht.code, Bericht.gebruiker_id).where(
                Bericht.object_soort == "bezwaar", Bericht.code.not_in(["N30", "N31"])
            )
            return sorted(tuple(rij) for rij in db.session.execute(vraag))

    return doe


def _aan_managers(wereld, code):
    """Give what both managers of the aanbieder are told, who see all its locations."""
    return sorted((code, wereld.gebruiker(Rol.MANAGER, wie)) for wie in ("eigen", TWEEDE))


def test_in_behandeling_nemen_stuurt_de_ontvangstbevestiging(als, wereld, maak, stap, lees, gemeld):
    nr = maak()
    stap(nr, "in-behandeling", {"met_commissie": "y"})

    behandelaar = wereld.gebruiker(Rol.BEZWAARBEHANDELAAR)
    velden = ("toestand", "behandelaar_id", "met_commissie", "beslisdatum")
    assert lees(Bezwaar, *velden) == [(T.IN_BEHANDELING, behandelaar, True, date(2027, 3, 24))]
    [(brief_id, soort, pdf, vinger)] = lees(Bezwaarbrief, "id", "soort", "pdf", "pdf_sha256")
    assert (soort, hashlib.sha256(pdf).hexdigest()) == ("ontvangst", vinger)
    brief = als(Rol.MANAGER).open(f"/bezwaarbrieven/{brief_id}").tekst
    for deel in (
        "Op 23 november 2026 ontvingen wij uw bezwaar",
        "Uw bezwaar is op tijd.",
        "Bezwaar maakt Zorghuis Voorbeeld, als zorgaanbieder, in eigen naam.",
        "Een bezwaarcommissie adviseert ons",
        "uiterlijk op 24 maart 2027",
        "nodigen wij u uit voor een gesprek",
        "alle stukken over uw zaak inzien",
    ):
        assert deel in brief
    assert als(Rol.MANAGER).client.get(f"/bezwaarbrieven/{brief_id}.pdf").data == pdf
    assert gemeld() == _aan_managers(wereld, "P02")


def test_een_bezwaar_zonder_gronden_vraagt_eerst_om_herstel(stap, maak, lees):
    nr = maak(PRO_FORMA)
    pagina = stap(nr, "in-behandeling", {}, status=422)

    assert "Vraag eerst om dat aan te vullen." in pagina.tekst
    assert lees(Bezwaar, "toestand") == [(T.ONTVANGEN,)]
    assert lees(Bezwaarbrief, "id") == []


def test_herstel_vragen_zet_de_termijn_stil_tot_het_antwoord_in_het_portaal(
    als, wereld, maak, stap, lees, gemeld
):
    op = datetime(2026, 12, 28, 9, 0, tzinfo=UTC)
    nr = maak(PRO_FORMA, op=op)
    with clock.freeze(op):
        stap(nr, "herstel-vragen", {"uiterlijk": "11-01-2027"})
        assert lees(Bezwaar, "toestand", "termijn_stil", "beslisdatum") == [
            (T.VERZUIM_HERSTELLEN, True, date(2027, 2, 22))
        ]
        [(brief_id, soort)] = lees(Bezwaarbrief, "id", "soort")
        brief = als(Rol.MANAGER).open(f"/bezwaarbrieven/{brief_id}").tekst
    assert soort == "verzuim"
    for deel in (
        "Uiterlijk op 11 januari 2027.", "de gronden van uw bezwaar", "staat deze termijn stil",
    ):  # fmt: skip
        assert deel in brief
    assert gemeld() == _aan_managers(wereld, "N38")

    with clock.freeze(datetime(2027, 1, 4, 9, 0, tzinfo=UTC)):
        te_vroeg = stap(nr, "antwoord-verwerken", {}, status=422)
        assert "tot en met 11 januari 2027" in te_vroeg.tekst
        velden = {"gronden": "De nachtzorg ontbreekt."}
        stap(nr, "antwoorden", velden, rol=Rol.MANAGER)
        stap(nr, "antwoord-verwerken", {})
    # Of the days after 30 December, 31 December through 3 January stood still.
    assert lees(Bezwaar, "toestand", "termijn_stil", "beslisdatum", "gronden") == [
        (T.IN_BEHANDELING, False, date(2027, 2, 15), "De nachtzorg ontbreekt.")
    ]
    assert lees(Bezwaargebeurtenis, "nr", "soort", orde="nr") == [
        (1, "ingediend"), (2, "herstel_gevraagd"), (3, "beantwoord"), (4, "antwoord_verwerkt"),
    ]  # fmt: skip


def test_zonder_antwoord_kan_het_verder_op_de_dag_erna(stap, maak, lees):
    nr = maak(PRO_FORMA)
    stap(nr, "herstel-vragen", {"uiterlijk": "07-12-2026"})
    with clock.freeze(datetime(2026, 12, 8, 9, 0, tzinfo=UTC)):
        stap(nr, "antwoord-verwerken", {})

    assert lees(Bezwaar, "toestand", "beslisdatum") == [(T.IN_BEHANDELING, date(2027, 2, 10))]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"ontvangen": ""}, "Vul de dag in waarop het antwoord binnenkwam."),
        ({"ontvangen": "22-11-2026"}, "Kies een dag vanaf 23 november 2026"),
        ({"ontvangen": "09-12-2026"}, "Kies een dag die niet na vandaag ligt."),
    ],
)
def test_een_antwoord_op_papier_vraagt_de_dag_waarop_het_kwam(maak, stap, lees, velden, tekst):
    """Without that day the term would stand still until the day on which it was asked for."""
    nr, antwoord = maak(PRO_FORMA), {"gronden": "De nachtzorg ontbreekt."}
    stap(nr, "herstel-vragen", {"uiterlijk": "07-12-2026"})
    with clock.freeze(datetime(2026, 12, 8, 9, 0, tzinfo=UTC)):
        pagina = stap(nr, "antwoord-verwerken", {**antwoord, **velden}, status=422)
        assert tekst in pagina.tekst
        assert "De nachtzorg ontbreekt." in pagina.antwoord.text
        assert lees(Bezwaar, "toestand", "gronden") == [(T.VERZUIM_HERSTELLEN, "")]
        stap(nr, "antwoord-verwerken", {**antwoord, "ontvangen": "23-11-2026"})
    assert lees(Bezwaar, "toestand") == [(T.IN_BEHANDELING,)]


def test_een_laat_bezwaar_gaat_altijd_langs_de_vraag_naar_de_reden(als, maak, stap, lees):
    with clock.freeze(TE_LAAT):
        nr = maak(op=TE_LAAT)
        assert "Vraag eerst naar de reden." in stap(nr, "in-behandeling", {}, status=422).tekst
        stap(nr, "reden-vragen", {"uiterlijk": "14-01-2027"})
        [(brief_id, soort)] = lees(Bezwaarbrief, "id", "soort")
        brief = als(Rol.MANAGER).open(f"/bezwaarbrieven/{brief_id}").tekst
        assert soort == "te_laat"
        assert "Uw bezwaar kwam dus te laat." in brief
        assert "artikel 6:11" in brief
        assert "staat deze termijn stil" not in brief
        velden = {"reden_te_laat": "De brief lag op een oud adres."}
        stap(nr, "antwoorden", velden, rol=Rol.MANAGER)
        stap(nr, "antwoord-verwerken", {})
    assert lees(Bezwaar, "toestand", "reden_te_laat", "beslisdatum") == [
        (T.IN_BEHANDELING, "De brief lag op een oud adres.", date(2027, 2, 10))
    ]


def test_laat_en_niet_compleet_vraagt_beide_in_een_brief(als, maak, stap, lees):
    with clock.freeze(TE_LAAT):
        nr = maak(PRO_FORMA, op=TE_LAAT)
        assert "aan te vullen" in stap(nr, "reden-vragen", {}, status=422).tekst
        stap(nr, "herstel-vragen", {"uiterlijk": "14-01-2027"})
        [(brief_id,)] = lees(Bezwaarbrief, "id")
        brief = als(Rol.MANAGER).open(f"/bezwaarbrieven/{brief_id}").tekst
        pagina = als(Rol.MANAGER).open(f"/bezwaren/{nr}/antwoorden")
    assert "de gronden van uw bezwaar" in brief
    assert "Waarom was uw bezwaar te laat?" in brief
    assert {"gronden", "reden_te_laat"} <= set(pagina.formulier(met="versie").velden)


@pytest.mark.parametrize("datum", ["27-11-2026", "05-01-2027"])
def test_de_hersteldatum_heeft_grenzen(maak, stap, lees, datum):
    pagina = stap(maak(PRO_FORMA), "herstel-vragen", {"uiterlijk": datum}, status=422)

    assert "Kies een datum van 30 november 2026 tot en met 4 januari 2027." in pagina.tekst
    assert lees(Bezwaar, "toestand") == [(T.ONTVANGEN,)]


def test_wie_bij_het_besluit_was_doet_geen_stap(app, als, wereld, maak, stap, lees):
    nr = maak()
    with app.app_context():
        besluit = db.session.scalars(sa.select(Besluit)).one()
        besluit.vastgesteld_door_id = wereld.gebruiker(Rol.BEZWAARBEHANDELAAR)
        db.session.commit()

    assert "U was betrokken bij het besluit" in stap(nr, "in-behandeling", {}, status=422).tekst
    pagina = als(Rol.BEZWAARBEHANDELAAR).open(f"/bezwaren/{nr}")
    assert f"/bezwaren/{nr}/in-behandeling" not in pagina.document.links
    assert lees(Bezwaar, "toestand") == [(T.ONTVANGEN,)]
    stap(nr, "in-behandeling", {}, wie=TWEEDE)
    assert lees(Bezwaar, "toestand") == [(T.IN_BEHANDELING,)]


def test_een_pagina_die_verouderd_is_houdt_de_tekst(als, maak, stap, lees):
    nr = maak()
    browser = als(Rol.MANAGER)
    pagina = browser.open(f"/bezwaren/{nr}/intrekken")
    stap(nr, "in-behandeling", {})
    form = pagina.formulier(met="versie")
    terug = browser.vul_in(pagina, {"reden": "Opgelost."}, formulier=form, status=409)

    assert "Opgelost." in terug.antwoord.text
    assert lees(Bezwaar, "toestand") == [(T.IN_BEHANDELING,)]


def test_de_aanbieder_trekt_in_met_een_reden(maak, stap, lees, als):
    nr = maak()
    leeg = stap(nr, "intrekken", {}, rol=Rol.MANAGER, status=422)
    assert lees(Bezwaar, "toestand") == [(T.ONTVANGEN,)]
    assert leeg.tekst
    stap(nr, "intrekken", {"reden": "Wij zijn het eens."}, rol=Rol.MANAGER)

    assert lees(Bezwaar, "toestand", "intrekreden") == [(T.INGETROKKEN, "Wij zijn het eens.")]
    assert (
        f"/bezwaren/{nr}/intrekken" not in als(Rol.MANAGER).open(f"/bezwaren/{nr}").document.links
    )


def test_het_zorgkantoor_registreert_een_intrekking_en_bevestigt_die(maak, stap, lees):
    nr, reden = maak(), "Gezegd bij het horen."
    vroeg = stap(nr, "intrekken", {"reden": reden, "ontvangen": "22-11-2026"}, status=422)
    assert "Vul een dag in vanaf 23 november 2026, de dag van ontvangst" in vroeg.tekst
    stap(nr, "intrekken", {"reden": reden, "ontvangen": "23-11-2026"})

    assert lees(Bezwaar, "toestand") == [(T.INGETROKKEN,)]
    assert lees(Bezwaarbrief, "soort") == [("intrekking",)]
    [_, (_, gegevens)] = lees(Bezwaargebeurtenis, "soort", "gegevens", orde="nr")
    assert gegevens == {"ontvangen": "2026-11-23"}


@pytest.fixture
def op_papier(app, als, wereld):
    """Register a bezwaar on paper through the search by kenmerk."""

    def doe(velden=PAPIER, *, status=303):
        with app.app_context():
            kenmerk = maak_bestreden_besluit(wereld).nummer
            db.session.commit()
        browser = als(Rol.BEZWAARBEHANDELAAR)
        gevonden = browser.open(f"/bezwaren/registreren?kenmerk={kenmerk}")
        [link] = [adres for adres in gevonden.document.links if "/registreren/besluit/" in adres]
        pagina = browser.open(link)
        return browser.vul_in(
            pagina, velden, formulier=pagina.formulier(met="wijze"), status=status
        )

    return doe


def test_registreren_van_papier(op_papier, lees):
    op_papier()

    velden = ("bezwaarmaker", "wijze", "ontvangst", "poststempel", "is_tijdig", "naam", "toestand")
    assert lees(Bezwaar, *velden) == [
        (
            Bezwaarmaker.CLIENT, Indieningswijze.POST, date(2026, 11, 23), date(2026, 11, 20),
            True, "Client Voorbeeld", T.ONTVANGEN,
        )
    ]  # fmt: skip


def test_op_papier_van_de_aanbieder_staat_niet_de_naam_van_de_client(op_papier, lees):
    op_papier(PAPIER | {"maker": "aanbieder"})

    assert lees(Bezwaar, "bezwaarmaker", "naam") == [(Bezwaarmaker.AANBIEDER, "Zorghuis Voorbeeld")]


@pytest.mark.parametrize(
    ("velden", "tekst"),
    [
        ({"ontvangst": ""}, "Vul een datum in"),
        ({"ontvangst": "24-11-2026"}, "Kies een dag die niet na vandaag ligt."),
        ({"ontvangst": "17-11-2026"}, "Het besluit is verzonden op 18 november 2026."),
        ({"poststempel": "24-11-2026"}, "Het poststempel ligt na de dag van ontvangst."),
        ({"poststempel": "17-11-2026"}, "Het besluit is verzonden op 18 november 2026."),
        ({"wijze": ""}, "Kies hoe het bezwaar binnenkwam."),
    ],
)
def test_een_registratie_die_niet_kan(op_papier, lees, velden, tekst):
    pagina = op_papier(PAPIER | velden, status=422)

    assert tekst in pagina.tekst
    assert lees(Bezwaar, "id") == []


def test_van_een_bezwaar_van_de_client_zelf_ziet_de_aanbieder_de_gronden_niet(
    als, op_papier, stap, lees
):
    op_papier()
    [(nr,)] = lees(Bezwaar, "id")
    stap(nr, "in-behandeling", {})
    [(brief_id,)] = lees(Bezwaarbrief, "id")

    pagina = als(Rol.MANAGER).open(f"/bezwaren/{nr}")
    assert "De cliënt maakte zelf bezwaar" in pagina.tekst
    assert "te weinig begeleiding" not in pagina.antwoord.text
    assert f"/bezwaarbrieven/{brief_id}" not in pagina.document.links
    als(Rol.MANAGER).open(f"/bezwaarbrieven/{brief_id}", status=404)
    pagina = stap(nr, "intrekken", {"reden": "Namens."}, rol=Rol.MANAGER, status=422)
    assert "Dit bezwaar is niet door uw organisatie ingediend." in pagina.tekst


def test_een_machtiging_die_ontbreekt_wordt_gevraagd_en_verwerkt(op_papier, stap, lees):
    op_papier(PAPIER | {"gemachtigde": "Mr. Voorbeeld\nPlein 1\n1234 AB Stad"})
    [(nr,)] = lees(Bezwaar, "id")
    stap(nr, "herstel-vragen", {"uiterlijk": "07-12-2026"})
    [(_, gegevens)] = lees(Bezwaargebeurtenis, "soort", "gegevens", orde="nr")[1:]
    assert gegevens["punten"] == "machtiging"
    with clock.freeze(datetime(2026, 12, 1, 9, 0, tzinfo=UTC)):
        stap(nr, "antwoord-verwerken", {"ontvangen": "30-11-2026", "machtiging_op": "27-11-2026"})
    assert lees(Bezwaar, "toestand", "machtiging_op") == [(T.IN_BEHANDELING, date(2026, 11, 27))]


@pytest.mark.parametrize(
    ("rol", "wie", "deel", "status"),
    [
        (Rol.BEOORDELAAR, "eigen", "in-behandeling", 403),
        (Rol.TEAMLEIDER, "eigen", "herstel-vragen", 403),
        (Rol.MANAGER, "eigen", "reden-vragen", 403),
        (Rol.BEZWAARBEHANDELAAR, ANDER, "in-behandeling", 404),
        (Rol.BEZWAARBEHANDELAAR, "eigen", "antwoorden", 403),
        (Rol.MANAGER, ANDER, "intrekken", 404),
    ],
)
def test_wie_een_stap_niet_mag(als, maak, rol, wie, deel, status):
    als(rol, wie).open(f"/bezwaren/{maak()}/{deel}", status=status)


def test_de_lijsten_tonen_wat_open_is_op_volgorde_van_de_beslisdatum(als, maak, stap):
    later = maak(op=datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    weg = maak(NAMENS_CLIENT)
    stap(weg, "intrekken", {"reden": "Klaar."})

    team, manager = als(Rol.BEZWAARBEHANDELAAR), als(Rol.MANAGER)
    for browser, adres in ((team, "/bezwaren/werkvoorraad"), (manager, "/bezwaren")):
        links = browser.open(adres).document.links
        assert f"/bezwaren/{later}" in links
        assert f"/bezwaren/{weg}" not in links
        assert f"/bezwaren/{weg}" in browser.open(f"{adres}?stand=afgerond").document.links
    nieuw = team.open("/bezwaren/werkvoorraad?stand=nieuw&zoek=BZ-2026-00001").document.links
    assert f"/bezwaren/{later}" in nieuw
    assert "Geen bezwaren bij deze filters." in team.open("/bezwaren?zoek=BZ-2026-00099").tekst
    als(Rol.BEOORDELAAR).open("/bezwaren/werkvoorraad", status=403)
    assert f"/bezwaren/{later}" not in als(Rol.MANAGER, ANDER).open("/bezwaren").document.links


def test_een_antwoord_zonder_inhoud_wordt_geweigerd(maak, stap, lees):
    nr = maak(replace(PRO_FORMA, gronden=""))
    pagina = stap(nr, "antwoorden", {"gronden": " "}, rol=Rol.MANAGER, status=422)

    assert "Vul in wat u wilt aanvullen." in pagina.tekst
    stap(nr, "antwoorden", {"gronden": "Alsnog."}, rol=Rol.MANAGER)
    assert lees(Bezwaar, "gronden", "toestand") == [("Alsnog.", T.ONTVANGEN)]
