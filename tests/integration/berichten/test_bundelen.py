"""Digests: from seven on working days, one e-mail per person with what is unread and untold."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
import sqlalchemy as sa

from portal.berichten.actions import bundelen
from portal.berichten.actions.bundelen import bundel
from portal.berichten.models import Bericht, Mail
from portal.domain.berichten import Bezorging
from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from portal.platform.database import db
from portal.platform.per_rij import RijenMislukt
from portal.toegang.models import Gebruiker

ZEVEN = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
"""Seven in the morning of a Monday, in winter."""


@pytest.fixture
def schrijf(app, wereld):
    """Write messages to somebody; gives their ids."""

    def doe(rol=Rol.MANAGER, aantal=1, **velden):
        mens = db.session.get_one(Gebruiker, wereld.gebruiker(rol))
        rijen = [
            Bericht(
                **{
                    "sleutel": str(uuid.uuid4()),
                    "code": "N08",
                    "organisatie_id": mens.organisatie_id,
                    "gebruiker_id": mens.id,
                    "object_soort": "aanvraag",
                    "object_id": uuid.uuid4(),
                    "kenmerk": "MZ-2026-00001",
                    "bezorging": Bezorging.DIGEST,
                    "op": ZEVEN - timedelta(hours=2),
                }
                | velden
            )
            for _ in range(aantal)
        ]
        db.session.add_all(rijen)
        db.session.commit()
        return [rij.id for rij in rijen]

    return doe


def mails(app):
    """Give address, number of messages and day of each e-mail."""
    with app.app_context():
        vraag = (
            sa.select(Mail.adres, sa.func.count(Bericht.id), Mail.bundeldag, Mail.bezorging)
            .join(Bericht, Bericht.mail_id == Mail.id)
            .group_by(Mail.id, Mail.adres, Mail.bundeldag, Mail.bezorging)
            .order_by(Mail.bundeldag, Mail.adres)
        )
        return [tuple(rij) for rij in db.session.execute(vraag)]


def test_een_mail_per_mens_over_alles_wat_wacht(app, wereld, schrijf):
    with app.app_context():
        schrijf(aantal=3)
        schrijf(gelezen_op=ZEVEN)
        schrijf(bezorging=Bezorging.PORTAAL)
        schrijf(Rol.TEAMLEIDER)
        geschreven, nog_eens = bundel(ZEVEN), bundel(ZEVEN + timedelta(hours=1))
    dag = clock.local_day(ZEVEN)
    assert mails(app) == [
        (wereld.email(Rol.MANAGER), 3, dag, Bezorging.DIGEST),
        (wereld.email(Rol.TEAMLEIDER), 1, dag, Bezorging.DIGEST),
    ]
    assert (geschreven, nog_eens) == (2, 0)


def test_de_mail_zegt_alleen_hoeveel_er_wacht(app, schrijf):
    with app.app_context():
        schrijf(aantal=2)
        bundel(ZEVEN)
        mail = db.session.scalars(sa.select(Mail)).one()
        assert mail.onderwerp == "Er staan 2 berichten voor u klaar"
        assert "MZ-2026" not in mail.onderwerp + mail.tekst


@pytest.mark.parametrize(
    "op",
    [
        ZEVEN - timedelta(minutes=1),
        ZEVEN - timedelta(days=1),
        datetime(2026, 12, 25, 6, 0, tzinfo=UTC),
        datetime(2026, 7, 6, 4, 59, tzinfo=UTC),
    ],
)
def test_voor_zevenen_en_op_een_vrije_dag_gaat_er_niets(app, schrijf, op):
    with app.app_context():
        schrijf(op=op - timedelta(hours=1))
        assert bundel(op) == 0
    assert mails(app) == []


def test_in_de_zomer_is_het_een_uur_eerder_zeven(app, schrijf):
    with app.app_context():
        schrijf()
        assert bundel(datetime(2027, 7, 5, 5, 0, tzinfo=UTC)) == 1


def test_wat_later_komt_wacht_op_de_volgende_werkdag(app, wereld, schrijf):
    with app.app_context():
        schrijf()
        bundel(ZEVEN)
        schrijf(aantal=2, op=ZEVEN + timedelta(hours=2))
        zelfde_dag = bundel(ZEVEN + timedelta(hours=3))
        volgende = bundel(ZEVEN + timedelta(days=1))
    assert (zelfde_dag, volgende) == (0, 1)
    assert [rij[1] for rij in mails(app)] == [1, 2]


def test_wie_geblokkeerd_is_krijgt_niets(app, wereld, schrijf):
    with app.app_context():
        schrijf()
        db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER)).geblokkeerd_op = ZEVEN
        db.session.commit()
        assert bundel(ZEVEN) == 0
    assert mails(app) == []


def test_twee_tegelijk_schrijven_er_een(app, schrijf):
    with app.app_context():
        for rol in (Rol.MANAGER, Rol.TEAMLEIDER, Rol.BEOORDELAAR, Rol.BEGELEIDER):
            schrijf(rol, aantal=2)
    start = Barrier(2)

    def werk(_nr):
        with app.app_context():
            start.wait()
            return bundel(ZEVEN)

    with ThreadPoolExecutor(2) as draden:
        geteld = list(draden.map(werk, range(2)))
    assert sum(geteld) == 4
    assert [rij[1] for rij in mails(app)] == [2, 2, 2, 2]


def test_de_opdracht_zegt_hoeveel(app, schrijf):
    with app.app_context():
        schrijf()
    with clock.freeze(ZEVEN):
        uitvoer = app.test_cli_runner().invoke(args=["verzend-bundels"]).output
    assert uitvoer == "1 bundels\n"


def test_een_bundel_die_niet_te_schrijven_is_houdt_de_andere_niet_op(
    app, wereld, schrijf, monkeypatch
):
    rollen = (Rol.MANAGER, Rol.BEGELEIDER)
    eerste = min(wereld.gebruiker(rol) for rol in rollen)
    nieuwe_mail = bundelen.nieuwe_mail

    def mis(mens, *rest, **velden):
        if mens.id == eerste:
            raise ValueError
        return nieuwe_mail(mens, *rest, **velden)

    monkeypatch.setattr(bundelen, "nieuwe_mail", mis)
    with app.app_context():
        for rol in rollen:
            schrijf(rol)
        for _nacht in range(2):
            with pytest.raises(RijenMislukt):
                bundel(ZEVEN)
    assert len(mails(app)) == 1
