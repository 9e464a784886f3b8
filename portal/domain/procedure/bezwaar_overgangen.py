"""Which handeling is possible in which toestand of a bezwaar: the table Z01-Z13."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaartoestand


class Bezwaarfeit(StrEnum):
    """Kind of event in the life of a bezwaar."""

    INGEDIEND = "ingediend"
    GEREGISTREERD = "geregistreerd"
    IN_BEHANDELING_GENOMEN = "in_behandeling_genomen"
    HERSTEL_GEVRAAGD = "herstel_gevraagd"
    REDEN_GEVRAAGD = "reden_gevraagd"
    BEANTWOORD = "beantwoord"
    ANTWOORD_VERWERKT = "antwoord_verwerkt"
    HOORZITTING_GEPLAND = "hoorzitting_gepland"
    HOORVERSLAG = "hoorverslag"
    VAN_HOREN_AFGEZIEN = "van_horen_afgezien"
    NIEUWE_FEITEN = "nieuwe_feiten"
    VERDAAGD = "verdaagd"
    UITGESTELD = "uitgesteld"
    VOORNEMEN = "voornemen"
    ADVIES_GEVRAAGD = "advies_gevraagd"
    ADVIES_ONTVANGEN = "advies_ontvangen"
    GEEN_ADVIES = "geen_advies"
    BESLISSING_VOORBEREID = "beslissing_voorbereid"
    BESLISSING_AANGEBODEN = "beslissing_aangeboden"
    BESLISSING_TERUGGESTUURD = "beslissing_teruggestuurd"
    BESLIST = "beslist"
    INGETROKKEN = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Bezwaarovergang:
    """One line of the table; who may do it stands with the handeling (bevoegdheden).

    Args:
        nr: Number of the rule; a rule with several handelingen has a line for each.
        van: Toestanden in which it is possible; empty when there is no bezwaar yet.
        handeling: What is done.
        naar: Toestand afterwards; None keeps the present one.
        soort: Kind of event that is recorded.
        voorwaarden: Codes of the guards that the action checks before it.
    """

    nr: str
    van: frozenset[Bezwaartoestand]
    handeling: Handeling
    naar: Bezwaartoestand | None
    soort: Bezwaarfeit
    voorwaarden: tuple[str, ...] = ()

    def past(self, toestand: Bezwaartoestand | None) -> bool:
        """Say whether the line holds for a toestand."""
        return toestand in self.van if toestand is not None else not self.van


T, H, F = Bezwaartoestand, Handeling, Bezwaarfeit

LOPEND = frozenset(Bezwaartoestand) - {T.BESLIST, T.INGETROKKEN}
"""Toestanden in which a bezwaar is open."""

BEZWAARWOORDEN: Mapping[Bezwaartoestand, str] = MappingProxyType(
    {
        T.ONTVANGEN: "Ontvangen",
        T.VERZUIM_HERSTELLEN: "Aanvulling gevraagd",
        T.REDEN_TE_LAAT_GEVRAAGD: "Reden gevraagd",
        T.IN_BEHANDELING: "In behandeling",
        T.ADVIES_GEVRAAGD: "Advies gevraagd",
        T.BESLIST: "Beslist",
        T.INGETROKKEN: "Ingetrokken",
    }
)
"""The word that both sides see for a toestand of a bezwaar."""

_NIETS: frozenset[Bezwaartoestand] = frozenset()
_ONTVANGEN = frozenset({T.ONTVANGEN})
_GEVRAAGD = frozenset({T.VERZUIM_HERSTELLEN, T.REDEN_TE_LAAT_GEVRAAGD})
_BEHANDELING = frozenset({T.IN_BEHANDELING})
_ADVIES = frozenset({T.ADVIES_GEVRAAGD})

BEZWAAROVERGANGEN: tuple[Bezwaarovergang, ...] = (
    Bezwaarovergang("Z01", _NIETS, H.BEZWAAR_INDIENEN, T.ONTVANGEN, F.INGEDIEND,
                    ("besluit_met_bezwaar", "machtiging_voor_bezwaar")),
    Bezwaarovergang("Z02", _NIETS, H.BEZWAAR_REGISTREREN, T.ONTVANGEN, F.GEREGISTREERD,
                    ("besluit_met_bezwaar", "ontvangen_op", "poststempel_bij_post")),
    Bezwaarovergang("Z03", _ONTVANGEN, H.BEZWAAR_IN_BEHANDELING_NEMEN, T.IN_BEHANDELING,
                    F.IN_BEHANDELING_GENOMEN, ("niet_betrokken", "tijdig", "gronden_aanwezig")),
    Bezwaarovergang("Z04", _ONTVANGEN, H.BEZWAAR_HERSTEL_VRAGEN, T.VERZUIM_HERSTELLEN,
                    F.HERSTEL_GEVRAAGD, ("niet_betrokken", "wat_ontbreekt", "hersteldatum")),
    Bezwaarovergang("Z05", _ONTVANGEN, H.BEZWAAR_REDEN_VRAGEN, T.REDEN_TE_LAAT_GEVRAAGD,
                    F.REDEN_GEVRAAGD, ("niet_betrokken", "te_laat", "hersteldatum")),
    Bezwaarovergang("Z06", _ONTVANGEN | _GEVRAAGD, H.BEZWAAR_ANTWOORDEN, None, F.BEANTWOORD,
                    ("antwoord",)),
    Bezwaarovergang("Z06", _GEVRAAGD, H.BEZWAAR_ANTWOORD_VERWERKEN, T.IN_BEHANDELING,
                    F.ANTWOORD_VERWERKT, ("niet_betrokken", "antwoord_of_datum_voorbij")),
    Bezwaarovergang("Z07", _BEHANDELING, H.BEZWAAR_HOORZITTING_PLANNEN, None,
                    F.HOORZITTING_GEPLAND, ("niet_betrokken", "hoorder_niet_betrokken")),
    Bezwaarovergang("Z07", _BEHANDELING, H.BEZWAAR_HOORVERSLAG, None, F.HOORVERSLAG,
                    ("niet_betrokken",)),
    Bezwaarovergang("Z07", _BEHANDELING, H.BEZWAAR_VAN_HOREN_AFZIEN, None, F.VAN_HOREN_AFGEZIEN,
                    ("niet_betrokken", "reden")),
    Bezwaarovergang("Z07", _BEHANDELING, H.BEZWAAR_NIEUWE_FEITEN, None, F.NIEUWE_FEITEN,
                    ("niet_betrokken", "na_het_horen")),
    Bezwaarovergang("Z08", _BEHANDELING, H.BEZWAAR_VERDAGEN, None, F.VERDAAGD,
                    ("niet_betrokken", "eenmaal", "voor_de_beslisdatum", "geen_advies_gevraagd")),
    Bezwaarovergang("Z08", _BEHANDELING, H.BEZWAAR_UITSTELLEN, None, F.UITGESTELD,
                    ("niet_betrokken", "instemming", "latere_datum")),
    Bezwaarovergang("Z09", _BEHANDELING, H.BEZWAAR_VOORNEMEN, None, F.VOORNEMEN,
                    ("niet_betrokken", "niet_ontvankelijk_na_vraag")),
    Bezwaarovergang("Z10", _BEHANDELING, H.BEZWAAR_ADVIES_VRAGEN, T.ADVIES_GEVRAAGD,
                    F.ADVIES_GEVRAAGD, ("niet_betrokken", "advies_nodig", "stukken_compleet")),
    Bezwaarovergang("Z11", _ADVIES, H.BEZWAAR_ADVIES_ONTVANGEN, T.IN_BEHANDELING,
                    F.ADVIES_ONTVANGEN, ("niet_betrokken", "datum")),
    Bezwaarovergang("Z11", _ADVIES, H.BEZWAAR_GEEN_ADVIES, T.IN_BEHANDELING, F.GEEN_ADVIES,
                    ("niet_betrokken", "adviestermijn_voorbij_of_ziet_af")),
    Bezwaarovergang("Z12", _BEHANDELING, H.BEZWAAR_BESLISSING_VOORBEREIDEN, None,
                    F.BESLISSING_VOORBEREID,
                    ("niet_betrokken", "advies_of_uitzondering", "afwijken_gemotiveerd")),
    Bezwaarovergang("Z12", _BEHANDELING, H.BEZWAAR_TER_CONTROLE_AANBIEDEN, None,
                    F.BESLISSING_AANGEBODEN, ("niet_betrokken",)),
    Bezwaarovergang("Z12", _BEHANDELING, H.BEZWAAR_TERUGSTUREN, None,
                    F.BESLISSING_TERUGGESTUURD, ("niet_betrokken", "reden")),
    Bezwaarovergang("Z12", _BEHANDELING, H.BEZWAAR_BESLISSEN, T.BESLIST, F.BESLIST,
                    ("niet_betrokken", "niet_de_voorbereider", "advies_of_uitzondering",
                     "mandaat")),
    Bezwaarovergang("Z13", LOPEND, H.BEZWAAR_INTREKKEN, T.INGETROKKEN, F.INGETROKKEN,
                    ("reden",)),
)  # fmt: skip


def vind_bezwaarovergang(toestand: Bezwaartoestand | None, handeling: Handeling) -> Bezwaarovergang:
    """Return the line of the table for a toestand and a handeling.

    Args:
        toestand: Present toestand; None when there is no bezwaar yet.
        handeling: What somebody wants to do.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §0 and §4.
    """
    for overgang in BEZWAAROVERGANGEN:
        if overgang.handeling is handeling and overgang.past(toestand):
            return overgang
    raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=handeling)
