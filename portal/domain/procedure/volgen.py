"""Following and learning: the toestanden of plan, dialoog, afspraak, traject and voorbeeld."""

from enum import StrEnum


class Plantoestand(StrEnum):
    """Where a version of a meerzorgplan is; an earlier version that was reopened is vervangen."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"
    BESPROKEN = "besproken"
    VERVANGEN = "vervangen"


class Dialoogtoestand(StrEnum):
    """Where a meerzorgdialoog is."""

    GEPLAND = "gepland"
    AFGEZEGD = "afgezegd"
    GEHOUDEN = "gehouden"
    TER_BEVESTIGING = "ter_bevestiging"
    GEREED = "gereed"


class Dialoogpartij(StrEnum):
    """Who takes part in a dialoog and confirms its verslag."""

    AANBIEDER = "aanbieder"
    ZORGKANTOOR = "zorgkantoor"
    CCE = "cce"


class Ervaring(StrEnum):
    """How long an aanbieder works with meerzorg; it sets the accents, never the five points."""

    NIEUW = "nieuw"
    ENKELE_JAREN = "enkele_jaren"
    ERVAREN = "ervaren"


class Afspraaksoort(StrEnum):
    """What an afspraak of a dialoog is about."""

    INHOUD = "inhoud"
    GELD = "geld"
    SPIEGELINFORMATIE = "spiegelinformatie"
    GOED_VOORBEELD = "goed_voorbeeld"
    ONTWIKKELTRAJECT = "ontwikkeltraject"


class Afspraakstand(StrEnum):
    """What came of an afspraak, or of an actie of an ontwikkeltraject."""

    OPEN = "open"
    BEZIG = "bezig"
    GEHAALD = "gehaald"
    DEELS_GEHAALD = "deels_gehaald"
    NIET_GEHAALD = "niet_gehaald"
    VERVALLEN = "vervallen"


class Trajecttoestand(StrEnum):
    """Where an ontwikkeltraject is; gevraagd: the aanbieder asked, the CCE has not planned it."""

    GEVRAAGD = "gevraagd"
    GEPLAND = "gepland"
    LOPEND = "lopend"
    AFGEROND = "afgerond"
    GESTOPT = "gestopt"


class Voorbeeldstand(StrEnum):
    """Where a goed voorbeeld is; only what is goedgekeurd is read outside the own organisation."""

    VOORGEDRAGEN = "voorgedragen"
    TERUGGESTUURD = "teruggestuurd"
    GOEDGEKEURD = "goedgekeurd"
    INGETROKKEN = "ingetrokken"
