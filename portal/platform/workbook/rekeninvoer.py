"""From a workbook to the portal's own calculation, so that the two can be compared."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TypeVar

from portal.domain import rekentool
from portal.domain.dagprogramma import Dagprogramma, Functie, Regel, Weekuren, bereken_weekuren
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Rekeninvoer, Uitkomstsoort
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.workbook.inhoud import (
    ContextPost,
    DagprogrammaRegel,
    Individueel,
    WerkboekInhoud,
)
from portal.platform.workbook.vergelijken import OnzeUitkomst

W = TypeVar("W")


def als_dagprogramma(individueel: Individueel) -> Dagprogramma:
    """Give the dagprogramma of a workbook as the portal's own."""
    return Dagprogramma(
        ma_vr=tuple(map(_regel, individueel.ma_vr)), za_zo=tuple(map(_regel, individueel.za_zo))
    )


def als_rekeninvoer(inhoud: WerkboekInhoud, tabel: Referentietabel) -> Rekeninvoer:
    """Give what the workbook was filled in with as input of the rekentool.

    Args:
        inhoud: A workbook of one client.
        tabel: Table of the workbook's own year.

    Raises:
        DomeinFout: `werkboek_is_groep`; `veld_ontbreekt` with `veld`; or what
            `bereken_weekuren` refuses in the dagprogramma.
    """
    if inhoud.individueel is None:
        raise DomeinFout("werkboek_is_groep")
    if not inhoud.clienten:
        raise DomeinFout("veld_ontbreekt", veld="client")
    client, individueel = inhoud.clienten[0], inhoud.individueel
    week = _weekuren(individueel, tabel)
    return Rekeninvoer(
        zzp=gevuld(client.zzp, "zzp"),
        dagbesteding_ja=gevuld(client.dagbesteding, "dagbesteding"),
        behandeling_ja=gevuld(client.behandeling, "behandeling"),
        tarief=Aandeel(Fraction(gevuld(inhoud.voorblad.tariefpercentage, "tariefpercentage"))),
        wonen=week.wonen,
        dagbesteding=week.dagbesteding,
        nachtzorg=uren_of_nul(individueel.nachtzorg),
        behandelaren=uren_of_nul(individueel.behandelaren),
        min_uren=uren_of_nul(individueel.min_uren),
        context_uren_jaar=uren_of_nul(individueel.contexturen_jaar),
        context_totaal=som_van_posten(individueel.context_posten),
    )


def als_onze_uitkomst(uitkomst: rekentool.Uitkomst) -> OnzeUitkomst:
    """Give an outcome of the rekentool in the terms of the workbook."""
    geen = uitkomst.soort is Uitkomstsoort.GEEN_UITKOMST
    uren, bedragen = uitkomst.uren, uitkomst.bedragen
    return OnzeUitkomst(
        uitkomst=None if geen else uitkomst.soort.value,
        prestatiecode=uitkomst.prestatie.code if uitkomst.prestatie else None,
        totaal_uren=uren.totaal if uren else None,
        regulier_uren=uren.regulier if uren else None,
        meerzorg_uren=uitkomst.meerzorguren,
        profiel=uitkomst.profiel,
        jaarbedrag=bedragen.jaarbedrag_cent if bedragen else None,
        etmaalbedrag=bedragen.etmaalbedrag_cent if bedragen else None,
    )


def som_van_posten(posten: Iterable[ContextPost]) -> Bedrag:
    """Add up the posts of contextmiddelen that have an amount."""
    return Bedrag(sum((Fraction(post.bedrag) for post in posten if post.bedrag), Fraction(0)))


def _weekuren(individueel: Individueel, tabel: Referentietabel) -> Weekuren:
    if individueel.weektotaal_getypt:
        return Weekuren(
            uren_of_nul(individueel.wonen_week), uren_of_nul(individueel.dagbesteding_week)
        )
    return bereken_weekuren(als_dagprogramma(individueel), bezetting=tabel.bezetting)


def _regel(regel: DagprogrammaRegel) -> Regel:
    return Regel(
        van=regel.van,
        tot=regel.tot,
        functie=None if regel.functie is None else Functie(regel.functie),
        op_clienten=None if regel.op_clienten is None else Fraction(regel.op_clienten),
    )


def uren_of_nul(uren: Fraction | None) -> Uren:
    """Take an empty cell as no hours."""
    return Uren(Fraction(0) if uren is None else uren)


def gevuld(waarde: W | None, veld: str) -> W:
    """Give a value that a calculation cannot do without.

    Raises:
        DomeinFout: `veld_ontbreekt` with `veld`.
    """
    if waarde is None:
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return waarde
