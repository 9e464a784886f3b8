"""Start, change, sign and stop a verhuisformulier; what follows stands in `verhuizen`."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from portal.beoordeling.models import Toekenning
from portal.domain.bevoegdheid import Handeling, Rol
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.verhuizing import (
    Handtekeningverzoek,
    Verhuisstand,
    controleer_handtekening,
    controleer_start,
)
from portal.domain.rekentool.invoer import controleer_tarief
from portal.domain.rekentool.overname import Overname
from portal.domain.waarden import Aandeel, Bedrag, Uren, breuk_als_tekst
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.framework_data import get_verklaringen
from portal.platform.moving_data import load_verhuisregels
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker, Locatie
from portal.toegang.queries import find_tariefafspraak
from portal.toekenning.actions.melden import meld_ondertekenaar
from portal.toekenning.models import Verhuishandtekening, Verhuizing
from portal.toekenning.queries.overname import bepaal_overname, vraagt_basis
from portal.toekenning.queries.verhuizing import als_formulier, partijen_van

GESTART, GEWIJZIGD, GESTOPT = "verhuizing.gestart", "verhuizing.gewijzigd", "verhuizing.gestopt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verhuisvelden:
    """What somebody fills in on the form; None leaves a value as it is.

    Attributes:
        locatie: The new place.
        verhuisdatum: First day there.
        meerzorguren: Hours per week, where the toekenning does not know them.
        basis_100: Amount at 100% without context, euros per year, where no table has it.
        tarief: Percentage of the new aanbieder, where none was agreed.
    """

    locatie: Locatie | None = None
    verhuisdatum: date | None = None
    meerzorguren: Uren | None = None
    basis_100: Bedrag | None = None
    tarief: Aandeel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ondertekening:
    """What somebody declares when signing."""

    verhuisd: bool
    plan: bool
    reden: str = ""


def start_verhuizing(
    toekenning: Toekenning,
    velden: Verhuisvelden,
    *,
    plan_geheel: bool,
    door: Gebruiker,
    op: datetime,
) -> Verhuizing:
    """Begin a verhuisformulier for a toekenning in view.

    Raises:
        DomeinFout: `toekenning_wacht` while it is not confirmed; or as `controleer_start`.
    """
    assert velden.locatie is not None
    assert velden.verhuisdatum is not None
    if toekenning.bevestigd_op is None:
        raise DomeinFout("toekenning_wacht")
    verhuizing = Verhuizing(
        toekenning=toekenning,
        toekenning_id=toekenning.id,
        oude_aanbieder_id=toekenning.aanbieder_id,
        oude_locatie_id=toekenning.locatie_id,
        oud_zorgkantoor_id=toekenning.zorgkantoor_id,
        oude_regio_id=toekenning.regio_id,
        verhuisdatum=velden.verhuisdatum,
        meerzorguren=toekenning.meerzorguren,
        basis_100="",
        tarief="",
        stand=Verhuisstand.OPEN,
        formulierversie=1,
        gestart_door_id=door.id,
        gestart_op=op,
    )
    with db.session.no_autoflush:
        _vul_in(verhuizing, velden)
        controleer_start(als_formulier(verhuizing), plan_geheel=plan_geheel)
    db.session.add(verhuizing)
    db.session.flush()
    _leg_vast(GESTART, verhuizing, door=door)
    meld_ondertekenaar(verhuizing, door=door, op=op)
    return verhuizing


def wijzig_verhuizing(
    verhuizing: Verhuizing, velden: Verhuisvelden, *, door: Gebruiker, op: datetime
) -> bool:
    """Change an open form; every signature lapses.

    Returns:
        False when nothing changed: the signatures stay.

    Raises:
        DomeinFout: `verhuizing_niet_open`; `tarief_buiten_bereik`; or as `controleer_start`.
    """
    _eis_open(verhuizing)
    oud = vingerafdruk(verhuizing)
    with db.session.no_autoflush:
        _vul_in(verhuizing, velden)
        controleer_start(als_formulier(verhuizing), plan_geheel=True)
    if vingerafdruk(verhuizing) == oud:
        return False
    verhuizing.formulierversie += 1
    db.session.flush()
    _leg_vast(GEWIJZIGD, verhuizing, door=door)
    meld_ondertekenaar(verhuizing, door=door, op=op)
    return True


def onderteken(
    verhuizing: Verhuizing, ondertekening: Ondertekening, *, door: Gebruiker, op: datetime
) -> Verhuishandtekening:
    """Sign for the party or parties whose turn it is.

    Raises:
        DomeinFout: `verhuizing_niet_open`; or as `controleer_handtekening` or `overname_van`.
        IntegrityError: Somebody signed at the same moment.
    """
    _eis_open(verhuizing)
    dag = clock.local_day(op)
    getekend = len(verhuizing.geldig_getekend)
    verzoek = Handtekeningverzoek(
        partijen=partijen_van(verhuizing, door),
        getekend=getekend,
        verhuisd=ondertekening.verhuisd,
        plan=ondertekening.plan,
        reden=ondertekening.reden,
        vandaag=dag,
    )
    voor = controleer_handtekening(als_formulier(verhuizing), verzoek, load_verhuisregels(dag))
    overname_van(verhuizing)
    rij = Verhuishandtekening(
        formulierversie=verhuizing.formulierversie,
        stap=getekend + 1,
        partijen=sorted(voor),
        organisatie_id=door.organisatie_id,
        gebruiker_id=door.id,
        naam=door.naam,
        rol=":".join(sorted(door.rol_set & _TEKENT)),
        telefoon=door.telefoon,
        email=door.email,
        op=op,
        tekstversie=get_verklaringen(op=dag).versie,
        sha256=vingerafdruk(verhuizing),
        reden=ondertekening.reden.strip(),
    )
    verhuizing.handtekeningen.append(rij)
    db.session.flush()
    _leg_vast(Handeling.VERHUIZING_ONDERTEKENEN.value, verhuizing, door=door)
    meld_ondertekenaar(verhuizing, door=door, op=op)
    return rij


def overname_van(verhuizing: Verhuizing) -> Overname:
    """Calculate what the toekenning is worth at the new place.

    Raises:
        DomeinFout: As `bepaal_overname`.
    """
    return bepaal_overname(
        verhuizing.toekenning,
        tarief=verhuizing.tarief,
        meerzorguren=verhuizing.meerzorguren,
        basis_100=verhuizing.basis_100,
    )


def is_volledig_getekend(verhuizing: Verhuizing) -> bool:
    """Say whether every step was signed under the form as it is."""
    return not als_formulier(verhuizing).aan_de_beurt(len(verhuizing.geldig_getekend))


def stop_verhuizing(verhuizing: Verhuizing, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """End an open form without effect; each of the four parties can.

    Raises:
        DomeinFout: `verhuizing_niet_open` or `reden_ontbreekt`.
    """
    _eis_open(verhuizing)
    if not reden.strip():
        raise DomeinFout("reden_ontbreekt", veld="reden")
    verhuizing.stand, verhuizing.stopreden = Verhuisstand.GESTOPT, reden.strip()
    verhuizing.gestopt_door_id, verhuizing.gestopt_op = door.id, op
    db.session.flush()
    _leg_vast(GESTOPT, verhuizing, door=door)


def vingerafdruk(verhuizing: Verhuizing) -> str:
    """Give the digest of everything that is signed."""
    velden = {
        "toekenning": str(verhuizing.toekenning_id),
        "verhuisdatum": verhuizing.verhuisdatum.isoformat(),
        "locatie": str(verhuizing.nieuwe_locatie_id),
        "meerzorguren": verhuizing.meerzorguren,
        "basis_100": verhuizing.basis_100,
        "tarief": verhuizing.tarief,
    }
    tekst = json.dumps(velden, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(tekst.encode()).hexdigest()


_TEKENT = frozenset({Rol.MANAGER, Rol.BEOORDELAAR, Rol.TEAMLEIDER})


def _vul_in(verhuizing: Verhuizing, velden: Verhuisvelden) -> None:
    if velden.verhuisdatum is not None:
        verhuizing.verhuisdatum = velden.verhuisdatum
    if velden.locatie is not None:
        _zet_locatie(verhuizing, velden.locatie)
    if velden.meerzorguren is not None and not verhuizing.toekenning.meerzorguren:
        verhuizing.meerzorguren = breuk_als_tekst(velden.meerzorguren)
    if velden.basis_100 is not None and vraagt_basis(verhuizing.toekenning):
        verhuizing.basis_100 = breuk_als_tekst(velden.basis_100)
    afgesproken = afgesproken_tarief(verhuizing)
    if afgesproken is not None:
        verhuizing.tarief = breuk_als_tekst(afgesproken)
    elif velden.tarief is not None:
        controleer_tarief(velden.tarief)
        verhuizing.tarief = breuk_als_tekst(velden.tarief)


def _zet_locatie(verhuizing: Verhuizing, locatie: Locatie) -> None:
    if verhuizing.nieuwe_aanbieder_id not in {None, locatie.aanbieder_id}:
        verhuizing.tarief = ""
    verhuizing.nieuwe_locatie, verhuizing.nieuwe_locatie_id = locatie, locatie.id
    verhuizing.nieuwe_aanbieder, verhuizing.nieuwe_aanbieder_id = (
        locatie.aanbieder,
        locatie.aanbieder_id,
    )
    verhuizing.nieuwe_regio_id = locatie.regio_id
    verhuizing.nieuw_zorgkantoor = locatie.regio.zorgkantoor
    verhuizing.nieuw_zorgkantoor_id = locatie.regio.zorgkantoor_id


def afgesproken_tarief(verhuizing: Verhuizing) -> Fraction | None:
    """Give what the new aanbieder and its zorgkantoor agreed for the year of the move."""
    afspraak = find_tariefafspraak(
        verhuizing.nieuwe_aanbieder_id,
        verhuizing.nieuw_zorgkantoor_id,
        verhuizing.verhuisdatum.year,
    )
    return afspraak.aandeel if afspraak else None


def _eis_open(verhuizing: Verhuizing) -> None:
    if verhuizing.stand is not Verhuisstand.OPEN:
        raise DomeinFout("verhuizing_niet_open")


def _leg_vast(code: str, verhuizing: Verhuizing, *, door: Gebruiker) -> None:
    regel = audit_regel(code, door=door, over=verhuizing, client_id=verhuizing.toekenning.client_id)
    audit.leg_vast(regel)
