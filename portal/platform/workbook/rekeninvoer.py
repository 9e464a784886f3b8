"""From a workbook to the portal's own calculation, so that the two can be compared."""

from fractions import Fraction
from typing import TypeVar

from portal.domain import rekentool
from portal.domain.dagprogramma import Dagprogramma, Functie, Regel, Weekuren, bereken_weekuren
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import Rekeninvoer, Uitkomstsoort
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.workbook.inhoud import DagprogrammaRegel, Individueel, WerkboekInhoud
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
    bedragen = [post.bedrag for post in individueel.context_posten if post.bedrag is not None]
    return Rekeninvoer(
        zzp=_gevuld(client.zzp, "zzp"),
        dagbesteding_ja=_gevuld(client.dagbesteding, "dagbesteding"),
        behandeling_ja=_gevuld(client.behandeling, "behandeling"),
        tarief=Aandeel(Fraction(_gevuld(inhoud.voorblad.tariefpercentage, "tariefpercentage"))),
        wonen=week.wonen,
        dagbesteding=week.dagbesteding,
        nachtzorg=_uren(individueel.nachtzorg),
        behandelaren=_uren(individueel.behandelaren),
        min_uren=_uren(individueel.min_uren),
        context_uren_jaar=_uren(individueel.contexturen_jaar),
        context_totaal=Bedrag(Fraction(sum(bedragen))),
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


def _weekuren(individueel: Individueel, tabel: Referentietabel) -> Weekuren:
    if individueel.weektotaal_getypt:
        return Weekuren(_uren(individueel.wonen_week), _uren(individueel.dagbesteding_week))
    return bereken_weekuren(als_dagprogramma(individueel), bezetting=tabel.bezetting)


def _regel(regel: DagprogrammaRegel) -> Regel:
    return Regel(
        van=regel.van,
        tot=regel.tot,
        functie=None if regel.functie is None else Functie(regel.functie),
        op_clienten=None if regel.op_clienten is None else Fraction(regel.op_clienten),
    )


def _uren(uren: Fraction | None) -> Uren:
    return Uren(Fraction(0) if uren is None else uren)


def _gevuld(waarde: W | None, veld: str) -> W:
    if waarde is None:
        raise DomeinFout("veld_ontbreekt", veld=veld)
    return waarde
