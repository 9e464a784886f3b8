"""A backup is one whole moment; putting it back is checked, kept and told."""

import base64
import secrets
import sqlite3
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

import flask_migrate
import pytest
import sqlalchemy as sa

from portal.domain.bevoegdheid import OrganisatieSoort
from portal.platform import audit
from portal.platform.audit import AuditRegel, AuditRegelInvoer
from portal.platform.audit.anchor import lees_alle
from portal.platform.database import db
from portal.platform.web.sessions import Sessie
from tests.engines import SQLITE, maak_app
from tests.factories.clienten import BSN, maak_client
from tests.factories.toegang import maak_locatie, maak_organisatie, maak_regio

KETEN = uuid.UUID("0a000000-0000-4000-8000-000000000001")
LATER = uuid.UUID("0a000000-0000-4000-8000-000000000002")


def doe(app, *opdracht):
    gedaan = app.test_cli_runner().invoke(args=[str(deel) for deel in opdracht])
    assert gedaan.exception is None or isinstance(gedaan.exception, SystemExit)
    return gedaan.exit_code, gedaan.output


class Proef:
    """A portal on SQLite, its commands, and other portals on the same file."""

    def __init__(self, app):
        self.app = app
        instellingen = app.extensions["instellingen"]
        self.anker = instellingen.anker
        self.bestand = Path(sa.make_url(instellingen.database_url).database)

    def regels(self, *ketens):
        with self.app.app_context():
            for keten in ketens:
                audit.leg_lezen_vast(AuditRegelInvoer(keten=keten, code="dossier.gelezen"))

    def doe(self, *opdracht):
        return doe(self.app, *opdracht)

    def los(self):
        with self.app.app_context():
            db.engine.dispose()

    def met(self, **instellingen):
        eigen = self.app.extensions["instellingen"]
        self.los()
        return Proef(maak_app(eigen.database_url, eigen.instance, **instellingen))

    def codes(self, keten=KETEN):
        with self.app.app_context(), db.engine.connect() as verbinding:
            vraag = sa.select(AuditRegel.code).where(AuditRegel.keten == keten)
            return list(verbinding.scalars(vraag.order_by(AuditRegel.nr)))

    def breuken(self):
        with self.app.app_context():
            return [(breuk.keten, breuk.nr, str(breuk.soort)) for breuk in audit.controleer()[1]]


@pytest.fixture
def proef(databases):
    proef = Proef(databases.app(SQLITE))
    yield proef
    proef.los()


@pytest.fixture
def kopie(proef, tmp_path):
    """Make a backup of three lines, and write one more after it."""
    proef.regels(KETEN, KETEN, KETEN)
    assert proef.doe("backup", tmp_path / "kopie")[0] == 0
    proef.regels(KETEN)
    return tmp_path / "kopie"


def sleutel():
    return base64.b64encode(secrets.token_bytes(32)).decode()


def test_een_kopie_terwijl_het_portaal_schrijft_is_een_moment(proef, tmp_path):
    klaar = threading.Event()

    def schrijf():
        while not klaar.is_set():
            proef.regels(KETEN, LATER)

    with proef.app.app_context():
        draad = threading.Thread(target=schrijf)
        draad.start()
        try:
            while not lees_alle():
                time.sleep(0.01)
            uitvoer = [proef.doe("backup", tmp_path / str(nr)) for nr in range(5)]
        finally:
            klaar.set()
            draad.join()
    assert [code for code, _ in uitvoer] == [0] * 5
    assert "De sleutels en het anker staan er niet in" in uitvoer[0][1]
    aantal = int(uitvoer[3][1].split(" auditregels")[0].rsplit(" ", 1)[1])
    code, tekst = proef.doe("restore", tmp_path / "3", "--vervang")
    assert (code, "Was al gebroken" in tekst) == (0, False)
    assert len(proef.codes()) + len(proef.codes(LATER)) == aantal + 2
    assert proef.codes()[-1] == proef.codes(LATER)[-1] == "portaal.teruggezet"
    assert proef.breuken() == []


def test_de_map_heeft_drie_bestanden_die_alleen_de_eigenaar_leest(kopie):
    assert sorted(pad.name for pad in kopie.iterdir()) == [
        "manifest.hmac",
        "manifest.json",
        "portaal.db",
    ]
    assert kopie.stat().st_mode & 0o777 == 0o700


def test_er_staat_geen_naam_en_geen_sleutel_in(proef, tmp_path):
    with proef.app.app_context():
        regio = maak_regio(maak_organisatie(OrganisatieSoort.ZORGKANTOOR))
        maak_client(maak_locatie(maak_organisatie(), regio), achternaam="Zonneveld-Achterberg")
        db.session.commit()
    proef.doe("backup", tmp_path / "kopie")
    inhoud = b"".join(pad.read_bytes() for pad in (tmp_path / "kopie").iterdir())
    assert b"CREATE TABLE client" in inhoud
    assert (b"Zonneveld" in inhoud, BSN.encode() in inhoud) == (False, False)
    sleutels = proef.app.extensions["instellingen"].sleutels
    geheim = [*sleutels.gegevens.values(), sleutels.index, sleutels.audit]
    assert not any(g in inhoud or base64.b64encode(g) in inhoud for g in geheim)


