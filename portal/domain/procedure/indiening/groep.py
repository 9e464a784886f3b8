"""What stops an aanvraag with all its clients: that of a group names who it is about."""

from collections.abc import Iterator
from dataclasses import replace

from portal.domain.procedure.indiening.belemmeringen import eigen_belemmeringen
from portal.domain.procedure.indiening.momentopname import (
    Belemmering,
    Deel,
    Indiening,
    Lid,
    Pagina,
    Plaats,
)
from portal.domain.procedure.indiening.waarschuwingen import eigen_waarschuwingen

CLIENT = "client"
"""In the data of an entry about one client of a group: his code."""


def belemmeringen(indiening: Indiening) -> tuple[Belemmering, ...]:
    """Return everything that stops submitting: of the aanvraag, then of each client of a group.

    Args:
        indiening: The aanvraag as it is at this moment.

    Returns:
        One entry per field or part to repair; empty when it may be submitted. While the check of
        a group is not at its end, the checks of its clients are not judged.

    Bron: [procedure] §7.1 G1-G13, §3.2; [processen] H1.
    """
    if indiening.deel is not Deel.GROEP:
        return eigen_belemmeringen(indiening)
    return (
        *_te_klein(indiening),
        *eigen_belemmeringen(indiening),
        *(rij for lid in indiening.leden for rij in _van_lid(lid, indiening)),
    )


def waarschuwingen(indiening: Indiening) -> tuple[Belemmering, ...]:
    """Return the warnings: they are shown and do not stop submitting.

    Args:
        indiening: The aanvraag as it is at this moment.

    Returns:
        As `eigen_waarschuwingen`, also for each client of a group; and each client who has no
        meerzorg of his own and so gets no amount.

    Bron: [procedure] §7.1; [toetsingskader] SG-GROEP-CLIENT-ONDER.
    """
    return (
        *eigen_waarschuwingen(indiening),
        *(
            _bij(rij, lid)
            for lid in indiening.leden
            for rij in (*_zonder_meerzorg(lid), *eigen_waarschuwingen(lid.indiening))
        ),
    )


def _te_klein(indiening: Indiening) -> Iterator[Belemmering]:
    aantal = len(indiening.leden)
    if aantal < indiening.groep_minimum:
        gegevens = {"aantal": aantal, "minimum": indiening.groep_minimum}
        yield Belemmering("groep_te_klein", Plaats(Pagina.LEDEN), gegevens)


def _van_lid(lid: Lid, groep: Indiening) -> Iterator[Belemmering]:
    for rij in eigen_belemmeringen(lid.indiening):
        if rij.plaats.pagina is not Pagina.CHECK_VOORAF or groep.check is not None:
            yield _bij(rij, lid)


def _zonder_meerzorg(lid: Lid) -> Iterator[Belemmering]:
    rekentool = lid.indiening.rekentool
    if rekentool.uitkomst is not None and not rekentool.met_bedrag:
        yield Belemmering("lid_zonder_meerzorg", Plaats(Pagina.REKENTOOL), {})


def _bij(rij: Belemmering, lid: Lid) -> Belemmering:
    gegevens = {**rij.gegevens, CLIENT: lid.code}
    return replace(rij, plaats=replace(rij.plaats, lid=lid.id), gegevens=gegevens)
