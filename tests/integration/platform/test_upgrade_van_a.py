"""The filled database of issue A (revision 0014) keeps all its data when the portal is upgraded."""

import hashlib
from datetime import UTC, date, datetime

import flask_migrate
import pytest
import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie, Bestand
from portal.beoordeling.models import Besluit, Poststuk, Toekenning
from portal.clienten.models import Client
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure import Herkomst, Toestand
from portal.platform import clock
from portal.platform.audit.verify import Soort, controleer
from portal.platform.database import Base, db
from portal.toegang.models import Gebruiker, RolToekenning
from tests.oude_database import lees_oude_database
from tests.person import Browser

NU = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DICHT = {
    Toestand.TOEGEKEND: 3,
    Toestand.AFGEWEZEN: 1,
    Toestand.BUITEN_BEHANDELING: 1,
    Toestand.INTERN_AFGEWEZEN: 1,
}
OPEN = dict.fromkeys(
    (
        Toestand.CONCEPT,
        Toestand.INGEDIEND,
        Toestand.AANVULLING_GEVRAAGD,
        Toestand.BIJSTELLEN_GEVRAAGD,
        Toestand.TER_CONTROLE,
    ),
    1,
)


@pytest.fixture
def oud():
    return lees_oude_database("database_0014.jsonl.xz")


@pytest.fixture
def bijgewerkt(app, ander_portaal, oud):
    """Build the schema of then, put the rows in it, and upgrade to now."""
    with app.app_context():
        flask_migrate.downgrade(revision="base")
        flask_migrate.upgrade(revision=oud.revisie)
        oud.zet_neer()
        db.session.remove()
    portaal = ander_portaal(**oud.sleutels)
    with portaal.app_context():
        flask_migrate.upgrade()
        db.session.remove()
    return portaal


def wezen():
    """Name every foreign key with rows whose parent is gone."""
    for tabel in Base.metadata.sorted_tables:
        for sleutel in tabel.foreign_keys:
            ouder = sleutel.column.table.alias()
            bestaat = sa.exists().where(ouder.c[sleutel.column.name] == sleutel.parent)
            vraag = sa.select(tabel).where(sleutel.parent.is_not(None), ~bestaat)
            if db.session.execute(vraag).first() is not None:
                yield f"{tabel.name}.{sleutel.parent.name}"


def brieven():
    """Give (digest of the bytes, stored digest) of everything that was sent or submitted."""
    for bron in (
        *((rij.pdf, rij.pdf_sha256) for rij in db.session.scalars(sa.select(Besluit))),
        *((rij.brief, rij.brief_sha256) for rij in db.session.scalars(sa.select(Besluit))),
        *((rij.pdf, rij.sha256) for rij in db.session.scalars(sa.select(Poststuk))),
        *((rij.inhoud, rij.sha256) for rij in db.session.scalars(sa.select(Bestand))),
        *((rij.json, rij.sha256) for rij in db.session.scalars(sa.select(AanvraagVersie))),
    ):
        if bron[1]:
            yield hashlib.sha256(bron[0]).hexdigest(), bron[1]


def test_alle_rijen_staan_er_nog(bijgewerkt, oud):
    with bijgewerkt.app_context():
        nu, kapot, digests = oud.nu(), list(wezen()), list(brieven())
        _, breuken = controleer()
        toestanden = db.session.execute(
            sa.select(Aanvraag.toestand, sa.func.count()).group_by(Aanvraag.toestand)
        ).all()
        namen = {client.achternaam for client in db.session.scalars(sa.select(Client))}
        toegekend = [
            (rij.besluit.perspectief == rij.perspectief, bool(rij.doelen), rij.einde_reden)
            for rij in db.session.scalars(sa.select(Toekenning))
        ]
    veranderd = [tabel for tabel, rijen in oud.rijen().items() if nu[tabel] != rijen]
    aantal = sum(len(rijen) for rijen in nu.values())
    assert (veranderd, kapot) == ([], [])
    assert (len(nu), aantal, len(digests)) == (42, 2018, 28)
    assert [gemeten for gemeten, _ in digests] == [bewaard for _, bewaard in digests]
    assert {breuk.soort for breuk in breuken} <= {Soort.ANKER_ONTBREEKT}
    assert dict(map(tuple, toestanden)) == OPEN | DICHT
    assert sorted(toegekend) == [(True, True, reden) for reden in ("", "", "", "hersteld")]
    assert {"Hazelaar", "Lavendel", "Fen"} <= namen