def _knip(pad):
    pad.write_bytes(pad.read_bytes()[:-1])


def _draai(pad):
    inhoud = bytearray(pad.read_bytes())
    inhoud[len(inhoud) // 2] ^= 1
    pad.write_bytes(inhoud)


@pytest.mark.parametrize("schade", [_knip, _draai, Path.unlink])
@pytest.mark.parametrize("naam", ["portaal.db", "manifest.json", "manifest.hmac"])
def test_een_beschadigde_kopie_wordt_geweigerd(proef, kopie, naam, schade):
    if (naam, schade) == ("manifest.hmac", _knip):
        schade(kopie / naam)
    schade(kopie / naam)
    code, tekst = proef.doe("restore", kopie, "--vervang")
    assert code == 1
    assert any(woord in tekst for woord in ("truncated or altered", "was altered", "is missing"))
    assert proef.codes() == ["dossier.gelezen"] * 4
    assert proef.breuken() == []


@pytest.mark.parametrize(
    ("naam", "waarde", "reden"),
    [
        ("MEERZORG_AUDITSLEUTEL", sleutel, "sealed with another MEERZORG_AUDITSLEUTEL"),
        ("MEERZORG_INDEXSLEUTEL", sleutel, "made with other keys: index"),
        ("MEERZORG_SLEUTELS", lambda: f"1:{sleutel()}", "made with other keys: gegevens 1"),
        ("MEERZORG_SLEUTELS", lambda: f"2:{sleutel()}", "made with other keys: gegevens 1"),
    ],
)
def test_andere_sleutels_worden_geweigerd(proef, kopie, naam, waarde, reden):
    code, tekst = proef.met(**{naam: waarde()}).doe("restore", kopie, "--vervang")
    assert (code, reden in tekst) == (1, True)
    assert len(proef.codes()) == 4


def test_een_andere_revisie_wordt_geweigerd(proef, tmp_path):
    with proef.app.app_context():
        flask_migrate.downgrade()
    proef.doe("backup", tmp_path / "oud")
    with proef.app.app_context():
        flask_migrate.upgrade()
    code, tekst = proef.doe("restore", tmp_path / "oud", "--vervang")
    assert (code, "put it back with the release that made it" in tekst) == (1, True)


def test_een_database_blijft_staan_tenzij_vervang(proef, kopie):
    code, tekst = proef.doe("restore", kopie)
    assert (code, "there is a database already" in tekst) == (1, True)
    assert len(proef.codes()) == 4


def test_de_oude_database_wordt_bewaard(proef, kopie):
    _, tekst = proef.doe("restore", kopie, "--vervang")
    bewaard = tekst.split("De vorige database staat in ")[1].split("\n")[0]
    with closing(sqlite3.connect(proef.bestand.with_name(bewaard))) as verbinding:
        assert verbinding.execute("SELECT count(*) FROM audit_regel").fetchone() == (4,)
    assert proef.codes() == ["dossier.gelezen"] * 3 + ["portaal.teruggezet"]


def test_een_kapotte_database_wordt_vervangen_en_bewaard(proef, kopie):
    proef.los()
    proef.bestand.write_bytes(b"geen database meer" * 1000)
    code, tekst = proef.doe("restore", kopie, "--vervang")
    assert code == 0
    bewaard = tekst.split("De vorige database staat in ")[1].split("\n")[0]
    assert proef.bestand.with_name(bewaard).read_bytes().startswith(b"geen database meer")
    assert len(proef.codes()) == 4


def test_op_een_lege_plek_is_vervang_niet_nodig(proef, kopie):
    proef.los()
    proef.bestand.unlink()
    assert proef.doe("restore", kopie)[0] == 0
    assert len(proef.codes()) == 4


def test_wat_een_verdwenen_database_achterliet_komt_niet_in_de_nieuwe(proef, kopie):
    rest = Path(f"{proef.bestand}-wal")
    with closing(sqlite3.connect(proef.bestand)) as ander:
        ander.execute("SELECT count(*) FROM audit_regel").fetchone()
        inhoud = rest.read_bytes()
        proef.bestand.unlink()
    proef.los()
    rest.write_bytes(inhoud)
    assert proef.doe("restore", kopie)[0] == 1
    assert proef.doe("restore", kopie, "--vervang")[0] == 0
    assert proef.codes() == ["dossier.gelezen"] * 3 + ["portaal.teruggezet"]
    assert inhoud in [pad.read_bytes() for pad in proef.bestand.parent.glob("*-wal")]


def test_zolang_een_portaal_draait_gaat_het_niet(proef, kopie):
    proef.los()
    with closing(sqlite3.connect(proef.bestand)) as ander:
        ander.execute("SELECT count(*) FROM audit_regel").fetchone()
        code, tekst = proef.doe("restore", kopie, "--vervang")
    assert (code, "stop the portal first" in tekst) == (1, True)
    assert proef.codes() == ["dossier.gelezen"] * 4


def test_iedereen_moet_opnieuw_inloggen(proef, tmp_path):
    proef.app.test_client().get("/inloggen")
    proef.doe("backup", tmp_path / "kopie")
    with proef.app.app_context(), db.engine.connect() as verbinding:
        voor = verbinding.scalar(sa.select(sa.func.count()).select_from(Sessie))
    proef.doe("restore", tmp_path / "kopie", "--vervang")
    with proef.app.app_context(), db.engine.connect() as verbinding:
        na = verbinding.scalar(sa.select(sa.func.count()).select_from(Sessie))
    assert (voor, na) == (1, 0)


def test_met_de_hand_terugzetten_is_afknippen(proef, kopie):
    proef.los()
    proef.bestand.write_bytes((kopie / "portaal.db").read_bytes())
    assert proef.breuken() == [(KETEN, 4, "afgeknipt")]


def test_na_terugzetten_is_het_log_heel_en_zegt_het_wat_er_gebeurde(proef, kopie):
    proef.regels(KETEN, LATER)
    proef.doe("restore", kopie, "--vervang")
    proef.regels(KETEN)
    code, tekst = proef.doe("verify-audit")
    assert code == 0
    assert f"keten {KETEN} regel 4: teruggezet op" in tekst
    assert "het anker stond op regel 5" in tekst
    assert f"keten {LATER} regel 1: teruggezet op" in tekst
    assert tekst.endswith("6 regels gelezen, 0 breuken\n")


def test_een_nog_oudere_kopie_wist_niet_dat_er_eerder_is_teruggezet(proef, tmp_path):
    proef.regels(KETEN)
    proef.doe("backup", tmp_path / "eerst")
    proef.regels(KETEN, KETEN)
    proef.doe("backup", tmp_path / "later")
    for naam in ("later", "eerst"):
        assert proef.doe("restore", tmp_path / naam, "--vervang")[0] == 0
    assert proef.codes() == ["dossier.gelezen", "portaal.teruggezet"]
    code, tekst = proef.doe("verify-audit")
    assert (code, tekst.count("teruggezet op")) == (0, 2)


@pytest.mark.parametrize(
    ("knoei", "nummers"),
    [
        (lambda _: "", [4]),
        (lambda tekst: tekst.replace(" 4 ", " 3 ", 1), [1, 4]),
        (lambda tekst: tekst.splitlines(keepends=True)[-1], [1, 4]),
    ],
)
def test_een_register_waar_iets_aan_ontbreekt_valt_op(proef, kopie, knoei, nummers):
    for _ in range(2):
        proef.doe("restore", kopie, "--vervang")
    register = proef.anker / f"{KETEN}.teruggezet"
    register.write_text(knoei(register.read_text()))
    soort = "terugzetting niet vastgelegd"
    assert proef.breuken() == [(KETEN, nr, soort) for nr in nummers]


def test_een_breuk_van_voor_de_kopie_blijft_een_breuk(proef, kopie, tmp_path):
    proef.los()
    proef.bestand.write_bytes((kopie / "portaal.db").read_bytes())
    proef.doe("backup", tmp_path / "afgeknipt")
    code, tekst = proef.doe("restore", tmp_path / "afgeknipt", "--vervang")
    assert (code, f"Was al gebroken: keten {KETEN} regel 4: afgeknipt" in tekst) == (0, True)
    proef.regels(KETEN)
    assert [breuk[2] for breuk in proef.breuken()] == ["afgeknipt"]


def test_een_kopie_overschrijft_geen_map(proef, kopie):
    code, tekst = proef.doe("backup", kopie)
    assert (code, "new or empty" in tekst) == (1, True)


def test_een_kapotte_database_geeft_geen_kopie(proef, tmp_path):
    proef.los()
    proef.bestand.write_bytes(b"geen database meer" * 1000)
    code, _ = proef.doe("backup", tmp_path / "kopie")
    assert (code, list(tmp_path.iterdir())) == (1, [])


@pytest.mark.parametrize("opdracht", ["backup", "restore"])
def test_postgresql_zegt_dat_het_niet_kan(tmp_path, opdracht):
    """It says so by the address alone: no server listens there."""
    portaal = maak_app("postgresql+psycopg://portaal@localhost:1/portaal", tmp_path / "instance")
    code, tekst = doe(portaal, opdracht, tmp_path / "kopie")
    assert (code, "use pg_dump for PostgreSQL" in tekst) == (1, True)
    assert not (tmp_path / "kopie").exists()


def test_halverwege_gestopt_blijft_het_anker_het_zeggen_tot_het_over_is_gedaan(proef, kopie):
    proef.regels(KETEN)
    (proef.anker / f"{KETEN}.teruggezet").mkdir()
    code, tekst = proef.doe("restore", kopie, "--vervang")
    assert (code, "the disk refuses" in tekst) == (1, True)
    (proef.anker / f"{KETEN}.teruggezet").rmdir()
    assert proef.breuken() == [
        (KETEN, 4, "terugzetting niet vastgelegd"),
        (KETEN, 5, "afgeknipt"),
    ]
    assert proef.doe("restore", kopie, "--vervang")[0] == 0
    assert proef.breuken() == []
