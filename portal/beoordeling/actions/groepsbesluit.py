"""Prepare the besluiten per client of a besluit on a group."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.actions.besluitinhoud import (
    Keuze,
    Lid,
    Voorbereiding,
    keuze_van,
    list_vervangen_door,
    vul,
)
from portal.beoordeling.actions.bevoegd import eis_toetser_van
from portal.beoordeling.actions.groepsinhoud import (
    EIGEN,
    PER_CLIENT,
    is_per_client,
    keuze_voor,
    uitkomst_van,
)
from portal.beoordeling.actions.nieuw import leg_wijziging_vast, nieuw_besluit
from portal.beoordeling.models import Besluit
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import BesluitToestand, Toestand
from portal.domain.uitkomst import Uitkomst
from portal.platform.database import db
from portal.toegang.models import Gebruiker

OPEN = frozenset({Toestand.IN_TOETSING, Toestand.BESLUIT_KLAARZETTEN})


@dataclass(frozen=True, slots=True)
class Lidkeuze:
    """What the reviewer decides on one client otherwise; an empty text is that of the group."""

    uitkomst: Uitkomst
    teksten: Mapping[str, object]


def keuzes_per_lid(
    keuze: Keuze, voorbereiding: Voorbereiding, groepsbesluit: Besluit | None
) -> dict[UUID, Keuze]:
    """Give the choice for each client; call it before the besluit on the group is rewritten."""
    if not is_per_client(keuze.uitkomst, voorbereiding):
        return {}
    return {lid.aanvraag.id: keuze_voor(lid, keuze, groepsbesluit) for lid in voorbereiding.leden}


def eis_zonder_overlap(keuzes: Mapping[UUID, Keuze], voorbereiding: Voorbereiding) -> None:
    """Refuse while a client to whom is granted has meerzorg elsewhere in those days.

    Raises:
        DomeinFout: `lid_loopt_elders`.
    """
    for lid in voorbereiding.leden:
        keuze = keuzes.get(lid.aanvraag.id)
        if keuze is None or keuze.uitkomst is not Uitkomst.TOEKENNEN:
            continue
        try:
            list_vervangen_door(None, lid.voorbereiding)
        except DomeinFout as fout:
            code = lid.aanvraag.clientcode
            raise DomeinFout(f"lid_{fout.code}", clientcode=code, **fout.gegevens) from fout


def bereid_leden_voor(
    groepsbesluit: Besluit,
    keuzes: Mapping[UUID, Keuze],
    voorbereiding: Voorbereiding,
    *,
    door: Gebruiker,
    op: datetime,
) -> Voorbereiding:
    """Write the besluit of every client beside that of the group.

    Returns:
        The same voorbereiding, with the besluiten as they are now.
    """
    leden = []
    for lid in voorbereiding.leden:
        keuze, besluit = keuzes.get(lid.aanvraag.id), lid.besluit
        if keuze is None:
            if besluit is not None:
                besluit.groepsbesluit_id = None
        else:
            besluit = besluit or nieuw_besluit(lid.aanvraag)
            vul(besluit, keuze, lid.voorbereiding)
            besluit.groepsbesluit_id, besluit.nr = groepsbesluit.id, groepsbesluit.nr
            besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
            db.session.add(besluit)
        leden.append(Lid(lid.voorbereiding, besluit))
    if keuzes:
        _tel_op(groepsbesluit, [lid.besluit for lid in leden if lid.besluit is not None])
    db.session.flush()
    return replace(voorbereiding, leden=tuple(leden))


def besluit_over_lid(
    hoofd: Aanvraag,
    groepsbesluit: Besluit | None,
    lid: Lid,
    keuze: Lidkeuze,
    *,
    door: Gebruiker,
    op: datetime,
) -> Besluit:
    """Decide on one client otherwise than on the group; the whole is saved again after it.

    Raises:
        DomeinFout: `niet_de_toetser`; `toetsing_gesloten`, `besluit_ligt_ter_controle`;
            `uitkomst_niet_mogelijk` or `geen_bedrag_voor_client`.
    """
    eis_toetser_van(hoofd, door)
    if hoofd.toestand not in OPEN:
        raise DomeinFout("toetsing_gesloten")
    if groepsbesluit is not None and groepsbesluit.stand is not BesluitToestand.CONCEPT:
        raise DomeinFout("besluit_ligt_ter_controle")
    if keuze.uitkomst not in PER_CLIENT:
        raise DomeinFout("uitkomst_niet_mogelijk", veld="uitkomst")
    if keuze.uitkomst is Uitkomst.TOEKENNEN and not lid.heeft_bedrag:
        raise DomeinFout("geen_bedrag_voor_client", veld="uitkomst")
    gekozen = Keuze(uitkomst=keuze.uitkomst, onderbouwing="")
    if groepsbesluit is not None and uitkomst_van(lid, groepsbesluit.uitkomst) in PER_CLIENT:
        gedeeld = keuze_van(groepsbesluit)
        gekozen = gedeeld if gedeeld.uitkomst is keuze.uitkomst else gekozen
    eigen = {veld: tekst for veld, tekst in keuze.teksten.items() if veld in EIGEN and tekst}
    besluit = lid.besluit or nieuw_besluit(lid.aanvraag)
    vul(besluit, replace(gekozen, **eigen), lid.voorbereiding)  # type: ignore[arg-type]  # by name
    besluit.voorbereid_door_id, besluit.voorbereid_op = door.id, op
    # Apart from the group until that is saved again: mandaat and vier ogen may change with it.
    besluit.groepsbesluit_id = None
    db.session.add(besluit)
    db.session.flush()
    hoofd.gewijzigd_op = op
    leg_wijziging_vast(lid.aanvraag, besluit, door=door, op=op)
    return besluit


def _tel_op(groepsbesluit: Besluit, besluiten: list[Besluit]) -> None:
    """Write what the group gets together: the rounded amounts of the clients added up.

    Bron: [procedure] §3.2.
    """
    toegekend = [deel for deel in besluiten if deel.uitkomst is Uitkomst.TOEKENNEN]
    for veld in ("jaarbedrag_cent", "etmaalbedrag_cent", "jaarbedrag_100_cent"):
        som = sum(getattr(deel, veld) or 0 for deel in toegekend)
        setattr(groepsbesluit, veld, som if toegekend else None)
    groepsbesluit.maatwerk = any(deel.maatwerk for deel in toegekend)
    groepsbesluit.deels = any(deel.deels for deel in toegekend) or (
        0 < len(toegekend) < len(besluiten)
    )
