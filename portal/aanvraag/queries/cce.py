"""What an aanvraag tells of the CCE by itself: the question of the rekentool, and `ha-extern`."""

import uuid
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.trajecten import BekendTraject, trajectbron
from portal.domain.maanden import plus_maanden
from portal.platform.traject_data import load_trajectregels
from portal.platform.web import texts

HA_EXTERN = "ha-extern"
CCE = "cce"
"""Part of a version: whether the CCE was involved in the last three years."""


def cce_van(
    client_ids: Collection[uuid.UUID], op: date
) -> Mapping[uuid.UUID, Mapping[str, str | None]]:
    """Answer by client whether the CCE was involved in the last three years.

    Args:
        client_ids: Whom it is about; for each there is an answer.
        op: The day on which it is asked; a traject that was finished exactly so many months ago
            counts.

    Returns:
        `betrokken` is `ja` or `nee` as the list of trajecten has it; `afgerond_op` is the day of
        the last one, None without.

    Bron: [processen] G5.
    """
    maanden = load_trajectregels().maanden
    bekend = trajectbron().laatste(client_ids)
    uit = {}
    for client_id in client_ids:
        laatste = bekend.get(client_id)
        telt = laatste is not None and plus_maanden(laatste, maanden) >= op
        uit[client_id] = {
            "betrokken": "ja" if telt else "nee",
            "afgerond_op": laatste.isoformat() if laatste else None,
        }
    return uit


def cce_delen(aanvragen: Sequence[Aanvraag], op: date) -> Mapping[uuid.UUID, Mapping[str, object]]:
    """Give by aanvraag its part of a version, in one query; of a group as a whole it is empty."""
    antwoorden = cce_van([rij.persoon_id for rij in aanvragen if not rij.is_groep], op)
    return {
        rij.id: {} if rij.is_groep else {CCE: dict(antwoorden[rij.persoon_id])} for rij in aanvragen
    }


def cce_deel(aanvraag: Aanvraag, op: date) -> Mapping[str, object]:
    """Give that part of one aanvraag."""
    return cce_delen([aanvraag], op)[aanvraag.id]


def cce_tekst(inhoud: Mapping[str, object]) -> str:
    """Write that part for people; empty in a version from before it was kept."""
    deel = inhoud.get(CCE)
    if not isinstance(deel, Mapping):
        return ""
    betrokken, op = str(deel.get("betrokken")), deel.get("afgerond_op")
    if not isinstance(op, str):
        return betrokken
    dag = texts.datum(date.fromisoformat(op))
    return f"{betrokken}, ontwikkeltraject afgerond op {dag}"


def beschrijf_trajecten(client_ids: Collection[uuid.UUID]) -> str:
    """Write the known trajecten of some clients as the start of an answer, empty without any.

    One of a group stands in it once.
    """
    bekend = trajectbron().afgerond(client_ids)
    trajecten = {rij.id: rij for rijen in bekend.values() for rij in rijen}
    volgorde = sorted(trajecten.values(), key=lambda rij: (rij.afgerond_op, rij.id), reverse=True)
    return "\n".join(_regel(rij, met_code=len(client_ids) > 1) for rij in volgorde)


def voorstellen_voor(aanvraag: Aanvraag, vraag_ids: Collection[str]) -> Mapping[str, str]:
    """Give what the portal would fill in where nothing was answered yet, by question."""
    if HA_EXTERN not in vraag_ids:
        return {}
    tekst = beschrijf_trajecten(_clienten(aanvraag))
    return {HA_EXTERN: tekst} if tekst else {}


def _clienten(aanvraag: Aanvraag) -> Sequence[uuid.UUID]:
    if aanvraag.is_groep:
        return [lid.persoon_id for lid in aanvraag.leden]
    return [aanvraag.persoon_id]


def _regel(rij: BekendTraject, *, met_code: bool) -> str:
    code = f" voor {rij.clientcode}" if met_code else ""
    dagen = texts.opsomming([texts.datum(dag) for dag in rij.bijeenkomsten])
    wanneer = f" Bijeenkomsten op {dagen}." if dagen else ""
    themas = f" Thema's: {'; '.join(rij.themas)}." if rij.themas else ""
    return (
        f"CCE-ontwikkeltraject{code}, afgerond op {texts.datum(rij.afgerond_op)}.{wanneer}{themas}"
    )
