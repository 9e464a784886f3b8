"""Walk through the portal as people do: every page opened and sent, nothing behind it touched."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from portal.domain.bevoegdheid import DRIEHOEK, Rol
from portal.domain.vragenlijst import Vraag
from portal.platform.framework_data import get_vragenlijst
from tests.factories.aanvraag import TEKST, voorbeeldantwoord
from tests.invullen import vul
from tests.page import Formulier
from tests.person import Browser, Pagina

SECTIES = ("gegevens", "vg7plus", "huidig", "doelen", "inzet", "context", "werkwijze", "resultaten")
PREVENTIEF = (*SECTIES, "preventief")
DOEL = {
    "korte_naam": "rustige ochtend",
    "thema": "dagstructuur",
    "richting": "verbeteren",
    "specifiek": TEKST,
    "aanpak": TEKST,
    "meetwijze": "telling per week",
    "beginstand": "5 keer per week",
    "streefstand": "1 keer per week",
    "haalbaar": TEKST,
    "einddatum": "31-7-2026",
    "tussenmeting": "15-6-2026",
    "geldt_voor": "cliënt",
}


@dataclass
class Dossierpad:
    """The address of one aanvraag, and who walks there."""

    browser: Browser
    adres: str

    def open(self, deel: str = "") -> Pagina:
        """Open a page of the aanvraag."""
        return self.browser.open(f"{self.adres}{deel}")

    def door(self, browser: Browser) -> "Dossierpad":
        """Let somebody else go on."""
        return Dossierpad(browser, self.adres)


def start(browser: Browser, client_id: object, velden: Mapping[str, str], soort: str) -> Dossierpad:
    """Begin an aanvraag on the last page of starting."""
    pagina = browser.open(f"/aanvragen/nieuw/looptijd?soort={soort}&client={client_id}")
    naar = vul(browser, pagina, velden).naar
    assert naar is not None
    return Dossierpad(browser, naar)


def kies_driehoek(pad: Dossierpad, leden: Mapping[Rol, object]) -> None:
    """Name the three people and the telephone."""
    velden = {rol.value: str(leden[rol]) for rol in DRIEHOEK}
    vul(pad.browser, pad.open("/driehoek"), {**velden, "telefoon": "0900 0001"})


def loop_check(pad: Dossierpad, antwoorden: Mapping[str, str]) -> Pagina:
    """Answer the nodes that the check asks, in its own order; give the page of the exit.

    A node that the portal answers itself only has a link to the next one.
    """
    pagina, over = pad.open("/check"), dict(antwoorden)
    while True:
        keuze = over.pop(pagina.antwoord.request.path.rsplit("/", 1)[-1], None)
        if keuze is not None:
            velden = {"toelichting": TEKST, **({"keuze": keuze} if keuze else {})}
            pagina = pad.browser.volg(vul(pad.browser, pagina, velden))
            continue
        volgende = [link for link in pagina.document.links if link.rsplit("/", 1)[-1] in over]
        if not volgende:
            return pagina
        pagina = pad.browser.open(volgende[0])


def vul_vragenlijst(pad: Dossierpad, secties: tuple[str, ...] = SECTIES) -> None:
    """Fill in every page of the visible sections."""
    zichtbaar = pad.open().antwoord.text
    for sectie in secties:
        if f"/vragenlijst/{sectie}" in zichtbaar:
            _vul_sectie(pad, sectie)


def voeg_doel_toe(pad: Dossierpad) -> str:
    """Add one complete goal; give its id."""
    pagina = pad.open("/doelen")
    formulier = pagina.formulier(met="_eenmalig")
    nieuw = pad.browser.vul_in(pagina, formulier=formulier, knop="toevoegen")
    assert nieuw.naar is not None
    vul(pad.browser, pad.browser.open(nieuw.naar), DOEL, knop="verder")
    return nieuw.naar.rsplit("/", 1)[-1]


def reken(pad: Dossierpad, velden: Mapping[str, str], post: Mapping[str, str] | None) -> Pagina:
    """Type in the rekentool, with one context post, and calculate."""
    pagina = pad.open("/rekentool")
    if post is not None:
        pagina = pad.browser.volg(_stuur(pad, pagina, velden, "post-erbij"))
    return pad.browser.volg(_stuur(pad, pagina, {**velden, **(post or {})}, "bereken"))


def stem_af(pad: Dossierpad, dag: str) -> None:
    """Record the talk, and tick every declaration with the day of its paper."""
    gesprek = {"met_wie": "De mentor", "hoe": "In een gesprek.", "datum": dag}
    pagina = pad.open("/afstemming")
    pad.browser.vul_in(pagina, gesprek, formulier=pagina.formulier(met="met_wie"))
    pagina = pad.open("/verklaringen")
    formulier = pagina.formulier(met="versie")
    velden = {
        naam: dag if naam.endswith("-datum") else naam
        for naam in formulier.namen
        if naam.startswith("vk-")
    }
    pad.browser.vul_in(pagina, velden, formulier=formulier)


def teken(pad: Dossierpad) -> None:
    """Sign the own parts."""
    pagina = pad.open("/ondertekenen")
    pad.browser.vul_in(pagina, formulier=pagina.formulier(met="digest"))


def dien_in(pad: Dossierpad) -> Pagina:
    """Submit; give the receipt."""
    pagina = pad.open("/controleren")
    return pad.browser.volg(pad.browser.vul_in(pagina, formulier=pagina.formulier(met="digest")))


def _stuur(pad: Dossierpad, pagina: Pagina, velden: Mapping[str, str], knop: str) -> Pagina:
    formulier = next(f for f in pagina.document.formulieren if "bereken" in f.knoppen)
    return pad.browser.vul_in(pagina, velden, formulier=formulier, knop=knop)


def _vul_sectie(pad: Dossierpad, sectie: str) -> None:
    """Fill in the pages that the overview of a section links to; some ask nothing themselves."""
    begin = f"{pad.adres}/vragenlijst/{sectie}"
    links = [link.partition("#")[0] for link in pad.browser.open(begin).document.links]
    for adres in dict.fromkeys(link for link in links if link.startswith(f"{begin}/")):
        pagina = pad.browser.open(adres)
        for formulier in pagina.document.formulieren:
            if any(naam.startswith("getoond-") for naam in formulier.namen):
                velden = _voorbeelden(formulier)
                pad.browser.vul_in(pagina, velden, formulier=formulier, knop="verder")


def _voorbeelden(formulier: Formulier) -> dict[str, str]:
    vragen = get_vragenlijst().vragen
    gevraagd = {naam.removeprefix("getoond-") for naam in formulier.namen} & set(vragen)
    return {
        naam: waarde
        for vraag_id in gevraagd
        for naam, waarde in _velden(vragen[vraag_id])
        if naam in formulier.namen
    }


def _velden(vraag: Vraag) -> Iterator[tuple[str, str]]:
    """Give the fields of a question with an example, named as on its page."""
    antwoord = voorbeeldantwoord(vraag)
    if isinstance(antwoord, str):
        yield vraag.id, antwoord
    elif isinstance(antwoord, dict):
        for deel, waarde in antwoord.items():
            if isinstance(waarde, list):
                for kolom, tekst in waarde[0].items():
                    yield f"{vraag.id}.{deel}.1.{kolom}", _getypt(tekst)
            else:
                yield f"{vraag.id}.{deel}", _getypt(str(waarde))


def _getypt(tekst: str) -> str:
    """Write a day as people type it."""
    delen = tekst.split("-")
    return "-".join(reversed(delen)) if len(tekst) == 10 and len(delen) == 3 else tekst
