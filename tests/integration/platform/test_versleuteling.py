"""Names and texts are unreadable in the database, bound to their place, and can change keys."""

import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from cryptography.exceptions import InvalidTag

from portal.aanvraag.models import AanvraagVersie, Antwoord
from portal.clienten.models import Client
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform import rotation
from portal.platform.database import Base, db
from portal.platform.encrypted import blinde_index, ontsleutel, versleutel
from portal.platform.keys import GEGEVENSSLEUTELS
from portal.toegang.models import Organisatie

NU = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
EERSTE = "1:qg0vE7C9Yl1mJzQd3pRkT5uWxA8sBnF2hGiKoLrMtNU="
TWEEDE = "7:Zk9sWq1XcV3bNm5AaSdFgHjKlPoIuYtReWqZxCvBnM0="


@pytest.fixture
def portaal(ander_portaal):
    return ander_portaal(**{GEGEVENSSLEUTELS: EERSTE})


def bewaar_client(portaal, **velden):
    """Store one client and give its id."""
    gegevens = {
        "clientcode": "C-001",
        "bsn": "123456782",
        "voornamen": "Wilhelmina",
        "tussenvoegsel": "",
        "achternaam": "Zonneveld-Ünal",
        "geboortedatum": "1971-03-09",
        "geslacht": "v",
        "aangemaakt_op": NU,
    }
    with portaal.app_context():
        aanbieder = Organisatie(
            soort=OrganisatieSoort.AANBIEDER, naam="De Linde", demo=True, aangemaakt_op=NU
        )
        db.session.add(aanbieder)
        db.session.flush()
        client = Client(aanbieder_id=aanbieder.id, **(gegevens | velden))
        db.session.add(client)
        db.session.commit()
        return client.id


def test_heen_en_terug(portaal):
    client_id = bewaar_client(portaal)
    with portaal.app_context():
        client = db.session.get_one(Client, client_id)
        gelezen = (client.bsn, client.voornamen, client.tussenvoegsel, client.achternaam)
    assert gelezen == ("123456782", "Wilhelmina", "", "Zonneveld-Ünal")


def test_geen_bestand_van_de_database_bevat_de_namen(portaal, motor):
    bewaar_client(portaal)
    if motor == "sqlite":
        database = Path(sa.make_url(portaal.extensions["instellingen"].database_url).database)
        bestanden = [b.read_bytes() for b in database.parent.glob(database.name + "*")]
        assert sum(map(len, bestanden)) > 10_000
    else:
        with portaal.app_context():
            (rij,) = db.session.execute(sa.text("SELECT client::text FROM client")).all()
            bestanden = [rij[0].encode()]
    for bestand in bestanden:
        for naam in ("Wilhelmina", "Zonneveld", "123456782", "1971-03-09"):
            assert naam.encode() not in bestand
            assert naam.encode().hex().encode() not in bestand


def test_een_verplaatste_waarde_wordt_geweigerd(portaal):
    client_id = bewaar_client(portaal)
    with portaal.app_context():
        db.session.execute(sa.update(Client).values(voornamen_v=Client.achternaam_v))
        db.session.commit()
        client = db.session.get_one(Client, client_id)
        with pytest.raises(InvalidTag):
            _ = client.voornamen


def test_een_waarde_van_een_ander_wordt_geweigerd(portaal):
    een, ander = bewaar_client(portaal), bewaar_client(portaal, voornamen="Ilse")
    with portaal.app_context():
        van_ander = db.session.get_one(Client, ander).voornamen_v
        db.session.execute(sa.update(Client).where(Client.id == een).values(voornamen_v=van_ander))
        db.session.commit()
        with pytest.raises(InvalidTag):
            _ = db.session.get_one(Client, een).voornamen


def test_dezelfde_waarde_zetten_wijzigt_de_rij_niet(portaal):
    client_id = bewaar_client(portaal)
    with portaal.app_context():
        client = db.session.get_one(Client, client_id)
        client.voornamen = "Wilhelmina"
        assert db.session.is_modified(client) is False
        client.voornamen = "Mina"
        db.session.commit()
        assert (client.voornamen, client.versie) == ("Mina", 2)


