"""Which steps somebody can take in a dossier now: the table, the role, and whose dossier it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.queries.toetsing import is_toetser
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.procedure import IN_BEHANDELING, OVERGANGEN
from portal.toegang.models import Gebruiker

INHOUD = (
    ("volledigheid", Handeling.DOSSIER_VOLLEDIG_VERKLAREN),
    ("toetsing", Handeling.BESLUIT_VOORBEREIDEN),
    ("besluit", Handeling.BESLUIT_TER_CONTROLE_AANBIEDEN),
    ("besluit", Handeling.BESLUIT_TERUGSTUREN),
)
PROCEDURE = (
    ("aanvulling", Handeling.DOSSIER_AANVULLING_VRAGEN),
    ("verzoek_intrekken", Handeling.DOSSIER_AANVULVERZOEK_INTREKKEN),
    ("verlengen", Handeling.DOSSIER_TERMIJN_VERLENGEN),
    ("ingebreke", Handeling.DOSSIER_INGEBREKESTELLING),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stappen:
    """Codes of the steps; `hoofd` is the next one on the content, empty when there is none."""

    hoofd: str
    verder: tuple[str, ...]
    kan_nemen: bool


def bepaal_stappen(aanvraag: Aanvraag, *, voor: Gebruiker, op: date) -> Stappen:
    """Give the steps that a user can take in a dossier in view.

    Args:
        aanvraag: The dossier.
        voor: Who looks.
        op: The Dutch calendar day.
    """
    eigen = is_toetser(aanvraag, voor)
    hoofd = [code for code, handeling in INHOUD if eigen and _kan(aanvraag, handeling, voor)]
    return Stappen(
        hoofd=hoofd[0] if hoofd else "",
        verder=tuple(_verder(aanvraag, voor, op, eigen=eigen)),
        kan_nemen=aanvraag.behandelaar_id is None
        and Rol.BEOORDELAAR in voor.rol_set
        and _kan(aanvraag, Handeling.DOSSIER_NEMEN, voor),
    )


def _verder(aanvraag: Aanvraag, voor: Gebruiker, op: date, *, eigen: bool) -> Iterator[str]:
    voorbij = aanvraag.beslisdatum is not None and aanvraag.beslisdatum < op
    niet_nu = "verlengen" if voorbij else "ingebreke"
    for code, handeling in PROCEDURE:
        if eigen and code != niet_nu and _kan(aanvraag, handeling, voor):
            yield code
    if eigen and aanvraag.toestand in IN_BEHANDELING:
        yield "uitstel"
    if _kan(aanvraag, Handeling.DOSSIER_TOEWIJZEN, voor):
        yield "toewijzen"
    elif aanvraag.behandelaar_id == voor.id and _kan(aanvraag, Handeling.DOSSIER_OVERDRAGEN, voor):
        yield "overdragen"


def _kan(aanvraag: Aanvraag, handeling: Handeling, voor: Gebruiker) -> bool:
    """Say whether the table has this step here, whatever the uitkomst, for one of the roles."""
    return any(
        rij.handeling is handeling and aanvraag.toestand in rij.van and rij.rollen & voor.rol_set
        for rij in OVERGANGEN
    )
