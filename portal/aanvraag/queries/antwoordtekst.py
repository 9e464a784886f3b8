"""An answer or a doel as plain lines of text, to read beside another version."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from portal.aanvraag.queries.weergave.lezen import datum, euro_getypt
from portal.domain.voorwaarden import KEUZE
from portal.domain.vragenlijst import Doelveld, Subveld, Veldtype, Vraag

TOELICHTING = "toelichting"
_SCHRIJVERS = {Veldtype.DATUM: datum, Veldtype.BEDRAG: euro_getypt}
Regel = tuple[str, str]


def regels_van(vraag: Vraag, waarde: object) -> tuple[Regel, ...]:
    """Give label and value of every part that is filled in; a label is empty for a plain text."""
    if not isinstance(waarde, Mapping):
        return (("", waarde),) if isinstance(waarde, str) and waarde else ()
    return tuple(_delen(vraag, waarde))


def doelregels_van(velden: Iterable[Doelveld], waarde: object) -> tuple[Regel, ...]:
    """Give label and value of every filled part of a doel."""
    delen = waarde if isinstance(waarde, Mapping) else {}
    return tuple(
        (veld.label, tekst) for veld in velden if (tekst := _tekst(veld, delen.get(veld.id)))
    )


def als_tekst(regels: Sequence[Regel]) -> str:
    """Write the lines under each other."""
    return "\n".join(f"{label}: {tekst}" if label else tekst for label, tekst in regels)


def _delen(vraag: Vraag, delen: Mapping[str, object]) -> Iterator[Regel]:
    labels = {KEUZE: "Antwoord", TOELICHTING: "Toelichting"}
    for naam, label in labels.items():
        waarde = delen.get(naam)
        if isinstance(waarde, str) and waarde:
            yield label, waarde
    for subveld in vraag.subvelden:
        waarde = delen.get(subveld.id)
        if subveld.type is Veldtype.RIJEN:
            yield from _rijen(subveld, waarde)
        elif subveld.id != TOELICHTING and (tekst := _tekst(subveld, waarde)):
            yield subveld.label, tekst


def _rijen(subveld: Subveld, waarde: object) -> Iterator[Regel]:
    for nr, rij in enumerate(waarde if isinstance(waarde, list) else [], start=1):
        delen = rij if isinstance(rij, Mapping) else {}
        cellen = ((kolom, _tekst(kolom, delen.get(kolom.id))) for kolom in subveld.kolommen)
        regels = (f"{kolom.label.removesuffix('?')}: {tekst}" for kolom, tekst in cellen if tekst)
        yield f"{subveld.label} {nr}", "; ".join(regels)


def _tekst(veld: Subveld | Doelveld, waarde: object) -> str:
    if not isinstance(waarde, str) or veld.type is Veldtype.DOEL:
        return ""
    return _SCHRIJVERS[veld.type](waarde) if veld.type in _SCHRIJVERS else waarde
