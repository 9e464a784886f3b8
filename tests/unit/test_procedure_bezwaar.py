"""Every pair of toestand and handeling of a bezwaar, and what follows from its events."""

from datetime import date

import pytest

from portal.domain.bevoegdheid import Handeling, benodigde_rollen
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import (
    BEZWAAROVERGANGEN,
    Bezwaarfeit,
    Bezwaargebeurd,
    Bezwaarstand,
    bezwaarstand_uit,
    bezwaartermijn_uit,
    controleer_antwoord_verwerken,
    kiesbare_uitkomsten,
    vind_bezwaarovergang,
)
from portal.domain.procedure.bezwaar import Bezwaartoestand, Bezwaaruitkomst
from portal.domain.procedure.bezwaar_overgangen import BEZWAARWOORDEN
from portal.platform.calendar_data import load_bezwaarregels, load_kalender

F, T, U = Bezwaarfeit, Bezwaartoestand, Bezwaaruitkomst
E = date(2026, 12, 11)
OPEN = "ontvangen verzuim_herstellen reden_te_laat_gevraagd in_behandeling advies_gevraagd"
GEVRAAGD = "verzuim_herstellen reden_te_laat_gevraagd"
# nr: (van, handeling, naar); "=" stays.
TABEL = [
    ("Z01", "-", "bezwaar.indienen", "ontvangen"),
    ("Z02", "-", "bezwaar.registreren", "ontvangen"),
    ("Z03", "ontvangen", "bezwaar.in_behandeling_nemen", "in_behandeling"),
    ("Z04", "ontvangen", "bezwaar.herstel_vragen", "verzuim_herstellen"),
    ("Z05", "ontvangen", "bezwaar.reden_vragen", "reden_te_laat_gevraagd"),
    ("Z06", f"ontvangen {GEVRAAGD}", "bezwaar.antwoorden", "="),
    ("Z06", GEVRAAGD, "bezwaar.antwoord_verwerken", "in_behandeling"),
    ("Z07", "in_behandeling", "bezwaar.hoorzitting_plannen", "="),
    ("Z07", "in_behandeling", "bezwaar.hoorverslag", "="),
    ("Z07", "in_behandeling", "bezwaar.van_horen_afzien", "="),
    ("Z07", "in_behandeling", "bezwaar.nieuwe_feiten_melden", "="),
    ("Z08", "in_behandeling", "bezwaar.verdagen", "="),
    ("Z08", "in_behandeling", "bezwaar.uitstellen", "="),
    ("Z09", "in_behandeling", "bezwaar.voornemen_vastleggen", "="),
    ("Z10", "in_behandeling", "bezwaar.advies_vragen", "advies_gevraagd"),
    ("Z11", "advies_gevraagd", "bezwaar.advies_ontvangen", "in_behandeling"),
    ("Z11", "advies_gevraagd", "bezwaar.geen_advies", "in_behandeling"),
    ("Z12", "in_behandeling", "bezwaar.beslissing_voorbereiden", "="),
    ("Z12", "in_behandeling", "bezwaar.ter_controle_aanbieden", "="),
    ("Z12", "in_behandeling", "bezwaar.terugsturen", "="),
    ("Z12", "in_behandeling", "bezwaar.beslissen", "beslist"),
    ("Z13", OPEN, "bezwaar.intrekken", "ingetrokken"),
]
VERWACHT = {
    (begin, handeling): (nr, begin if naar == "=" else naar)
    for nr, van, handeling, naar in TABEL
    for begin in van.split()
}


@pytest.mark.parametrize("handeling", list(Handeling))
@pytest.mark.parametrize("toestand", [None, *Bezwaartoestand])
def test_elk_paar_van_toestand_en_handeling(toestand, handeling):
    sleutel = ("-" if toestand is None else toestand.value, handeling.value)
    if sleutel in VERWACHT:
        overgang = vind_bezwaarovergang(toestand, handeling)
        assert (overgang.nr, overgang.naar or toestand) == VERWACHT[sleutel]
        return
    with pytest.raises(DomeinFout) as fout:
        vind_bezwaarovergang(toestand, handeling)
    assert fout.value.code == "handeling_niet_mogelijk"
    assert fout.value.gegevens == {"toestand": toestand, "handeling": handeling}


def test_de_tabel_heeft_alle_nummers_en_elke_soort_staat_er_eenmaal_in():
    assert list(dict.fromkeys(rij.nr for rij in BEZWAAROVERGANGEN)) == [
        f"Z{nr:02d}" for nr in range(1, 14)
    ]
    assert sorted(rij.soort for rij in BEZWAAROVERGANGEN) == sorted(Bezwaarfeit)
    assert all(benodigde_rollen(rij.handeling) for rij in BEZWAAROVERGANGEN)
    assert set(BEZWAARWOORDEN) == set(Bezwaartoestand)


def verloop(*stappen):
    """Make the record from (soort, dag[, gegevens]) in order."""
    return [
        Bezwaargebeurd(nr=nr, soort=soort, dag=dag, gegevens=rest[0] if rest else {})
        for nr, (soort, dag, *rest) in enumerate(stappen, start=1)
    ]


