"""The answers of the vragenlijst as they were given, question by question."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave.lezen import (
    als_rijen,
    als_tekst,
    datum,
    euro_getypt,
)
from portal.aanvraag.queries.weergave.model import (
    Groep,
    Inhoudsdeel,
    Item,
    Paren,
    Rijen,
    Tabcode,
    Tekst,
)
from portal.aanvraag.queries.woorden import woord
from portal.domain.voorwaarden import KEUZE, Velden, is_zichtbaar
from portal.domain.vragenlijst import (
    Doelveld,
    Subveld,
    Veldtype,
    Vraag,
    Vraagtype,
    Vragenlijst,
    doelvelden,
    zichtbare_secties,
)
from portal.platform.encrypted import JsonWaarde

TAB_VAN_SECTIE: Mapping[str, Tabcode] = {
    "gegevens": Tabcode.AANVRAAG,
    "lvhc": Tabcode.AANVRAAG,
    "vg7plus": Tabcode.AANVRAAG,
    "doelen": Tabcode.GEWENST,
    "preventief": Tabcode.GEWENST,
    "inzet": Tabcode.INZET,
    "context": Tabcode.CONTEXT,
    "werkwijze": Tabcode.CONTEXT,
    "resultaten": Tabcode.RESULTATEN,
    "heraanvraag": Tabcode.TERUGBLIK,
}
REKENVELD, TOELICHTING, DOEL_ID, NAAM = "rekentool.", "toelichting", "doel_id", "korte_naam"
VAN_CHECK, VORIG_DOEL = "check:", "vorig-"
HERAANVRAAG, TERUGBLIK = "heraanvraag", "terugblik"


def secties(inhoud: Inhoud, lijst: Vragenlijst) -> Iterator[tuple[Tabcode, Groep]]:
    """Give every visible section that has questions to show, with the tab it stands on."""
    velden, antwoorden = _velden(inhoud), inhoud.antwoorden
    for sectie in zichtbare_secties(lijst, velden, antwoorden, inhoud.niveau):
        items = tuple(
            item
            for vraag in sectie.vragen
            if is_zichtbaar(vraag.zichtbaarheid, velden, antwoorden)
            for item in _items(inhoud, lijst, vraag)
        )
        if items:
            tab = TAB_VAN_SECTIE.get(sectie.id, Tabcode.HUIDIG)
            yield tab, Groep(id=sectie.id, titel=sectie.titel, items=items)
    if inhoud.is_lid:
        yield from _terugblik(inhoud, lijst)


def _terugblik(inhoud: Inhoud, lijst: Vragenlijst) -> Iterator[tuple[Tabcode, Groep]]:
    """Give what became of the own doelen of one client of a group, which no section holds."""
    sectie = next(sectie for sectie in lijst.secties if sectie.id == HERAANVRAAG)
    items = tuple(
        item for vraag in sectie.vragen if vraag.terugblik for item in _items(inhoud, lijst, vraag)
    )
    if items:
        yield Tabcode.TERUGBLIK, Groep(id=TERUGBLIK, titel=woord("groep", TERUGBLIK), items=items)


def _velden(inhoud: Inhoud) -> Velden:
    """Give the fields with numbers for those of the rekentool, so that they compare again."""
    return {
        naam: _getal(waarde) if naam.startswith(REKENVELD) else waarde
        for naam, waarde in inhoud.velden.items()
    }


def _getal(tekst: str) -> Fraction | str:
    try:
        return Fraction(tekst)
    except ValueError:
        return tekst


def _items(inhoud: Inhoud, lijst: Vragenlijst, vraag: Vraag) -> Iterator[Item]:
    waarde = inhoud.deel("antwoorden").get(vraag.id)
    if vraag.type is Vraagtype.DOELEN:
        yield from _doelen(lijst, vraag, waarde)
        return
    yield Item(
        id=vraag.id,
        kop=vraag.label,
        delen=tuple(_delen(vraag, waarde, _namen(inhoud))),
        herkomst=_herkomst(inhoud, vraag),
        is_vraag=True,
    )


def _herkomst(inhoud: Inhoud, vraag: Vraag) -> str:
    """Say where an answer came from; what was simply typed says nothing."""
    if vraag.gevuld_uit:
        bron = "check" if vraag.gevuld_uit.startswith(VAN_CHECK) else "pagina"
        return woord("herkomst", bron)
    return woord("herkomst", als_tekst(inhoud.deel("herkomsten").get(vraag.id)) or "getypt")


def _delen(vraag: Vraag, waarde: JsonWaarde, doelnamen: Mapping[str, str]) -> Iterator[Inhoudsdeel]:
    if not isinstance(waarde, dict):
        yield Tekst(als_tekst(waarde))
        return
    if vraag.met_keuze:
        yield Tekst(als_tekst(waarde.get(KEUZE)))
    rijen = [
        (veld.label, _waarde(veld, waarde.get(veld.id), doelnamen))
        for veld in vraag.subvelden
        if veld.type is not Veldtype.RIJEN
    ]
    gevuld = tuple((label, tekst) for label, tekst in rijen if tekst)
    if gevuld:
        yield Paren(gevuld)
    for veld in vraag.subvelden:
        if veld.type is Veldtype.RIJEN:
            yield from _tabel(veld, waarde.get(veld.id), doelnamen)
    if TOELICHTING not in {veld.id for veld in vraag.subvelden} and waarde.get(TOELICHTING):
        yield Tekst(als_tekst(waarde[TOELICHTING]))


def _tabel(
    veld: Subveld, waarde: JsonWaarde, doelnamen: Mapping[str, str]
) -> Iterator[Inhoudsdeel]:
    rijen = tuple(
        tuple(_waarde(kolom, rij.get(kolom.id), doelnamen) for kolom in veld.kolommen)
        for rij in als_rijen(waarde)
    )
    if rijen:
        yield Rijen(tuple(kolom.label for kolom in veld.kolommen), rijen)


def _waarde(veld: Subveld | Doelveld, waarde: JsonWaarde, doelnamen: Mapping[str, str]) -> str:
    if veld.type is Veldtype.DATUM:
        return datum(waarde)
    if veld.type is Veldtype.BEDRAG:
        return euro_getypt(waarde)
    tekst = als_tekst(waarde)
    return doelnamen.get(tekst, tekst) if veld.type is Veldtype.DOEL else tekst


def _namen(inhoud: Inhoud) -> dict[str, str]:
    """Give the goals by their lasting id, for answers that point at one."""
    antwoorden = inhoud.deel("antwoorden")
    return {
        als_tekst(doel.get(DOEL_ID)): als_tekst(doel.get(NAAM))
        for doel in als_rijen(antwoorden.get("dl-doelen"))
    }


def _doelen(lijst: Vragenlijst, vraag: Vraag, waarde: JsonWaarde) -> Iterator[Item]:
    doelen = als_rijen(waarde)
    if not doelen and not vraag.terugblik:
        yield Item(id=vraag.id, kop=vraag.label, delen=(Tekst(""),), is_vraag=True)
    for nr, doel in enumerate(doelen, start=1):
        gegevens = {"nr": nr, "naam": als_tekst(doel.get(NAAM))}
        rijen = tuple(
            (veld.label, tekst)
            for veld in doelvelden(lijst, vraag)
            if (tekst := _waarde(veld, doel.get(veld.id), {}))
        )
        yield Item(
            id=_doel_id(vraag, doel) or f"{vraag.id}-{nr}",
            kop=woord("weergave", "vorig_doel" if vraag.terugblik else "doel", gegevens),
            delen=(Paren(rijen),),
        )


def _doel_id(vraag: Vraag, doel: Mapping[str, JsonWaarde]) -> str:
    """Give an id that no other item has: a doel that goes on stands there twice."""
    doel_id = als_tekst(doel.get(DOEL_ID))
    return f"{VORIG_DOEL}{doel_id}" if vraag.terugblik and doel_id else doel_id
