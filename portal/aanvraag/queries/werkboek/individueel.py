"""A workbook of one client: where it differs from the portal, and what it would fill in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from fractions import Fraction

from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.rekenen import Blok
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.aanvraag.queries.werkboek.blokken import (
    getal_als_tekst,
    ja_nee,
    posten_van,
    regels_van,
    uren_als_tekst,
    zorg_van,
)
from portal.aanvraag.queries.werkboek.zegel import ontzegel_gegevens, verzegel_gegevens
from portal.clienten.models import Client
from portal.clienten.queries import BSN, client_ids_bij, get_client
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import bereken
from portal.platform.reference_data import get_referentietabel
from portal.platform.workbook import (
    Verschil,
    WerkboekInhoud,
    als_onze_uitkomst,
    als_rekeninvoer,
    is_berekend,
    vergelijk,
)
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Vulling:
    """What a workbook fills in; `maanden` and `ingang` are None without one to calculate with."""

    blokken: Mapping[str, Blok]
    maanden: int | None
    ingang: date | None
    soort: str


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """The outcome of the workbook beside ours for the same input; `reden` when that cannot be."""

    verschillen: tuple[Verschil, ...]
    reden: DomeinFout | None


@dataclass(frozen=True, slots=True)
class Afwijking:
    """A fact of the workbook that differs from the dossier."""

    code: str
    werkboek: str
    portaal: str


def find_client(inhoud: WerkboekInhoud, *, op: date, voor: Gebruiker) -> Client | None:
    """Find the client of a workbook by BSN among those in view, None when there is not just one."""
    bsn = inhoud.clienten[0].bsn if inhoud.clienten else None
    gevonden = client_ids_bij(BSN, voor.organisatie_id, bsn) if bsn else ()
    if len(gevonden) != 1:
        return None
    try:
        return get_client(gevonden[0], voor=voor, op=op)
    except NotFound:
        return None


def maak_vulling(inhoud: WerkboekInhoud, *, voor_lid: bool = False) -> Vulling:
    """Turn the values of a workbook of one client into the text of the blocks.

    Args:
        inhoud: A workbook of one client.
        voor_lid: It is for one client of a group, who shares context and period with the others.

    Raises:
        DomeinFout: `werkboek_is_groep`.
    """
    invoer = inhoud.individueel
    if invoer is None:
        raise DomeinFout("werkboek_is_groep")
    tarief = inhoud.voorblad.tariefpercentage
    ingang = inhoud.clienten[0].beoogde_ingang if inhoud.clienten else None
    vulling = Vulling(
        blokken={
            "dagprogramma": {"ma_vr": regels_van(invoer.ma_vr), "za_zo": regels_van(invoer.za_zo)},
            "zorg": zorg_van(invoer),
            "behandelaars": {"overige": uren_als_tekst(invoer.behandelaren)},
            "context": {
                "context_uren": uren_als_tekst(invoer.contexturen_jaar),
                "posten": posten_van(invoer.context_posten),
                "tarief": "" if tarief is None else getal_als_tekst(Fraction(tarief) * 100),
            },
        },
        maanden=inhoud.voorblad.periode_maanden,
        ingang=ingang if ingang is not None and VROEGST <= ingang <= LAATST else None,
        soort=inhoud.voorblad.soort or "individueel",
    )
    return _van_lid(vulling) if voor_lid else vulling


def _van_lid(vulling: Vulling) -> Vulling:
    eigen = {naam: blok for naam, blok in vulling.blokken.items() if naam != "context"}
    return replace(vulling, blokken=eigen, maanden=None, ingang=None)


def vergelijk_uitkomst(inhoud: WerkboekInhoud) -> Vergelijking:
    """Calculate what the workbook was filled in with, and name every difference."""
    if not is_berekend(inhoud.uitkomst):
        return Vergelijking((), DomeinFout("werkboek_zonder_uitkomst"))
    try:
        tabel, _ = get_referentietabel(inhoud.jaar)
        onze = als_onze_uitkomst(bereken(als_rekeninvoer(inhoud, tabel), tabel))
    except DomeinFout as fout:
        return Vergelijking((), DomeinFout("werkboek_niet_te_berekenen", reden=fout.code))
    return Vergelijking(vergelijk(inhoud.uitkomst, onze), None)


def afwijkingen(inhoud: WerkboekInhoud, stand: Stand) -> tuple[Afwijking, ...]:
    """Name the facts that decide the calculation and differ from the dossier."""
    client = inhoud.clienten[0] if inhoud.clienten else None
    indicatie = stand.dossier.indicatie
    paren: list[tuple[str, str, str]] = []
    if client is not None and indicatie is not None:
        paren += [
            ("zzp", client.zzp or "", indicatie.zzp),
            ("behandeling", ja_nee(client.behandeling), ja_nee(indicatie.behandeling)),
            ("dagbesteding", ja_nee(client.dagbesteding), ja_nee(indicatie.dagbesteding)),
        ]
    anders = tuple(Afwijking(*paar) for paar in paren if paar[1] != paar[2])
    tarief = tarief_anders(inhoud, stand)
    return (*anders, tarief) if tarief else anders


def tarief_anders(inhoud: WerkboekInhoud, stand: Stand) -> Afwijking | None:
    """Name the tariefpercentage when it is not the agreed one, with which the portal calculates."""
    werkboek, afgesproken = inhoud.voorblad.tariefpercentage, stand.kader.tarief
    if werkboek is None or afgesproken is None or Fraction(werkboek) == afgesproken:
        return None
    return Afwijking(
        "tarief",
        f"{getal_als_tekst(Fraction(werkboek) * 100)}%",
        f"{getal_als_tekst(afgesproken * 100)}%",
    )


def eis_zelfde_client(inhoud: WerkboekInhoud, stand: Stand) -> None:
    """Refuse a workbook about somebody else.

    Raises:
        DomeinFout: `werkboek_andere_client` when its BSN is not the one of the dossier.
    """
    bsn = inhoud.clienten[0].bsn if inhoud.clienten else None
    if bsn and stand.dossier.client.bsn and bsn != stand.dossier.client.bsn:
        raise DomeinFout("werkboek_andere_client")


def verzegel(vulling: Vulling, plaats: str, *, op: datetime) -> str:
    """Give a filling as text that only the portal can read, as `verzegel_gegevens`."""
    return verzegel_gegevens(
        {
            "blokken": {naam: dict(blok) for naam, blok in vulling.blokken.items()},
            "maanden": vulling.maanden,
            "ingang": vulling.ingang.isoformat() if vulling.ingang else None,
            "soort": vulling.soort,
        },
        plaats,
        op=op,
    )


def ontzegel(zegel: str, plaats: str, *, op: datetime) -> Vulling:
    """Read what `verzegel` wrote for the same place.

    Raises:
        DomeinFout: `werkboek_verlopen` when it is too old, changed, or of another place.
    """
    inhoud = ontzegel_gegevens(zegel, plaats, op=op)
    return Vulling(
        blokken=inhoud["blokken"],
        maanden=inhoud["maanden"],
        ingang=date.fromisoformat(inhoud["ingang"]) if inhoud["ingang"] else None,
        soort=inhoud["soort"],
    )
