"""The toestand and the terms as the result of the events."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.bevoegdheid import Uitkomst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import (
    OVERGANGEN,
    Gebeurtenis,
    GebeurtenisSoort,
    Kenmerk,
    Stand,
    Toestand,
    beslistermijn_uit,
    pas_toe,
    stand_na,
    stand_uit,
    termijngebeurtenissen,
)
from portal.domain.termijnen import (
    AanvullingAfgesloten,
    AanvullingGevraagd,
    TermijnVerlengd,
    UitstelIngestemd,
)
from portal.platform.calendar_data import load_kalender, load_termijnregels

G, T = GebeurtenisSoort, Toestand
BEGIN = date(2026, 11, 2)


def verhaal(*regels):
    """Make a record from (soort, dag, gegevens) or just a soort, one day later each time."""
    gebeurtenissen = []
    for nr, regel in enumerate(regels, start=1):
        soort, dag, gegevens = (
            regel if isinstance(regel, tuple) else (regel, BEGIN + timedelta(days=nr), {})
        )
        gebeurtenissen.append(
            Gebeurtenis(
                nr=nr,
                soort=soort,
                op=datetime(dag.year, dag.month, dag.day, 9, tzinfo=UTC),
                dag=dag,
                door=None,
                rol=None,
                gegevens=gegevens,
            )
        )
    return gebeurtenissen


def met(soort, **gegevens):
    return (soort, BEGIN, gegevens)


INGEDIEND = (G.GESTART, G.CHECK_DOORLOPEN, G.ONDERTEKEND, (G.INGEDIEND, date(2026, 11, 16), {}))
GEVRAAGD = (G.AANVULLING_GEVRAAGD, date(2026, 11, 30), {"hersteldatum": "2026-12-14"})
VERLENGD = met(G.TERMIJN_VERLENGD, nieuwe_datum="2027-02-15")


@pytest.mark.parametrize(
    ("regels", "stand"),
    [
        ((G.GESTART,), Stand(T.CONCEPT)),
        ((G.GESTART, G.INTERN_AFGEWEZEN), Stand(T.INTERN_AFGEWEZEN)),
        ((G.GESTART, G.INTERN_AFGEWEZEN, G.HEROPEND), Stand(T.CONCEPT)),
        ((G.GESTART, G.VERVALLEN), Stand(T.VERVALLEN)),
        (INGEDIEND, Stand(T.INGEDIEND)),
        ((*INGEDIEND, G.TOEGEWEZEN, G.VOLLEDIG), Stand(T.IN_TOETSING)),
        ((*INGEDIEND, GEVRAAGD), Stand(T.AANVULLING_GEVRAAGD, T.INGEDIEND)),
        ((*INGEDIEND, GEVRAAGD, VERLENGD), Stand(T.AANVULLING_GEVRAAGD, T.INGEDIEND)),
        ((*INGEDIEND, GEVRAAGD, VERLENGD, G.AANGEVULD), Stand(T.INGEDIEND)),
        ((*INGEDIEND, G.VOLLEDIG, GEVRAAGD, G.AANGEVULD), Stand(T.IN_TOETSING)),
        ((*INGEDIEND, G.VOLLEDIG, GEVRAAGD, G.AANVULVERZOEK_INGETROKKEN), Stand(T.IN_TOETSING)),
        (
            (*INGEDIEND, GEVRAAGD, G.HERSTEL_VERSTREKEN),
            Stand(T.INGEDIEND, None, frozenset({Kenmerk.AANVULLING_UITGEBLEVEN})),
        ),
        (
            (*INGEDIEND, GEVRAAGD, G.HERSTEL_VERSTREKEN, GEVRAAGD),
            Stand(T.AANVULLING_GEVRAAGD, T.INGEDIEND),
        ),
        (
            (*INGEDIEND, met(G.BESLUIT_VOORBEREID, uitkomst="buiten_behandeling")),
            Stand(T.BESLUIT_KLAARZETTEN),
        ),
        ((*INGEDIEND, GEVRAAGD, G.INGETROKKEN), Stand(T.INGETROKKEN)),
    ],
)
def test_stand_tot_aan_de_toetsing(regels, stand):
    assert stand_uit(verhaal(*regels)) == stand


def besluit(uitkomst):
    return (
        met(G.BESLUIT_VOORBEREID, uitkomst=uitkomst),
        G.AANGEBODEN,
        G.TERUGGESTUURD,
        G.AANGEBODEN,
        met(G.VASTGESTELD, uitkomst=uitkomst),
    )


TOETSING = (*INGEDIEND, G.VOLLEDIG)
BIJSTELLEN = (*TOETSING, *besluit("bijstellen"))


@pytest.mark.parametrize(
    ("regels", "stand"),
    [
        ((*TOETSING, *besluit("toekennen")), Stand(T.TOEGEKEND)),
        ((*TOETSING, *besluit("afwijzen"), G.HERSTELBESLUIT_VOORBEREID), Stand(T.AFGEWEZEN)),
        ((*TOETSING, *besluit("toekennen"), G.IN_GEBREKE_GESTELD), Stand(T.TOEGEKEND)),
        (BIJSTELLEN, Stand(T.BIJSTELLEN_GEVRAAGD, bijstellingen=1)),
        ((*BIJSTELLEN, G.BIJGESTELD_INGEDIEND), Stand(T.IN_TOETSING, bijstellingen=1)),
        (
            (*BIJSTELLEN, G.BIJGESTELD_INGEDIEND, *besluit("bijstellen")),
            Stand(T.BIJSTELLEN_GEVRAAGD, bijstellingen=2),
        ),
        (
            (*BIJSTELLEN, G.BESLUIT_GEVRAAGD),
            Stand(T.IN_TOETSING, None, frozenset({Kenmerk.BESLUIT_GEVRAAGD}), 1),
        ),
        (
            (*BIJSTELLEN, G.ANTWOORD_VERSTREKEN),
            Stand(T.IN_TOETSING, None, frozenset({Kenmerk.BESLUIT_GEVRAAGD}), 1),
        ),
        (
            (*TOETSING, met(G.BESLUIT_VOORBEREID, uitkomst="afwijzen"), G.BESLUIT_TERUGGENOMEN),
            Stand(T.IN_TOETSING),
        ),
    ],
)
def test_stand_na_de_toetsing(regels, stand):
    assert stand_uit(verhaal(*regels)) == stand


@pytest.mark.parametrize(
    ("regels", "toestand", "soort"),
    [
        ((G.VOLLEDIG,), None, G.VOLLEDIG),
        ((G.GESTART, G.GESTART), T.CONCEPT, G.GESTART),
        ((*INGEDIEND, G.AANGEVULD), T.INGEDIEND, G.AANGEVULD),
        (
            (*INGEDIEND, met(G.BESLUIT_VOORBEREID, uitkomst="toekennen")),
            T.INGEDIEND,
            G.BESLUIT_VOORBEREID,
        ),
        ((*TOETSING, G.BESLUIT_VOORBEREID), T.IN_TOETSING, G.BESLUIT_VOORBEREID),
    ],
)
def test_een_gebeurtenis_die_niet_past(regels, toestand, soort):
    with pytest.raises(DomeinFout) as fout:
        stand_uit(verhaal(*regels))

    assert fout.value.code == "gebeurtenis_past_niet"
    assert fout.value.gegevens == {"toestand": toestand, "soort": soort}


def test_een_gat_in_de_nummers_valt_op():
    een, _, drie = verhaal(G.GESTART, G.CHECK_DOORLOPEN, G.ONDERTEKEND)

    with pytest.raises(DomeinFout) as fout:
        stand_uit([een, drie])

    assert fout.value.code == "gebeurtenis_ontbreekt"
    assert fout.value.gegevens == {"verwacht": 2, "gevonden": 3}


def test_zonder_gebeurtenissen_is_er_geen_toestand():
    with pytest.raises(DomeinFout) as fout:
        stand_uit([])

    assert fout.value.code == "geen_gebeurtenissen"


@given(st.data())
def test_de_stand_volgt_altijd_de_tabel(data):
    stand = stand_na(None, verhaal(G.GESTART)[0])
    for _ in range(data.draw(st.integers(0, 25))):
        uitkomst = data.draw(st.sampled_from([None, *Uitkomst]))
        mogelijk = [o for o in OVERGANGEN if o.soort and o.past(stand.toestand, uitkomst)]
        if not mogelijk:
            continue
        overgang = data.draw(st.sampled_from(mogelijk))
        gegevens = {} if uitkomst is None else {"uitkomst": uitkomst.value}
        verwacht = pas_toe(
            stand.toestand, overgang.handeling, uitkomst=uitkomst, vorige=stand.voor_aanvulling
        )

        stand = stand_na(stand, verhaal(met(overgang.soort, **gegevens))[0])

        assert stand.toestand is verwacht
        assert (stand.voor_aanvulling is None) is (verwacht is not T.AANVULLING_GEVRAAGD)


def test_wat_de_gebeurtenissen_voor_de_termijn_betekenen():
    uitstel = met(G.UITSTEL_INGESTEMD, van="2026-12-20", tot_en_met="2027-01-03")
    regels = verhaal(*INGEDIEND, GEVRAAGD, G.HERSTEL_VERSTREKEN, uitstel, VERLENGD, G.VOLLEDIG)

    assert termijngebeurtenissen(regels) == (
        AanvullingGevraagd(date(2026, 11, 30), date(2026, 12, 14)),
        AanvullingAfgesloten(BEGIN + timedelta(days=6)),
        UitstelIngestemd(date(2026, 12, 20), date(2027, 1, 3)),
        TermijnVerlengd(date(2027, 2, 15)),
    )


def termijn(*regels):
    return beslistermijn_uit(
        verhaal(*regels),
        regels=load_termijnregels(date(2026, 11, 16)),
        kalender=load_kalender(),
    )


def test_een_concept_heeft_geen_beslistermijn():
    assert termijn(G.GESTART) is None


@pytest.mark.parametrize(
    ("vervolg", "beslisdatum"),
    [
        ((), date(2027, 1, 11)),
        ((GEVRAAGD,), date(2027, 1, 25)),
        ((GEVRAAGD, (G.AANGEVULD, date(2026, 12, 10), {})), date(2027, 1, 20)),
        ((GEVRAAGD, (G.AANVULVERZOEK_INGETROKKEN, date(2026, 12, 10), {})), date(2027, 1, 20)),
        ((GEVRAAGD, (G.HERSTEL_VERSTREKEN, date(2026, 12, 15), {})), date(2027, 1, 25)),
    ],
)
def test_beslisdatum_uit_de_gebeurtenissen(vervolg, beslisdatum):  # S03
    assert termijn(*INGEDIEND, *vervolg).beslisdatum == beslisdatum
