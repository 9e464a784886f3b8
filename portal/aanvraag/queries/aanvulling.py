"""What the zorgkantoor asks to supplement, and how far the answers are."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa
from werkzeug.exceptions import NotFound

from portal.aanvraag.models import Aanvraag, Aanvulverzoek, Aanvulvraag, Bestand
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import BLOKVELDEN
from portal.aanvraag.queries.stand.stand import DOELEN
from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.weergave import maak_weergave
from portal.aanvraag.queries.woorden import woord
from portal.domain.vragenlijst import Vragenlijst
from portal.platform.encrypted import JsonWaarde
from portal.platform.framework_data import get_vragenlijst
from portal.platform.rows import een_of_404

PLAATS_DOELEN, CONTEXT = "doelen", "context"


class Plaatssoort(StrEnum):
    """What kind of place a question of the zorgkantoor opens."""

    VRAAG = "vraag"
    DOELEN = "doelen"
    BLOK = "blok"


@dataclass(frozen=True, slots=True, kw_only=True)
class Punt:
    """One question of the zorgkantoor as the aanbieder sees it.

    Attributes:
        titel: The place in words.
        huidig: What stands there in the submitted version.
        concept: What was prepared; the same as `huidig` when nothing was.
        van_groep: It is about the whole of a group, not about one client.
    """

    vraag: Aanvulvraag
    soort: Plaatssoort
    titel: str
    huidig: JsonWaarde
    concept: JsonWaarde
    van_groep: bool = False

    @property
    def is_klaar(self) -> bool:
        """Say whether the question is answered, with a file where one is asked."""
        antwoord = self.vraag.beantwoord_op is not None
        return antwoord and (not self.vraag.gevraagd_bestand or bool(self.vraag.bestanden))


def soort_van(plaats: str) -> Plaatssoort:
    """Say what kind of place it is."""
    if plaats == PLAATS_DOELEN:
        return Plaatssoort.DOELEN
    return Plaatssoort.BLOK if plaats in BLOKVELDEN else Plaatssoort.VRAAG


def titel_van(plaats: str, lijst: Vragenlijst) -> str:
    """Name a place as people know it."""
    soort = soort_van(plaats)
    if soort is Plaatssoort.VRAAG:
        return lijst.vragen[plaats].label
    return woord("plaats", plaats)


def vraagbare_plaatsen(versie: Inhoud) -> tuple[str, ...]:
    """Give every place of a version about which the zorgkantoor can ask (T12).

    Returns:
        Questions that are answered on their own page, then the goals and the blocks of the
        rekentool. What comes from the check or from the data of the client is not among them.
    """
    weergave = maak_weergave(versie)
    lijst = get_vragenlijst(str(versie.deel("versies")["vragenlijst"]))
    vragen = [
        item.id
        for tab in weergave.tabs
        for item in tab.items
        if item.is_vraag and lijst.vragen[item.id].gevuld_uit is None and item.id != DOELEN
    ]
    return (*vragen, PLAATS_DOELEN, *_blokken(versie))


def _blokken(versie: Inhoud) -> tuple[str, ...]:
    """Give the blocks of the rekentool; in a group the context stands with the group alone."""
    if versie.is_groep:
        return (CONTEXT,)
    return tuple(blok for blok in BLOKVELDEN if blok != CONTEXT or not versie.is_lid)


def list_punten(dossier: Dossier, verzoek: Aanvulverzoek, lijst: Vragenlijst) -> tuple[Punt, ...]:
    """Give every question of a request, in order; reads nothing more from the database."""
    return tuple(_punt(dossier, vraag, lijst) for vraag in verzoek.vragen)


def dossier_van(dossier: Dossier, vraag: Aanvulvraag) -> Dossier:
    """Give the dossier that a question is about: that of a group, or the part of one client."""
    return next((lid for lid in dossier.leden if lid.aanvraag.id == vraag.lid_id), dossier)


def _punt(geheel: Dossier, vraag: Aanvulvraag, lijst: Vragenlijst) -> Punt:
    dossier = dossier_van(geheel, vraag)
    huidig = huidige_waarde(dossier, vraag.plaats)
    titel = titel_van(vraag.plaats, lijst)
    if dossier is not geheel:
        gegevens = {"client": dossier.aanvraag.clientcode, "zin": titel}
        titel = woord("belemmering", "bij_client", gegevens)
    concept = json.loads(vraag.antwoord) if vraag.antwoord else huidig
    return Punt(
        vraag=vraag,
        soort=soort_van(vraag.plaats),
        titel=titel,
        huidig=huidig,
        concept=concept,
        van_groep=geheel.aanvraag.soort == "groep" and dossier is geheel,
    )


def huidige_waarde(dossier: Dossier, plaats: str) -> JsonWaarde:
    """Give what stands at a place; while an aanvulling is asked the working copy is the version."""
    match soort_van(plaats):
        case Plaatssoort.DOELEN:
            return [
                {"doel_id": str(doel.doel_id), **_delen(doel.velden)}
                for doel in dossier.zichtbare_doelen
            ]
        case Plaatssoort.BLOK:
            return _delen(dossier.blokken[plaats].ruw) if plaats in dossier.blokken else {}
        case _:
            rij = dossier.antwoorden.get(plaats)
            return rij.waarde if rij is not None else None


def get_punt(punten: Sequence[Punt], vraag_id: uuid.UUID) -> Punt:
    """Give one question of the open request.

    Raises:
        NotFound: It is not in this request.
    """
    punt = next((punt for punt in punten if punt.vraag.id == vraag_id), None)
    if punt is None:
        raise NotFound
    return punt


def get_bestand(aanvraag: Aanvraag, bestand_id: uuid.UUID) -> Bestand:
    """Give a file of an aanvraag that is in view.

    Raises:
        NotFound: There is no such file with this aanvraag.
    """
    return een_of_404(
        sa.select(Bestand)
        .join(Aanvulvraag, Aanvulvraag.id == Bestand.vraag_id)
        .join(Aanvulverzoek, Aanvulverzoek.id == Aanvulvraag.verzoek_id)
        .where(Bestand.id == bestand_id, Aanvulverzoek.aanvraag_id == aanvraag.id)
    )


def _delen(waarde: object) -> dict[str, JsonWaarde]:
    return waarde if isinstance(waarde, dict) else {}
