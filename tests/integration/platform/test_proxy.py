"""The address of a visitor is believed from a configured proxy only, the host never."""

import pytest
from flask import request

from portal.platform.web.rules import openbaar

GEZEGD = {
    "X-Forwarded-For": "203.0.113.9, 198.51.100.7",
    "X-Forwarded-Host": "kwaad.example",
    "X-Forwarded-Proto": "https",
}


@pytest.mark.parametrize(
    ("proxies", "gezien"),
    [
        (0, "127.0.0.1 localhost http"),
        (1, "198.51.100.7 localhost https"),
        (2, "203.0.113.9 localhost https"),
        (3, "127.0.0.1 localhost https"),
    ],
)
def test_wie_er_vraagt(ander_portaal, proxies, gezien):
    portaal = ander_portaal(VERTROUWDE_PROXIES=proxies)

    @portaal.get("/proef/wie")
    @openbaar
    def wie():
        return f"{request.remote_addr} {request.host} {request.scheme}"

    assert portaal.test_client().get("/proef/wie", headers=GEZEGD).text == gezien
