"""The granted side of what was really deployed, ready to be completed (question ha-realisatie)."""

from collections.abc import Iterator

from portal.aanvraag.queries.voorganger.gegevens import CENT, Voorgangergegevens
from portal.aanvraag.queries.weergave import lezen
from portal.aanvraag.queries.woorden import woord
from portal.domain.waarden import breuk_als_tekst, breuk_uit_tekst
from portal.platform.encrypted import JsonWaarde
from portal.platform.web import texts

HA_REALISATIE = "ha-realisatie"


def _uren(waarde: JsonWaarde) -> str:
    uren = texts.uren_getal(breuk_uit_tekst(lezen.als_tekst(waarde)))
    return woord("realisatie", "uren", {"uren": uren})


PER_JAAR = {"context_uren_jaar": _uren, "context_totaal": lezen.euro}
PER_WEEK = ("wonen", "dagbesteding", "nachtzorg", "behandelaren")


def toegekende_kant(voorganger: Voorgangergegevens) -> JsonWaarde:
    """Give the answer with one row per granted onderdeel; what was deployed is still to be told."""
    rijen: list[JsonWaarde] = [
        {"onderdeel": onderdeel, "toegekend": toegekend}
        for onderdeel, toegekend in list_toegekend(voorganger)
    ]
    return {"regel": rijen}


def list_toegekend(voorganger: Voorgangergegevens) -> Iterator[tuple[str, str]]:
    """Give name and text of everything that was granted, without what is zero or unknown.

    The meerzorguren stand there only when the hours behind them are not known.
    """
    bekend = False
    for code in PER_WEEK:
        waarde = voorganger.uren.get(code, "")
        if waarde and breuk_uit_tekst(waarde):
            bekend = True
            yield woord("realisatie", code), _per("week", _uren(waarde))
    for code, schrijf in PER_JAAR.items():
        waarde = voorganger.uren.get(code, "")
        if waarde and breuk_uit_tekst(waarde):
            yield woord("realisatie", code), _per("jaar", schrijf(waarde))
    if voorganger.meerzorguren is not None and not bekend:
        uren = _uren(breuk_als_tekst(voorganger.meerzorguren))
        yield woord("realisatie", "meerzorguren"), _per("week", uren)
    bedrag = lezen.euro(f"{voorganger.jaarbedrag_cent}/{CENT}")
    yield woord("realisatie", "jaarbedrag"), _per("jaar", bedrag)


def _per(periode: str, tekst: str) -> str:
    return woord("realisatie", f"per_{periode}", {"tekst": tekst})
