"""From a basis at 100% to the jaarbedrag and the etmaalbedrag."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from portal.domain.fouten import DomeinFout
from portal.domain.rekentool.trace import Spoor
from portal.domain.rekentool.uitkomst import Bedragen
from portal.domain.waarden import Aandeel, Bedrag, centen
from portal.domain.zorgprofielen import Constanten

_NUL: Final = Fraction(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The context of an amount: threshold, what lies above it and what counts, euros per year."""

    drempel: Bedrag
    boven: Bedrag
    telt_mee: Bedrag


def bepaal_drempelgrondslag(
    basis: Bedrag, constanten: Constanten, spoor: Spoor, *, maatwerk: bool
) -> Bedrag:
    """Give the amount that the context threshold is a share of.

    Args:
        basis: Profile amount or maatwerk at 100%, euros per year, exact.
        constanten: Constants of the year.
        spoor: Receives the step.
        maatwerk: Whether the basis is maatwerk; only then the maximum caps it.

    Returns:
        Euros per year, exact.

    Bron: [rekentool] par. 2 stap 9.
    """
    if not maatwerk:
        return Bedrag(spoor.stap("grondslag_profiel", (basis,), basis))
    hoogstens = constanten.max_etmaalbedrag * constanten.dagen_per_jaar
    waarden = (basis, constanten.max_etmaalbedrag, constanten.dagen_per_jaar)
    return Bedrag(spoor.stap("grondslag_maatwerk", waarden, min(basis, hoogstens)))


def bepaal_context(
    *,
    totaal: Bedrag,
    toegekend: Bedrag | None,
    grondslag: Bedrag,
    contextdrempel: Aandeel,
    spoor: Spoor,
) -> Context:
    """Calculate which part of the context means lies above the threshold, and what counts of it.

    Args:
        totaal: Context means, euros per year.
        toegekend: What the reviewer grants above the threshold, or None for all of it.
        grondslag: Amount that the threshold is a share of, euros per year.
        contextdrempel: The share; dated reference data.
        spoor: Receives the steps.

    Returns:
        Exact amounts; exactly on the threshold nothing lies above it.

    Raises:
        DomeinFout: `negatief` or `context_boven_toegekend_te_hoog` (with `berekend`) when the
            granted part is not between 0 and the calculated part, both inclusive.

    Bron: [rekentool] par. 2 stap 9; [procedure] par. 2.2.
    """
    drempel = spoor.maal("context_drempel", contextdrempel, grondslag)
    boven = spoor.stap("context_boven", (totaal, drempel), max(_NUL, totaal - drempel))
    if toegekend is None:
        mee = spoor.stap("context_berekend", (boven,), boven)
    elif toegekend < 0:
        raise DomeinFout("negatief", veld="context_boven_toegekend")
    elif toegekend > boven:
        raise DomeinFout("context_boven_toegekend_te_hoog", berekend=Bedrag(boven))
    else:
        mee = spoor.stap("context_toegekend", (toegekend,), toegekend)
    return Context(drempel=Bedrag(drempel), boven=Bedrag(boven), telt_mee=Bedrag(mee))


def bepaal_bedragen(
    basis: Bedrag, context: Context, tarief: Aandeel, constanten: Constanten, spoor: Spoor
) -> Bedragen:
    """Add the context, apply the maximum per etmaal and the tarief.

    Args:
        basis: Profile amount or maatwerk at 100%, euros per year, exact.
        context: Threshold and the part that counts.
        tarief: Agreed share, 0 < tarief <= 1.
        constanten: Constants of the year.
        spoor: Receives the steps.

    Returns:
        Exact amounts. An etmaalbedrag at 100% that reaches the maximum is capped (exactly on it
        counts as capped). 365 days, also in a leap year.

    Bron: [rekentool] par. 2 stap 10 en 11, par. 4.
    """
    dagen, maximum = constanten.dagen_per_jaar, constanten.max_etmaalbedrag
    jaar = basis + context.telt_mee
    etmaal = spoor.stap("etmaal_100_ongemaximeerd", (basis, context.telt_mee, dagen), jaar / dagen)
    gemaximeerd = spoor.toets("gemaximeerd", (etmaal, maximum), geldt=etmaal >= maximum)
    if gemaximeerd:
        jaar = spoor.maal("jaar_100_maximum", maximum, dagen)
    else:
        spoor.stap("jaar_100", (basis, context.telt_mee), jaar)
    jaarbedrag = spoor.maal("jaarbedrag", jaar, tarief)
    etmaalbedrag = spoor.stap("etmaalbedrag", (jaarbedrag, dagen), jaarbedrag / dagen)
    spoor.stap("jaarbedrag_cent", (jaarbedrag,), Fraction(centen(jaarbedrag)))
    spoor.stap("etmaalbedrag_cent", (etmaalbedrag,), Fraction(centen(etmaalbedrag)))
    return Bedragen(
        basis_100=basis,
        context_drempel=context.drempel,
        context_boven=context.boven,
        context_telt_mee=context.telt_mee,
        etmaal_100_ongemaximeerd=Bedrag(etmaal),
        max_etmaalbedrag=maximum,
        gemaximeerd=gemaximeerd,
        jaar_100=Bedrag(jaar),
        jaarbedrag=Bedrag(jaarbedrag),
        etmaalbedrag=Bedrag(etmaalbedrag),
    )
