"""The timeline of a dossier in words, with links, filtered and grouped by month."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.overleg import list_momenten
from portal.aanvraag.queries.tijdlijn import Voorval, list_voorvallen
from portal.bezwaar.queries.dossiermomenten import list_bezwaarmomenten
from portal.domain.bevoegdheid import Rol, Uitkomst
from portal.domain.procedure import GebeurtenisSoort, Publiek, Toestand
from portal.overzicht.adressen import Plek, versie
from portal.overzicht.queries.besluiten import list_verstuurd
from portal.overzicht.teksten import heeft_tekst, overzichttekst
from portal.platform.web.texts import maand
from portal.toegang.models import Gebruiker
from portal.toegang.rolnamen import rolnaam

_S = GebeurtenisSoort
ALLES, BEZWAAR = "alles", "bezwaar"
DOSSIER_VAN = {Publiek.AANBIEDER: Plek.AANVRAAG, Publiek.ZORGKANTOOR: Plek.DOSSIER}
GROEPEN: Mapping[str, frozenset[GebeurtenisSoort]] = {
    "inhoud": frozenset(
        {
            _S.GESTART,
            _S.CHECK_DOORLOPEN,
            _S.INTERN_AFGEWEZEN,
            _S.HEROPEND,
            _S.ONDERTEKEND,
            _S.ONDERTEKENING_INGETROKKEN,
            _S.INGEDIEND,
            _S.BIJGESTELD_INGEDIEND,
            _S.VERVALLEN,
            _S.INGETROKKEN,
        }
    ),
    "termijn": frozenset(
        {
            _S.AANVULLING_GEVRAAGD,
            _S.AANGEVULD,
            _S.AANVULVERZOEK_INGETROKKEN,
            _S.HERSTEL_VERSTREKEN,
            _S.ANTWOORD_VERSTREKEN,
            _S.TERMIJN_VERLENGD,
            _S.UITSTEL_INGESTEMD,
            _S.IN_GEBREKE_GESTELD,
        }
    ),
    "besluit": frozenset(
        {
            _S.TOEGEWEZEN,
            _S.VOLLEDIG,
            _S.BESLUIT_VOORBEREID,
            _S.BESLUIT_TERUGGENOMEN,
            _S.AANGEBODEN,
            _S.TERUGGESTUURD,
            _S.VASTGESTELD,
            _S.BESLUIT_GEVRAAGD,
            _S.HERSTELBESLUIT_VOORBEREID,
            _S.BESLUIT_NA_BEZWAAR,
            _S.BESLUIT_HERROEPEN,
        }
    ),
    BEZWAAR: frozenset(),
}
"""Every kind of event of an aanvraag in exactly one group of the filter; bezwaar has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tijdlijnregel:
    """One entry: when, what, who, and where to read more."""

    op: datetime
    titel: str
    wie: str
    tekst: str
    href: str
    linktekst: str


@dataclass(frozen=True, slots=True)
class Maand:
    """The entries of one month, newest first."""

    maand: str
    gebeurtenissen: Sequence[Tijdlijnregel]


def get_tijdlijn(
    aanvraag: Aanvraag, *, publiek: Publiek, voor: Gebruiker, groep: str = ALLES
) -> Sequence[Maand]:
    """Read the timeline of an aanvraag in view, newest month first.

    Args:
        aanvraag: The dossier.
        publiek: Side that reads; each side has events that the other never sees.
        voor: Who reads: colleagues go by name, others by organisation.
        groep: Key of `GROEPEN`, or everything.
    """
    soorten = GROEPEN.get(groep)
    voorvallen = [
        voorval
        for voorval in list_voorvallen(aanvraag, publiek=publiek)
        if soorten is None or voorval.soort in soorten
    ]
    brieven = _brieven(aanvraag.id)
    regels = [_regel(voorval, aanvraag, publiek, voor, brieven) for voorval in voorvallen]
    if groep == ALLES:
        regels += _overleg(aanvraag, voor)
    if groep in {ALLES, BEZWAAR}:
        regels += _bezwaar(aanvraag, voor)
    regels.sort(key=lambda regel: regel.op, reverse=True)
    return [
        Maand(naam, list(groep_regels))
        for naam, groep_regels in groupby(regels, key=lambda regel: maand(regel.op))
    ]


