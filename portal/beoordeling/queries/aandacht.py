"""What a dossier waits for, and what needs attention now, as codes with their dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from portal.aanvraag.models import Aanvraag, Aanvulverzoek
from portal.aanvraag.queries.verloop import lees_gebeurtenissen
from portal.domain.procedure import IN_BEHANDELING, Gebeurtenis, GebeurtenisSoort, Toestand
from portal.domain.termijnen import buiten_behandeling_tot, laatste_dag_ingebrekestelling
from portal.platform.calendar_data import load_kalender, load_termijnregels

TE_TOETSEN = (Toestand.INGEDIEND, Toestand.IN_TOETSING)


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """Something that somebody must know now; `datum` is the last day for it, if any."""

    code: str
    datum: date | None = None


def list_aandacht(
    aanvraag: Aanvraag, verzoeken: Sequence[Aanvulverzoek], *, op: date
) -> list[Aandachtspunt]:
    """Give what needs attention in a dossier that is in view.

    Args:
        aanvraag: The dossier.
        verzoeken: Its aanvulverzoeken, newest first.
        op: The Dutch calendar day.
    """
    if aanvraag.toestand not in IN_BEHANDELING:
        return list(_ingebreke(lees_gebeurtenissen(aanvraag.id), "ingebreke_besloten"))
    punten: list[Aandachtspunt] = []
    if aanvraag.behandelaar_id is None:
        punten.append(Aandachtspunt("niemand"))
    if aanvraag.beslisdatum is not None and aanvraag.beslisdatum < op:
        punten.append(Aandachtspunt("te_laat"))
    verloop = lees_gebeurtenissen(aanvraag.id)
    punten += _ingebreke(verloop)
    if aanvraag.toestand in TE_TOETSEN:
        punten += _na_aanvulling(aanvraag, verzoeken, verloop)
    if aanvraag.besluit_gevraagd:
        punten.append(Aandachtspunt("besluit_gevraagd"))
    return punten


def _na_aanvulling(
    aanvraag: Aanvraag, verzoeken: Sequence[Aanvulverzoek], verloop: Sequence[Gebeurtenis]
) -> Iterator[Aandachtspunt]:
    """Give the task after an aanvulverzoek: until when it may be left out of consideration."""
    if aanvraag.aanvulling_uitgebleven and verzoeken:
        yield Aandachtspunt("uitgebleven", _buiten_tot(verzoeken[0].hersteldatum))
        return
    aangevuld = [rij.dag for rij in verloop if rij.soort is GebeurtenisSoort.AANGEVULD]
    if aangevuld and verzoeken and verzoeken[0].stand == "beantwoord":
        yield Aandachtspunt("onvoldoende", _buiten_tot(aangevuld[-1]))


def _ingebreke(verloop: Sequence[Gebeurtenis], code: str = "ingebreke") -> Iterator[Aandachtspunt]:
    for rij in verloop:
        if rij.soort is GebeurtenisSoort.IN_GEBREKE_GESTELD:
            ontvangen = rij.datum("ontvangen")
            berekend = laatste_dag_ingebrekestelling(
                ontvangen, regels=load_termijnregels(ontvangen), kalender=load_kalender()
            )
            yield Aandachtspunt(code, berekend.datum)


def _buiten_tot(begin: date) -> date:
    regels, kalender = load_termijnregels(begin), load_kalender()
    return buiten_behandeling_tot(begin, regels=regels, kalender=kalender).datum
