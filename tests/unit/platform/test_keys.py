"""Keys are refused when they are missing, malformed, weak or used twice."""

import base64
import stat

import pytest

from portal.platform.keys import (
    AUDITSLEUTEL,
    GEGEVENSSLEUTELS,
    INDEXSLEUTEL,
    SECRET_KEY,
    SleutelFout,
    lees_sleutelbestand,
    lees_sleutels,
    nieuwe_sleutels,
)
from portal.platform.settings import InstellingFout, laad_instellingen


def sleutel(begin):
    return base64.b64encode(bytes((begin + 7 * n) % 256 for n in range(32))).decode()


GOED = {
    SECRET_KEY: "k7!fQ2#vLp9@xZr4&mT8*wYb3^sHd6%nJc",
    GEGEVENSSLEUTELS: f"1:{sleutel(1)},12:{sleutel(2)}",
    INDEXSLEUTEL: sleutel(3),
    AUDITSLEUTEL: sleutel(4),
}
NUL = base64.b64encode(bytes(32)).decode()
KORT = base64.b64encode(bytes(range(16))).decode()


def test_goede_sleutels_worden_gelezen():
    sleutels = lees_sleutels(GOED)
    assert (sorted(sleutels.gegevens), sleutels.huidige) == ([1, 12], 12)
    assert sleutels.gegevens[12] == base64.b64decode(sleutel(2))


@pytest.mark.parametrize(
    ("naam", "waarde", "reden"),
    [
        (SECRET_KEY, "", "missing: SECRET_KEY"),
        (SECRET_KEY, "dev", "SECRET_KEY: weak"),
        (SECRET_KEY, "geheim" * 10, "SECRET_KEY: weak"),
        (GEGEVENSSLEUTELS, "", "missing: MEERZORG_SLEUTELS"),
        (GEGEVENSSLEUTELS, ",", "no key in it"),
        (GEGEVENSSLEUTELS, f"0:{sleutel(1)}", "from 1 to 255"),
        (GEGEVENSSLEUTELS, f"256:{sleutel(1)}", "from 1 to 255"),
        (GEGEVENSSLEUTELS, f"1:{sleutel(1)} 1:{sleutel(2)}", "occurs twice"),
        (GEGEVENSSLEUTELS, "1:geen-base64", "not base64"),
        (GEGEVENSSLEUTELS, f"1:{KORT}", "32 bytes"),
        (GEGEVENSSLEUTELS, f"1:{NUL}", "weak"),
        (INDEXSLEUTEL, NUL, "weak"),
        (AUDITSLEUTEL, sleutel(3), "two purposes"),
    ],
)
def test_een_slechte_sleutel_wordt_geweigerd_zonder_hem_te_noemen(naam, waarde, reden):
    with pytest.raises(SleutelFout, match=reden) as fout:
        lees_sleutels(GOED | {naam: waarde})
    assert len(waarde) < 4 or waarde not in str(fout.value)


def test_een_zwakke_sleutel_mag_alleen_in_een_demonstratie():
    zwak = GOED | {SECRET_KEY: "dev"}
    assert lees_sleutels(zwak, zwak_mag=True).geheim == "dev"


def test_nieuwe_sleutels_zijn_sterk_en_elke_keer_anders(tmp_path):
    bestand = tmp_path / "sleutels.env"
    bestand.write_text("# van mij\n" + nieuwe_sleutels())
    bestand.chmod(0o600)
    een = lees_sleutels(lees_sleutelbestand(bestand))
    bestand.write_text(nieuwe_sleutels())
    assert een.gegevens != lees_sleutels(lees_sleutelbestand(bestand)).gegevens


def test_een_sleutelbestand_dat_anderen_kunnen_lezen_wordt_geweigerd(tmp_path):
    bestand = tmp_path / "sleutels.env"
    bestand.write_text(nieuwe_sleutels())
    bestand.chmod(0o640)
    with pytest.raises(SleutelFout, match="read by others"):
        lees_sleutelbestand(bestand)


def productie(tmp_path, **anders):
    """Load the settings of real use, with good keys unless told otherwise."""
    goed = {
        "MEERZORG_PROFIEL": "productie",
        "MEERZORG_INSTANCE": tmp_path,
        "BASE_URL": "https://meerzorg.example",
        "MAIL_HOST": "mail.example",
        "MAIL_AFZENDER": "portaal@meerzorg.example",
        **GOED,
    }
    return laad_instellingen(goed | anders)


