"""The granted side of what was really deployed, ready to be completed (question ha-realisatie)."""

from collections.abc import Iterator

from portal.aanvraag.queries.voorganger.gegevens import CENT, Voorgangergegevens
from portal.aanvraag.queries.weergave import lezen
from portal.aanvraag.queries.woorden import woord
from portal.domain.waarden import breuk_als_tekst, breuk_uit_tekst
from portal.platform.encrypted import JsonWaarde

HA_REALISATIE = "ha-realisatie"
PER_JAAR = {"context_uren_jaar": lezen.uren, "context_totaal": lezen.euro}
PER_WEEK = ("wonen", "dagbesteding", "nachtzorg", "behandelaren")


def toegekende_kant(voorganger: Voorgangergegevens) -> JsonWaarde:
    """Give the answer with one row per granted onderdeel; what was deployed is still to be told."""
    rijen: list[JsonWaarde] = [
        {"onderdeel": onderdeel, "toegekend": toegekend}
        for onderdeel, toegekend in list_toegekend(voorganger)
    ]
    return {"regel": rijen}


def list_toegekend(voorganger: Voorgangergegevens) -> Iterator[tuple[str, str]]:
    """Give name and text of everything that was granted, without what is zero or unknown."""
    for code in PER_WEEK:
        waarde = voorganger.uren.get(code, "")
        if waarde and breuk_uit_tekst(waarde):
            yield woord("realisatie", code), _per("week", lezen.uren(waarde))
    for code, schrijf in PER_JAAR.items():
        waarde = voorganger.uren.get(code, "")
        if waarde and breuk_uit_tekst(waarde):
            yield woord("realisatie", code), _per("jaar", schrijf(waarde))
    if voorganger.meerzorguren is not None:
        uren = lezen.uren(breuk_als_tekst(voorganger.meerzorguren))
        yield woord("realisatie", "meerzorguren"), _per("week", uren)
    bedrag = lezen.euro(f"{voorganger.jaarbedrag_cent}/{CENT}")
    yield woord("realisatie", "jaarbedrag"), _per("jaar", bedrag)


def _per(periode: str, tekst: str) -> str:
    return woord("realisatie", f"per_{periode}", {"tekst": tekst})
