"""Who hears a reminder: per kind and step as the list says, up the ladder, never another tenant."""

from collections import defaultdict
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from portal.berichten.actions.herinneren import herinner
from portal.berichten.models import Afwezigheid, Bericht, Mail, Taak
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Toestand
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from tests.factories.beoordeling import Rij
from tests.factories.herinneringen import BEGIN, maak_dossier, maak_jaar, moment
from tests.factories.wereld import EIGEN, TWEEDE

MANAGERS = {(Rol.MANAGER, EIGEN), (Rol.MANAGER, TWEEDE)}
TEAMLEIDERS = {(Rol.TEAMLEIDER, EIGEN), (Rol.TEAMLEIDER, TWEEDE)}
TEAM = TEAMLEIDERS | {(Rol.BEOORDELAAR, EIGEN), (Rol.BEOORDELAAR, TWEEDE)}
INDIENER, BEHANDELAAR = {(Rol.MANAGER, EIGEN)}, {(Rol.BEOORDELAAR, EIGEN)}
ZORGBEHANDELAAR = {(Rol.BEHANDELAAR, EIGEN)}
DRIEHOEK = {*INDIENER, *ZORGBEHANDELAAR, (Rol.BEGELEIDER, EIGEN)}

AAN = {
    "N01": {14: INDIENER, 28: INDIENER},
    "N02": {42: MANAGERS},
    "N04": {3: TEAMLEIDERS},
    "N05": {-7: DRIEHOEK, -2: DRIEHOEK},
    "N07": {1: BEHANDELAAR | TEAMLEIDERS},
    "N08": {-14: BEHANDELAAR, -7: BEHANDELAAR | TEAMLEIDERS, -3: TEAMLEIDERS, 0: TEAMLEIDERS},
    "N09": {1: TEAMLEIDERS, 8: TEAMLEIDERS, 15: TEAMLEIDERS},
    "N10": {-7: DRIEHOEK, -2: DRIEHOEK},
    "N12": {7: INDIENER},
    "N15": dict.fromkeys((7, 13, 14), BEHANDELAAR | TEAMLEIDERS),
    "N16": {-14: BEHANDELAAR, -3: BEHANDELAAR, 0: TEAMLEIDERS},
    "N20": {-14: ZORGBEHANDELAAR, 0: ZORGBEHANDELAAR, 14: ZORGBEHANDELAAR | MANAGERS},
    "N21": {-30: MANAGERS, 0: MANAGERS},
    "N22": dict.fromkeys((-182, -120, -90, -60), MANAGERS),
    "N23": {-42: MANAGERS | TEAMLEIDERS, -14: MANAGERS | TEAMLEIDERS},
    "N24": {-30: MANAGERS, 0: MANAGERS, 28: MANAGERS},
    "N25": {-90: MANAGERS | TEAM, -30: MANAGERS | TEAM},
    "N27": {5: MANAGERS, 10: MANAGERS},
    "N46": {0: {(Rol.MONITORBEHEERDER, EIGEN)}},
    "N50": {-30: MANAGERS, 0: MANAGERS, 28: MANAGERS | TEAM},
    "N52": {28: MANAGERS, 42: MANAGERS},
}
"""As berichten.md names them; a step after the second of a ladder goes to who leads as well."""


def loop(app, tot):
    """Let the engine run on the first day and then on the last."""
    with app.app_context():
        herinner(moment(BEGIN))
        herinner(moment(tot))


@pytest.fixture
def wie(wereld):
    """Name somebody of the wereld by id."""
    return {nummer: sleutel for sleutel, nummer in wereld.gebruikers.items()}


def gekregen(wie):
    """Give per kind and step who got it; needs an application context."""
    per_trede = defaultdict(lambda: defaultdict(set))
    for rij in db.session.scalars(sa.select(Bericht).where(Bericht.trede.is_not(None))):
        per_trede[rij.code][rij.trede].add(wie[rij.gebruiker_id])
    return {code: dict(treden) for code, treden in per_trede.items()}


def test_elke_trede_gaat_naar_wie_de_lijst_noemt(app, wereld, wie):
    with app.app_context():
        maak_jaar(wereld)
        db.session.commit()
    loop(app, BEGIN + timedelta(days=371))
    with app.app_context():
        assert gekregen(wie) == AAN


def te_laat(wereld, **rest):
    """Make a dossier that is decided on too late."""
    rij = Rij(toestand=Toestand.IN_TOETSING, beslisdatum=BEGIN - timedelta(days=3), **rest)
    return maak_dossier(wereld, rij)


def blokkeer(gebruiker_id):
    """Take an account out of use."""
    db.session.get_one(Gebruiker, gebruiker_id).geblokkeerd_op = moment(BEGIN)


