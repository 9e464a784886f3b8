"""The shipped nginx configuration holds to what the portal counts on."""

import re

import pytest

from portal.platform.dated_files import read_toml
from tests.hulp import WORTEL

REGELS = [
    regel.strip().removesuffix(";")
    for regel in (WORTEL / "docs" / "nginx.conf").read_text(encoding="utf-8").splitlines()
    if not regel.strip().startswith("#")
]


def waarde(naam):
    """Give the value of a setting that stands there once."""
    (gevonden,) = [
        regel.removeprefix(naam).strip() for regel in REGELS if regel.split(" ")[0] == naam
    ]
    return gevonden


def test_een_verzoek_mag_zo_groot_zijn_als_in_het_portaal():
    assert int(waarde("client_max_body_size")) == read_toml("base.toml")["MAX_VERZOEK_BYTES"]


@pytest.mark.parametrize("naam", ["client_header_timeout", "client_body_timeout", "send_timeout"])
def test_een_trage_bezoeker_wordt_niet_lang_vastgehouden(naam):
    assert 0 < int(waarde(naam).removesuffix("s")) <= 30


@pytest.mark.parametrize("naam", ["proxy_request_buffering", "proxy_buffering"])
def test_een_trage_bezoeker_houdt_geen_werker_bezet(naam):
    assert waarde(naam) == "on"


def test_het_adres_van_de_bezoeker_komt_van_nginx_zelf():
    koppen = dict(
        gevonden.groups()
        for regel in REGELS
        if (gevonden := re.fullmatch(r"proxy_set_header (\S+) (\S+)", regel))
    )
    assert koppen["X-Forwarded-For"] == "$remote_addr"
    assert (koppen["X-Forwarded-Host"], koppen["Forwarded"]) == ('""', '""')


def test_geen_versie_en_geen_adres_van_een_pagina_in_het_logboek():
    assert waarde("server_tokens") == "off"
    opmaak = " ".join(REGELS).partition("log_format portaal ")[2].partition("access_log")[0]
    assert "$status" in opmaak
    assert not re.search(r"\$(request\b|request_uri|uri|args|query_string|http_)", opmaak)


@pytest.mark.parametrize("naam", ["client_body_temp_path", "proxy_temp_path"])
def test_wat_te_groot_is_voor_een_buffer_staat_in_het_geheugen(naam):
    assert waarde(naam).startswith("/run/")
