"""How the request differs from the vorige toekenning."""

from collections.abc import Mapping
from fractions import Fraction

from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.voorganger.gegevens import Voorgangergegevens
from portal.domain.procedure.heraanvraag import Omvang, Verschil, bepaal_verschil
from portal.domain.waarden import Aandeel, centen
from portal.platform.encrypted import JsonWaarde


def omvang_nu(rekenen: Rekenstand | None) -> Omvang | None:
    """Give how much is asked now, None while there is no amount."""
    uitkomst = rekenen.uitkomst if rekenen is not None else None
    if uitkomst is None or uitkomst.bedragen is None:
        return None
    bedragen = uitkomst.bedragen
    return Omvang(
        profiel=uitkomst.profiel or "",
        meerzorguren=uitkomst.meerzorguren,
        jaarbedrag=Fraction(bedragen.jaarbedrag_cent),
        jaarbedrag_100=Fraction(centen(bedragen.jaar_100)),
        prijspeil=uitkomst.jaar,
    )


def verschil_met_vorige(
    voorganger: Voorgangergegevens | None, rekenen: Rekenstand | None, drempel: Aandeel | None
) -> Verschil | None:
    """Give the difference; None without a vorige toekenning or without an amount."""
    nu = omvang_nu(rekenen)
    if voorganger is None or rekenen is None or nu is None or drempel is None:
        return None
    toen = voorganger.omvang
    zelfde = toen.prijspeil == nu.prijspeil
    opnieuw = None if zelfde else voorganger.omvang_in(rekenen.kader.tabel)
    return bepaal_verschil(nu, toen, drempel=drempel, nu=opnieuw)


def schrijf_verschil(verschil: Verschil) -> dict[str, JsonWaarde]:
    """Write the difference as JSON."""
    return {
        "meerzorguren": _tekst(verschil.meerzorguren),
        "jaarbedrag": _tekst(verschil.jaarbedrag),
        "vergelijkbaar": _tekst(verschil.vergelijkbaar),
        "zelfde_prijspeil": verschil.zelfde_prijspeil,
        "substantieel": verschil.substantieel,
    }


def lees_verschil(gegevens: Mapping[str, JsonWaarde]) -> Verschil:
    """Read what `schrijf_verschil` wrote."""
    return Verschil(
        meerzorguren=_breuk(gegevens.get("meerzorguren")),
        jaarbedrag=_breuk(gegevens.get("jaarbedrag")),
        vergelijkbaar=_breuk(gegevens.get("vergelijkbaar")),
        zelfde_prijspeil=gegevens.get("zelfde_prijspeil") is True,
        substantieel=gegevens.get("substantieel") is True,
    )


def _tekst(waarde: Fraction | None) -> str | None:
    return None if waarde is None else str(waarde)


def _breuk(waarde: JsonWaarde) -> Fraction | None:
    return Fraction(waarde) if isinstance(waarde, str) else None
