"""The check vooraf of one aanvraag, walked with what the portal knows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation

from portal.aanvraag.models import CheckPad, CheckStap
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import Rekenstand
from portal.aanvraag.queries.stand.kader import Kader
from portal.domain.check_vooraf import (
    Antwoord,
    Checkfeiten,
    Grond,
    Grondfeiten,
    Volumetoets,
    Voortgang,
    antwoorden_van_lid,
    doorloop,
    mogelijke_gronden,
)

VG7PLUS = "VG7+"
"""Name of the prestatie VG7-plus in the rekentool."""


def antwoorden_van(pad: CheckPad | None) -> dict[str, Antwoord]:
    """Turn the steps of a walk into answers of the domain."""
    return {} if pad is None else {stap.knoop: _antwoord(stap) for stap in pad.stappen}


def loop_check(dossier: Dossier, kader: Kader, rekenen: Rekenstand | None) -> Voortgang:
    """Walk the check with the answers of the last walk.

    The client of a group walks with what the group answered and what differs for this client;
    the group as a whole rests on every grond that holds for one of its clients.

    Args:
        dossier: The working copy.
        kader: Path and gronden of this version, settings.
        rekenen: The calculation, None to find the gronden before there is one.
    """
    if dossier.aanvraag.is_groep:
        return doorloop(
            kader.check, antwoorden_van(dossier.pad), _groepsfeiten(dossier, kader, rekenen)
        )
    feiten = Checkfeiten(
        kenmerken=kader.kenmerken,
        profiel=dossier.indicatie.zorgprofiel if dossier.indicatie else None,
        ingangsdatum=dossier.aanvraag.beoogde_ingang,
        geboortedatum=lees_datum(dossier.client.geboortedatum),
        instellingen=kader.instellingen,
    )
    if rekenen is not None:
        feiten = _met_uitkomst(feiten, rekenen)
    return doorloop(kader.check, _antwoorden(dossier, kader, feiten), feiten)


def _antwoorden(dossier: Dossier, kader: Kader, feiten: Checkfeiten) -> dict[str, Antwoord]:
    eigen = antwoorden_van(dossier.pad)
    if dossier.hoofd is None:
        return eigen
    indicatie = dossier.indicatie
    return antwoorden_van_lid(
        kader.check,
        antwoorden_van(dossier.hoofd.pad),
        eigen,
        feiten,
        vg7plus=indicatie is not None and indicatie.zzp == VG7PLUS,
    )


def _groepsfeiten(dossier: Dossier, kader: Kader, rekenen: Rekenstand | None) -> Checkfeiten:
    gevonden = {grond.id for lid in dossier.leden for grond in loop_check(lid, kader, None).gronden}
    gronden = tuple(grond for grond in kader.kenmerken.gronden if grond.id in gevonden)
    groep = rekenen.groep if rekenen is not None else None
    gehaald = groep is not None and groep.haalt_volumetoets
    return Checkfeiten(
        kenmerken=kader.kenmerken,
        ingangsdatum=dossier.aanvraag.beoogde_ingang,
        volumetoets=Volumetoets.GEHAALD if gehaald else None,
        instellingen=kader.instellingen,
        gronden=gronden if dossier.aanvraag.beoogde_ingang is not None else None,
    )


def kiesbare_gronden(dossier: Dossier, kader: Kader, check: Voortgang) -> tuple[Grond, ...] | None:
    """Give the gronden that a person may tick; None while profiel or ingangsdatum is missing.

    For a group as a whole there are none: they are ticked per client.
    """
    if dossier.aanvraag.is_groep:
        return ()
    ingang, leveringsvorm = dossier.aanvraag.beoogde_ingang, check.zet.leveringsvorm
    if dossier.indicatie is None or ingang is None or leveringsvorm is None:
        return None
    feiten = Grondfeiten(
        profiel=dossier.indicatie.zorgprofiel,
        leveringsvorm=leveringsvorm,
        ingangsdatum=ingang,
        geboortedatum=lees_datum(dossier.client.geboortedatum),
    )
    return tuple(grond for grond in mogelijke_gronden(feiten, kader.kenmerken) if grond.mens)


def find_stap(pad: CheckPad | None, knoop_id: str) -> CheckStap | None:
    """Give the stored answer at a node of a walk, None while there is none."""
    stappen = pad.stappen if pad is not None else []
    return next((stap for stap in stappen if stap.knoop == knoop_id), None)


def is_gesloten(dossier: Dossier, check: Voortgang) -> bool:
    """Say whether the latest walk stays as it is: it ended without aanvraag, or was rejected."""
    pad = dossier.pad
    if pad is None:
        return False
    if any(afwijzing.pad_id == pad.id for afwijzing in dossier.interne_afwijzingen):
        return True
    return check.uitgang is not None and not check.uitgang.indienen


def _met_uitkomst(feiten: Checkfeiten, rekenen: Rekenstand) -> Checkfeiten:
    uitkomst = rekenen.uitkomst
    # Who gets no amount within a group just gets none: that does not end his walk.
    if uitkomst is None or (rekenen.groep is not None and not uitkomst.is_meerzorg):
        return feiten
    toets = uitkomst.volumetoets
    gehaald = Volumetoets.GEHAALD if toets and toets.gehaald else Volumetoets.NIET_GEHAALD
    return replace(
        feiten,
        volumetoets=gehaald if toets else None,
        meerzorg_per_dag=uitkomst.bedragen.etmaalbedrag_cent if uitkomst.bedragen else None,
    )


def _antwoord(stap: CheckStap) -> Antwoord:
    bedragen = {naam: _bedrag(tekst) for naam, tekst in stap.velden.items()}
    return Antwoord(
        waarden=tuple(stap.antwoorden),
        toelichting=stap.toelichting,
        bedragen={naam: bedrag for naam, bedrag in bedragen.items() if bedrag is not None},
    )


def _bedrag(tekst: str) -> Decimal | None:
    try:
        return Decimal(tekst)
    except InvalidOperation:
        return None


def lees_datum(tekst: object) -> date | None:
    """Read an ISO date, None for anything else."""
    try:
        return date.fromisoformat(tekst) if isinstance(tekst, str) else None
    except ValueError:
        return None
