"""What a toekenning granted and agreed, as the eindevaluatie asks about it."""

from collections.abc import Iterator
from fractions import Fraction

from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.beoordeling.models import Toekenning
from portal.beoordeling.queries.toekenning.posten import list_toegekende_posten
from portal.domain.evaluatie import (
    Afspraakregel,
    Inzeteenheid,
    Inzetregel,
    Toegekend,
    Vorm,
)
from portal.domain.procedure import Eindereden
from portal.domain.waarden import breuk_uit_tekst
from portal.platform.web.texts import datum, euro, uren_getal
from portal.toekenning.queries.evaluatieteksten import evaluatietekst

CENT = 100
ZORG = ("wonen", "dagbesteding", "nachtzorg", "behandelaren")
MEERZORGUREN, CONTEXT_UREN, CONTEXT = "meerzorguren", "context_uren_jaar", "context_totaal"
JAARBEDRAG = "jaarbedrag"
PREVENTIEF = "preventief"


def vorm_van(toekenning: Toekenning) -> Vorm:
    """Say which eindevaluatie a toekenning has.

    Bron: [processen] A25, A26; [preventief] Eindevaluatie.
    """
    if toekenning.einde_reden == Eindereden.OVERLIJDEN.value:
        return Vorm.DOELEN
    return Vorm.PREVENTIEF if toekenning.soort == PREVENTIEF else Vorm.VOLLEDIG


def lees_toegekend(toekenning: Toekenning) -> Toegekend:
    """Give the goals, the granted lines and the agreements of a toekenning."""
    return Toegekend(
        doelen=tuple(lees_doelen(toekenning)),
        inzet=tuple(_inzet(toekenning)),
        afspraken=tuple(_afspraken(toekenning)),
    )


def lees_doelen(toekenning: Toekenning) -> Iterator[Afspraakregel]:
    """Give the goals with the stand to reach; a goal without an identity by its number."""
    for nr, doel in enumerate(als_rijen(toekenning.doelen), start=1):
        yield Afspraakregel(
            als_tekst(doel.get("doel_id")) or str(nr),
            als_tekst(doel.get("korte_naam")) or f"Doel {nr}",
            als_tekst(doel.get("streefstand")),
        )


def _inzet(toekenning: Toekenning) -> Iterator[Inzetregel]:
    invoer = als_deel(als_deel(toekenning.invoer).get("invoer"))
    uren = [_regel(naam, _breuk(als_tekst(invoer.get(naam))), mee=True) for naam in ZORG]
    gevuld = [regel for regel in uren if regel.toegekend]
    yield from gevuld
    if not gevuld and toekenning.meerzorguren:
        yield _regel(MEERZORGUREN, _breuk(toekenning.meerzorguren), mee=True)
    contexturen = _breuk(als_tekst(invoer.get(CONTEXT_UREN)))
    if contexturen:
        yield _regel(CONTEXT_UREN, contexturen, eenheid=Inzeteenheid.UREN_JAAR)
    yield from _context(toekenning, _breuk(als_tekst(invoer.get(CONTEXT))))
    bedrag = Fraction(toekenning.jaarbedrag_cent, CENT)
    yield _regel(JAARBEDRAG, bedrag, eenheid=Inzeteenheid.EURO_JAAR)


def _context(toekenning: Toekenning, totaal: Fraction) -> Iterator[Inzetregel]:
    """Give the context posts; their total when the posts themselves are not known here."""
    posten = list_toegekende_posten(toekenning.besluit_id) if toekenning.besluit_id else ()
    for nr, (onderwerp, bedrag) in enumerate(posten, start=1):
        yield Inzetregel(
            id=f"post-{nr}",
            naam=evaluatietekst("inzet", "post", naam=onderwerp),
            eenheid=Inzeteenheid.EURO_JAAR,
            toegekend=bedrag,
        )
    if totaal and not posten:
        yield _regel(CONTEXT, totaal, eenheid=Inzeteenheid.EURO_JAAR)


def _regel(
    naam: str,
    toegekend: Fraction,
    *,
    eenheid: Inzeteenheid = Inzeteenheid.UREN_WEEK,
    mee: bool = False,
) -> Inzetregel:
    tekst = evaluatietekst("inzet", naam)
    return Inzetregel(id=naam, naam=tekst, eenheid=eenheid, toegekend=toegekend, telt_mee=mee)


def _breuk(tekst: str) -> Fraction:
    return breuk_uit_tekst(tekst) if tekst else Fraction(0)


def _afspraken(toekenning: Toekenning) -> Iterator[Afspraakregel]:
    """Give each agreement on hours and money; what was granted when there is none at all."""
    regels = [regel.strip() for regel in toekenning.afspraken.splitlines() if regel.strip()]
    for nr, regel in enumerate(regels, start=1):
        yield Afspraakregel(
            f"afspraak-{nr}", evaluatietekst("afspraak", "afspraak", nr=str(nr)), regel
        )
    perspectief = ", ".join(_perspectief(toekenning))
    if perspectief:
        naam = evaluatietekst("afspraak", "perspectief")
        yield Afspraakregel("perspectief", naam, perspectief[:1].upper() + perspectief[1:])
    if not regels and not perspectief:
        naam = evaluatietekst("afspraak", "toegekend")
        yield Afspraakregel("toegekend", naam, _toegekend(toekenning))


def _perspectief(toekenning: Toekenning) -> Iterator[str]:
    if toekenning.max_profiel:
        profiel = toekenning.max_profiel
        yield evaluatietekst("afspraak", "profiel", profiel=profiel[:1].lower() + profiel[1:])
    if toekenning.max_meerzorguren:
        uren = uren_getal(breuk_uit_tekst(toekenning.max_meerzorguren))
        yield evaluatietekst("afspraak", "uren", uren=uren)
    if toekenning.afgebouwd_op is not None:
        yield evaluatietekst("afspraak", "afgebouwd", dag=datum(toekenning.afgebouwd_op))


def _toegekend(toekenning: Toekenning) -> str:
    bedrag = euro(toekenning.jaarbedrag_cent)
    if not toekenning.meerzorguren:
        return evaluatietekst("afspraak", "bedrag", bedrag=bedrag)
    uren = uren_getal(breuk_uit_tekst(toekenning.meerzorguren))
    return evaluatietekst("afspraak", "uren_en_bedrag", uren=uren, bedrag=bedrag)
