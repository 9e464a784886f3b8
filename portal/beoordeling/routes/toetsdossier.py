"""What every page of the toetsing starts with: the newest version and its stand."""

import uuid
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import find_laatste_versie, get_aanvraag
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.queries.toetsing import Kop, Toetsstand, bepaal_toetsing, maak_kop
from portal.beoordeling.queries.toetsing import mag_toetsen as mag_toetsen_op
from portal.domain.bevoegdheid import Handeling
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker


@dataclass(frozen=True, slots=True)
class Toetsdossier:
    """The toetsing of the newest version, as the user on this page may use it."""

    stand: Toetsstand
    kop: Kop
    mag_toetsen: bool


def open_toetsdossier(aanvraag_id: uuid.UUID) -> Toetsdossier:
    """Give the toetsing of a dossier, and write one audit line when the page only reads.

    Raises:
        NotFound: It does not exist, is not in view of the user, or was never submitted.
    """
    gebruiker = huidige_gebruiker()
    aanvraag = get_aanvraag(aanvraag_id, voor=gebruiker)
    rij = find_laatste_versie(aanvraag)
    if rij is None:
        raise NotFound
    vandaag = clock.today()
    stand = bepaal_toetsing(aanvraag, lees_versie(rij), vandaag)
    if request.method == "GET":
        leg_lezen_vast(
            audit_regel(
                Handeling.VERSIE_LEZEN.value,
                door=gebruiker,
                over=aanvraag,
                client_id=aanvraag.client_id,
            )
        )
    return Toetsdossier(stand, maak_kop(stand, vandaag), mag_toetsen_op(aanvraag, gebruiker))
