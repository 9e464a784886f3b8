"""A workbook that was read: where it differs from the portal, and what it would fill in."""

import json
import uuid
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from cryptography.exceptions import InvalidTag
from werkzeug.exceptions import NotFound

from portal.aanvraag.queries.rekenen import Blok
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.clienten.models import Client
from portal.clienten.queries import BSN, client_ids_bij, get_client
from portal.domain.fouten import DomeinFout
from portal.domain.rekentool import bereken
from portal.domain.waarden import Uren, decimaal_als_tekst, hms
from portal.platform.encrypted import JsonWaarde, ontsleutel, versleutel
from portal.platform.reference_data import get_referentietabel
from portal.platform.workbook import (
    DagprogrammaRegel,
    Individueel,
    Verschil,
    WerkboekInhoud,
    als_onze_uitkomst,
    als_rekeninvoer,
    is_berekend,
    vergelijk,
)
from portal.toegang.models import Gebruiker

GELDIG = timedelta(hours=1)
SECONDEN_PER_UUR = 3600


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


def maak_vulling(inhoud: WerkboekInhoud) -> Vulling:
    """Turn the values of a workbook of one client into the text of the blocks.

    Raises:
        DomeinFout: `werkboek_is_groep`.
    """
    invoer = inhoud.individueel
    if invoer is None:
        raise DomeinFout("werkboek_is_groep")
    tarief = inhoud.voorblad.tariefpercentage
    ingang = inhoud.clienten[0].beoogde_ingang if inhoud.clienten else None
    return Vulling(
        blokken={
            "dagprogramma": {"ma_vr": _regels(invoer.ma_vr), "za_zo": _regels(invoer.za_zo)},
            "zorg": _zorg(invoer),
            "behandelaars": {"overige": _uren(invoer.behandelaren)},
            "context": {
                "context_uren": _uren(invoer.contexturen_jaar),
                "posten": _posten(invoer),
                "tarief": "" if tarief is None else _getal(Fraction(tarief) * 100),
            },
        },
        maanden=inhoud.voorblad.periode_maanden,
        ingang=ingang if ingang is not None and VROEGST <= ingang <= LAATST else None,
        soort=inhoud.voorblad.soort or "individueel",
    )


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
    indicatie, tarief = stand.dossier.indicatie, inhoud.voorblad.tariefpercentage
    paren: list[tuple[str, str, str]] = []
    if client is not None and indicatie is not None:
        paren += [
            ("zzp", client.zzp or "", indicatie.zzp),
            ("behandeling", _ja_nee(client.behandeling), _ja_nee(indicatie.behandeling)),
            ("dagbesteding", _ja_nee(client.dagbesteding), _ja_nee(indicatie.dagbesteding)),
        ]
    if tarief is not None and stand.kader.tarief is not None:
        paren.append(
            ("tarief", f"{_getal(Fraction(tarief) * 100)}%", f"{_getal(stand.kader.tarief * 100)}%")
        )
    return tuple(Afwijking(*paar) for paar in paren if paar[1] != paar[2])


def eis_zelfde_client(inhoud: WerkboekInhoud, stand: Stand) -> None:
    """Refuse a workbook about somebody else.

    Raises:
        DomeinFout: `werkboek_andere_client` when its BSN is not the one of the dossier.
    """
    bsn = inhoud.clienten[0].bsn if inhoud.clienten else None
    if bsn and stand.dossier.client.bsn and bsn != stand.dossier.client.bsn:
        raise DomeinFout("werkboek_andere_client")


def verzegel(vulling: Vulling, plaats: str, *, op: datetime) -> str:
    """Give a filling as text that only the portal can read, for the page that confirms it.

    Args:
        vulling: What would be filled in; the file itself is kept nowhere.
        plaats: For whom and which aanvraag; it opens nowhere else.
        op: The moment; after an hour it no longer opens.
    """
    inhoud = asdict(vulling) | {
        "ingang": vulling.ingang.isoformat() if vulling.ingang else None,
        "tot": (op + GELDIG).isoformat(),
    }
    rauw = zlib.compress(json.dumps(inhoud, ensure_ascii=False).encode())
    return urlsafe_b64encode(versleutel(rauw, plaats)).decode()


def ontzegel(zegel: str, plaats: str, *, op: datetime) -> Vulling:
    """Read what `verzegel` wrote for the same place.

    Raises:
        DomeinFout: `werkboek_verlopen` when it is too old, changed, or of another place.
    """
    try:
        inhoud = json.loads(zlib.decompress(ontsleutel(urlsafe_b64decode(zegel), plaats)))
    except (ValueError, InvalidTag, LookupError, zlib.error) as fout:
        raise DomeinFout("werkboek_verlopen") from fout
    if datetime.fromisoformat(inhoud["tot"]) < op:
        raise DomeinFout("werkboek_verlopen")
    return Vulling(
        blokken=inhoud["blokken"],
        maanden=inhoud["maanden"],
        ingang=date.fromisoformat(inhoud["ingang"]) if inhoud["ingang"] else None,
        soort=inhoud["soort"],
    )


def plaats_van(gebruiker_id: uuid.UUID, doel_id: uuid.UUID) -> str:
    """Name for whom, and for which aanvraag or client, a filling is sealed."""
    return f"werkboek|{gebruiker_id}|{doel_id}"


def _zorg(invoer: Individueel) -> Blok:
    zorg = {"nachtzorg": _uren(invoer.nachtzorg), "min_uren": _uren(invoer.min_uren)}
    if not invoer.weektotaal_getypt:
        return zorg | {"bron": "dagprogramma"}
    return zorg | {
        "bron": "totaal",
        "wonen": _uren(invoer.wonen_week),
        "dagbesteding": _uren(invoer.dagbesteding_week),
    }


def _regels(regels: tuple[DagprogrammaRegel, ...]) -> list[JsonWaarde]:
    return [
        {
            "van": _tijd(regel.van),
            "tot": _tijd(regel.tot),
            "functie": regel.functie or "",
            "op": "" if regel.op_clienten is None else _getal(Fraction(regel.op_clienten)),
        }
        for regel in regels
    ]


def _posten(invoer: Individueel) -> list[JsonWaarde]:
    return list(_gevulde_posten(invoer))


def _gevulde_posten(invoer: Individueel) -> Iterator[JsonWaarde]:
    for post in invoer.context_posten:
        if post.bedrag:
            yield {"onderwerp": post.onderwerp or "", "bedrag": _euro(post.bedrag)}


def _euro(bedrag: Decimal) -> str:
    return f"{bedrag:.2f}".replace(".", ",")


def _tijd(minuten: int) -> str:
    uur, minuut = divmod(minuten, 60)
    return f"{uur}:{minuut:02d}"


def _uren(uren: Fraction | None) -> str:
    """Write hours so that reading them gives the same value, as far as text can."""
    if not uren:
        return ""
    heel = (uren * SECONDEN_PER_UUR).denominator == 1
    return hms(Uren(uren)) if heel else _getal(uren)


def _getal(waarde: Fraction) -> str:
    return decimaal_als_tekst(waarde).replace(".", ",")


def _ja_nee(waarde: bool | None) -> str:
    return "" if waarde is None else "ja" if waarde else "nee"
