"""Which required answers are missing, and which answers stop the aanvraag?

Bron: [procedure] §7.1 G3; [processen] A7.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from portal.domain.voorwaarden import SOORT, is_gevuld, keuze_van, voldoet
from portal.domain.vragenlijst.doelen import lege_doelvelden, rijen
from portal.domain.vragenlijst.leesbaar import is_ingevuld
from portal.domain.vragenlijst.vraag import Veldtype, Verplicht, Vraagtype
from portal.domain.vragenlijst.zichtbaarheid import zichtbare_vragen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from portal.domain.voorwaarden import Antwoorden, Antwoordwaarde, Velden
    from portal.domain.vragenlijst.lijst import Vragenlijst
    from portal.domain.vragenlijst.vraag import Niveau, Subveld, Vraag

HERKOMST, TOELICHTING = "aanvraag.herkomst", "toelichting"


class Ontbrekend(NamedTuple):
    """A required answer, or part of one, that is missing.

    `subveld` is None for the whole answer; a part of a row is `stap.1.datum`, of a doel
    `1.einddatum`.
    """

    vraag_id: str
    subveld: str | None = None


def is_verplicht(vraag: Vraag, velden: Velden) -> bool:
    """Say whether a visible question must be answered."""
    match vraag.verplicht:
        case Verplicht.NEE:
            return False
        case Verplicht.BIJ_HERAANVRAAG:
            return velden.get(HERKOMST) == "heraanvraag"
        case Verplicht.BIJ_GROEP:
            return velden.get(SOORT) == "groep"
        case _:
            return True


def ontbrekende_antwoorden(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden, niveau: Niveau | None = None
) -> tuple[Ontbrekend, ...]:
    """Name every required answer that is missing, in the order of the vragenlijst.

    Args:
        lijst: The vragenlijst.
        velden: Values of the fields.
        antwoorden: Answers by id of the question, with those filled from the check and from
            other pages already in it.
        niveau: Only what is asked once, or only what is asked for each client; None is both.

    Returns:
        Empty when complete. A choice that does not exist and a number, amount or date that
        cannot be read count as missing.

    Bron: [procedure] §7.1 G3; [processen] A7.
    """
    return tuple(
        Ontbrekend(vraag.id, subveld)
        for vraag in zichtbare_vragen(lijst, velden, antwoorden, niveau)
        if is_verplicht(vraag, velden)
        for subveld in _wat_ontbreekt(
            lijst, vraag, antwoorden.get(vraag.id), groep=velden.get(SOORT) == "groep"
        )
    )


def stoppende_vragen(
    lijst: Vragenlijst, velden: Velden, antwoorden: Antwoorden, niveau: Niveau | None = None
) -> tuple[Vraag, ...]:
    """Give the questions whose answer means that the aanvraag cannot be submitted.

    Arguments as `ontbrekende_antwoorden`.

    Bron: [processen] J2, J5; [regeling] §7.
    """
    return tuple(
        vraag
        for vraag in zichtbare_vragen(lijst, velden, antwoorden, niveau)
        if vraag.stop_bij is not None
        and keuze_van(antwoorden.get(vraag.id)) == vraag.stop_bij
        and all(voldoet(eis, velden, antwoorden) for eis in vraag.stop_alleen_als)
    )


def _wat_ontbreekt(
    lijst: Vragenlijst, vraag: Vraag, waarde: Antwoordwaarde, *, groep: bool
) -> Iterator[str | None]:
    if vraag.type is Vraagtype.DOELEN:
        yield from _in_doelen(lijst, vraag, waarde, groep=groep)
    elif vraag.met_keuze and keuze_van(waarde) not in vraag.opties:
        yield None
    elif vraag.met_keuze or vraag.subvelden:
        yield from _in_delen(vraag, waarde if isinstance(waarde, Mapping) else {}, waarde)
    elif not is_gevuld(waarde):
        yield None


def _in_doelen(
    lijst: Vragenlijst, vraag: Vraag, waarde: Antwoordwaarde, *, groep: bool
) -> Iterator[str | None]:
    doelen = rijen(waarde)
    if len(doelen) < vraag.min_aantal:
        yield None
    for nr, doel in enumerate(doelen, start=1):
        leeg = lege_doelvelden(lijst, vraag, doel, groep=groep)
        yield from (f"{nr}.{veld}" for veld in leeg)


def _in_delen(vraag: Vraag, delen: Antwoorden, waarde: Antwoordwaarde) -> Iterator[str]:
    keuze = keuze_van(waarde)
    if keuze in vraag.toelichting_bij and not is_gevuld(delen.get(TOELICHTING)):
        yield TOELICHTING
    for subveld in vraag.subvelden:
        deel = delen.get(subveld.id)
        nodig = subveld.verplicht and subveld.verplicht_bij in {None, keuze}
        if nodig and not subveld.berekend and not is_ingevuld(subveld, deel):
            yield subveld.id
        if subveld.type is Veldtype.RIJEN:
            yield from _in_rijen(subveld, deel)
    if vraag.minstens_een_van and not any(
        is_gevuld(delen.get(naam)) for naam in vraag.minstens_een_van
    ):
        yield vraag.minstens_een_van[0]


def _in_rijen(subveld: Subveld, deel: Antwoordwaarde) -> Iterator[str]:
    for nr, rij in enumerate(rijen(deel), start=1):
        for kolom in subveld.kolommen if is_gevuld(rij) else ():
            if kolom.verplicht and not is_ingevuld(kolom, rij.get(kolom.id)):
                yield f"{subveld.id}.{nr}.{kolom.id}"
