"""Whatever is typed, sent twice, left out or sent as a file: never a failure of the portal."""

from collections.abc import Iterator
from itertools import cycle
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from portal.domain.bevoegdheid import Rol
from portal.platform import clock
from tests.demo import Demo
from tests.objecten import VAST, ids_van, list_adressen, list_dossiers
from tests.page import Formulier, Kenmerken
from tests.pagina_lijst import HTML, adres_van
from tests.paginas.soort import Pagina
from tests.person import Browser

IS_DAG, IS_TIJD = "govuk-input--width-10", "govuk-input--width-5"
VERBORGEN = {"csrf_token"}
ROMMEL = (
    b"x" * 30_000,
    b"voor\x00na",
    b"\xed\xa0\x80 \xff\xfe",
    "😀 \u202eאבג\u202c e\u0301".encode(),
    b"-1",
    b"99999999999999999999999",
    b"1e999",
    b"NaN",
    b"31-02-2026",
    b"01-01-0001",
    b"31-12-9999",
    "１２٣²½".encode(),
    b"12345678-1234-1234-1234-123456789abc",
    b"<script>alert(1)</script>{{7*7}}",
    b"regel\r\nX-Kop: kwaad",
    b"//kwaad.example/",
    b"https:/\\kwaad.example",
    b"",
)
VERRE_DAGEN = ("01-01-0001", "31-12-9999")
CONCEPTEN = {"aanvraag.aanvulvraag", "aanvraag.doel", "aanvraag.vragen"}
"""What is typed here stays as it was typed; the day is refused when the aanvraag is sent."""
Paar = tuple[str, str | bytes]
Inhoud = list[Paar]
Soort = tuple[str, frozenset[str]]
GEHAD: dict[Soort, str] = {}
"""The forms that had all their rubbish, and the page on which."""


def gewoon(formulier: Formulier) -> Inhoud:
    """Give what the form sends untouched."""
    return [(naam, waarde) for naam, waarden in formulier.velden.items() for waarde in waarden]


def invullingen(formulier: Formulier) -> Iterator[Inhoud]:
    """Fill in a form badly in every way: all fields with each kind of rubbish, and each by itself.

    Alone among good answers a field gets further than among others that are refused.
    """
    vast = [(naam, waarde) for naam, waarde in gewoon(formulier) if naam in VERBORGEN]
    knoppen = set(formulier.knoppen.values())
    namen = sorted((formulier.namen | formulier.velden.keys() | knoppen) - VERBORGEN)
    rest = [naam for naam in namen if naam not in {"versie", "_eenmalig"}]
    houd = [paar for paar in gewoon(formulier) if paar[0] not in rest]
    yield vast
    yield houd
    yield gewoon(formulier) * 2
    for rommel in ROMMEL:
        yield houd + [(naam, rommel) for naam in rest]
    for waarde, naam in formulier.knoppen.items():
        yield [*gewoon(formulier), (naam, f"{waarde}-99999999999"), ("daarna", "//kwaad.example")]
    for naam, rommel in zip(namen, cycle(ROMMEL), strict=False):
        yield [paar for paar in gewoon(formulier) if paar[0] != naam] + [(naam, rommel)]


def vulling(kenmerken: Kenmerken) -> str:
    """Give what may well be right for a field that is empty: a day, a number, a time or words."""
    cijfers, klasse = kenmerken.get("inputmode"), kenmerken.get("class", "")
    if cijfers:
        return f"{clock.today():%d-%m-%Y}" if IS_DAG in klasse else "10"
    return "10.30" if IS_TIJD in klasse else "Rust en regelmaat helpen."


def verre_dagen(formulier: Formulier) -> Iterator[Inhoud]:
    """Fill in everything, with in each field for a day one that no calendar reaches."""
    vol = {naam: vulling(kenmerken) for naam, kenmerken in formulier.kenmerken.items()}
    vol |= formulier.keuzes
    vast = [
        (naam, waarde or vol[naam]) for naam, waarde in gewoon(formulier) if naam != "_eenmalig"
    ]
    vast += [paar for paar in vol.items() if paar[0] not in formulier.velden]
    for naam, kenmerken in formulier.kenmerken.items():
        if IS_DAG in kenmerken.get("class", "") and kenmerken.get("inputmode"):
            anders = [paar for paar in vast if paar[0] != naam]
            yield from ([*anders, (naam, dag)] for dag in VERRE_DAGEN)


def soort_van(kopie: Demo, doel: str, formulier: Formulier) -> Soort:
    """Say which form this is, on whichever page it stands."""
    endpoint, _ = kopie.app.url_map.bind("").match(urlsplit(doel).path, method="POST")
    velden = formulier.namen | formulier.velden.keys() | formulier.knoppen.keys()
    return endpoint, frozenset(velden)


