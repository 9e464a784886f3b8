"""What the aanvraag of a group takes from its clients, and a client from the group."""

from collections.abc import Mapping, Sequence

from portal.aanvraag.models import Doel
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.stand.velden import als_antwoord
from portal.domain.procedure import Onderdeel
from portal.domain.voorwaarden import Antwoordwaarde, Velden

DOELEN = "dl-doelen"
LIDDOELEN = "bc-doel"
GEKOZEN = "groepsdoelen"
"""Part of the stored answer to `bc-doel`: the lasting ids of goals of the group."""
TOELICHTING = "toelichting"

_EEN_VAN_ALLEN = {
    "client.lvhc",
    "aanvraag.lvhc",
    "client.vg7plus",
    "aanvraag.vg7plus",
    "client.mist_bh_of_db",
    "rekentool.maatwerk_overschrijding",
    "aanvraag.verschil_vorig",
}
"""Fields that are `ja` for a group as soon as they are for one of its clients."""


def velden_van_groep(eigen: Velden, leden: Sequence[Velden]) -> Velden:
    """Give the fields of a group: `ja` where it is so for at least one client."""
    van_leden = {naam: "ja" for naam in _EEN_VAN_ALLEN for lid in leden if lid.get(naam) == "ja"}
    return {**eigen, **van_leden}


def doelen_van_lid(
    dossier: Dossier, antwoorden: Mapping[str, Antwoordwaarde]
) -> Mapping[str, Antwoordwaarde]:
    """Give the answers of a client with his goals: chosen ones of the group, then his own.

    Both questions about goals hold them, so that a version of one client reads like any other.
    """
    if dossier.hoofd is None:
        return antwoorden
    eigen = antwoorden[DOELEN]
    alle = [
        *(als_rij(doel) for doel in gekozen_groepsdoelen(dossier)),
        *(eigen if isinstance(eigen, list) else ()),
    ]
    return {**antwoorden, DOELEN: alle, LIDDOELEN: alle}


def gekozen_groepsdoelen(dossier: Dossier) -> tuple[Doel, ...]:
    """Give the goals of the group that were linked to this client and are still there."""
    if dossier.hoofd is None:
        return ()
    rij = dossier.antwoorden.get(LIDDOELEN)
    waarde = rij.waarde if rij is not None else None
    gekozen = waarde.get(GEKOZEN) if isinstance(waarde, dict) else None
    ids = {str(nr) for nr in gekozen} if isinstance(gekozen, list) else set()
    return tuple(doel for doel in dossier.hoofd.zichtbare_doelen if str(doel.doel_id) in ids)


def doelnaam(doel: Doel) -> str:
    """Name a goal of a group for people."""
    velden = doel.velden if isinstance(doel.velden, dict) else {}
    return f"Doel {doel.volgnummer}: {velden.get('korte_naam') or 'nog zonder naam'}"


def als_rij(doel: Doel) -> dict[str, Antwoordwaarde]:
    """Give a goal as a row of an answer."""
    velden = als_antwoord(doel.velden)
    return {"doel_id": str(doel.doel_id), **(velden if isinstance(velden, dict) else {})}


def inhoud_van_leden(
    inhoud: Mapping[Onderdeel, Mapping[str, object]],
    leden: Mapping[int, Mapping[Onderdeel, str]],
) -> Mapping[Onderdeel, Mapping[str, object]]:
    """Add the digest of every client to each onderdeel, so that a signature covers them all."""
    if not leden:
        return inhoud
    return {
        onderdeel: {**deel, "leden": {str(nr): leden[nr][onderdeel] for nr in sorted(leden)}}
        for onderdeel, deel in inhoud.items()
    }
