"""/readyz names what is not in order; /healthz only says that the process lives."""

import shutil

SCHIJF = (503, {"status": "niet gereed", "kapot": ["schijf"]}, "10")


def gereed(app):
    antwoord = app.test_client().get("/readyz")
    return antwoord.status_code, antwoord.json, antwoord.headers.get("Retry-After")


def test_alles_in_orde(app):
    assert gereed(app) == (200, {"status": "ok"}, None)


def test_een_volle_schijf(ander_portaal):
    portaal = ander_portaal(MIN_SCHIJFRUIMTE_MB=10**9)
    assert gereed(portaal) == SCHIJF
    assert portaal.test_client().get("/healthz").status_code == 200


def test_een_schijf_die_weg_is_en_terugkomt(ander_portaal, tmp_path):
    portaal = ander_portaal(MEERZORG_INSTANCE=tmp_path / "schijf")
    shutil.rmtree(tmp_path / "schijf")
    assert gereed(portaal) == SCHIJF
    (tmp_path / "schijf").mkdir()
    assert gereed(portaal) == (200, {"status": "ok"}, None)
