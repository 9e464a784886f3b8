"""Bezwaar: its toestanden, who lodges it and what can be decided on it."""

from enum import StrEnum


class Bezwaartoestand(StrEnum):
    """Toestand of a bezwaar (§4); horen and verdagen are events, not toestanden."""

    ONTVANGEN = "ontvangen"
    VERZUIM_HERSTELLEN = "verzuim_herstellen"
    REDEN_TE_LAAT_GEVRAAGD = "reden_te_laat_gevraagd"
    IN_BEHANDELING = "in_behandeling"
    ADVIES_GEVRAAGD = "advies_gevraagd"
    BESLIST = "beslist"
    INGETROKKEN = "ingetrokken"


class Bezwaarmaker(StrEnum):
    """Who lodges the bezwaar: each of them has an interest of its own (C8)."""

    AANBIEDER = "aanbieder"
    CLIENT = "client"


class Verzuim(StrEnum):
    """What can miss in a bezwaar (Awb 6:5, 2:1) and is asked for before it can count against it."""

    GRONDEN = "gronden"
    MACHTIGING = "machtiging"
    ONDERTEKENING = "ondertekening"
    NAAM_EN_ADRES = "naam_en_adres"
    BESLUIT = "besluit"


class Indieningswijze(StrEnum):
    """How a bezwaar came in; what came on paper is registered by the zorgkantoor (L1)."""

    PORTAAL = "portaal"
    POST = "post"
    E_MAIL = "e_mail"
    AFGEGEVEN = "afgegeven"


class Bezwaaruitkomst(StrEnum):
    """What is decided, or meant to be decided, on a bezwaar."""

    GEGROND = "gegrond"
    DEELS_GEGROND = "deels_gegrond"
    ONGEGROND = "ongegrond"
    NIET_ONTVANKELIJK = "niet_ontvankelijk"


class Hoorstand(StrEnum):
    """What became of hearing somebody."""

    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"
    AFGEZEGD = "afgezegd"
    AFGEZIEN = "afgezien"


class Adviesinhoud(StrEnum):
    """What the Zorginstituut advises (C6)."""

    TOEKENNEN = "toekennen"
    GEDEELTELIJK = "gedeeltelijk"
    AFWIJZEN = "afwijzen"


class Beslisstand(StrEnum):
    """Where the beslissing op bezwaar is: always two people (Z12)."""

    CONCEPT = "concept"
    TER_CONTROLE = "ter_controle"
    VASTGESTELD = "vastgesteld"
