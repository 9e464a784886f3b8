"""Where a client is in the circle check, aanvraag, volgen, evalueren, bijstellen."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.procedure import Duur, Evaluatiestand, Toestand
from portal.domain.procedure.cirkel import (
    LOPEND,
    Cirkelstap,
    Gevolgd,
    Lopendeaanvraag,
    bepaal_cirkelstap,
)

OP = date(2026, 11, 20)


def aanvraag(toestand, *, her=False, klaar=False):
    return Lopendeaanvraag(toestand=toestand, heraanvraag=her, check_klaar=klaar)


def toekenning(evaluatie, ingang=date(2026, 5, 1), einde=date(2028, 4, 30)):
    return Gevolgd(Duur(ingang=ingang, laatste_dag=einde, einde=einde), evaluatie)


CONCEPT, INGEDIEND = Toestand.CONCEPT, Toestand.INGEDIEND
NOG_NIET, OPEN, TE_LAAT = Evaluatiestand.NOG_NIET, Evaluatiestand.OPEN, Evaluatiestand.TE_LAAT
GEDAAN, NIET_NODIG = Evaluatiestand.GEDAAN, Evaluatiestand.NIET_NODIG
OUD = {"ingang": date(2024, 5, 1), "einde": date(2026, 4, 30)}


@pytest.mark.parametrize(
    ("aanvragen", "toekenningen", "stap"),
    [
        ([], [], Cirkelstap.CHECK),
        ([aanvraag(CONCEPT)], [], Cirkelstap.CHECK),
        ([aanvraag(CONCEPT, klaar=True)], [], Cirkelstap.AANVRAAG),
        ([aanvraag(INGEDIEND)], [], Cirkelstap.AANVRAAG),
        ([aanvraag(Toestand.BIJSTELLEN_GEVRAAGD)], [], Cirkelstap.AANVRAAG),
        # a her-aanvraag on what runs: bijstellen, until its check is done
        ([aanvraag(CONCEPT, her=True)], [toekenning(NOG_NIET)], Cirkelstap.BIJSTELLEN),
        ([aanvraag(CONCEPT, her=True, klaar=True)], [toekenning(OPEN)], Cirkelstap.AANVRAAG),
        # the furthest of two, wherever it stands in the list
        ([aanvraag(CONCEPT), aanvraag(CONCEPT, her=True)], [], Cirkelstap.BIJSTELLEN),
        ([aanvraag(CONCEPT, her=True), aanvraag(INGEDIEND)], [], Cirkelstap.AANVRAAG),
        # what was closed no longer counts
        ([aanvraag(Toestand.AFGEWEZEN)], [], Cirkelstap.CHECK),
        ([aanvraag(Toestand.AFGEWEZEN, her=True)], [toekenning(NOG_NIET)], Cirkelstap.VOLGEN),
        ([aanvraag(Toestand.INTERN_AFGEWEZEN)], [], Cirkelstap.CHECK),
        ([aanvraag(Toestand.TOEGEKEND)], [toekenning(NOG_NIET)], Cirkelstap.VOLGEN),
        ([], [toekenning(OPEN)], Cirkelstap.EVALUEREN),
        ([], [toekenning(GEDAAN)], Cirkelstap.BIJSTELLEN),
        ([], [toekenning(TE_LAAT, **OUD)], Cirkelstap.EVALUEREN),
        ([], [toekenning(GEDAAN, **OUD)], Cirkelstap.BIJSTELLEN),
        ([], [toekenning(NIET_NODIG, **OUD)], Cirkelstap.CHECK),
        # the one that ends last decides; one that was never in force does not
        ([], [toekenning(NOG_NIET), toekenning(TE_LAAT, **OUD)], Cirkelstap.VOLGEN),
        ([], [toekenning(NIET_NODIG, einde=date(2026, 4, 30))], Cirkelstap.CHECK),
        ([], [toekenning(NIET_NODIG, einde=OP)], Cirkelstap.VOLGEN),
    ],
)
def test_waar_een_client_nu_is(aanvragen, toekenningen, stap):
    assert bepaal_cirkelstap(aanvragen, toekenningen, OP) is stap


@given(st.sampled_from(sorted(set(Toestand) - LOPEND)), st.booleans(), st.booleans())
def test_een_gesloten_aanvraag_verandert_niets(toestand, her, klaar):
    gesloten = aanvraag(toestand, her=her, klaar=klaar)
    for rij in (toekenning(NOG_NIET), toekenning(TE_LAAT, **OUD)):
        assert bepaal_cirkelstap([gesloten], [rij], OP) is bepaal_cirkelstap([], [rij], OP)