def weg(wereld, wie, vervanger, van, tot):
    """Let somebody be away."""
    rij = Afwezigheid(
        organisatie_id=wereld["zorgkantoor"],
        gebruiker_id=wie,
        vervanger_id=vervanger,
        van=van,
        tot_en_met=tot,
        door_id=wie,
        op=moment(BEGIN),
    )
    db.session.add(rij)


def test_na_de_derde_staat_er_een_taak_en_komt_er_niets_meer(app, wereld):
    with app.app_context():
        rij = te_laat(wereld, behandelaar=wereld.gebruiker(Rol.BEOORDELAAR))
        rij.beslisdatum = BEGIN
        db.session.commit()
        nummer, over = rij.id, rij.nummer
    loop(app, BEGIN + timedelta(days=100))
    loop(app, BEGIN + timedelta(days=101))
    with app.app_context():
        treden = db.session.scalars(
            sa.select(Bericht.trede).where(Bericht.code == "N09").order_by(Bericht.trede)
        ).all()
        taken = db.session.scalars(sa.select(Taak)).all()
        assert [
            (taak.soort, taak.code, taak.rol, taak.organisatie_id, taak.object_id, taak.kenmerk)
            for taak in taken
        ] == [("geen_reactie", "N09", Rol.TEAMLEIDER, wereld["zorgkantoor"], nummer, over)]
    assert treden == [1, 1, 8, 8, 15, 15]


def test_de_tweede_gaat_ook_naar_de_vervanger(app, wereld, wie):
    """The beoordelaar stood in once, long ago, and hears the second one only."""
    teamleider, vervanger = wereld.gebruiker(Rol.TEAMLEIDER), wereld.gebruiker(Rol.BEOORDELAAR)
    with app.app_context():
        rij = te_laat(wereld)
        rij.beslisdatum = BEGIN
        weg(wereld, teamleider, vervanger, date(2026, 7, 1), date(2026, 7, 14))
        db.session.commit()
    loop(app, BEGIN + timedelta(days=100))
    with app.app_context():
        assert gekregen(wie)["N09"] == {
            1: TEAMLEIDERS,
            8: TEAMLEIDERS | BEHANDELAAR,
            15: TEAMLEIDERS,
        }


def test_wie_weg_is_krijgt_het_en_de_vervanger_ook(app, wereld):
    weg_is, vervanger = wereld.gebruiker(Rol.BEOORDELAAR), wereld.gebruiker(Rol.BEOORDELAAR, TWEEDE)
    dag = BEGIN + timedelta(days=14)
    with app.app_context():
        rij = maak_dossier(wereld)
        rij.beslisdatum = BEGIN + timedelta(days=28)
        weg(wereld, weg_is, vervanger, dag, dag)
        db.session.commit()
    loop(app, dag)
    with app.app_context():
        rijen = db.session.execute(
            sa.select(Bericht.gebruiker_id, Bericht.namens_id).where(Bericht.code == "N08")
        ).all()
    assert {tuple(rij) for rij in rijen} == {(weg_is, None), (vervanger, weg_is)}


@pytest.mark.parametrize("behandelaar", [None, Rol.BEOORDELAAR])
def test_zonder_behandelaar_in_dienst_hoort_de_teamleider_het(app, wereld, wie, behandelaar):
    with app.app_context():
        nummer = behandelaar and wereld.gebruiker(behandelaar)
        maak_dossier(
            wereld,
            Rij(
                toestand=Toestand.IN_TOETSING,
                beslisdatum=BEGIN + timedelta(days=14),
                behandelaar=nummer,
                ontvangen_op=moment(date(2026, 10, 1)),
            ),
        )
        if nummer:
            blokkeer(nummer)
        db.session.commit()
    loop(app, BEGIN)
    with app.app_context():
        assert gekregen(wie) == {"N08": {-14: TEAMLEIDERS}}


def test_een_directe_trede_krijgt_meteen_mail_en_een_bundeltrede_niet(app, wereld):
    with app.app_context():
        rij = maak_dossier(wereld)
        rij.beslisdatum = BEGIN + timedelta(days=14)
        db.session.commit()
    loop(app, BEGIN + timedelta(days=14))
    with app.app_context():
        rijen = db.session.execute(
            sa.select(Bericht.trede, Bericht.bezorging, Mail.id).outerjoin(
                Mail, Mail.id == Bericht.mail_id
            )
        ).all()
    assert {(trede, bezorging.value, mail is not None) for trede, bezorging, mail in rijen} == {
        (-14, "digest", False),
        (-7, "digest", False),
        (-3, "digest", False),
        (0, "direct", True),
    }