def wacht_op(aanvraag: Aanvraag) -> str:
    """Say what is awaited now, empty when the aanvraag has come to its end."""
    dagen: Mapping[Toestand, tuple[str, date | None]] = {
        Toestand.CONCEPT: ("concept", None),
        Toestand.AANVULLING_GEVRAAGD: ("aanvulling", aanvraag.hersteldatum),
        Toestand.BIJSTELLEN_GEVRAAGD: ("bijstellen", aanvraag.antwoorddatum),
        Toestand.INGEDIEND: ("beslissen", aanvraag.beslisdatum),
        Toestand.IN_TOETSING: ("beslissen", aanvraag.beslisdatum),
        Toestand.BESLUIT_KLAARZETTEN: ("beslissen", aanvraag.beslisdatum),
        Toestand.TER_CONTROLE: ("beslissen", aanvraag.beslisdatum),
    }
    if aanvraag.toestand not in dagen:
        return ""
    code, dag = dagen[aanvraag.toestand]
    return overzichttekst("wachtend", code, {"dag": dag, "beslisdatum": aanvraag.beslisdatum})


def _brieven(aanvraag_id: uuid.UUID) -> list[tuple[datetime, uuid.UUID]]:
    """Give the letters of an aanvraag by the moment on which they were fixed."""
    return [
        (besluit.vastgesteld_op, besluit.id)
        for besluit in list_verstuurd([aanvraag_id])
        if besluit.vastgesteld_op is not None
    ]


def _overleg(aanvraag: Aanvraag, voor: Gebruiker) -> list[Tijdlijnregel]:
    """Say when both sides wrote to each other; what they wrote stands on the page of that."""
    return [
        Tijdlijnregel(
            op=op,
            titel=overzichttekst("overleg", "titel"),
            wie=wie,
            tekst="",
            href=Plek.OVERLEG.van(aanvraag.id),
            linktekst=overzichttekst("overleg", "link"),
        )
        for op, wie in list_momenten(aanvraag, voor=voor)
    ]


def _bezwaar(aanvraag: Aanvraag, voor: Gebruiker) -> list[Tijdlijnregel]:
    """Tell of the bezwaren against its besluiten; of a client in a group also of the whole."""
    return [
        Tijdlijnregel(
            op=moment.op,
            titel=overzichttekst("tijdlijnbezwaar", moment.soort),
            wie=_naam(moment.wie, voor),
            tekst="",
            href=moment.adres,
            linktekst=overzichttekst("link", "bezwaar", {"nummer": moment.nummer}),
        )
        for moment in list_bezwaarmomenten({aanvraag.id, aanvraag.geheel_id}, voor=voor)
    ]


def _regel(
    voorval: Voorval,
    aanvraag: Aanvraag,
    publiek: Publiek,
    voor: Gebruiker,
    brieven: Iterable[tuple[datetime, uuid.UUID]],
) -> Tijdlijnregel:
    href, linktekst = _link(voorval, aanvraag, publiek, brieven)
    return Tijdlijnregel(
        op=voorval.op,
        titel=_titel(voorval, publiek),
        wie=_wie(voorval, voor),
        tekst=_bij(voorval),
        href=href,
        linktekst=linktekst,
    )


def _titel(voorval: Voorval, publiek: Publiek) -> str:
    """Name an event; the outcome of a besluit in preparation is for the zorgkantoor only."""
    uitkomst: Uitkomst | None = voorval.uitkomst
    if voorval.soort is _S.VASTGESTELD and uitkomst is not None:
        return overzichttekst("tijdlijnuitkomst", uitkomst.value)
    titel = overzichttekst("tijdlijn", voorval.soort.value)
    if uitkomst is None or publiek is Publiek.AANBIEDER:
        return titel
    return f"{titel}: {overzichttekst('uitkomst', uitkomst.value).lower()}"


def _wie(voorval: Voorval, voor: Gebruiker) -> str:
    """Name a colleague; of another organisation its name and the role."""
    naam = _naam(voorval.wie, voor)
    return naam if voorval.rol is None else f"{naam}, {rolnaam(Rol(voorval.rol))}"


def _naam(wie: Gebruiker | None, voor: Gebruiker) -> str:
    if wie is None:
        return overzichttekst("wie", "systeem")
    return wie.naam if wie.organisatie_id == voor.organisatie_id else wie.organisatie.naam


def _bij(voorval: Voorval) -> str:
    soort = voorval.soort.value
    return (
        overzichttekst("tijdlijnbij", soort, voorval.dagen)
        if heeft_tekst("tijdlijnbij", soort)
        else ""
    )


def _link(
    voorval: Voorval,
    aanvraag: Aanvraag,
    publiek: Publiek,
    brieven: Iterable[tuple[datetime, uuid.UUID]],
) -> tuple[str, str]:
    """Give where to read more: the version that was submitted, or the letter that was fixed."""
    if voorval.versie is not None:
        tekst = overzichttekst("link", "versie", {"nr": voorval.versie})
        return versie(DOSSIER_VAN[publiek], aanvraag.id, voorval.versie), tekst
    if voorval.soort is _S.VASTGESTELD:
        for op, besluit_id in brieven:
            if op == voorval.op:
                return Plek.BESCHIKKING.van(besluit_id), overzichttekst("link", "brief")
    return "", ""
