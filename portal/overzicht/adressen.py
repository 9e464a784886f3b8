"""Where the pages of other slices are: the one list of addresses that the overview links to."""

import uuid
from enum import StrEnum


class Plek(StrEnum):
    """A page about one row; the value is its path, with the id of the row in it."""

    CLIENT = "/clienten/{id}"
    AANVRAAG = "/aanvragen/{id}"
    AANVULLING = "/aanvragen/{id}/aanvulling"
    BIJSTELLEN = "/aanvragen/{id}/bijstellen"
    ONDERTEKENEN = "/aanvragen/{id}/ondertekenen"
    BESCHIKKING = "/beschikkingen/{id}"
    DOSSIER = "/dossiers/{id}"
    TOEKENNING = "/toekenningen/{id}"
    TOEKENNINGSBRIEF = "/toekenningsbrieven/{id}"
    HER_AANVRAAG = "/toekenningen/{id}/her-aanvraag"
    GROEP = "/groepen/{id}"
    OVERLEG = "/overleg/{id}"

    def van(self, rij_id: uuid.UUID) -> str:
        """Give the address of the page about a row."""
        return self.value.format(id=rij_id)


def termijn(plek: Plek, aanvraag_id: uuid.UUID) -> str:
    """Give the address of the explained dates, below the page of one side."""
    return f"{plek.van(aanvraag_id)}/termijn"


def mutatie(groep_id: uuid.UUID) -> str:
    """Give the address where a change in a group is asked for."""
    return f"{Plek.GROEP.van(groep_id)}/mutatie"


class Lijst(StrEnum):
    """A page without a row."""

    AANVRAGEN = "/aanvragen"
    NIEUWE_AANVRAAG = "/aanvragen/nieuw"
    NIEUWE_GROEPSAANVRAAG = "/aanvragen/nieuw/leden"
    WERKVOORRAAD = "/werkvoorraad"
    TOEKENNINGEN = "/toekenningen"
    EVALUATIES = "/evaluaties"
    TE_BEVESTIGEN = "/toekenningen/te-bevestigen"
    VERHUIZINGEN = "/verhuizingen"
    MUTATIES = "/mutaties"


def versie(plek: Plek, aanvraag_id: uuid.UUID, nr: int) -> str:
    """Give the address of a submitted version, below the page of one side."""
    return f"{plek.van(aanvraag_id)}/versies/{nr}"
