"""Which handeling is possible in which toestand, and where it leads: T01-T32, T08p and Z12."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid import Handeling, Rol, Uitkomst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.toestanden import BESLIST, IN_BEHANDELING, Toestand


class Naar(StrEnum):
    """Target of a transition that is not one fixed toestand."""

    ZELFDE = "zelfde"
    VORIGE = "vorige"
    UITKOMST = "uitkomst"


class GebeurtenisSoort(StrEnum):
    """Kind of event in the life of an aanvraag."""

    GESTART = "gestart"
    CHECK_DOORLOPEN = "check_doorlopen"
    INTERN_AFGEWEZEN = "intern_afgewezen"
    HEROPEND = "heropend"
    ONDERTEKEND = "ondertekend"
    ONDERTEKENING_INGETROKKEN = "ondertekening_ingetrokken"
    INGEDIEND = "ingediend"
    VERVALLEN = "vervallen"
    TOEGEWEZEN = "toegewezen"
    VOLLEDIG = "volledig"
    AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
    AANGEVULD = "aangevuld"
    AANVULVERZOEK_INGETROKKEN = "aanvulverzoek_ingetrokken"
    HERSTEL_VERSTREKEN = "herstel_verstreken"
    BESLUIT_VOORBEREID = "besluit_voorbereid"
    BESLUIT_TERUGGENOMEN = "besluit_teruggenomen"
    AANGEBODEN = "aangeboden"
    TERUGGESTUURD = "teruggestuurd"
    VASTGESTELD = "vastgesteld"
    BIJGESTELD_INGEDIEND = "bijgesteld_ingediend"
    BESLUIT_GEVRAAGD = "besluit_gevraagd"
    ANTWOORD_VERSTREKEN = "antwoord_verstreken"
    INGETROKKEN = "ingetrokken"
    TERMIJN_VERLENGD = "termijn_verlengd"
    UITSTEL_INGESTEMD = "uitstel_ingestemd"
    IN_GEBREKE_GESTELD = "in_gebreke_gesteld"
    HERSTELBESLUIT_VOORBEREID = "herstelbesluit_voorbereid"
    BESLUIT_NA_BEZWAAR = "besluit_na_bezwaar"
    BESLUIT_HERROEPEN = "besluit_herroepen"


@dataclass(frozen=True, slots=True)
class Overgang:
    """One line of the table.

    Args:
        nr: Number of the rule; a rule with several handelingen has a line for each.
        van: Toestanden in which it is possible; empty when there is no aanvraag yet.
        handeling: What is done.
        rollen: Roles that do it in this toestand; empty when the system does it.
        naar: Toestand afterwards.
        soort: Kind of event that is recorded; None when nothing is recorded on this aanvraag.
        uitkomsten: Outcomes for which this line holds; empty when no outcome is chosen.
        voorwaarden: Codes of the guards that the action checks before it.
    """

    nr: str
    van: frozenset[Toestand]
    handeling: Handeling
    rollen: frozenset[Rol]
    naar: Toestand | Naar
    soort: GebeurtenisSoort | None
    uitkomsten: frozenset[Uitkomst] = frozenset()
    voorwaarden: tuple[str, ...] = ()

    def past(self, toestand: Toestand | None, uitkomst: Uitkomst | None) -> bool:
        """Say whether the line holds for a toestand and a chosen outcome."""
        begint_hier = toestand in self.van if toestand is not None else not self.van
        return begint_hier and (not self.uitkomsten or uitkomst in self.uitkomsten)


T, H, G = Toestand, Handeling, GebeurtenisSoort

_INHOUD = frozenset({Rol.BEGELEIDER, Rol.BEHANDELAAR, Rol.MANAGER})
_MANAGER = frozenset({Rol.MANAGER})
_BEOORDELAAR = frozenset({Rol.BEOORDELAAR})
_TEAMLEIDER = frozenset({Rol.TEAMLEIDER})
_BEOORDELING = _BEOORDELAAR | _TEAMLEIDER
_SYSTEEM: frozenset[Rol] = frozenset()

_NIETS: frozenset[Toestand] = frozenset()
_CONCEPT = frozenset({T.CONCEPT})
_BIJSTELLEN = frozenset({T.BIJSTELLEN_GEVRAAGD})
_TE_TOETSEN = frozenset({T.INGEDIEND, T.IN_TOETSING})
_GEVRAAGD = frozenset({T.AANVULLING_GEVRAAGD})
_KLAARZETTEN = frozenset({T.BESLUIT_KLAARZETTEN})
_CONTROLE = frozenset({T.TER_CONTROLE})
_ALLE_UITKOMSTEN = frozenset(Uitkomst)
_BUITEN = frozenset({Uitkomst.BUITEN_BEHANDELING})

OVERGANGEN: tuple[Overgang, ...] = (
    Overgang("T01", _NIETS, H.AANVRAAG_STARTEN, _INHOUD, T.CONCEPT, G.GESTART,
             voorwaarden=("client_in_bereik", "geen_andere_open_aanvraag")),
    Overgang("T02", _CONCEPT, H.AANVRAAG_BEWERKEN, _INHOUD, Naar.ZELFDE, None,
             voorwaarden=("driehoek_of_manager", "antwoordversie_actueel")),
    Overgang("T03", _CONCEPT, H.AANVRAAG_CHECK_DOORLOPEN, _INHOUD, Naar.ZELFDE, G.CHECK_DOORLOPEN,
             voorwaarden=("driehoek_of_manager",)),
    Overgang("T04", _CONCEPT, H.AANVRAAG_INTERN_AFWIJZEN, _MANAGER, T.INTERN_AFGEWEZEN,
             G.INTERN_AFGEWEZEN, voorwaarden=("check_niet_indienbaar", "analyse_ingevuld")),
    Overgang("T05", frozenset({T.INTERN_AFGEWEZEN}), H.AANVRAAG_HEROPENEN, _MANAGER, T.CONCEPT,
             G.HEROPEND),
    Overgang("T06", _CONCEPT | _BIJSTELLEN, H.AANVRAAG_ONDERTEKENEN, _INHOUD, Naar.ZELFDE,
             G.ONDERTEKEND, voorwaarden=("lid_van_driehoek", "onderdelen_volledig")),
    Overgang("T07", _CONCEPT | _BIJSTELLEN, H.AANVRAAG_ONDERTEKENING_INTREKKEN, _INHOUD,
             Naar.ZELFDE, G.ONDERTEKENING_INGETROKKEN, voorwaarden=("eigen_handtekening",)),
    Overgang("T08", _CONCEPT, H.AANVRAAG_INDIENEN, _MANAGER, T.INGEDIEND, G.INGEDIEND,
             voorwaarden=("g1_g13",)),
    Overgang("T08p", _NIETS, H.PAPIER_REGISTREREN, _BEOORDELING, T.INGEDIEND, G.INGEDIEND,
             voorwaarden=("locatie_in_eigen_regio", "geen_andere_open_aanvraag",
                          "ontvangen_niet_in_toekomst")),
    Overgang("T09", _CONCEPT, H.AANVRAAG_WEGGOOIEN, _INHOUD, T.VERVALLEN, G.VERVALLEN,
             voorwaarden=("manager_of_starter", "nooit_ingediend")),
    *(
        Overgang("T10", _TE_TOETSEN | _KLAARZETTEN, handeling, rollen, Naar.ZELFDE, G.TOEGEWEZEN,
                 voorwaarden=voorwaarden)
        for handeling, rollen, voorwaarden in (
            (H.DOSSIER_TOEWIJZEN, _TEAMLEIDER, ("beoordelaar_zelfde_zorgkantoor_en_regio",)),
            (H.DOSSIER_OVERDRAGEN, _BEOORDELING,
             ("eigen_dossier", "beoordelaar_zelfde_zorgkantoor_en_regio")),
            (H.DOSSIER_NEMEN, _BEOORDELING,
             ("niet_toegewezen", "beoordelaar_zelfde_zorgkantoor_en_regio")),
        )
    ),
    Overgang("T11", frozenset({T.INGEDIEND}), H.DOSSIER_VOLLEDIG_VERKLAREN, _BEOORDELING,
             T.IN_TOETSING, G.VOLLEDIG, voorwaarden=("behandelaar_of_teamleider",)),
    Overgang("T12", _TE_TOETSEN, H.DOSSIER_AANVULLING_VRAGEN, _BEOORDELING, T.AANVULLING_GEVRAAGD,
             G.AANVULLING_GEVRAAGD,
             voorwaarden=("behandelaar_of_teamleider", "vraag_met_reden", "hersteldatum")),
    Overgang("T13", _GEVRAAGD, H.AANVRAAG_AANVULLEN, _MANAGER, Naar.VORIGE, G.AANGEVULD,
             voorwaarden=("alle_gevraagde_antwoorden",)),
    Overgang("T14", _GEVRAAGD, H.DOSSIER_AANVULVERZOEK_INTREKKEN, _BEOORDELING, Naar.VORIGE,
             G.AANVULVERZOEK_INGETROKKEN, voorwaarden=("behandelaar_of_teamleider", "reden")),
    Overgang("T15", _GEVRAAGD, H.SYSTEEM_HERSTEL_VERSTREKEN, _SYSTEEM, Naar.VORIGE,
             G.HERSTEL_VERSTREKEN, voorwaarden=("dag_na_hersteldatum",)),
    Overgang("T16", frozenset({T.IN_TOETSING}), H.BESLUIT_VOORBEREIDEN, _BEOORDELING,
             T.BESLUIT_KLAARZETTEN, G.BESLUIT_VOORBEREID, _ALLE_UITKOMSTEN - _BUITEN,
             ("behandelaar_of_teamleider", "voorwaarden_uitkomst")),
    Overgang("T17", _TE_TOETSEN, H.BESLUIT_VOORBEREIDEN, _BEOORDELING, T.BESLUIT_KLAARZETTEN,
             G.BESLUIT_VOORBEREID, _BUITEN,
             ("behandelaar_of_teamleider", "aanvulling_uitgebleven_of_onvoldoende",
              "binnen_vier_weken")),
    Overgang("T18", _KLAARZETTEN, H.BESLUIT_TERUG_NAAR_TOETSING, _BEOORDELING, T.IN_TOETSING,
             G.BESLUIT_TERUGGENOMEN, voorwaarden=("behandelaar_of_teamleider",)),
    Overgang("T19", _KLAARZETTEN, H.BESLUIT_TER_CONTROLE_AANBIEDEN, _BEOORDELING, T.TER_CONTROLE,
             G.AANGEBODEN, voorwaarden=("behandelaar_of_teamleider", "vier_ogen_nodig")),
    Overgang("T20", _CONTROLE, H.BESLUIT_TERUGSTUREN, _TEAMLEIDER, T.BESLUIT_KLAARZETTEN,
             G.TERUGGESTUURD, voorwaarden=("niet_de_behandelaar", "reden")),
    Overgang("T21", _KLAARZETTEN, H.BESLUIT_VASTSTELLEN, _BEOORDELING, Naar.UITKOMST,
             G.VASTGESTELD, _ALLE_UITKOMSTEN,
             ("behandelaar_of_teamleider", "geen_vier_ogen_nodig", "mandaat", "brief_volledig")),
    Overgang("T22", _CONTROLE, H.BESLUIT_VASTSTELLEN, _TEAMLEIDER, Naar.UITKOMST,
             G.VASTGESTELD, _ALLE_UITKOMSTEN,
             ("niet_betrokken", "mandaat", "brief_volledig", "voorbereide_versie_actueel")),
    Overgang("T23", _BIJSTELLEN, H.AANVRAAG_BEWERKEN, _INHOUD, Naar.ZELFDE, None,
             voorwaarden=("driehoek_of_manager", "antwoordversie_actueel")),
    Overgang("T24", _BIJSTELLEN, H.AANVRAAG_BIJGESTELD_INDIENEN, _MANAGER, T.IN_TOETSING,
             G.BIJGESTELD_INGEDIEND, voorwaarden=("g1_g13", "verklaringen_opnieuw")),
    Overgang("T25", _BIJSTELLEN, H.AANVRAAG_BESLUIT_VRAGEN, _MANAGER, T.IN_TOETSING,
             G.BESLUIT_GEVRAAGD, voorwaarden=("reden",)),
    Overgang("T26", _BIJSTELLEN, H.SYSTEEM_ANTWOORD_VERSTREKEN, _SYSTEEM, T.IN_TOETSING,
             G.ANTWOORD_VERSTREKEN, voorwaarden=("dag_na_antwoorddatum",)),
    Overgang("T27", IN_BEHANDELING, H.AANVRAAG_INTREKKEN, _MANAGER, T.INGETROKKEN, G.INGETROKKEN,
             voorwaarden=("reden",)),
    Overgang("T28", IN_BEHANDELING, H.DOSSIER_TERMIJN_VERLENGEN, _TEAMLEIDER, Naar.ZELFDE,
             G.TERMIJN_VERLENGD,
             voorwaarden=("voor_de_beslisdatum", "reden", "nieuwe_datum", "eenmaal")),
    Overgang("T29", IN_BEHANDELING, H.AANVRAAG_UITSTEL_INSTEMMEN, _MANAGER, Naar.ZELFDE,
             G.UITSTEL_INGESTEMD, voorwaarden=("periode_genoemd",)),
    Overgang("T30", IN_BEHANDELING | BESLIST | {T.INGETROKKEN}, H.DOSSIER_INGEBREKESTELLING,
             _BEOORDELING, Naar.ZELFDE, G.IN_GEBREKE_GESTELD,
             voorwaarden=("behandelaar_of_teamleider", "beslisdatum_voorbij")),
    Overgang("T31", BESLIST, H.BESLUIT_HERSTEL_VOORBEREIDEN, _BEOORDELING, Naar.ZELFDE,
             G.HERSTELBESLUIT_VOORBEREID,
             voorwaarden=("behandelaar_of_teamleider", "kennelijke_fout", "geen_bezwaar_open")),
    Overgang("T32", frozenset({T.TOEGEKEND, T.AFGEWEZEN}), H.AANVRAAG_HER_STARTEN, _INHOUD,
             Naar.ZELFDE, None, voorwaarden=("aanleiding",)),
    Overgang("Z12", frozenset({T.TOEGEKEND, T.AFGEWEZEN}), H.BEZWAAR_BESLISSEN, _TEAMLEIDER,
             Naar.UITKOMST, G.BESLUIT_NA_BEZWAAR,
             frozenset({Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN}),
             ("bezwaar_gegrond", "niet_betrokken", "mandaat", "brief_volledig")),
    Overgang("Z12", frozenset({T.TOEGEKEND}), H.BESLUIT_HERROEPEN, _TEAMLEIDER, T.INGETROKKEN,
             G.BESLUIT_HERROEPEN, voorwaarden=("bezwaar_gegrond", "niet_betrokken")),
    Overgang("Z12", frozenset({T.BUITEN_BEHANDELING, T.BIJSTELLEN_GEVRAAGD}),
             H.BESLUIT_HERROEPEN, _TEAMLEIDER, T.IN_TOETSING, G.BESLUIT_HERROEPEN,
             voorwaarden=("bezwaar_gegrond", "niet_betrokken")),
)  # fmt: skip

NAAR_UITKOMST: Mapping[Uitkomst | None, Toestand] = MappingProxyType(
    {
        Uitkomst.TOEKENNEN: Toestand.TOEGEKEND,
        Uitkomst.AFWIJZEN: Toestand.AFGEWEZEN,
        Uitkomst.BUITEN_BEHANDELING: Toestand.BUITEN_BEHANDELING,
        Uitkomst.BIJSTELLEN: Toestand.BIJSTELLEN_GEVRAAGD,
    }
)


def vind_overgang(
    toestand: Toestand | None, handeling: Handeling, *, uitkomst: Uitkomst | None = None
) -> Overgang:
    """Return the line of the table for a toestand and a handeling.

    Args:
        toestand: Present toestand; None when there is no aanvraag yet.
        handeling: What somebody wants to do.
        uitkomst: Chosen outcome, for preparing and fixing a besluit.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table.

    Bron: [procedure] §0 and §1.
    """
    for overgang in OVERGANGEN:
        if overgang.handeling is handeling and overgang.past(toestand, uitkomst):
            return overgang
    raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=handeling)


def pas_toe(
    toestand: Toestand | None,
    handeling: Handeling,
    *,
    uitkomst: Uitkomst | None = None,
    vorige: Toestand | None = None,
) -> Toestand:
    """Return the toestand after a handeling.

    Args:
        toestand: Present toestand; None when there is no aanvraag yet.
        handeling: What is done.
        uitkomst: Chosen outcome, for preparing and fixing a besluit.
        vorige: Toestand before the open aanvulverzoek, for the handelingen that end it.

    Raises:
        DomeinFout: `handeling_niet_mogelijk` when the pair is not in the table, or when the
            toestand to return to is not given.

    Bron: [procedure] §0 and §1.
    """
    overgang = vind_overgang(toestand, handeling, uitkomst=uitkomst)
    doel = bestemming(overgang, toestand=toestand, uitkomst=uitkomst, vorige=vorige)
    if doel is None:
        raise DomeinFout("handeling_niet_mogelijk", toestand=toestand, handeling=handeling)
    return doel


def bestemming(
    overgang: Overgang,
    *,
    toestand: Toestand | None,
    uitkomst: Uitkomst | None,
    vorige: Toestand | None,
) -> Toestand | None:
    """Return where a line of the table leads, None when the toestand to return to is unknown.

    Bron: [procedure] §1.
    """
    if isinstance(overgang.naar, Toestand):
        return overgang.naar
    doelen = {
        Naar.ZELFDE: toestand,
        Naar.VORIGE: vorige,
        Naar.UITKOMST: NAAR_UITKOMST.get(uitkomst),
    }
    return doelen[overgang.naar]