def test_tweemaal_hetzelfde_ziet_er_anders_uit(portaal):
    with portaal.app_context():
        een, twee = versleutel(b"Ilse", "plek"), versleutel(b"Ilse", "plek")
        assert een != twee
        assert (ontsleutel(een, "plek"), een[0]) == (b"Ilse", 1)


def test_json_blijft_json_en_leeg_is_none(portaal):
    with portaal.app_context():
        antwoord = Antwoord(waarde={"ja": True, "uren": ["10,5"]})
        assert antwoord.waarde == {"ja": True, "uren": ["10,5"]}
        antwoord.waarde = None
        assert (antwoord.waarde, antwoord.waarde_v) == (None, None)


def test_een_groot_stuk_wordt_kleiner_bewaard(portaal):
    with portaal.app_context():
        versie = AanvraagVersie(json=b'{"a":1}' * 1000)
        assert (versie.json, len(versie.json_v) < 200) == (b'{"a":1}' * 1000, True)


def test_een_blinde_index_hangt_af_van_doel_en_sleutel(portaal, ander_portaal):
    with portaal.app_context():
        een = blinde_index("123456782", doel="bsn|a")
        assert een == blinde_index("123456782", doel="bsn|a")
        assert een != blinde_index("123456782", doel="bsn|b")
        assert len(een) == 32
    ander = ander_portaal(MEERZORG_INDEXSLEUTEL=EERSTE.removeprefix("1:"))
    with ander.app_context():
        assert een != blinde_index("123456782", doel="bsn|a")


def test_nieuwe_sleutel_terwijl_het_portaal_draait(portaal, ander_portaal):
    client_id = bewaar_client(portaal)
    beide = ander_portaal(**{GEGEVENSSLEUTELS: f"{EERSTE} {TWEEDE}"})
    with beide.app_context():
        bezig = db.session.get_one(Client, client_id)
        db.session.rollback()
        uitslag = beide.test_cli_runner().invoke(args=["rotate-keys"])
        assert uitslag.output == "6 waarden opnieuw versleuteld\n"
        bezig.voornamen = "Mina"
        db.session.commit()
    alleen_nieuw = ander_portaal(**{GEGEVENSSLEUTELS: TWEEDE})
    with alleen_nieuw.app_context():
        client = db.session.get_one(Client, client_id)
        assert (client.voornamen, client.bsn, client.versie) == ("Mina", "123456782", 2)
        assert client.bsn_v[0] == 7
    with portaal.app_context(), pytest.raises(KeyError):
        _ = db.session.get_one(Client, client_id).bsn
    assert beide.test_cli_runner().invoke(args=["rotate-keys"]).output.startswith("0 waarden")


def test_meer_rijen_dan_een_portie(portaal, ander_portaal, monkeypatch):
    monkeypatch.setattr("portal.platform.rotation.PORTIE", 2)
    ids = [bewaar_client(portaal, clientcode=f"C-{nummer}") for nummer in range(5)]
    beide = ander_portaal(**{GEGEVENSSLEUTELS: f"{EERSTE} {TWEEDE}"})
    uitslag = beide.test_cli_runner().invoke(args=["rotate-keys"])
    assert uitslag.output == f"{5 * 6} waarden opnieuw versleuteld\n"
    with beide.app_context():
        sleutels = {db.session.get_one(Client, client_id).bsn_v[0] for client_id in ids}
    assert sleutels == {7}


def test_elke_versleutelde_kolom_draait_mee():
    versleuteld = {
        (tabel.name, kolom.name)
        for tabel in Base.metadata.sorted_tables
        for kolom in tabel.c
        if kolom.name.endswith("_v")
    }
    gedraaid = {(tabel.name, kolom) for tabel, kolom in rotation.list_kolommen()}
    assert versleuteld - gedraaid == {("sessie", "gegevens_v")}
    assert gedraaid <= versleuteld


def test_het_id_van_een_rij_verandert_niet(portaal):
    with portaal.app_context():
        client = Client(id=uuid.uuid4(), voornamen="Ilse")
        with pytest.raises(ValueError, match="never changes"):
            client.id = uuid.uuid4()
