"""Submit: guard, freeze a version, and let the term begin."""

from collections.abc import Mapping
from datetime import datetime

from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.cce import cce_delen
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.stand import Stand, bepaal_indiening, bepaal_stand, laad_kader
from portal.aanvraag.queries.versie import maak_inhoud, sha256
from portal.clienten.actions import maak_zoekindexen
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.indiening import belemmeringen
from portal.domain.waarden import centen
from portal.platform import clock
from portal.platform.database import db
from portal.platform.rows import volgend_nr
from portal.toegang.models import Gebruiker

CENT = 100


def indienen(
    aanvraag: Aanvraag, *, getoonde_digest: str, door: Gebruiker, op: datetime
) -> AanvraagVersie:
    """Submit a concept (T08): version 1 is frozen and the beslistermijn starts.

    Args:
        aanvraag: A concept in the scope of the manager.
        getoonde_digest: Digest of what the page showed (G13).
        door: The manager.
        op: The moment of receipt; its Dutch calendar day counts.

    Raises:
        DomeinFout: `niet_indienbaar` with `belemmeringen`, or what `voer_uit` raises.
    """
    return _dien_in(aanvraag, Handeling.AANVRAAG_INDIENEN, getoonde_digest, door, op)


def bijgesteld_indienen(
    aanvraag: Aanvraag, *, getoonde_digest: str, door: Gebruiker, op: datetime
) -> AanvraagVersie:
    """Submit again after bijstellen (T24): version n+1; the term was running all along.

    Raises:
        DomeinFout: as `indienen`.
    """
    return _dien_in(aanvraag, Handeling.AANVRAAG_BIJGESTELD_INDIENEN, getoonde_digest, door, op)


def _dien_in(
    aanvraag: Aanvraag,
    handeling: Handeling,
    getoonde_digest: str,
    door: Gebruiker,
    op: datetime,
) -> AanvraagVersie:
    vergrendel(aanvraag, door=door)
    stand = bepaal_stand(laad_dossier(aanvraag), laad_kader(aanvraag, op=clock.local_day(op)))
    gevonden = belemmeringen(bepaal_indiening(stand, getoonde_digest=getoonde_digest))
    if gevonden:
        raise DomeinFout("niet_indienbaar", belemmeringen=gevonden)
    if aanvraag.ontvangen_op is None:
        aanvraag.ontvangen_op = op
    zet_gevraagd_bedrag(stand)
    aanvraag.antwoorddatum = None
    soort = "ingediend" if handeling is Handeling.AANVRAAG_INDIENEN else "bijgesteld"
    versie = leg_versies_vast(stand, soort=soort, door=door, op=op)
    for dossier in (stand.dossier, *stand.dossier.leden):
        if dossier.persoon is not None:
            maak_zoekindexen(dossier.persoon, houder_id=aanvraag.zorgkantoor_id)
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens={"versie": versie.nr}))
    return versie


def leg_versies_vast(
    stand: Stand,
    *,
    soort: str,
    door: Gebruiker,
    op: datetime,
    erbij: Mapping[str, object] | None = None,
) -> AanvraagVersie:
    """Freeze the next version of an aanvraag; in a group first that of every client.

    The version of the group names the digest of each of them, so that it seals them all.
    """
    leden = []
    aanvragen = [deel.dossier.aanvraag for deel in (stand, *stand.leden)]
    delen = cce_delen(aanvragen, clock.local_day(op))
    for lid in stand.leden:
        aanvraag = lid.dossier.aanvraag
        versie = leg_versie_vast(lid, soort=soort, door=door, op=op, erbij=delen[aanvraag.id])
        leden.append(
            {
                "lidnr": lid.lidnr,
                "aanvraag": str(aanvraag.id),
                "clientcode": aanvraag.clientcode,
                "sha256": versie.sha256,
            }
        )
    groep: dict[str, object] = {"leden": leden} if stand.dossier.aanvraag.is_groep else {}
    erbij = {**groep, **delen[stand.dossier.aanvraag.id], **(erbij or {})}
    return leg_versie_vast(stand, soort=soort, door=door, op=op, erbij=erbij)


def leg_versie_vast(
    stand: Stand,
    *,
    soort: str,
    door: Gebruiker,
    op: datetime,
    erbij: Mapping[str, object] | None = None,
) -> AanvraagVersie:
    """Freeze what the aanvraag holds now as its next version, with who submitted it and when."""
    aanvraag = stand.dossier.aanvraag
    indiener = {"gebruiker": str(door.id), "naam": door.naam, "op": op.isoformat()}
    inhoud = maak_inhoud(stand, {"indiening": {"soort": soort, **indiener}, **(erbij or {})})
    if stand.dossier.plaatsing is not None:
        aanvraag.leveringsvorm = stand.dossier.plaatsing.leveringsvorm
    versie = AanvraagVersie(
        aanvraag_id=aanvraag.id,
        nr=volgend_nr(AanvraagVersie.nr, AanvraagVersie.aanvraag_id == aanvraag.id),
        soort=soort,
        json=inhoud,
        sha256=sha256(inhoud),
        tabelversie=stand.kader.tabel.versie,
        vragenlijstversie=stand.kader.vragenlijst.versie,
        leveringsvorm=None if aanvraag.is_groep else aanvraag.leveringsvorm,
        door_id=door.id,
        op=op,
    )
    db.session.add(versie)
    db.session.flush()
    return versie


def zet_gevraagd_bedrag(stand: Stand) -> None:
    """Write what is asked for to the aanvraag, and in a group to the part of every client."""
    for deel in (stand, *stand.leden):
        deel.dossier.aanvraag.gevraagd_bedrag_cent = gevraagd_bedrag(deel)


def gevraagd_bedrag(stand: Stand) -> int | None:
    """Give the jaarbedrag that is asked for, in cents; None without an outcome.

    Of a group: the sum of what its clients ask, each rounded.
    """
    if stand.dossier.aanvraag.is_groep:
        groep = stand.rekenen.groep if stand.rekenen else None
        som = groep.uitkomst.som_beschikkingen if groep and groep.uitkomst else None
        return None if som is None else int(som * CENT)
    uitkomst = stand.rekenen.uitkomst if stand.rekenen else None
    if uitkomst is None or uitkomst.bedragen is None:
        return None
    return int(centen(uitkomst.bedragen.jaarbedrag) * CENT)
