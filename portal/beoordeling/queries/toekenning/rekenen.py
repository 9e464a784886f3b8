"""From granted lines to input and outcome of the rekentool."""

from collections.abc import Mapping
from fractions import Fraction

from portal.aanvraag.queries.weergave.lezen import als_tekst
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toekenning.regels import (
    BEDRAG_100,
    CONTEXT_BOVEN,
    CONTEXT_UREN,
    MEERZORGUREN,
    NUL,
    POST,
    WONEN,
    ZORG,
    is_handmatig,
)
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import (
    Behandelaren,
    HandmatigeInvoer,
    Rekeninvoer,
    Uitkomst,
    bereken,
    bereken_buiten_banden,
    handmatig_maatwerk,
)
from portal.domain.waarden import Aandeel, Bedrag, Uren
from portal.domain.zorgprofielen import Referentietabel


def reken(
    invoer: Rekeninvoer | HandmatigeInvoer, tabel: Referentietabel, *, volumetoets: bool
) -> Uitkomst:
    """Calculate an input with the rule that fits it.

    Raises:
        DomeinFout: What the rekentool refuses; an amount above the threshold at `context_boven`.
    """
    try:
        if isinstance(invoer, HandmatigeInvoer):
            return handmatig_maatwerk(invoer, tabel)
        return (bereken if volumetoets else bereken_buiten_banden)(invoer, tabel)
    except DomeinFout as fout:
        if fout.code != "context_boven_toegekend_te_hoog":
            raise
        raise DomeinFout(fout.code, **fout.gegevens, veld=CONTEXT_BOVEN) from fout


def maak_invoer(
    bron: Versiebron, waarden: Mapping[str, Fraction], tarief: Aandeel, boven: Bedrag | None
) -> Rekeninvoer | HandmatigeInvoer:
    """Give the input of the rekentool; of a client in a group without the context."""
    gevraagd = bron.berekend("invoer")
    posten = (bedrag for naam, bedrag in waarden.items() if naam.startswith(POST))
    context = Bedrag(sum(posten, NUL))
    if is_handmatig(bron):
        return HandmatigeInvoer(
            zorgprofiel=als_tekst(gevraagd["zorgprofiel"]),
            tarief=tarief,
            meerzorguren=Uren(waarden[MEERZORGUREN]),
            bedrag_100=Bedrag(waarden[BEDRAG_100]),
            context_totaal=context,
            context_boven_toegekend=boven,
        )
    behandelaren = {naam: Uren(waarden[naam]) for naam in Behandelaren.__dataclass_fields__}
    return Rekeninvoer(
        zzp=als_tekst(gevraagd["zzp"]),
        dagbesteding_ja=gevraagd["dagbesteding_ja"] is True,
        behandeling_ja=gevraagd["behandeling_ja"] is True,
        tarief=tarief,
        wonen=Uren(sum((waarden[naam] for naam in WONEN), NUL)),
        **{naam: Uren(waarden[naam]) for naam in ZORG},
        behandelaren=Behandelaren(**behandelaren).totaal,
        context_uren_jaar=Uren(waarden.get(CONTEXT_UREN, NUL)),
        context_totaal=context,
        context_boven_toegekend=boven,
    )