ONTVANGEN = (F.INGEDIEND, date(2026, 12, 9))
HERSTEL = (F.HERSTEL_GEVRAAGD, date(2026, 12, 14), {"hersteldatum": "2026-12-28"})


def test_alleen_na_een_vraag_kan_niet_ontvankelijk_worden_gekozen():
    gewoon = bezwaarstand_uit(verloop(ONTVANGEN, (F.IN_BEHANDELING_GENOMEN, E)))
    gevraagd = bezwaarstand_uit(
        verloop(ONTVANGEN, HERSTEL, (F.ANTWOORD_VERWERKT, date(2026, 12, 29)))
    )

    assert gewoon == Bezwaarstand(T.IN_BEHANDELING)
    assert gevraagd == Bezwaarstand(T.IN_BEHANDELING, om_reden_gevraagd=True)
    assert kiesbare_uitkomsten(gewoon, kennelijk=False) == (
        U.GEGROND, U.DEELS_GEGROND, U.ONGEGROND,
    )  # fmt: skip
    assert kiesbare_uitkomsten(gewoon, kennelijk=True) == tuple(U)
    assert kiesbare_uitkomsten(gevraagd, kennelijk=False) == tuple(U)


def test_het_antwoord_wordt_verwerkt_als_het_er_is_of_de_dag_voorbij():
    open_vraag = bezwaarstand_uit(verloop(ONTVANGEN, HERSTEL))
    beantwoord = bezwaarstand_uit(verloop(ONTVANGEN, HERSTEL, (F.BEANTWOORD, date(2026, 12, 16))))

    with pytest.raises(DomeinFout) as fout:
        controleer_antwoord_verwerken(open_vraag, date(2026, 12, 28), antwoord=False)
    assert (fout.value.code, fout.value.gegevens) == (
        "antwoord_kan_nog_komen", {"uiterlijk": date(2026, 12, 28)},
    )  # fmt: skip
    controleer_antwoord_verwerken(open_vraag, date(2026, 12, 29), antwoord=False)
    controleer_antwoord_verwerken(open_vraag, date(2026, 12, 16), antwoord=True)
    controleer_antwoord_verwerken(beantwoord, date(2026, 12, 16), antwoord=False)


def test_de_stand_onthoudt_verdagen_en_advies():
    stand = bezwaarstand_uit(
        verloop(
            ONTVANGEN,
            (F.IN_BEHANDELING_GENOMEN, E),
            (F.VERDAAGD, date(2027, 1, 4)),
            (F.ADVIES_GEVRAAGD, date(2027, 1, 18)),
            (F.GEEN_ADVIES, date(2027, 3, 31)),
            (F.BESLIST, date(2027, 4, 1)),
        )
    )

    assert stand == Bezwaarstand(T.BESLIST, verdaagd=True, advies_gevraagd=True)


@pytest.mark.parametrize(
    ("gebeurd", "code"),
    [
        ([], "geen_gebeurtenissen"),
        (verloop(ONTVANGEN, HERSTEL)[1:], "gebeurtenis_ontbreekt"),
        (verloop(HERSTEL), "gebeurtenis_past_niet"),
        (verloop(ONTVANGEN, (F.VERDAAGD, E)), "gebeurtenis_past_niet"),
        (verloop(ONTVANGEN, (F.INGETROKKEN, E), HERSTEL), "gebeurtenis_past_niet"),
    ],
)
def test_een_verloop_dat_niet_past_wordt_geweigerd(gebeurd, code):
    with pytest.raises(DomeinFout) as fout:
        bezwaarstand_uit(gebeurd)

    assert fout.value.code == code


@pytest.mark.parametrize(
    ("stappen", "datum", "stil"),
    [
        ([], date(2027, 1, 22), 0),
        ([(F.IN_BEHANDELING_GENOMEN, E, {"met_commissie": True})], date(2027, 3, 5), 0),
        ([HERSTEL], date(2027, 2, 5), 14),
        ([HERSTEL, (F.BEANTWOORD, date(2026, 12, 17))], date(2027, 1, 25), 2),
        (
            [HERSTEL, (F.ANTWOORD_VERWERKT, date(2027, 1, 4), {"ontvangen": "2026-12-18"})],
            date(2027, 1, 25),
            3,
        ),
        # A question about lateness alone is no verzuim: the term runs on.
        (
            [(F.REDEN_GEVRAAGD, E, {"hersteldatum": "2026-12-28"}), (F.BEANTWOORD, E)],
            date(2027, 1, 22),
            0,
        ),
        (
            [(F.IN_BEHANDELING_GENOMEN, E), (F.VERDAAGD, E), (F.UITGESTELD, E, {"tot": "2027-04-10"})],
            date(2027, 4, 10),
            0,
        ),
        ([(F.IN_BEHANDELING_GENOMEN, E), (F.ADVIES_GEVRAAGD, E)], date(2027, 5, 7), 0),
    ],
)  # fmt: skip
def test_de_beslisdatum_volgt_uit_de_gebeurtenissen(stappen, datum, stil):
    termijn = bezwaartermijn_uit(
        verloop(ONTVANGEN, *stappen),
        laatste_dag=E,
        regels=load_bezwaarregels(E),
        kalender=load_kalender(),
    )

    assert (termijn.beslisdatum, termijn.dagen_stilgestaan) == (datum, stil)