def stuur(browser: Browser, adres: str, inhoud: Inhoud) -> int:
    soort = "application/x-www-form-urlencoded"
    antwoord = browser.client.post(adres, data=urlencode(inhoud), content_type=soort)
    assert urlsplit(antwoord.headers.get("Location", "/")).netloc == ""
    return antwoord.status_code


def stuur_bestanden(browser: Browser, adres: str, formulier: Formulier) -> int:
    """Send every field as a file, but the token."""
    grens = "grens"
    delen = [
        f'--{grens}\r\nContent-Disposition: form-data; name="{naam}"'
        + ("" if naam in VERBORGEN else '; filename="a.txt"')
        + f"\r\n\r\n{waarde}\r\n"
        for naam, waarde in gewoon(formulier)
    ]
    lichaam = "".join([*delen, f"--{grens}--\r\n"]).encode()
    soort = f"multipart/form-data; boundary={grens}"
    return browser.client.post(adres, data=lichaam, content_type=soort).status_code


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_geen_enkel_formulier_bezwijkt(kopie, bezoek):
    adres, browser = adres_van(bezoek, kopie), kopie.browser(bezoek.pagina)
    pagina = browser.open(adres, status=bezoek.pagina.status)
    bezweken, aanvaard = [], []
    for formulier in pagina.document.formulieren:
        doel = formulier.actie or adres
        if formulier.methode != "post" or doel in {"/uitloggen", "/sessie/verlengen"}:
            continue
        if GEHAD.setdefault(soort_van(kopie, doel, formulier), bezoek.naam) != bezoek.naam:
            continue
        ver = [(stuur(browser, doel, inhoud), inhoud) for inhoud in verre_dagen(formulier)]
        if soort_van(kopie, doel, formulier)[0] not in CONCEPTEN:
            aanvaard += [(doel, str(inhoud)[:300]) for status, inhoud in ver if status < 400]
        alles = invullingen(formulier)
        antwoorden = ver + [(stuur(browser, doel, inhoud), inhoud) for inhoud in alles]
        antwoorden.append((stuur_bestanden(browser, doel, formulier), [("files", "")]))
        bezweken += [
            (doel, status, str(inhoud)[:300]) for status, inhoud in antwoorden if status >= 500
        ]
    assert (bezweken, aanvaard) == ([], [])


@pytest.mark.parametrize("bezoek", HTML, ids=lambda bezoek: bezoek.naam)
def test_geen_enkele_vraag_in_een_adres_bezwijkt(demo, bezoek):
    adres, browser = adres_van(bezoek, demo), demo.browser(bezoek.pagina)
    document = browser.open(adres, status=bezoek.pagina.status).document
    namen = {
        naam for link in [adres, *document.links] for naam, _ in parse_qsl(urlsplit(link).query)
    }
    for formulier in document.formulieren:
        namen |= formulier.namen | formulier.velden.keys() if formulier.methode == "get" else set()
    bezweken = []
    # A page that reads nothing from its address gets one thing that it does not know.
    for rommel in ROMMEL[1:] if namen else ROMMEL[1:2]:
        vraag = urlencode([(naam, rommel) for naam in sorted(namen) or ["onbekend"]])
        status = browser.client.get(f"{adres.partition('?')[0]}?{vraag}").status_code
        bezweken += [(status, vraag[:300])] if status >= 500 else []
    assert bezweken == []


@pytest.mark.parametrize("rol", [Rol.MANAGER, Rol.TEAMLEIDER, Rol.BEHEERDER_ZORGKANTOOR])
def test_geen_enkel_adres_bezwijkt(demo, rol):
    with demo.app.app_context():
        ids = ids_van(list_dossiers()[-1])
    browser, bezweken = demo.browser(Pagina(rol=rol)), []
    tekst = {naam: waarde for naam, waarde in VAST.items() if isinstance(waarde, str)}
    for adres in list_adressen(demo.app):
        vrij = set(adres.parameters) & VAST.keys()
        for rommel in ("x" * 2000, "a\x00b", "😀", "<script>", "..", "é\u202e") if vrij else ():
            anders = ids | dict.fromkeys(vrij & tekst.keys(), rommel)
            anders |= dict.fromkeys(vrij - tekst.keys(), 10**25)
            pad = adres.pad(demo.app, anders)
            status = browser.client.open(pad, method=adres.methode).status_code
            bezweken += [(adres.methode, pad[:120], status)] if status >= 500 else []
    assert bezweken == []
