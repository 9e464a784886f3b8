"""What the pages about a workbook show of it: cells, remarks and differences, written out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from portal.aanvraag.queries.rekenweergave import rekentekst
from portal.aanvraag.queries.werkboek import Groepslezing, Werkboekrij, totalen
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import Euro
from portal.platform.web.messages import tekst_van
from portal.platform.web.texts import euro, uren_hms
from portal.platform.workbook import (
    GelezenVeld,
    Groepsverschil,
    Verschil,
    WerkboekInhoud,
    toon_veld,
    toon_waarde,
)
from portal.toegang.bewaking import huidige_gebruiker

UREN = ("woonzorg", "dagbesteding", "nachtzorg", "behandelaren", "min_uren")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rijbeeld:
    """One client of a group workbook as the table shows it."""

    nummer: int
    naam: str
    code: str
    zzp: str
    uren: Sequence[str]
    werkboek: str
    portaal: str
    goed: bool
    gevolg: str
    anders: Sequence[str]


def velden_van(inhoud: WerkboekInhoud) -> dict[str, object]:
    """Give every filled cell and every remark; a BSN only for who may see it in the dossier."""
    ziet_bsn = mag(huidige_gebruiker().rol_set, Handeling.CLIENT_BSN_TONEN)
    return {
        "inhoud": inhoud,
        "velden": [_toon(veld, ziet_bsn=ziet_bsn) for veld in inhoud.velden if veld.ruw],
        "aantal_leeg": sum(not veld.ruw for veld in inhoud.velden),
        "meldingen": [
            (melding.cel, tekst_van(DomeinFout(melding.code, **melding.gegevens)))
            for melding in inhoud.meldingen
        ],
    }


def groepsbeeld(inhoud: WerkboekInhoud, lezing: Groepslezing) -> dict[str, object]:
    """Give the rows of a group workbook, its total beside ours, and every difference."""
    vergelijking = lezing.vergelijking
    werkboek, portaal = totalen(inhoud, lezing) if vergelijking else (None, None)
    return {
        "rijen": [_rij(rij) for rij in lezing.rijen],
        "goed": len(lezing.goede),
        "reden": tekst_van(lezing.reden) if lezing.reden else "",
        "totaal": (_bedrag(werkboek), _bedrag(portaal)) if vergelijking else None,
        "som": euro(vergelijking.uitkomst.som_beschikkingen) if vergelijking else "",
        "ongewogen": vergelijking.ongewogen if vergelijking else (),
        "verschillen": list(_verschillen(vergelijking.verschillen))
        if vergelijking and not lezing.reden
        else [],
        **velden_van(inhoud),
    }


def _rij(rij: Werkboekrij) -> Rijbeeld:
    gegevens, fout = rij.gegevens, rij.fout
    return Rijbeeld(
        nummer=gegevens.nummer,
        naam=gegevens.naam or "",
        code=rij.client.clientcode if rij.client else "",
        zzp=gegevens.zzp or "",
        uren=[_uren(rij, naam) for naam in UREN],
        werkboek=_bedrag(rij.werkboek_bedrag),
        portaal=_bedrag(rij.portaal_bedrag),
        goed=rij.stand == "goed",
        gevolg=_fout(fout)
        if fout and rij.stand == "fout"
        else rekentekst("werkboekrij", rij.stand),
        anders=[
            f"{rekentekst('werkboek', a.code)}: werkboek {a.werkboek or '-'}, "
            f"portaal {a.portaal or '-'}"
            for a in rij.anders
        ],
    )


def _uren(rij: Werkboekrij, naam: str) -> str:
    uren = getattr(rij.regel, naam)
    return uren_hms(uren).removesuffix(":00") if uren else ""


def _fout(fout: DomeinFout) -> str:
    veld = fout.gegevens.get("veld")
    ontbreekt = fout.code == "veld_ontbreekt" and isinstance(veld, str)
    return rekentekst("werkboekfout", str(veld) if ontbreekt else fout.code)


def _bedrag(bedrag: Decimal | Euro | str | None) -> str:
    if bedrag is None:
        return ""
    return bedrag if isinstance(bedrag, str) else euro(bedrag)


def _verschillen(
    verschillen: Iterable[Groepsverschil],
) -> Iterable[tuple[str, str, str, str, bool]]:
    """Give each difference: who, the line, both figures, and whether the fault explains it."""
    for rij in verschillen:
        wie = f"Cliënt {rij.nummer}" if rij.nummer else "Groep"
        yield (wie, *toon_verschil(rij.verschil), rij.verklaard)


def toon_verschil(verschil: Verschil) -> tuple[str, str, str]:
    """Write out the code of a line, and what workbook and portal say: hours, euros or a text."""
    return (
        verschil.veld,
        _getal(verschil.veld, verschil.werkboek),
        _getal(verschil.veld, verschil.portaal),
    )


def _getal(veld: str, waarde: Decimal | str | None) -> str:
    if not isinstance(waarde, Decimal):
        return toon_waarde(waarde)
    return uren_hms(Fraction(waarde)) if veld.endswith("_uren") else euro(waarde)


def _toon(veld: GelezenVeld, *, ziet_bsn: bool) -> tuple[str, str, str, str]:
    """Give sheet, cell, stored text and value."""
    ruw, waarde = veld.ruw or "", toon_veld(veld)
    if veld.veld.endswith(".bsn") and not ziet_bsn:
        ruw, waarde = "", f"{'•' * 6}{waarde[-3:]}"
    return veld.blad.strip(), veld.cel, ruw, waarde
