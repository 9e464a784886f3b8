"""The beslissing op bezwaar: what it must say, and who may fix it."""

import itertools
from dataclasses import replace
from uuid import uuid4

import pytest

from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Adviesinhoud, Beslisstand, Bezwaaruitkomst
from portal.domain.procedure.bezwaarbeslissing import (
    Beslisvoorstel,
    Bezwaargevolg,
    controleer_beslisser,
    controleer_beslisvoorstel,
    pas_toe_op_beslissing,
)

U, G, A, S = Bezwaaruitkomst, Bezwaargevolg, Adviesinhoud, Beslisstand
ONGEGROND = Beslisvoorstel(uitkomst=U.ONGEGROND, gevolg=G.BLIJFT, motivering="Het besluit klopt.")
GEGROND = replace(ONGEGROND, uitkomst=U.GEGROND, gevolg=G.NIEUW_BESLUIT)
DEELS = replace(GEGROND, uitkomst=U.DEELS_GEGROND)


def controleer(voorstel, *, advies=None, uitkomsten=tuple(U), gevolgen=tuple(G)):
    controleer_beslisvoorstel(voorstel, uitkomsten=uitkomsten, gevolgen=gevolgen, advies=advies)


def weigering(voorstel, **rest):
    with pytest.raises(DomeinFout) as fout:
        controleer(voorstel, **rest)
    return fout.value.code, fout.value.gegevens["veld"]


@pytest.mark.parametrize(
    "voorstel",
    [
        ONGEGROND,
        GEGROND,
        DEELS,
        replace(ONGEGROND, uitkomst=U.NIET_ONTVANKELIJK),
        replace(GEGROND, gevolg=G.HERROEPEN),
    ],
)
def test_een_volledig_voorstel_zonder_advies(voorstel):
    controleer(voorstel)


@pytest.mark.parametrize(
    ("voorstel", "verwacht"),
    [
        (replace(ONGEGROND, motivering=" \n"), ("motivering_ontbreekt", "motivering")),
        (replace(ONGEGROND, gevolg=G.HERROEPEN), ("gevolg_past_niet", "gevolg")),
        (replace(ONGEGROND, gevolg=G.NIEUW_BESLUIT), ("gevolg_past_niet", "gevolg")),
        (replace(GEGROND, gevolg=G.BLIJFT), ("gevolg_past_niet", "gevolg")),
        (replace(DEELS, gevolg=G.BLIJFT), ("gevolg_past_niet", "gevolg")),
        (replace(DEELS, gevolg=G.HERROEPEN), ("deels_kan_hier_niet", "uitkomst")),
    ],
)
def test_een_voorstel_dat_niet_klopt(voorstel, verwacht):
    assert weigering(voorstel) == verwacht


def test_alleen_wat_bij_het_besluit_past():
    assert weigering(GEGROND, gevolgen=[G.HERROEPEN]) == ("gevolg_past_niet", "gevolg")
    zonder = [u for u in U if u is not U.NIET_ONTVANKELIJK]
    te_laat = replace(ONGEGROND, uitkomst=U.NIET_ONTVANKELIJK)
    assert weigering(te_laat, uitkomsten=zonder) == ("bezwaaruitkomst_kan_niet", "uitkomst")


VOLGT = {
    (A.TOEKENNEN, U.GEGROND),
    (A.GEDEELTELIJK, U.DEELS_GEGROND),
    (A.AFWIJZEN, U.ONGEGROND),
    (A.AFWIJZEN, U.NIET_ONTVANKELIJK),
}
PER_UITKOMST = {
    U.GEGROND: GEGROND,
    U.DEELS_GEGROND: DEELS,
    U.ONGEGROND: ONGEGROND,
    U.NIET_ONTVANKELIJK: replace(ONGEGROND, uitkomst=U.NIET_ONTVANKELIJK),
}


@pytest.mark.parametrize(("advies", "uitkomst"), [*itertools.product(A, U)])
def test_volgen_past_alleen_bij_wat_is_geadviseerd(advies, uitkomst):
    voorstel = replace(PER_UITKOMST[uitkomst], volgt_advies=True)
    if (advies, uitkomst) in VOLGT:
        controleer(voorstel, advies=advies)
        return
    assert weigering(voorstel, advies=advies) == ("volgt_past_niet", "volgt_advies")


@pytest.mark.parametrize(("advies", "uitkomst"), [*itertools.product(A, U)])
def test_afwijken_kan_altijd_maar_met_een_reden(advies, uitkomst):
    voorstel = replace(PER_UITKOMST[uitkomst], volgt_advies=False)
    assert weigering(voorstel, advies=advies) == ("afwijkreden_ontbreekt", "afwijkreden")
    controleer(replace(voorstel, afwijkreden="Na het advies veranderde de zorg."), advies=advies)


def test_bij_een_advies_hoort_een_antwoord():
    assert weigering(ONGEGROND, advies=A.AFWIJZEN) == ("volgt_advies_ontbreekt", "volgt_advies")


H = Handeling
TABEL = {
    (S.CONCEPT, H.BEZWAAR_BESLISSING_VOORBEREIDEN): S.CONCEPT,
    (S.CONCEPT, H.BEZWAAR_TER_CONTROLE_AANBIEDEN): S.TER_CONTROLE,
    (S.TER_CONTROLE, H.BEZWAAR_TERUGSTUREN): S.CONCEPT,
    (S.TER_CONTROLE, H.BEZWAAR_BESLISSEN): S.VASTGESTELD,
}


@pytest.mark.parametrize(("stand", "handeling"), [*itertools.product(S, Handeling)])
def test_elk_paar_van_een_beslissing(stand, handeling):
    if (stand, handeling) in TABEL:
        assert pas_toe_op_beslissing(stand, handeling) is TABEL[(stand, handeling)]
        return
    with pytest.raises(DomeinFout, match="handeling_niet_mogelijk"):
        pas_toe_op_beslissing(stand, handeling)


IK, ANDER = uuid4(), uuid4()


@pytest.mark.parametrize(
    ("rollen", "betrokken", "voorbereid_door", "code"),
    [
        ({Rol.TEAMLEIDER}, {ANDER}, {ANDER}, None),
        ({Rol.BEZWAARBEHANDELAAR}, set(), set(), "vier_ogen_vereist"),
        ({Rol.TEAMLEIDER}, {IK}, set(), "betrokken_bij_besluit"),
        ({Rol.TEAMLEIDER, Rol.BEZWAARBEHANDELAAR}, set(), {IK}, "zelf_betrokken"),
    ],
)
def test_wie_beslist(rollen, betrokken, voorbereid_door, code):
    def stel_vast():
        controleer_beslisser(IK, rollen, betrokken=betrokken, voorbereid_door=voorbereid_door)

    if code is None:
        stel_vast()
        return
    with pytest.raises(DomeinFout) as fout:
        stel_vast()
    assert fout.value.code == code
