"""What people do in the portal, and which roles may do it: one table, everything else refused."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from types import MappingProxyType

from portal.domain.bevoegdheid.rollen import Rol


class Handeling(StrEnum):
    """One thing that can be done; the value is `onderwerp.handeling`."""

    OPENBAAR_AANMELDEN = "openbaar.aanmelden"
    OPENBAAR_INFORMATIE = "openbaar.informatie"
    OPENBAAR_STATUS = "openbaar.status"
    OPENBAAR_UITNODIGING = "openbaar.uitnodiging"

    ACCOUNT_EIGEN = "account.eigen"
    OVERZICHT_LEZEN = "overzicht.lezen"

    CLIENT_LEZEN = "client.lezen"
    CLIENT_AANMAKEN = "client.aanmaken"
    CLIENT_WIJZIGEN = "client.wijzigen"
    CLIENT_BSN_TONEN = "client.bsn_tonen"
    GROEP_LEZEN = "groep.lezen"
    GROEP_BEHEREN = "groep.beheren"
    LOCATIE_LEZEN = "locatie.lezen"
    LOCATIE_BEHEREN = "locatie.beheren"

    AANVRAAG_LEZEN = "aanvraag.lezen"
    AANVRAAG_STARTEN = "aanvraag.starten"
    AANVRAAG_HER_STARTEN = "aanvraag.her_aanvraag_starten"
    AANVRAAG_BEWERKEN = "aanvraag.bewerken"
    AANVRAAG_KOPIEREN = "aanvraag.kopieren"
    AANVRAAG_WEGGOOIEN = "aanvraag.weggooien"
    AANVRAAG_CHECK_DOORLOPEN = "aanvraag.check_doorlopen"
    AANVRAAG_WERKBOEK_INLEZEN = "aanvraag.werkboek_inlezen"
    AANVRAAG_ONDERTEKENEN = "aanvraag.ondertekenen"
    AANVRAAG_ONDERTEKENING_INTREKKEN = "aanvraag.ondertekening_intrekken"
    AANVRAAG_AANVULLING_INVULLEN = "aanvraag.aanvulling_invullen"
    AANVRAAG_INDIENEN = "aanvraag.indienen"
    AANVRAAG_AANVULLEN = "aanvraag.aanvullen"
    AANVRAAG_BIJGESTELD_INDIENEN = "aanvraag.bijgesteld_indienen"
    AANVRAAG_BESLUIT_VRAGEN = "aanvraag.besluit_vragen"
    AANVRAAG_UITSTEL_INSTEMMEN = "aanvraag.uitstel_instemmen"
    AANVRAAG_INTREKKEN = "aanvraag.intrekken"
    AANVRAAG_INTERN_AFWIJZEN = "aanvraag.intern_afwijzen"
    AANVRAAG_HEROPENEN = "aanvraag.heropenen"

    WERKVOORRAAD_LEZEN = "werkvoorraad.lezen"
    WERKVOORRAAD_EXPORTEREN = "werkvoorraad.exporteren"
    VERSIE_LEZEN = "versie.lezen"
    VERSIE_VERIFIEREN = "versie.verifieren"
    TRACE_LEZEN = "trace.lezen"

    DOSSIER_NEMEN = "dossier.nemen"
    DOSSIER_OVERDRAGEN = "dossier.overdragen"
    DOSSIER_TOEWIJZEN = "dossier.toewijzen"
    DOSSIER_NOTITIE = "dossier.notitie"
    DOSSIER_VOLLEDIG_VERKLAREN = "dossier.volledig_verklaren"
    DOSSIER_AANVULLING_VRAGEN = "dossier.aanvulling_vragen"
    DOSSIER_AANVULVERZOEK_INTREKKEN = "dossier.aanvulverzoek_intrekken"
    DOSSIER_UITSTEL_VRAGEN = "dossier.uitstel_vragen"
    DOSSIER_TERMIJN_VERLENGEN = "dossier.termijn_verlengen"
    DOSSIER_INGEBREKESTELLING = "dossier.ingebrekestelling_registreren"
    DOSSIER_TOETSEN = "dossier.toetsen"

    BESLUIT_VOORBEREIDEN = "besluit.voorbereiden"
    BESLUIT_TERUG_NAAR_TOETSING = "besluit.terug_naar_toetsing"
    BESLUIT_TER_CONTROLE_AANBIEDEN = "besluit.ter_controle_aanbieden"
    BESLUIT_TERUGSTUREN = "besluit.terugsturen"
    BESLUIT_VASTSTELLEN = "besluit.vaststellen"
    BESLUIT_HERSTEL_VOORBEREIDEN = "besluit.herstelbesluit_voorbereiden"
    BESLUIT_LEZEN = "besluit.lezen"

    TOEKENNING_LEZEN = "toekenning.lezen"
    TOEKENNING_REGISTREREN = "toekenning.registreren_van_voor_het_portaal"
    TOEKENNING_INLEZEN = "toekenning.inlezen"
    TOEKENNING_BEVESTIGEN = "toekenning.bevestigen"
    TOEKENNING_EINDE_MELDEN = "toekenning.einde_melden"
    TOEKENNING_BEEINDIGEN = "toekenning.beeindigen"
    TOEKENNING_INTREKKEN = "toekenning.intrekken"
    TOEKENNING_CONTROLEREN = "toekenning.controleren"
    DECLARATIEHULP_LEZEN = "toekenning.declaratiehulp"
    MUTATIE_AANVRAGEN = "mutatie.aanvragen"
    MUTATIE_BEHANDELEN = "mutatie.behandelen"
    VERHUIZING_AANVRAGEN = "verhuizing.aanvragen"
    VERHUIZING_LEZEN = "verhuizing.lezen"
    VERHUIZING_ONDERTEKENEN = "verhuizing.ondertekenen"
    EVALUATIE_LEZEN = "evaluatie.lezen"
    EVALUATIE_INVULLEN = "evaluatie.invullen"
    EVALUATIE_VASTLEGGEN = "evaluatie.vastleggen"
    TUSSENMETING_VASTLEGGEN = "tussenmeting.vastleggen"
    PLAN_BEVESTIGEN = "plan.bevestigen"

    GEBRUIKERS_BEHEREN = "beheer.gebruikers"
    INSTELLINGEN_BEHEREN = "beheer.instellingen"
    BRIEFHOOFD_BEHEREN = "beheer.briefhoofd"
    MANDATEN_BEHEREN = "beheer.mandaten"
    TARIEFPERCENTAGE_BEHEREN = "beheer.tariefpercentage"
    ORGANISATIES_BEHEREN = "beheer.organisaties"
    REFERENTIETABELLEN_BEHEREN = "beheer.referentietabellen"
    REFERENTIETABELLEN_ACTIVEREN = "beheer.referentietabellen_activeren"

    LOGBOEK_LEZEN = "logboek.lezen"
    LOGBOEK_CONTROLEREN = "logboek.controleren"

    SYSTEEM_HERSTEL_VERSTREKEN = "systeem.herstel_verstreken"
    SYSTEEM_ANTWOORD_VERSTREKEN = "systeem.antwoord_verstreken"


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
        Handeling.BESLUIT_VOORBEREIDEN: _BEOORDELING,
        Handeling.BESLUIT_TERUG_NAAR_TOETSING: _BEOORDELING,
        Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN: _BEOORDELING,
        Handeling.BESLUIT_TERUGSTUREN: _TEAMLEIDER,
        Handeling.BESLUIT_VASTSTELLEN: _BEOORDELING,
        Handeling.BESLUIT_HERSTEL_VOORBEREIDEN: _BEOORDELING,
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
