"""Dossiers for the tests of start page, timeline and dates."""

from datetime import UTC, date, datetime

import pytest

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.domain.bevoegdheid import Handeling, Rol
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij, maak_rij

GEVRAAGD = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
HERSTELDATUM = date(2026, 12, 14)


def vraag_aanvulling(aanvraag: Aanvraag, door: Gebruiker) -> None:
    """Ask for an aanvulling as on 30 November 2026, to be given by 14 December."""
    db.session.add(
        Aanvulverzoek(
            aanvraag_id=aanvraag.id,
            nr=1,
            gevraagd_op=GEVRAAGD,
            door_id=door.id,
            hersteldatum=HERSTELDATUM,
        )
    )
    aanvraag.hersteldatum = HERSTELDATUM
    voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.DOSSIER_AANVULLING_VRAGEN,
            door=door,
            op=GEVRAAGD,
            gegevens={"hersteldatum": HERSTELDATUM.isoformat()},
        ),
    )


@pytest.fixture
def ingediend(app, wereld):
    """Give the id of an aanvraag that was received on 16 November 2026."""
    with app.app_context():
        aanvraag_id = maak_rij(wereld, Rij(behandelaar=wereld.gebruiker(Rol.BEOORDELAAR))).id
        db.session.commit()
    return aanvraag_id


@pytest.fixture
def gevraagd(app, wereld, ingediend):
    """Give the id of that aanvraag after an aanvulling was asked (S03)."""
    with app.app_context():
        door = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.BEOORDELAAR))
        vraag_aanvulling(db.session.get_one(Aanvraag, ingediend), door)
        db.session.commit()
    return ingediend
