"""The audit log shows every edited, removed, inserted, moved or cut-off line."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from portal.platform import audit
from portal.platform.audit import AuditRegel, AuditRegelInvoer
from portal.platform.audit.anchor import lees_alle
from portal.platform.database import db

KETEN = uuid.UUID("0a000000-0000-4000-8000-000000000001")
ANDERE = uuid.UUID("0a000000-0000-4000-8000-000000000002")
CLIENT = uuid.UUID("0c000000-0000-4000-8000-000000000001")


def regel(nummer=1, keten=KETEN):
    return AuditRegelInvoer(
        keten=keten,
        code="dossier.gelezen",
        rol="begeleider",
        client_id=CLIENT,
        object_soort="aanvraag",
        versie=str(nummer),
    )


@pytest.fixture
def binnen(app):
    with app.app_context():
        yield


@pytest.fixture
def zes(binnen):
    """Write six lines in one chain and one in another."""
    for nummer in range(1, 7):
        audit.leg_vast(regel(nummer))
        db.session.commit()
    audit.leg_lezen_vast(regel(keten=ANDERE))


@pytest.fixture
def knoei(motor):
    """Change the log as somebody would who owns the database: past the triggers."""

    def doe(*opdrachten):
        with db.engine.begin() as verbinding:
            if motor == "postgres":
                verbinding.exec_driver_sql("SET LOCAL session_replication_role = replica")
            else:
                for naam in ("update", "delete", "replace"):
                    verbinding.exec_driver_sql(f"DROP TRIGGER audit_regel_vast_{naam}")
            for opdracht in opdrachten:
                verbinding.execute(sa.text(opdracht).bindparams(keten=KETEN.hex))
        _, breuken = audit.controleer()
        assert {breuk.keten for breuk in breuken} <= {KETEN}
        return [(breuk.nr, str(breuk.soort)) for breuk in breuken]

    if motor == "postgres":
        return lambda *opdrachten: doe(
            *(o.replace(":keten", "CAST(:keten AS uuid)") for o in opdrachten)
        )
    return doe


def wijzig(zet, waar):
    return f"UPDATE audit_regel SET {zet} WHERE keten = :keten AND {waar}"  # noqa: S608 - that is the point


def wis(waar):
    return f"DELETE FROM audit_regel WHERE keten = :keten AND {waar}"  # noqa: S608 - that is the point


KOP_TERUG = (
    "UPDATE audit_kop SET nr = 4, hmac = (SELECT r.hmac FROM audit_regel r"
    " WHERE r.keten = :keten AND r.nr = 4) WHERE keten = :keten"
)
VERZINSEL = (
    "INSERT INTO audit_regel SELECT keten, 4, moment, 'dossier.niets', gebruiker_id, rol, namens,"
    " uitkomst, client_id, object_soort, object_id, versie, kenmerk, vorige,"
    " (SELECT k.hmac FROM audit_kop k WHERE k.nr = 1)"
    " FROM audit_regel WHERE keten = :keten AND nr = 3"
)


def test_een_gave_keten_is_in_orde(zes):
    assert audit.controleer() == (7, [])


def test_nummers_lopen_door_zonder_gat_ook_na_een_teruggedraaide_regel(zes):
    audit.leg_vast(regel(7))
    db.session.rollback()
    audit.leg_vast(regel(8), regel(9))
    db.session.commit()
    nummers = db.session.scalars(
        sa.select(AuditRegel.nr).where(AuditRegel.keten == KETEN).order_by(AuditRegel.nr)
    )
    assert list(nummers) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert audit.controleer() == (9, [])


@pytest.mark.parametrize(
    "wijziging", ["code = 'dossier.niets'", "versie = NULL", "uitkomst = 'geweigerd'", "rol = 'x'"]
)
def test_een_gewijzigde_regel_valt_op(zes, knoei, wijziging):
    assert knoei(wijzig(wijziging, "nr = 3")) == [(3, "gewijzigd")]


def test_een_verwijderde_regel_valt_op(zes, knoei):
    assert knoei(wis("nr = 3")) == [(3, "ontbreekt")]


def test_een_verwijderde_regel_valt_op_ook_na_hernummeren(zes, knoei):
    breuken = knoei(
        wis("nr = 3"),
        wijzig("nr = nr + 100", "nr > 3"),
        wijzig("nr = nr - 101", "nr > 100"),
        "UPDATE audit_kop SET nr = 5 WHERE keten = :keten",
    )
    assert breuken == [(3, "ontbreekt"), (6, "afgeknipt")]


def test_een_ingevoegde_regel_valt_op(zes, knoei):
    breuken = knoei(
        wijzig("nr = nr + 100", "nr >= 4"), wijzig("nr = nr - 99", "nr >= 100"), VERZINSEL
    )
    assert breuken == [(4, "ingevoegd"), (6, "afgeknipt"), (7, "ingevoegd")]


def test_verwisselde_regels_vallen_op(zes, knoei):
    breuken = knoei(
        wijzig("nr = 100", "nr = 3"),
        wijzig("nr = 3", "nr = 4"),
        wijzig("nr = 4", "nr = 100"),
    )
    assert breuken == [(3, "verplaatst"), (4, "verplaatst"), (5, "verplaatst")]


def test_afgeknipte_regels_vallen_op(zes, knoei):
    assert knoei(wis("nr > 4")) == [(5, "afgeknipt")]


def test_afgeknipte_regels_vallen_op_ook_als_de_kop_meeging(zes, knoei):
    breuken = knoei(
        wis("nr > 4"),
        KOP_TERUG,
    )
    assert breuken == [(5, "afgeknipt")]


def test_afknippen_en_doorschrijven_valt_op(zes, knoei):
    knoei(
        wis("nr > 4"),
        KOP_TERUG,
    )
    for nummer in range(20, 26):
        audit.leg_vast(regel(nummer))
        db.session.commit()
    _, breuken = audit.controleer()
    assert [(breuk.nr, breuk.soort) for breuk in breuken] == [(6, "afgeknipt")]


def test_een_hele_keten_weg_valt_op(zes, knoei):
    breuken = knoei(
        "DELETE FROM audit_regel WHERE keten = :keten", "DELETE FROM audit_kop WHERE keten = :keten"
    )
    assert breuken == [(1, "afgeknipt")]


def test_een_verdwenen_anker_valt_op(app, zes):
    (app.extensions["instellingen"].anker / f"{KETEN}.anker").unlink()
    assert [(b.nr, b.soort) for b in audit.controleer()[1]] == [(6, "anker ontbreekt")]


def test_een_achterlopend_anker_mag(app, zes):
    anker = app.extensions["instellingen"].anker / f"{KETEN}.anker"
    oud = anker.read_text()
    audit.leg_vast(regel(7))
    db.session.commit()
    anker.write_text(oud)
    assert audit.controleer() == (8, [])
    audit.leg_vast(regel(8))
    db.session.commit()
    assert lees_alle()[KETEN].stand.nr == 8


def test_het_anker_loopt_nooit_voor(zes):
    audit.leg_vast(regel(7))
    with db.session.begin_nested():
        audit.leg_vast(regel(8))
    assert lees_alle()[KETEN].stand.nr == 6
    db.session.rollback()
    assert lees_alle()[KETEN].stand.nr == 6
    assert audit.controleer() == (7, [])


@pytest.mark.parametrize(
    "opdracht",
    [
        "UPDATE audit_regel SET code = 'x'",
        "DELETE FROM audit_regel",
        "REPLACE INTO audit_regel SELECT * FROM audit_regel",
        "TRUNCATE audit_regel",
    ],
)
def test_de_database_zelf_weigert_wijzigen_en_wissen(zes, opdracht):
    with pytest.raises(DBAPIError):
        db.session.execute(sa.text(opdracht))
    db.session.rollback()
    assert audit.controleer() == (7, [])


def test_gelijktijdige_schrijvers_maken_een_keten(app):
    def schrijf(nummer):
        with app.app_context():
            audit.leg_lezen_vast(regel(nummer))

    with ThreadPoolExecutor(6) as draden:
        list(draden.map(schrijf, range(30)))
    with app.app_context():
        assert audit.controleer() == (30, [])
        assert lees_alle()[KETEN].stand.nr == 30


def test_een_regel_staat_of_valt_met_wat_zij_beschrijft(zes):
    audit.leg_vast(regel(7), regel(1, keten=ANDERE))
    db.session.rollback()
    assert audit.controleer() == (7, [])


def test_een_weigering_draait_terug_en_blijft_staan(zes):
    audit.leg_vast(regel(7))
    audit.leg_weigering_vast(
        AuditRegelInvoer(keten=KETEN, code="dossier.gelezen", uitkomst=audit.Uitkomst.GEWEIGERD)
    )
    laatste = db.session.get(AuditRegel, (KETEN, 7))
    assert laatste is not None
    assert (laatste.uitkomst, laatste.versie) == (audit.Uitkomst.GEWEIGERD, None)


def test_verify_audit_zegt_welke_regel_breekt(app, zes, knoei):
    goed = app.test_cli_runner().invoke(args=["verify-audit"])
    assert (goed.exit_code, goed.output) == (0, "7 regels gelezen, 0 breuken\n")
    knoei(wijzig("code = 'x'", "nr = 2"))
    kapot = app.test_cli_runner().invoke(args=["verify-audit"])
    assert kapot.exit_code == 1
    assert kapot.output == f"keten {KETEN} regel 2: gewijzigd\n7 regels gelezen, 1 breuken\n"


@pytest.mark.parametrize("tekst", ["Jan Jansen", "ruzie op de groep", "", "a" * 81])
def test_een_regel_neemt_geen_tekst_aan(tekst):
    with pytest.raises(ValueError, match="codes and ids only"):
        AuditRegelInvoer(keten=KETEN, code="dossier.gelezen", kenmerk=tekst)
