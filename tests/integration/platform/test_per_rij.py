"""A job goes on after a row that cannot be done, and says at the end that it failed."""

import logging

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from portal.domain.fouten import DomeinFout
from portal.monitoring.actions import eigentellingen
from portal.platform.database import db
from portal.platform.logs import JsonRegel
from portal.platform.per_rij import RijenMislukt, per_rij
from portal.toegang.models import Organisatie
from tests.integration.berichten.test_bundelen import ZEVEN


def test_wat_misgaat_houdt_de_rest_niet_op(app, wereld, caplog):
    nummers = sorted([wereld["zorgkantoor"], wereld["aanbieder"], wereld["zorgkantoor_ander"]])
    gedaan = []

    def doe(nummer):
        db.session.get_one(Organisatie, nummer).naam = "x"
        db.session.flush()
        if nummer == nummers[0]:
            raise ValueError("mevrouw Jansen")
        if nummer == nummers[1]:
            raise DomeinFout("bsn_in_brief")
        gedaan.append(nummer)
        db.session.commit()
        return 1

    with app.app_context():
        with (
            pytest.raises(RijenMislukt),
            per_rij("proef", wachten=(DomeinFout,)) as rijen,
        ):
            assert rijen.doe(nummers, doe) == 1
        namen = db.session.scalars(sa.select(Organisatie.id).where(Organisatie.naam == "x")).all()
    assert gedaan == namen == nummers[2:]
    regels = [JsonRegel().format(rij) for rij in caplog.records if rij.levelno >= logging.WARNING]
    assert [str(nummer) in regel for nummer, regel in zip(nummers[:2], regels, strict=True)] == [
        True,
        True,
    ]
    assert "ValueError" in regels[0]
    assert "bsn_in_brief" in regels[1]
    assert "Jansen" not in "".join(regels)


def test_wat_alleen_wacht_laat_de_taak_slagen(app):
    def doe(_nummer):
        raise DomeinFout("bsn_in_brief")

    with app.app_context(), per_rij("proef", wachten=(DomeinFout,)) as rijen:
        assert rijen.doe([1, 2], doe) == 0


def test_zonder_database_gaat_er_niets_verder(app):
    gedaan = []

    def doe(nummer):
        gedaan.append(nummer)
        raise OperationalError("", {}, Exception())

    with app.app_context(), pytest.raises(OperationalError), per_rij("proef") as rijen:
        rijen.doe([1, 2], doe)
    assert gedaan == [1]


def test_een_zorgkantoor_dat_niet_te_tellen_is_houdt_de_andere_niet_op(app, wereld, monkeypatch):
    kantoren = sorted([wereld["zorgkantoor"], wereld["zorgkantoor_ander"]])
    geteld = []

    def bewaar(kantoor, _periode, _op):
        if kantoor == kantoren[0]:
            raise ValueError
        geteld.append(kantoor)

    monkeypatch.setattr(eigentellingen, "_bewaar", bewaar)
    with app.app_context(), pytest.raises(RijenMislukt):
        eigentellingen.tel_zorgkantoren(ZEVEN)
    assert kantoren[1] in geteld
