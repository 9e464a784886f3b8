"""Which roles may do what: one table, everything else refused."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from portal.domain.bevoegdheid.handelingen import Handeling
from portal.domain.bevoegdheid.rollen import Rol

_IEDER = frozenset(Rol)
_INHOUD = frozenset({Rol.BEGELEIDER, Rol.BEHANDELAAR, Rol.MANAGER})
_MANAGER = frozenset({Rol.MANAGER})
_BEOORDELING = frozenset({Rol.BEOORDELAAR, Rol.TEAMLEIDER})
_TEAMLEIDER = frozenset({Rol.TEAMLEIDER})
_ZORGKANTOOR_LEEST = _BEOORDELING | {Rol.BEZWAARBEHANDELAAR}
_BEHEER_ZORGKANTOOR = frozenset({Rol.BEHEERDER_ZORGKANTOOR})
_BEHEER_EIGEN = frozenset({Rol.BEHEERDER_AANBIEDER, Rol.BEHEERDER_ZORGKANTOOR})
_FUNCTIONEEL = frozenset({Rol.FUNCTIONEEL_BEHEERDER})
_AUDITOR = frozenset({Rol.AUDITOR})
_CCE = frozenset({Rol.CCE_COORDINATOR})
_MONITOR = frozenset({Rol.MONITORBEHEERDER})
_CCE_BEHEER = frozenset({Rol.CCE_BEHEERDER})
_BEZWAAR = frozenset({Rol.BEZWAARBEHANDELAAR})
_BEZWAARTEAM = _BEZWAAR | _TEAMLEIDER
_BEHEER = _BEHEER_EIGEN | _CCE_BEHEER
_NIEMAND: frozenset[Rol] = frozenset()

OPENBAAR = frozenset(
    {
        Handeling.OPENBAAR_AANMELDEN,
        Handeling.OPENBAAR_INFORMATIE,
        Handeling.OPENBAAR_STATUS,
        Handeling.OPENBAAR_UITNODIGING,
    }
)

BEVOEGDHEDEN: Mapping[Handeling, frozenset[Rol]] = MappingProxyType(
    {
        Handeling.ACCOUNT_EIGEN: _IEDER,
        Handeling.OVERZICHT_LEZEN: _IEDER,
        Handeling.CLIENT_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.CLIENT_AANMAKEN: _INHOUD,
        Handeling.CLIENT_WIJZIGEN: _INHOUD,
        Handeling.CLIENT_BSN_TONEN: _MANAGER | _ZORGKANTOOR_LEEST,
        Handeling.GROEP_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.GROEP_BEHEREN: _INHOUD,
        Handeling.LOCATIE_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.LOCATIE_BEHEREN: frozenset({Rol.BEHEERDER_AANBIEDER}),
        Handeling.AANVRAAG_LEZEN: _INHOUD,
        Handeling.AANVRAAG_STARTEN: _INHOUD,
        Handeling.AANVRAAG_HER_STARTEN: _INHOUD,
        Handeling.AANVRAAG_BEWERKEN: _INHOUD,
        Handeling.AANVRAAG_KOPIEREN: _INHOUD,
        Handeling.AANVRAAG_WEGGOOIEN: _INHOUD,
        Handeling.AANVRAAG_CHECK_DOORLOPEN: _INHOUD,
        Handeling.AANVRAAG_WERKBOEK_INLEZEN: _INHOUD,
        Handeling.AANVRAAG_ONDERTEKENEN: _INHOUD,
        Handeling.AANVRAAG_ONDERTEKENING_INTREKKEN: _INHOUD,
        Handeling.AANVRAAG_AANVULLING_INVULLEN: _INHOUD,
        Handeling.AANVRAAG_INDIENEN: _MANAGER,
        Handeling.AANVRAAG_AANVULLEN: _MANAGER,
        Handeling.AANVRAAG_BIJGESTELD_INDIENEN: _MANAGER,
        Handeling.AANVRAAG_BESLUIT_VRAGEN: _MANAGER,
        Handeling.AANVRAAG_UITSTEL_INSTEMMEN: _MANAGER,
        Handeling.AANVRAAG_INTREKKEN: _MANAGER,
        Handeling.AANVRAAG_INTERN_AFWIJZEN: _MANAGER,
        Handeling.AANVRAAG_HEROPENEN: _MANAGER,
        Handeling.WERKVOORRAAD_LEZEN: _ZORGKANTOOR_LEEST,
        Handeling.WERKVOORRAAD_EXPORTEREN: _BEOORDELING,
        Handeling.VERSIE_LEZEN: _ZORGKANTOOR_LEEST,
        Handeling.VERSIE_VERIFIEREN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.TRACE_LEZEN: _ZORGKANTOOR_LEEST,
        Handeling.DOSSIER_NEMEN: _BEOORDELING,
        Handeling.DOSSIER_OVERDRAGEN: _BEOORDELING,
        Handeling.DOSSIER_TOEWIJZEN: _TEAMLEIDER,
        Handeling.DOSSIER_NOTITIE: _BEOORDELING,
        Handeling.DOSSIER_VOLLEDIG_VERKLAREN: _BEOORDELING,
        Handeling.DOSSIER_AANVULLING_VRAGEN: _BEOORDELING,
        Handeling.DOSSIER_AANVULVERZOEK_INTREKKEN: _BEOORDELING,
        Handeling.DOSSIER_UITSTEL_VRAGEN: _BEOORDELING,
        Handeling.DOSSIER_TERMIJN_VERLENGEN: _TEAMLEIDER,
        Handeling.DOSSIER_INGEBREKESTELLING: _BEOORDELING,
        Handeling.DOSSIER_TOETSEN: _BEOORDELING,
        Handeling.BESLUIT_INVOER_BEPALEN: _ZORGKANTOOR_LEEST,
        Handeling.BESLUIT_VOORBEREIDEN: _ZORGKANTOOR_LEEST,
        Handeling.BESLUIT_TERUG_NAAR_TOETSING: _BEOORDELING,
        Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN: _BEOORDELING,
        Handeling.BESLUIT_TERUGSTUREN: _TEAMLEIDER,
        Handeling.BESLUIT_VASTSTELLEN: _BEOORDELING,
        Handeling.BESLUIT_HERSTEL_VOORBEREIDEN: _BEOORDELING,
        Handeling.BESLUIT_HERROEPEN: _TEAMLEIDER,
        Handeling.BESLUIT_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.TOEKENNING_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.TOEKENNING_REGISTREREN: _BEOORDELING,
        Handeling.TOEKENNING_INLEZEN: _BEHEER_ZORGKANTOOR,
        Handeling.TOEKENNING_BEVESTIGEN: _TEAMLEIDER,
        Handeling.TOEKENNING_EINDE_MELDEN: _MANAGER,
        Handeling.TOEKENNING_BEEINDIGEN: _BEOORDELING,
        Handeling.TOEKENNING_INTREKKEN: _BEOORDELING,
        Handeling.TOEKENNING_CONTROLEREN: _TEAMLEIDER,
        Handeling.DECLARATIEHULP_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.MUTATIE_AANVRAGEN: _MANAGER,
        Handeling.MUTATIE_BEHANDELEN: _BEOORDELING,
        Handeling.VERHUIZING_AANVRAGEN: _MANAGER,
        Handeling.VERHUIZING_LEZEN: _MANAGER | _BEOORDELING,
        Handeling.VERHUIZING_ONDERTEKENEN: _MANAGER | _BEOORDELING,
        Handeling.EVALUATIE_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.EVALUATIE_INVULLEN: _INHOUD,
        Handeling.EVALUATIE_VASTLEGGEN: _MANAGER,
        Handeling.TUSSENMETING_VASTLEGGEN: _INHOUD,
        Handeling.PLAN_BEVESTIGEN: _MANAGER,
        Handeling.BERICHT_LEZEN: _IEDER,
        Handeling.BERICHT_AANDACHT: _INHOUD | _ZORGKANTOOR_LEEST | _CCE,
        Handeling.TAAK_AFHANDELEN: _MANAGER | _ZORGKANTOOR_LEEST | _BEHEER | _FUNCTIONEEL,
        Handeling.ROLVOORKEUR_BEHEREN: _BEHEER,
        Handeling.BEREIKBAARHEID_BEHEREN: frozenset({Rol.BEHEERDER_AANBIEDER}),
        Handeling.MAIL_LEZEN: _BEOORDELING | _BEZWAAR | _BEHEER | _FUNCTIONEEL,
        Handeling.MAIL_OPNIEUW: _BEOORDELING | _BEZWAAR | _BEHEER | _FUNCTIONEEL,
        Handeling.STORING_BEHEREN: _FUNCTIONEEL,
        Handeling.AFWEZIGHEID_BEHEREN: _MANAGER | _TEAMLEIDER,
        Handeling.WERK_OVERDRAGEN: _MANAGER | _TEAMLEIDER,
        Handeling.OVERLEG_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.OVERLEG_SCHRIJVEN: _INHOUD | _BEOORDELING,
        Handeling.PAPIER_REGISTREREN: _BEOORDELING,
        Handeling.BEZWAAR_LEZEN: _INHOUD | _ZORGKANTOOR_LEEST,
        Handeling.BEZWAAR_INDIENEN: _MANAGER,
        Handeling.BEZWAAR_ANTWOORDEN: _MANAGER,
        Handeling.BEZWAAR_INTREKKEN: _MANAGER | _BEZWAAR,
        Handeling.BEZWAAR_REGISTREREN: _BEZWAAR,
        Handeling.BEZWAAR_WERKVOORRAAD: _BEZWAARTEAM,
        Handeling.BEZWAAR_IN_BEHANDELING_NEMEN: _BEZWAAR,
        Handeling.BEZWAAR_HERSTEL_VRAGEN: _BEZWAAR,
        Handeling.BEZWAAR_REDEN_VRAGEN: _BEZWAAR,
        Handeling.BEZWAAR_ANTWOORD_VERWERKEN: _BEZWAAR,
        Handeling.BEZWAAR_HOORZITTING_PLANNEN: _BEZWAAR,
        Handeling.BEZWAAR_HOORVERSLAG: _BEZWAAR,
        Handeling.BEZWAAR_VAN_HOREN_AFZIEN: _BEZWAAR,
        Handeling.BEZWAAR_NIEUWE_FEITEN: _BEZWAAR,
        Handeling.BEZWAAR_VERDAGEN: _BEZWAAR,
        Handeling.BEZWAAR_UITSTELLEN: _BEZWAAR,
        Handeling.BEZWAAR_VOORNEMEN: _BEZWAAR,
        Handeling.BEZWAAR_ADVIES_VRAGEN: _BEZWAAR,
        Handeling.BEZWAAR_ADVIES_ONTVANGEN: _BEZWAAR,
        Handeling.BEZWAAR_GEEN_ADVIES: _BEZWAAR,
        Handeling.BEZWAAR_BESLISSING_VOORBEREIDEN: _BEZWAAR,
        Handeling.BEZWAAR_TER_CONTROLE_AANBIEDEN: _BEZWAAR,
        Handeling.BEZWAAR_TERUGSTUREN: _TEAMLEIDER,
        Handeling.BEZWAAR_BESLISSEN: _TEAMLEIDER,
        Handeling.MEERZORGPLAN_LEZEN: _INHOUD | _BEOORDELING | _CCE,
        Handeling.MEERZORGPLAN_SCHRIJVEN: _MANAGER,
        Handeling.MEERZORGPLAN_INDIENEN: _MANAGER,
        Handeling.MEERZORGPLAN_HEROPENEN: _BEOORDELING,
        Handeling.DIALOOG_LEZEN: _MANAGER | _BEOORDELING | _CCE,
        Handeling.DIALOOG_PLANNEN: _MANAGER | _BEOORDELING,
        Handeling.DIALOOG_VERZETTEN: _MANAGER | _BEOORDELING,
        Handeling.DIALOOG_AFZEGGEN: _MANAGER | _BEOORDELING,
        Handeling.DIALOOG_HOUDEN: _BEOORDELING,
        Handeling.DIALOOG_VERSLAG: _BEOORDELING,
        Handeling.DIALOOG_AANBIEDEN: _BEOORDELING,
        Handeling.DIALOOG_BEVESTIGEN: _MANAGER | _BEOORDELING | _CCE,
        Handeling.AFSPRAAK_BIJWERKEN: _MANAGER | _BEOORDELING | _CCE,
        Handeling.SAMENWERKING_BEHEREN: _BEHEER_ZORGKANTOOR,
        Handeling.TRAJECT_LEZEN: _INHOUD | _BEOORDELING | _CCE,
        Handeling.TRAJECT_BEURT: _INHOUD | _BEOORDELING | _CCE,
        Handeling.TRAJECT_AGENDA: _CCE,
        Handeling.TRAJECT_VRAGEN: _MANAGER,
        Handeling.TRAJECT_PLANNEN: _CCE,
        Handeling.TRAJECT_BIJEENKOMST: _CCE,
        Handeling.TRAJECT_SCHRIJVEN: _CCE,
        Handeling.TRAJECT_AFRONDEN: _CCE,
        Handeling.TRAJECT_STOPPEN: _CCE,
        Handeling.TRAJECT_ACTIE_BIJWERKEN: _INHOUD | _CCE,
        Handeling.TRAJECT_VERSLAG_DOORGEVEN: _MANAGER,
        Handeling.VOORBEELD_LEZEN: _INHOUD | _BEOORDELING | _CCE,
        Handeling.VOORBEELD_VOORDRAGEN: _INHOUD | _BEOORDELING,
        Handeling.VOORBEELD_GOEDKEUREN: _MANAGER | _BEOORDELING,
        Handeling.VOORBEELD_INTREKKEN: _MANAGER | _BEOORDELING,
        Handeling.SPIEGEL_LEZEN: _MANAGER | _BEOORDELING,
        Handeling.STUURINFORMATIE_LEZEN: _BEOORDELING,
        Handeling.MONITOR_EIGEN: _BEOORDELING,
        Handeling.MONITOR_LANDELIJK: _MONITOR,
        Handeling.MONITOR_RAPPORT_MAKEN: _MONITOR,
        Handeling.OPGAVE_INVOEREN: _MONITOR | _TEAMLEIDER,
        Handeling.SIGNAALMELDING_REGISTREREN: _BEOORDELING,
        Handeling.SIGNAALMELDING_LEZEN: _BEOORDELING,
        Handeling.PROEFTUIN_LEZEN: _INHOUD | _BEOORDELING | _CCE,
        Handeling.PROEFTUIN_REGISTREREN: _TEAMLEIDER,
        Handeling.GEBRUIKERS_BEHEREN: _BEHEER_EIGEN | {Rol.CCE_BEHEERDER},
        Handeling.INSTELLINGEN_BEHEREN: _BEHEER_EIGEN,
        Handeling.BRIEFHOOFD_BEHEREN: _BEHEER_ZORGKANTOOR,
        Handeling.MANDATEN_BEHEREN: _BEHEER_ZORGKANTOOR,
        Handeling.TARIEFPERCENTAGE_BEHEREN: _BEHEER_ZORGKANTOOR,
        Handeling.ORGANISATIES_BEHEREN: _FUNCTIONEEL,
        Handeling.REFERENTIETABELLEN_BEHEREN: _FUNCTIONEEL,
        Handeling.REFERENTIETABELLEN_ACTIVEREN: _FUNCTIONEEL,
        Handeling.LOGBOEK_LEZEN: _AUDITOR,
        Handeling.LOGBOEK_CONTROLEREN: _AUDITOR,
        Handeling.SYSTEEM_HERSTEL_VERSTREKEN: _NIEMAND,
        Handeling.SYSTEEM_ANTWOORD_VERSTREKEN: _NIEMAND,
    }
)


def benodigde_rollen(handeling: Handeling) -> frozenset[Rol]:
    """Return the roles of which one is enough; empty for what is public or done by the system.

    Bron: [procedure] §10.
    """
    return BEVOEGDHEDEN.get(handeling, _NIEMAND)


def mag(rollen: Collection[Rol], handeling: Handeling) -> bool:
    """Say whether somebody with these roles may do something, as far as roles decide it.

    Args:
        rollen: Roles of the user; empty for somebody who is not signed in.
        handeling: What he wants to do.

    Returns:
        True for public things and for a role in the table; False for everything else. Whose
        dossier it is and in which toestand are separate questions.

    Bron: [procedure] §10.
    """
    return handeling in OPENBAAR or not benodigde_rollen(handeling).isdisjoint(rollen)
