"""The besluit on a group: which besluit each client gets, and what stands in the way of it."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from portal.beoordeling.actions.besluitinhoud import (
    Keuze,
    Lid,
    Voorbereiding,
    eis_afbouwpad,
    eis_mogelijk,
    eis_redenen,
    is_actueel,
    list_belemmeringen,
    vroeg_maatwerk,
)
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.toekenning import is_contextregel
from portal.domain.fouten import DomeinFout
from portal.domain.toetsingskader import Belemmering
from portal.domain.uitkomst import Uitkomst

PER_CLIENT = frozenset({Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN})
"""Each client gets a besluit and a letter; of the others the aanbieder gets one."""
EIGEN = (
    "onderbouwing",
    "termijnreden",
    "perspectief",
    "max_profiel",
    "max_meerzorguren",
    "afgebouwd_op",
    "afspraken",
    "voorwaarden",
    "andere_hulp",
    "afbouwpad",
)
"""What can be said for one client otherwise than for the group."""
MEESTE_BELEMMERINGEN = 50


@dataclass(frozen=True, slots=True)
class Lidbelemmering(Belemmering):
    """One thing that must be done first for one client.

    Args:
        lid: Part of the client.
        clientcode: Its code.
    """

    lid: uuid.UUID | None = None
    clientcode: str = ""


def is_per_client(uitkomst: Uitkomst, voorbereiding: Voorbereiding) -> bool:
    """Say whether each client gets a besluit of its own."""
    return bool(voorbereiding.leden) and uitkomst in PER_CLIENT


def eigen_teksten(besluit: Besluit | None, groepsbesluit: Besluit | None) -> dict[str, object]:
    """Give what a besluit in the making says otherwise than that of the group, by field."""
    if besluit is None:
        return {}
    gedeeld = {veld: getattr(groepsbesluit, veld, None) for veld in EIGEN}
    eigen = {veld: getattr(besluit, veld) for veld in EIGEN}
    return {veld: tekst for veld, tekst in eigen.items() if tekst and tekst != gedeeld[veld]}


def uitkomst_van(lid: Lid, gedeeld: Uitkomst) -> Uitkomst:
    """Say what is decided on one client: as chosen, else by whether there is an amount.

    Bron: [processen] H2; [toetsingskader] GR-5.
    """
    if gedeeld is not Uitkomst.TOEKENNEN:
        return gedeeld
    if lid.besluit is not None and lid.besluit.uitkomst in PER_CLIENT:
        return lid.besluit.uitkomst
    return Uitkomst.TOEKENNEN if lid.heeft_bedrag else Uitkomst.AFWIJZEN


def keuze_voor(lid: Lid, gedeeld: Keuze, groepsbesluit: Besluit | None) -> Keuze:
    """Give uitkomst and texts of one client: those of the group, and what is said otherwise.

    The texts of the group say why meerzorg is granted, so who is refused gets none of them.
    """
    uitkomst = uitkomst_van(lid, gedeeld.uitkomst)
    basis = gedeeld
    if uitkomst is not gedeeld.uitkomst:
        basis = Keuze(uitkomst=uitkomst, onderbouwing="", verzenddatum=gedeeld.verzenddatum)
    eigen = eigen_teksten(lid.besluit, groepsbesluit)
    return replace(basis, uitkomst=uitkomst, **eigen)  # type: ignore[arg-type]  # by field name


def eis_besluit_mogelijk(
    keuze: Keuze, voorbereiding: Voorbereiding, groepsbesluit: Besluit | None, *, dag: date
) -> None:
    """Refuse a choice that cannot be made on a day, for a client or for a group.

    Raises:
        DomeinFout: as `eis_mogelijk`; `geen_client_toegekend` when the group would get nothing.
    """
    if not is_per_client(keuze.uitkomst, voorbereiding):
        eis_mogelijk(keuze, voorbereiding, dag=dag)
        return
    if keuze.uitkomst not in voorbereiding.ruimte.uitkomsten:
        raise DomeinFout("uitkomst_niet_mogelijk", veld="uitkomst")
    gevonden = list_groepsbelemmeringen(keuze, voorbereiding, groepsbesluit)
    if gevonden:
        raise DomeinFout("besluit_niet_mogelijk", belemmeringen=gevonden)
    uitkomsten = {uitkomst_van(lid, keuze.uitkomst) for lid in voorbereiding.leden}
    if keuze.uitkomst not in uitkomsten:
        raise DomeinFout("geen_client_toegekend", veld="uitkomst")


def list_groepsbelemmeringen(
    keuze: Keuze, voorbereiding: Voorbereiding, groepsbesluit: Besluit | None
) -> tuple[Belemmering, ...]:
    """Give what must be done first: once where it holds for the group, else per client."""
    gevonden: dict[Belemmering, None] = {}
    for lid in voorbereiding.leden:
        eigen = keuze_voor(lid, keuze, groepsbesluit)
        for deel in (*list_belemmeringen(eigen, lid.voorbereiding), *_redenen(eigen, lid)):
            gedeeld = _is_gedeeld(deel, lid, anders=eigen.uitkomst is not keuze.uitkomst)
            gevonden[deel if gedeeld else _van_lid(deel, lid)] = None
    return tuple(gevonden)[:MEESTE_BELEMMERINGEN]


def is_besluit_actueel(besluit: Besluit, voorbereiding: Voorbereiding) -> bool:
    """Say whether all is still as prepared, for every client of a group too.

    Bron: [procedure] §1 T22; [brieven] controle 6.
    """
    if not is_actueel(besluit, voorbereiding):
        return False
    if not is_per_client(besluit.uitkomst, voorbereiding):
        return True
    return all(_is_lid_actueel(lid, besluit) for lid in voorbereiding.leden)


def _is_lid_actueel(lid: Lid, groepsbesluit: Besluit) -> bool:
    eigen = lid.besluit
    return (
        eigen is not None
        and eigen.groepsbesluit_id == groepsbesluit.id
        and eigen.voorbereid_op == groepsbesluit.voorbereid_op
        and is_actueel(eigen, lid.voorbereiding)
    )


def _redenen(keuze: Keuze, lid: Lid) -> Iterator[Belemmering]:
    """Give the reasons that one client still lacks, as things to do."""
    try:
        if keuze.uitkomst is Uitkomst.TOEKENNEN:
            eis_redenen(keuze, lid.voorbereiding)
        elif vroeg_maatwerk(lid.voorbereiding):
            eis_afbouwpad(keuze)
    except DomeinFout as fout:
        yield Belemmering(fout.code)


def _is_gedeeld(deel: Belemmering, lid: Lid, *, anders: bool) -> bool:
    """Say whether it is done in one place for the whole group."""
    stand = lid.voorbereiding.stand
    if deel.criterium_id is not None:
        return deel.criterium_id not in stand.rijen
    if deel.code == "reden_ontbreekt":
        return is_contextregel(deel.detail or "")
    return not anders and deel.code not in {"bedrag_ontbreekt", "geen_criterium_onvoldaan"}


def _van_lid(deel: Belemmering, lid: Lid) -> Lidbelemmering:
    aanvraag = lid.aanvraag
    return Lidbelemmering(
        deel.code, deel.criterium_id, deel.detail, lid=aanvraag.id, clientcode=aanvraag.clientcode
    )
