"""What is paid after the first year: an eenmalige context post belongs to that year alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toekenning.regels import NUL, Regel
from portal.beoordeling.queries.toekenning.rekenen import reken
from portal.domain.maanden import MAANDEN_PER_JAAR, plus_maanden
from portal.domain.rekentool import HandmatigeInvoer, Rekeninvoer, Uitkomst
from portal.domain.waarden import Bedrag
from portal.domain.zorgprofielen import Referentietabel


def heeft_tweede_jaar(maanden: int) -> bool:
    """Say whether a looptijd goes on after the year in which eenmalige posts are paid.

    Bron: [procedure] §6.8, a choice.
    """
    return maanden > MAANDEN_PER_JAAR


def tweede_jaar(ingang: date) -> date:
    """Give the first day on which eenmalige posts are no longer paid."""
    return plus_maanden(ingang, MAANDEN_PER_JAAR)


def per_jaar(regels: Sequence[Regel], waarden: Mapping[str, Fraction]) -> Bedrag:
    """Give what is granted of the context posts that are paid every year."""
    jaarlijks = (waarden[rij.id] for rij in regels if rij.is_post and not rij.eenmalig)
    return Bedrag(sum(jaarlijks, NUL))


def anders_dan(nu: Uitkomst, later: Uitkomst) -> Uitkomst | None:
    """Give the outcome of later years when it pays something else than the first year."""
    eerste, volgende = nu.bedragen, later.bedragen
    if eerste is None or volgende is None or eerste.jaarbedrag == volgende.jaarbedrag:
        return None
    return later


def reken_later(
    invoer: Rekeninvoer | HandmatigeInvoer,
    nu: Uitkomst,
    bron: Versiebron,
    tabel: Referentietabel,
) -> Uitkomst:
    """Calculate a later year: above the threshold never more counts than the reviewer granted."""
    alles = replace(invoer, context_boven_toegekend=None)
    uitkomst = reken(alles, tabel, volumetoets=bron.volumetoets)
    if nu.bedragen is None or uitkomst.bedragen is None:
        return uitkomst
    hoogstens = min(nu.bedragen.context_telt_mee, uitkomst.bedragen.context_boven)
    beperkt = replace(invoer, context_boven_toegekend=hoogstens)
    return reken(beperkt, tabel, volumetoets=bron.volumetoets)
