"""What the client page shows, written out: the person, what is to do and what may be done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from portal.clienten import queries
from portal.clienten.models import Client
from portal.clienten.teksten import clienttekst
from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.waarden import is_bsn
from portal.platform.web.texts import datum, opsomming

if TYPE_CHECKING:
    from portal.toegang.models import Gebruiker

ZICHTBAAR = 3
"""Digits of a masked BSN that stay readable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beeld:
    """The client page.

    Attributes:
        persoon: Pairs of label and value about the person.
        aandacht: Codes of what must be done before an aanvraag can be submitted.
        mag_wijzigen: The user may change the client.
        mag_bsn: The user may see the BSN in clear, with a reason.
    """

    persoon: tuple[dict[str, str], ...]
    aandacht: tuple[str, ...]
    mag_wijzigen: bool
    mag_bsn: bool


def maak_beeld(client: Client, *, voor: "Gebruiker", op: date) -> Beeld:
    """Write out what is known of a client in view.

    Args:
        client: The client.
        voor: Who looks.
        op: The Dutch calendar day.
    """
    return Beeld(
        persoon=persoon(client, op=op),
        aandacht=tuple(_aandacht(client, op)),
        mag_wijzigen=mag(voor.rol_set, Handeling.CLIENT_WIJZIGEN),
        mag_bsn=bool(client.bsn) and mag(voor.rol_set, Handeling.CLIENT_BSN_TONEN),
    )


def persoon(client: Client, *, op: date) -> tuple[dict[str, str], ...]:
    """Give pairs of label and value about the person; the BSN masked."""
    rijen = [
        ("Naam", client.volledige_naam),
        ("Geboortedatum", _geboren(client, op)),
        ("Geslacht", clienttekst("geslacht", client.geslacht)),
        ("BSN", maskeer(client.bsn)),
    ]
    if client.overleden_op is not None:
        rijen.append(("Overleden op", datum(client.overleden_op)))
    return tuple({"naam": naam, "waarde": waarde} for naam, waarde in rijen)


def nu_rijen(client: Client, *, op: date) -> tuple[dict[str, str], ...]:
    """Give what is recorded now in pairs, for somebody whose page turned out to be old."""
    rijen = list(persoon(client, op=op))
    for rij in client.plaatsingen[-1:]:
        waarde = f"{rij.locatie.naam}, {clienttekst('leveringsvorm', rij.leveringsvorm)}"
        rijen.append({"naam": "Woonplek", "waarde": f"{waarde}, vanaf {datum(rij.van)}"})
    for indicatie in client.indicaties[-1:]:
        waarde = f"{indicatie.zorgprofiel}, vanaf {datum(indicatie.besluit_van)}"
        rijen.append({"naam": "Indicatie", "waarde": waarde})
    namen = [rij.naam for rij in client.vertegenwoordigers]
    if namen:
        rijen.append({"naam": "Vertegenwoordigers", "waarde": opsomming(namen)})
    return tuple(rijen)


def maskeer(bsn: str) -> str:
    """Write a BSN so that it can be recognised and not read."""
    return f"Verborgen, eindigt op {bsn[-ZICHTBAAR:]}" if bsn else ""


def _geboren(client: Client, op: date) -> str:
    """Write the day of birth with the age on a day, or on the day of death."""
    if not client.geboortedatum:
        return ""
    geboren, tot = date.fromisoformat(client.geboortedatum), client.overleden_op or op
    jaren = tot.year - geboren.year - ((tot.month, tot.day) < (geboren.month, geboren.day))
    return f"{datum(geboren)} ({jaren} jaar)"


def _aandacht(client: Client, op: date) -> Iterator[str]:
    if not client.plaatsingen:
        yield "plaatsing"
    if not client.indicaties:
        yield "indicatie"
    if not client.bsn:
        yield "bsn_ontbreekt"
    elif not is_bsn(client.bsn):
        yield "bsn_elfproef"
    if client.indicaties and not queries.bestaat_combinatie(client.indicaties[-1], op=op):
        yield "combinatie"
