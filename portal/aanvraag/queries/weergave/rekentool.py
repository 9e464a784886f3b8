"""The input of the rekentool as it was typed, and what came out of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from portal.aanvraag.queries.rekenen import BLOKVELDEN
from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave.lezen import (
    Deel,
    aandeel,
    als_deel,
    als_rijen,
    als_tekst,
    euro,
    euro_getypt,
    ja_nee,
    tariefpercentage,
    uren,
)
from portal.aanvraag.queries.weergave.model import (
    Groep,
    Inhoudsdeel,
    Item,
    Paren,
    Rijen,
    Tekst,
)
from portal.aanvraag.queries.woorden import woord

UREN = (
    "wonen",
    "dagbesteding",
    "nachtzorg",
    "min_uren",
    "behandelaren",
    "behandelaren_gewogen",
    "zorg",
    "indirect",
    "context_week",
    "totaal",
    "regulier",
    "meerzorg",
)
BEDRAGEN = (
    "basis_100",
    "context_drempel",
    "context_boven",
    "context_telt_mee",
    "jaar_100",
    "jaarbedrag",
    "etmaalbedrag",
)
GROEPSBEDRAGEN = ("context_totaal", "context_drempel", "context_boven", "context_per_client")
RIJ_DAGPROGRAMMA = ("van", "tot", "functie", "op")
RIJ_POST = ("onderwerp", "soort", "bedrag", "andere_betaling", "eenmalig")


def groepen(inhoud: Inhoud) -> Iterator[Groep]:
    """Give the outcome, and every block of input that holds something."""
    yield _groep("uitkomst", _groepsuitkomst(inhoud) if inhoud.is_groep else _uitkomst(inhoud))
    zorginzet = inhoud.onderdeel("zorginzet")
    zorg = [*_velden("zorg", als_deel(zorginzet.get("zorg"))), *_uren(inhoud)]
    behandelaars = als_deel(inhoud.onderdeel("behandelaars").get("behandelaars"))
    financien = inhoud.onderdeel("financien")
    blokken: dict[str, list[Item]] = {
        "zorg": zorg,
        "dagprogramma": _dagprogramma(als_deel(zorginzet.get("dagprogramma"))),
        "behandelaars": _velden("behandelaars", behandelaars),
        "context": _context(inhoud, als_deel(financien.get("context"))),
        "maatwerk": _velden("maatwerk", als_deel(financien.get("maatwerk"))),
    }
    for code, items in blokken.items():
        yield _groep(code, _met_herkomst(inhoud, code, items))


def _groep(code: str, items: Sequence[Item]) -> Groep:
    return Groep(id=f"rekentool-{code}", titel=woord("rekenblok", code), items=tuple(items))


def _met_herkomst(inhoud: Inhoud, blok: str, items: Sequence[Item]) -> Sequence[Item]:
    """Say at the first item of a block where it came from; only a her-aanvraag tells that."""
    herkomst = als_tekst(als_deel(inhoud.inhoud.get("blokherkomsten")).get(blok))
    if not items or not herkomst:
        return items
    return [replace(items[0], herkomst=woord("herkomst", herkomst)), *items[1:]]


def _item(naam: str, *delen: Inhoudsdeel) -> Item:
    return Item(id=f"rekentool-{naam}", kop=woord("rekenitem", naam), delen=delen)


def _uitkomst(inhoud: Inhoud) -> list[Item]:
    berekend = inhoud.berekening
    if berekend is None:
        return [_item("uitkomst", Tekst(woord("uitkomst", "geen")))]
    versies, toets = inhoud.deel("versies"), als_deel(berekend.get("volumetoets"))
    bedragen = als_deel(berekend.get("bedragen"))
    soort = woord("uitkomst", als_tekst(berekend["soort"]))
    profiel = als_tekst(berekend.get("profiel"))
    rijen = [
        ("gelezen", profiel if berekend["soort"] == "profiel" else soort),
        ("meerzorguren", uren(berekend.get("meerzorguren"))),
        ("aandeel", aandeel(toets.get("aandeel"))),
        ("volumetoets", _toets(inhoud, toets)),
        *((naam, euro(bedragen.get(naam))) for naam in BEDRAGEN),
        ("gemaximeerd", ja_nee(bedragen["gemaximeerd"]) if bedragen else ""),
        ("prestatiecode", als_tekst(berekend.get("prestatiecode"))),
        ("tabel", als_tekst(berekend.get("versie"))),
        ("voorlopig", woord("rekenveld", "tabel_voorlopig") if versies.get("voorlopig") else ""),
    ]
    return [_item("uitkomst", _paren(rijen))]


def _groepsuitkomst(inhoud: Inhoud) -> list[Item]:
    """Give what the clients share; the amounts of each stand in his own part."""
    berekend = inhoud.berekening
    if berekend is None:
        return [_item("uitkomst", Tekst(woord("uitkomst", "geen")))]
    rijen = [
        ("aantal", als_tekst(berekend.get("aantal"))),
        ("aantal_met_meerzorg", als_tekst(berekend.get("aantal_met_meerzorg"))),
        *((naam, euro(berekend.get(naam))) for naam in GROEPSBEDRAGEN),
        ("som_beschikkingen", euro_getypt(berekend.get("som_beschikkingen"))),
        ("uitkomst_werkboek", euro(berekend.get("jaarbedrag_totaal"))),
        ("som_individueel", euro(berekend.get("som_individueel"))),
        ("tabel", als_tekst(berekend.get("versie"))),
        (
            "voorlopig",
            woord("rekenveld", "tabel_voorlopig")
            if inhoud.deel("versies").get("voorlopig")
            else "",
        ),
    ]
    return [_item("groepsuitkomst", _paren(rijen))]


def _toets(inhoud: Inhoud, toets: Deel) -> str:
    if inhoud.onderdeel("check_vooraf").get("volumetoets") == "niet van toepassing":
        return woord("uitkomst", "toets_nvt")
    if not toets:
        return ""
    return woord("uitkomst", "toets_gehaald" if toets.get("gehaald") else "toets_niet_gehaald")


def _uren(inhoud: Inhoud) -> list[Item]:
    opbouw = als_deel((inhoud.berekening or {}).get("uren"))
    rijen = _paren([(naam, uren(opbouw.get(naam))) for naam in UREN])
    return [_item("uren", rijen)] if rijen.rijen else []


def _velden(blok: str, ruw: Deel) -> list[Item]:
    """Give the fields of a block that were typed, as typed."""
    rijen = _paren([(naam, als_tekst(ruw.get(naam))) for naam in BLOKVELDEN[blok]])
    return [_item(blok, rijen)] if rijen.rijen else []


def _dagprogramma(ruw: Deel) -> list[Item]:
    items = []
    for dag in BLOKVELDEN["dagprogramma"]:
        rijen = tuple(
            tuple(als_tekst(rij.get(naam)) for naam in RIJ_DAGPROGRAMMA)
            for rij in als_rijen(ruw.get(dag))
        )
        if rijen:
            items.append(_item(dag, Rijen(_koppen(RIJ_DAGPROGRAMMA), rijen)))
    return items


def _context(inhoud: Inhoud, ruw: Deel) -> list[Item]:
    tarief = als_deel((inhoud.berekening or {}).get("invoer")).get("tarief")
    vast = [("context_uren", als_tekst(ruw.get("context_uren")))]
    vast.append(("tarief", tariefpercentage(tarief) or als_tekst(ruw.get("tarief"))))
    items = [_item("context", _paren(vast))]
    posten = tuple(_post(rij) for rij in als_rijen(ruw.get("posten")) if any(rij.values()))
    if posten:
        items.append(_item("posten", Rijen(_koppen(RIJ_POST), posten)))
    return items


def _post(rij: Deel) -> tuple[str, ...]:
    return tuple(
        euro_getypt(rij.get(naam)) if naam == "bedrag" else als_tekst(rij.get(naam))
        for naam in RIJ_POST
    )


def _koppen(namen: Sequence[str]) -> tuple[str, ...]:
    return tuple(woord("rekenveld", naam) for naam in namen)


def _paren(rijen: Sequence[tuple[str, str]]) -> Paren:
    return Paren(tuple((woord("rekenveld", naam), tekst) for naam, tekst in rijen if tekst))
