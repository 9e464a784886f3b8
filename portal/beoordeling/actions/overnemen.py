"""Take over from the version before what was found on content that did not change."""

from datetime import datetime

from portal.beoordeling.actions.oordelen import eis_toetser, leg_toetsen_vast
from portal.beoordeling.models import Oordeel, Signaalreactie, Toekenningsvoorstel
from portal.beoordeling.queries.toekenning import regels_voor
from portal.beoordeling.queries.toetsing import Toetsstand, VorigeToetsing
from portal.domain.toetsingskader import Herkomst
from portal.platform.database import db
from portal.toegang.models import Gebruiker

BEPERKINGEN = {
    "uq_oordeel_versie_id_criterium": "verouderd",
    "uq_signaalreactie_versie_id_signaal": "verouderd",
    "uq_toekenningsvoorstel_versie_id": "verouderd",
}
KENMERK = "overgenomen"


def neem_vorige_over(
    nu: Toetsstand, vorige: VorigeToetsing, *, door: Gebruiker, op: datetime
) -> int:
    """Copy oordelen, reactions to signals and lines of the voorstel that still hold.

    Whoever takes over answers for the copies. Done twice, the second time finds nothing to do.

    Args:
        nu: The toetsing as it is now; what stands there already stays.
        vorige: The version before, compared with `nu`.
        door: Behandelaar or teamleider.
        op: The moment, UTC.

    Returns:
        How many oordelen were copied.

    Raises:
        DomeinFout: as `eis_toetser`.
    """
    eis_toetser(nu.aanvraag, door=door)
    oordelen = [_oordeel(rij, nu) for rij in vorige.oordelen_voor(nu)]
    reacties = [_reactie(rij) for rij in vorige.reacties_voor(nu)]
    voorstellen = _voorstellen(nu, vorige)
    kopieen: list[Oordeel | Signaalreactie | Toekenningsvoorstel] = []
    kopieen += [*oordelen, *reacties, *voorstellen]
    for kopie in kopieen:
        kopie.zorgkantoor_id, kopie.versie_id = nu.aanvraag.zorgkantoor_id, nu.versie.rij.id
        kopie.door_id, kopie.op = door.id, op
        db.session.add(kopie)
    if kopieen:
        leg_toetsen_vast(nu, door=door, kenmerk=KENMERK)
    return len(oordelen)


def _oordeel(rij: Oordeel, nu: Toetsstand) -> Oordeel:
    return Oordeel(
        aanvraag_id=nu.aanvraag.id,
        criterium=rij.criterium,
        oordeel=rij.oordeel,
        herkomst=Herkomst.VORIGE_VERSIE,
        toelichting=rij.toelichting,
        motivering=rij.motivering,
        meekijken=rij.meekijken,
    )


def _reactie(rij: Signaalreactie) -> Signaalreactie:
    return Signaalreactie(signaal=rij.signaal, overgenomen=rij.overgenomen, reden=rij.reden)


def _voorstellen(nu: Toetsstand, vorige: VorigeToetsing) -> list[Toekenningsvoorstel]:
    regels = regels_voor(nu, vorige.stand)
    return [Toekenningsvoorstel(regels=regels)] if regels else []