def test_productie_met_goede_instellingen(tmp_path):
    instellingen = productie(
        tmp_path, VERTROUWDE_PROXIES="2", TOEGESTANE_HOSTS="a.example b.example"
    )
    assert (instellingen.demo, instellingen.https, instellingen.vertrouwde_proxies) == (
        False,
        True,
        2,
    )
    assert instellingen.toegestane_hosts == ("a.example", "b.example")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("anders", "soort"),
    [
        ({SECRET_KEY: "changeme"}, SleutelFout),
        ({INDEXSLEUTEL: NUL}, SleutelFout),
        ({GEGEVENSSLEUTELS: ""}, SleutelFout),
        ({"BASE_URL": ""}, InstellingFout),
        ({"BASE_URL": "http://meerzorg.example"}, InstellingFout),
        ({"BASE_URL": "meerzorg.example"}, InstellingFout),
        ({"MEERZORG_PROFIEL": "prod"}, InstellingFout),
        ({"MAIL_TRANSPORT": "demo"}, InstellingFout),
        ({"MAIL_TRANSPORT": "sendmail"}, InstellingFout),
        ({"MAIL_HOST": ""}, InstellingFout),
        ({"MAIL_AFZENDER": ""}, InstellingFout),
        ({"MAIL_AFZENDER": "Portaal <portaal@meerzorg.example>"}, InstellingFout),
        ({"MAIL_TLS": "geen"}, InstellingFout),
        ({"MAIL_TLS": "ssl"}, InstellingFout),
        ({"MAIL_GEBRUIKER": "portaal"}, InstellingFout),
        ({"MAIL_WACHTWOORD": "geheim"}, InstellingFout),
    ],
)
def test_productie_weigert_wat_niet_veilig_is(tmp_path, anders, soort):
    with pytest.raises(soort):
        productie(tmp_path, **anders)


def test_de_mailserver_uit_de_omgeving(tmp_path):
    mail = productie(
        tmp_path, MAIL_PORT="465", MAIL_TLS="tls", MAIL_GEBRUIKER="p", MAIL_WACHTWOORD="geheim"
    ).mail
    assert (mail.transport, mail.host, mail.poort, mail.tls) == ("smtp", "mail.example", 465, "tls")
    assert (mail.gebruiker, mail.wachtwoord, mail.domein) == ("p", "geheim", "meerzorg.example")
    assert "geheim" not in repr(mail)


def test_wie_op_antwoord_wacht_houdt_de_mail_zo_lang_vast(tmp_path):
    kort = {
        "timeout_seconden": 30,
        "antwoord_seconden": 600,
        "lease_seconden": 600,
        "wachten_minuten": [1],
    }
    with pytest.raises(InstellingFout, match="lease_seconden"):
        productie(tmp_path, mail=kort)


def test_een_wachtzin_kost_in_het_echt_genoeg_werk(tmp_path):
    kosten = productie(tmp_path).wachtwoord
    assert (kosten.rondes >= 2, kosten.geheugen_kib >= 19_456) == (True, True)


def test_productie_maakt_zelf_geen_sleutels(tmp_path):
    zonder = dict.fromkeys(GOED, "")
    with pytest.raises(SleutelFout, match="missing"):
        productie(tmp_path, **zonder)
    assert list(tmp_path.iterdir()) == []


def test_een_demonstratie_maakt_de_sleutels_een_keer(tmp_path, monkeypatch):
    for naam in GOED:
        monkeypatch.delenv(naam, raising=False)
    demo = {"MEERZORG_PROFIEL": "ontwikkeling", "MEERZORG_INSTANCE": tmp_path / "instance"}
    een, twee = laad_instellingen(demo), laad_instellingen(demo)
    bestand = tmp_path / "instance" / "sleutels.env"
    assert een.sleutels.gegevens == twee.sleutels.gegevens
    assert stat.S_IMODE(bestand.stat().st_mode) == 0o600
    assert [pad.name for pad in bestand.parent.iterdir()] == ["sleutels.env"]
