"""Dates on which nobody answered: the dossier goes on by itself, once (S03, second half)."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa

from portal.aanvraag.actions import systeem
from portal.aanvraag.actions.systeem import verwerk_verstreken_termijnen
from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Gebeurtenis
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.audit import AuditRegel
from portal.platform.database import db
from portal.platform.per_rij import RijenMislukt
from tests.factories.beoordeling import Rij, maak_gebeurtenis, maak_rij

BIJGESTELD = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
OP_DE_DAG = datetime(2026, 12, 14, 22, 0, tzinfo=UTC)
ERNA = datetime(2026, 12, 14, 23, 30, tzinfo=UTC)
"""Half past midnight on 15 December in the Netherlands."""


def soorten(aanvraag_id):
    vraag = sa.select(Gebeurtenis.soort).where(Gebeurtenis.aanvraag_id == aanvraag_id)
    return db.session.scalars(vraag.order_by(Gebeurtenis.nr)).all()


def test_op_de_hersteldatum_zelf_kan_het_antwoord_nog_komen(app, gevraagd):
    with app.app_context():
        assert verwerk_verstreken_termijnen(OP_DE_DAG) == 0
        aanvraag = db.session.get_one(Aanvraag, gevraagd)
        assert aanvraag.toestand is Toestand.AANVULLING_GEVRAAGD
        assert aanvraag.hersteldatum == date(2026, 12, 14)


def test_de_dag_erna_loopt_de_termijn_weer(app, gevraagd):
    with app.app_context():
        assert verwerk_verstreken_termijnen(ERNA) == 1
        aanvraag = db.session.get_one(Aanvraag, gevraagd)
        verzoek = db.session.scalars(sa.select(Aanvulverzoek)).one()
        assert aanvraag.toestand is Toestand.INGEDIEND
        assert aanvraag.beslisdatum == date(2027, 1, 25)
        assert (aanvraag.aanvulling_uitgebleven, aanvraag.termijn_stil) == (True, False)
        assert aanvraag.hersteldatum is None
        assert (verzoek.stand, verzoek.afgesloten_op) == ("verstreken", ERNA)
        regel = db.session.scalars(
            sa.select(AuditRegel).where(AuditRegel.code == "systeem.herstel_verstreken")
        ).one()
        assert (regel.keten, regel.gebruiker_id) == (aanvraag.zorgkantoor_id, None)
        assert regel.object_id == gevraagd


def test_een_tweede_keer_doet_niets(app, gevraagd):
    with app.app_context():
        verwerk_verstreken_termijnen(ERNA)
        assert verwerk_verstreken_termijnen(ERNA) == 0
        assert soorten(gevraagd) == [
            "gestart",
            "ingediend",
            "aanvulling_gevraagd",
            "herstel_verstreken",
        ]


def test_bijstellen_zonder_antwoord_wordt_weer_getoetst(app, ingediend):
    with app.app_context():
        aanvraag = db.session.get_one(Aanvraag, ingediend)
        for nr, (soort, gegevens) in enumerate(
            (
                ("volledig", {}),
                ("besluit_voorbereid", {"uitkomst": "bijstellen"}),
                ("vastgesteld", {"uitkomst": "bijstellen"}),
            ),
            start=3,
        ):
            rol = Rol.BEOORDELAAR
            maak_gebeurtenis(aanvraag, nr, soort, op=BIJGESTELD, rol=rol, gegevens=gegevens)
        aanvraag.toestand = Toestand.BIJSTELLEN_GEVRAAGD
        aanvraag.antwoorddatum = date(2026, 12, 14)
        db.session.commit()
        assert verwerk_verstreken_termijnen(ERNA) == 1
        aanvraag = db.session.get_one(Aanvraag, ingediend)
        assert (aanvraag.toestand, aanvraag.besluit_gevraagd) == (Toestand.IN_TOETSING, True)
        assert aanvraag.antwoorddatum is None
        assert aanvraag.beslisdatum == date(2027, 1, 11)


@pytest.mark.parametrize(("op", "tekst"), [(OP_DE_DAG, "0"), (ERNA, "1")])
def test_de_opdracht_zegt_hoeveel(app, gevraagd, op, tekst):
    with clock.freeze(op):
        uitslag = app.test_cli_runner().invoke(args=["verwerk-termijnen"])
    assert uitslag.output == f"{tekst} dossiers gaan verder\n"
    assert gevraagd is not None


def test_een_dossier_dat_niet_verder_kan_houdt_de_andere_niet_op(app, wereld, monkeypatch):
    gehad = []

    def verstrijk(aanvraag, _op):
        gehad.append(aanvraag.id)
        aanvraag.antwoorddatum = None
        if len(gehad) == 1:
            raise ValueError

    monkeypatch.setattr(systeem, "laat_verstrijken", verstrijk)
    with app.app_context():
        rijen = [maak_rij(wereld, Rij(toestand=Toestand.BIJSTELLEN_GEVRAAGD)) for _ in range(3)]
        for rij in rijen:
            rij.antwoorddatum = date(2026, 12, 1)
        db.session.commit()
        with pytest.raises(RijenMislukt):
            verwerk_verstreken_termijnen(ERNA)
        wachten = sa.select(Aanvraag.id).where(Aanvraag.antwoorddatum.is_not(None))
        assert db.session.scalars(wachten).all() == gehad[:1]
        assert verwerk_verstreken_termijnen(ERNA) == 1
