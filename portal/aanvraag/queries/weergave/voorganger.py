"""The vorige toekenning and the difference with it, ready to read beside a her-aanvraag."""

from collections.abc import Iterator
from fractions import Fraction

from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.voorganger.gegevens import Voorgangergegevens
from portal.aanvraag.queries.voorganger.verschil import lees_verschil
from portal.aanvraag.queries.weergave.lezen import als_deel, als_tekst
from portal.aanvraag.queries.weergave.model import Groep, Item, Paren
from portal.aanvraag.queries.woorden import woord
from portal.domain.procedure.heraanvraag import Verschil
from portal.domain.waarden import centen
from portal.platform.web import texts

Paar = tuple[str, str]


def groepen(inhoud: Inhoud) -> Iterator[Groep]:
    """Give what was granted before, and how the request differs; nothing for a first aanvraag."""
    gegevens = inhoud.inhoud.get("voorganger")
    if not isinstance(gegevens, dict):
        return
    vorige = Voorgangergegevens.uit_gegevens(gegevens)
    yield _groep("vorige", paren_van_vorige(vorige))
    verschil = als_deel(inhoud.inhoud.get("verschil"))
    if verschil:
        yield _groep("verschil", paren_van_verschil(lees_verschil(verschil)))


def paren_van_vorige(vorige: Voorgangergegevens) -> tuple[Paar, ...]:
    """Give label and text of everything that was granted and agreed."""
    return tuple((woord("vorige", code), tekst) for code, tekst in _vorige(vorige) if tekst)


def paren_van_verschil(verschil: Verschil) -> tuple[Paar, ...]:
    """Give label and text of the difference, and what has to be known with it."""
    return tuple((woord("verschil", code), tekst) for code, tekst in _verschil(verschil))


def _vorige(vorige: Voorgangergegevens) -> Iterator[tuple[str, str]]:
    uren = vorige.meerzorguren
    yield "kenmerk", vorige.kenmerk
    yield "looptijd", _tot(texts.datum(vorige.ingang), texts.datum(vorige.einde))
    yield "profiel", vorige.meerzorgprofiel or woord("vorige", "maatwerk")
    yield "uren", "" if uren is None else _per_week(texts.uren_getal(uren))
    bedrag = {"bedrag": texts.euro(vorige.jaarbedrag_cent), "jaar": vorige.prijspeil}
    yield "bedrag", woord("vorige", "bedrag_tekst", bedrag)
    yield "perspectief", vorige.perspectief
    yield "max_profiel", vorige.max_profiel
    yield (
        "max_uren",
        "" if vorige.max_uren is None else _per_week(texts.uren_getal(vorige.max_uren)),
    )
    yield "afgebouwd_op", "" if vorige.afgebouwd_op is None else texts.datum(vorige.afgebouwd_op)
    yield "doelen", ", ".join(als_tekst(doel.get("korte_naam")) for doel in vorige.doelen)
    yield "afspraken", vorige.afspraken
    yield "voorwaarden", vorige.voorwaarden


def _verschil(verschil: Verschil) -> Iterator[tuple[str, str]]:
    if verschil.meerzorguren is not None:
        uren = _per_week(texts.uren_getal(abs(verschil.meerzorguren)))
        yield "uren", _vergeleken(verschil.meerzorguren, uren)
    if verschil.vergelijkbaar is not None:
        yield "vergelijkbaar", _euro_per_jaar(verschil.vergelijkbaar)
    if verschil.jaarbedrag is not None:
        naam = "bedrag" if verschil.zelfde_prijspeil else "ongelijk"
        yield naam, _euro_per_jaar(verschil.jaarbedrag)
    if not verschil.zelfde_prijspeil:
        bekend = verschil.vergelijkbaar is not None
        yield "let_op", woord("verschil", "vergeleken" if bekend else "prijspeil")
    if verschil.substantieel:
        yield "verklaring", woord("verschil", "verklaren")


def _euro_per_jaar(bedrag: Fraction) -> str:
    tekst = woord("realisatie", "per_jaar", {"tekst": texts.euro(centen(abs(bedrag)))})
    return _vergeleken(bedrag, tekst)


def _vergeleken(getal: Fraction, tekst: str) -> str:
    if getal == 0:
        return woord("verschil", "gelijk")
    return woord("verschil", "meer" if getal > 0 else "minder", {"tekst": tekst})


def _per_week(tekst: str) -> str:
    return woord("vorige", "per_week", {"tekst": tekst})


def _tot(van: str, tot: str) -> str:
    return woord("vorige", "tot_en_met", {"van": van, "tot": tot})


def _groep(code: str, paren: tuple[Paar, ...]) -> Groep:
    item = Item(id=code, kop=woord("item", code), delen=(Paren(paren),))
    return Groep(id=code, titel=woord("groep", code), items=(item,))