def test_elke_vastgestelde_toekenning_heeft_haar_rij_met_dagen_en_bedragen(bijgewerkt):
    with bijgewerkt.app_context():
        rijen = db.session.scalars(
            sa.select(Toekenning).order_by(Toekenning.laatste_dag, Toekenning.kenmerk)
        ).all()
        gelijk = ("laatste_dag", "maanden", "jaarbedrag_cent", "etmaalbedrag_cent", "prijspeil")
        besluiten = [[getattr(rij.besluit, naam) for naam in gelijk] for rij in rijen]
        zelf = [[getattr(rij, naam) for naam in gelijk] for rij in rijen]
        dagen = [(rij.soort, rij.ingang, rij.einde, rij.einde_reden) for rij in rijen]
        kenmerken = [(rij.kenmerk, rij.herkomst) for rij in rijen]
        nummers = [(rij.besluit.nummer, Herkomst.BESLUIT) for rij in rijen]
    assert zelf == besluiten
    assert kenmerken == nummers
    assert dagen == [
        ("preventief", date(2026, 10, 1), date(2027, 1, 31), ""),
        ("individueel", date(2026, 9, 1), date(2026, 8, 31), "hersteld"),
        ("individueel", date(2026, 9, 1), date(2028, 8, 31), ""),
        ("individueel", date(2026, 8, 1), date(2029, 7, 31), ""),
    ]


def gebruiker_van(organisatie_id, rol):
    vraag = (
        sa.select(Gebruiker.id)
        .join(RolToekenning)
        .where(Gebruiker.organisatie_id == organisatie_id, RolToekenning.rol == rol)
        .order_by(Gebruiker.email)
    )
    return db.session.scalars(vraag).first()


def bezoeken():
    """Give for every dossier who opens which pages."""
    for aanvraag in db.session.scalars(sa.select(Aanvraag)).all():
        plek = f"/aanvragen/{aanvraag.id}"
        paginas = [plek, f"{plek}/tijdlijn", f"{plek}/termijn", f"/clienten/{aanvraag.client_id}"]
        yield gebruiker_van(aanvraag.aanbieder_id, Rol.MANAGER), paginas
        if aanvraag.ontvangen_op is not None:
            plek = f"/dossiers/{aanvraag.id}"
            paginas = [plek, f"{plek}/tijdlijn", f"{plek}/termijn", f"{plek}/toetsing"]
            paginas.append(f"{plek}/geschiedenis")
            yield gebruiker_van(aanvraag.zorgkantoor_id, Rol.BEOORDELAAR), paginas
    for toekenning in db.session.scalars(sa.select(Toekenning)).all():
        for organisatie, rol in (
            (toekenning.aanbieder_id, Rol.MANAGER),
            (toekenning.zorgkantoor_id, Rol.BEOORDELAAR),
        ):
            yield gebruiker_van(organisatie, rol), [f"/toekenningen/{toekenning.id}"]
    for besluit in db.session.scalars(sa.select(Besluit).where(Besluit.pdf_sha256 != "")).all():
        brief = [f"/beschikkingen/{besluit.id}", f"/beschikkingen/{besluit.id}.pdf"]
        yield gebruiker_van(besluit.aanbieder_id, Rol.MANAGER), brief
        yield gebruiker_van(besluit.zorgkantoor_id, Rol.BEOORDELAAR), brief


def test_de_oude_dossiers_gaan_voor_beide_kanten_open(bijgewerkt):
    with bijgewerkt.app_context():
        alle = list(bezoeken())
    browsers: dict[object, Browser] = {}
    with clock.freeze(NU):
        for wie, paginas in alle:
            if wie not in browsers:
                browsers[wie] = Browser(bijgewerkt).als(wie)
            for pagina in paginas:
                assert browsers[wie].open(pagina).status == 200
