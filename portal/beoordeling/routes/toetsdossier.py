"""What every page of the toetsing starts with: the newest version and its stand."""

import uuid
from dataclasses import dataclass

from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.queries.toetsing import Kop, Toetsstand, bepaal_toetsing, maak_kop
from portal.beoordeling.queries.toetsing import mag_toetsen as mag_toetsen_op
from portal.beoordeling.routes.lezen import open_deel
from portal.platform import clock
from portal.toegang.bewaking import huidige_gebruiker


@dataclass(frozen=True, slots=True)
class Toetsdossier:
    """The toetsing of the newest version, as the user on this page may use it."""

    stand: Toetsstand
    kop: Kop
    mag_toetsen: bool


def open_toetsdossier(aanvraag_id: uuid.UUID) -> Toetsdossier:
    """Give the toetsing of a dossier; the line in the log is written with the dossier.

    Raises:
        NotFound: It does not exist, is not in view of the user, or was never submitted.
    """
    aanvraag = open_deel(aanvraag_id)
    rij = find_laatste_versie(aanvraag)
    if rij is None:
        raise NotFound
    vandaag = clock.today()
    stand = bepaal_toetsing(aanvraag, lees_versie(rij), vandaag)
    return Toetsdossier(
        stand, maak_kop(stand, vandaag), mag_toetsen_op(aanvraag, huidige_gebruiker())
    )
