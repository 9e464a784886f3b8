"""What deserves a second look before submitting, without stopping it."""

from collections.abc import Iterator

from portal.domain.maanden import plus_maanden
from portal.domain.procedure.indiening.momentopname import (
    Belemmering,
    Deel,
    Indiening,
    Pagina,
    Plaats,
)

MACHTIGING = "vk-machtiging"


def eigen_waarschuwingen(indiening: Indiening) -> tuple[Belemmering, ...]:
    """Return the warnings of an aanvraag by itself; no other clients.

    Args:
        indiening: The aanvraag as it is at this moment.

    Returns:
        Answers longer than the guideline; an opnamedatum on or after the ingang; an ingang before
        today; a machtiging older than the given number of months.

    Bron: [procedure] §7.1.
    """
    return (*_woorden(indiening), *_ingang(indiening), *_machtiging(indiening))


def _woorden(indiening: Indiening) -> Iterator[Belemmering]:
    for telling in indiening.woordtellingen:
        if telling.woorden > telling.richtlijn:
            yield Belemmering(
                "meer_woorden_dan_richtlijn",
                Plaats(Pagina.VRAGENLIJST, telling.vraag),
                {
                    "vraag": telling.vraag,
                    "woorden": telling.woorden,
                    "richtlijn": telling.richtlijn,
                },
            )


def _ingang(indiening: Indiening) -> Iterator[Belemmering]:
    ingang, opname = indiening.ingang, indiening.opnamedatum
    if ingang is None:
        return
    if opname is not None and opname >= ingang:
        yield Belemmering(
            "opname_niet_voor_ingang",
            Plaats(Pagina.CLIENT, "opnamedatum"),
            {"opnamedatum": opname, "ingang": ingang},
        )
    if ingang < indiening.vandaag and indiening.deel is not Deel.LID:
        yield Belemmering(
            "ingang_voor_vandaag", Plaats(Pagina.LOOPTIJD, "ingang"), {"ingang": ingang}
        )


def _machtiging(indiening: Indiening) -> Iterator[Belemmering]:
    grens = plus_maanden(indiening.vandaag, -indiening.machtiging_maanden)
    for verklaring in indiening.verklaringen:
        datum = verklaring.datum
        if verklaring.id == MACHTIGING and datum is not None and datum < grens:
            yield Belemmering(
                "machtiging_oud",
                Plaats(Pagina.VERKLARINGEN, f"{MACHTIGING}-datum"),
                {"datum": datum, "maanden": indiening.machtiging_maanden},
            )
