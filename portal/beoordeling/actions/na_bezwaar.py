"""The besluit that replaces another one after bezwaar: begun, checked, and fixed with its letter.

The bezwaar itself is another slice: it calls these steps in the transaction of its beslissing.
"""

from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.dossiers import find_laatste_versie
from portal.aanvraag.queries.versie import lees_versie
from portal.beoordeling.actions.besluitinhoud import Voorbereiding
from portal.beoordeling.actions.herstel import kopieer
from portal.beoordeling.actions.nieuw import leg_wijziging_vast
from portal.beoordeling.actions.ontstaan import doelen_van, eindig, geef_dagen_terug, ontstaan
from portal.beoordeling.actions.vaststellen import (
    Verzending,
    controleer_inhoud,
    leg_brief_vast,
    tel_opnieuw_op,
)
from portal.beoordeling.actions.voorbereiding import stel_samen
from portal.beoordeling.models import Besluit
from portal.beoordeling.queries.overlap import lees_verloop
from portal.beoordeling.queries.toetsing import bepaal_toetsing
from portal.beoordeling.queries.vier_ogen import als_euro, list_mandaten
from portal.domain.bevoegdheid import Handeling, mandaat_dekt
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import (
    NAAR_UITKOMST,
    BesluitToestand,
    Eindereden,
    Toestand,
    pas_toe_op_besluit,
)
from portal.domain.termijnen import EEN_DAG
from portal.domain.uitkomst import Uitkomst
from portal.platform import audit, clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker

BEGONNEN, VERVALLEN, HERROEPEN = (
    "besluit.na_bezwaar_begonnen",
    "besluit.na_bezwaar_vervallen",
    "besluit.herroepen",
)
TERUG = Toestand.BIJSTELLEN_GEVRAAGD
"""Until the aanvraag was changed the request to do so can still be taken back."""
VERVANGBAAR = frozenset({Uitkomst.TOEKENNEN, Uitkomst.AFWIJZEN})
"""Outcomes that a new besluit after bezwaar can replace."""


def eis_van_kracht(oud: Besluit) -> None:
    """Refuse a besluit that another one replaced already.

    Raises:
        DomeinFout: `besluit_niet_van_kracht`.
    """
    if oud.stand is not BesluitToestand.VASTGESTELD:
        raise DomeinFout("besluit_niet_van_kracht", kenmerk=oud.nummer)


def begin_na_bezwaar(oud: Besluit, *, door: Gebruiker, op: datetime) -> Besluit:
    """Begin the besluit that replaces one on which bezwaar was made, with its content.

    Raises:
        DomeinFout: `besluit_niet_van_kracht`, `geen_nieuw_besluit_mogelijk` or `herstel_loopt_al`.

    Bron: [procedure] §4 Z12; [awb] art. 7:11 lid 2.
    """
    eis_van_kracht(oud)
    aanvraag = oud.aanvraag
    if oud.uitkomst not in VERVANGBAAR or aanvraag.is_groep:
        raise DomeinFout("geen_nieuw_besluit_mogelijk", veld="gevolg")
    besluit = kopieer(aanvraag, oud, door=door, op=op)
    besluit.na_bezwaar = True
    db.session.add(besluit)
    db.session.flush()
    leg_wijziging_vast(aanvraag, besluit, door=door, op=op, code=BEGONNEN)
    return besluit


def laat_vallen(besluit: Besluit, *, door: Gebruiker | None, op: datetime) -> None:
    """Drop a besluit after bezwaar that is still being prepared: nothing will be replaced.

    When the bezwaar itself is withdrawn nobody of the zorgkantoor does it: `door` is None.
    """
    if door is not None:
        leg_wijziging_vast(besluit.aanvraag, besluit, door=door, op=op, code=VERVALLEN)
    else:
        audit.leg_vast(
            audit.AuditRegelInvoer(
                keten=besluit.zorgkantoor_id,
                code=VERVALLEN,
                namens=besluit.zorgkantoor_id,
                client_id=besluit.aanvraag.client_id,
                object_soort=besluit.__tablename__,
                object_id=besluit.id,
            )
        )
    db.session.delete(besluit)
    db.session.flush()


def neem_over(besluit: Besluit, *, door: Gebruiker, op: datetime) -> None:
    """Go on with a besluit after bezwaar that somebody else began."""
    besluit.voorbereid_door_id = door.id
    leg_wijziging_vast(besluit.aanvraag, besluit, door=door, op=op)


def zet_stand(besluit: Besluit, handeling: Handeling) -> None:
    """Let a besluit after bezwaar go along when the beslissing is offered or sent back."""
    besluit.stand = pas_toe_op_besluit(besluit.stand, handeling)


def voorbereiding_van(besluit: Besluit, *, op: datetime) -> Voorbereiding:
    """Give what a besluit after bezwaar is made from: the newest version and what is granted."""
    dag, aanvraag = clock.local_day(op), besluit.aanvraag
    rij = find_laatste_versie(aanvraag)
    assert rij is not None
    return stel_samen(bepaal_toetsing(aanvraag, lees_versie(rij), dag), besluit, op=dag)


def controleer_na_bezwaar(
    besluit: Besluit, voorbereiding: Voorbereiding, *, door: Gebruiker, op: datetime
) -> str:
    """Check that a besluit after bezwaar can be fixed now, by somebody with mandaat for it.

    Who may be the second person is for the bezwaar to say.

    Returns:
        The functietitel under which this user signs.

    Raises:
        DomeinFout: `mandaat_ontbreekt`, or as `eis_van_kracht` and `controleer_inhoud`.

    Bron: [procedure] §2.3, §4 Z12.
    """
    assert besluit.hersteld_besluit is not None
    eis_van_kracht(besluit.hersteld_besluit)
    controleer_inhoud(besluit, voorbereiding, op=op)
    return functie_met_mandaat(door, besluit.uitkomst, besluit.jaarbedrag_100_cent, op=op)


def functie_met_mandaat(
    door: Gebruiker, uitkomst: Uitkomst, jaarbedrag_cent: int | None, *, op: datetime
) -> str:
    """Give the functietitel of a mandaat for this kind and amount.

    Raises:
        DomeinFout: `mandaat_ontbreekt`.
    """
    dag, bedrag = clock.local_day(op), als_euro(jaarbedrag_cent)
    for mandaat, titel in list_mandaten(door.id):
        if mandaat_dekt([mandaat], uitkomst, bedrag, dag):
            return titel
    raise DomeinFout("mandaat_ontbreekt", uitkomst=uitkomst, jaarbedrag=bedrag)


def stel_na_bezwaar_vast(
    besluit: Besluit,
    voorbereiding: Voorbereiding,
    verzending: Verzending,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Fix a besluit after bezwaar: the old one is revoked, the toekenning and aanvraag follow.

    Call `controleer_na_bezwaar` first.

    Raises:
        DomeinFout: as `leg_brief_vast`, `ontstaan` and `voer_uit`.

    Bron: [procedure] §3 K01, §4 Z12.
    """
    oud, aanvraag = besluit.hersteld_besluit, besluit.aanvraag
    assert oud is not None
    leg_brief_vast(besluit, verzending, door=door, op=op)
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        ontstaan(besluit, doelen_van(voorbereiding.stand.versie), door=door, op=op)
    else:
        _laat_wijken(oud, door=door, op=op)
    oud.stand = BesluitToestand.HERROEPEN
    leg_wijziging_vast(aanvraag, oud, door=door, op=op, code=HERROEPEN)
    aanvraag.toegekend_bedrag_cent = besluit.jaarbedrag_cent
    if aanvraag.groepsaanvraag is not None:
        aanvraag.toestand = NAAR_UITKOMST[besluit.uitkomst]
        tel_opnieuw_op(aanvraag.groepsaanvraag)
    _laat_volgen(aanvraag, besluit, oud, door=door, op=op)


def herroep(oud: Besluit, *, door: Gebruiker, op: datetime) -> None:
    """Revoke a besluit without another one in its place.

    What was granted was never so, and the aanvraag ends; what was not handled, or was asked to be
    changed, is taken up again.

    Raises:
        DomeinFout: `besluit_niet_van_kracht`, `alleen_herroepen_niet_mogelijk`, or as `voer_uit`.

    Bron: [procedure] §4 Z12; [awb] art. 7:11 lid 2.
    """
    eis_herroepbaar(oud)
    aanvraag = oud.aanvraag
    _laat_wijken(oud, door=door, op=op)
    oud.stand = BesluitToestand.HERROEPEN
    if oud.uitkomst is Uitkomst.BIJSTELLEN and aanvraag.toestand is not TERUG:
        leg_wijziging_vast(aanvraag, oud, door=door, op=op, code=HERROEPEN)
        return
    aanvraag.toegekend_bedrag_cent = aanvraag.antwoorddatum = None
    gegevens = {"besluit": str(oud.id)}
    handeling = Handeling.BESLUIT_HERROEPEN
    voer_uit(aanvraag, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))


def eis_herroepbaar(oud: Besluit) -> None:
    """Refuse to revoke without a new besluit where somebody would be left without an answer.

    Raises:
        DomeinFout: `besluit_niet_van_kracht` or `alleen_herroepen_niet_mogelijk`.
    """
    eis_van_kracht(oud)
    if oud.uitkomst is Uitkomst.AFWIJZEN or oud.aanvraag.is_lid:
        raise DomeinFout("alleen_herroepen_niet_mogelijk", veld="gevolg")


def _laat_wijken(oud: Besluit, *, door: Gebruiker, op: datetime) -> None:
    """Let what a besluit granted go from its first day; what it ended gets its days back."""
    if oud.ingangsdatum is None:
        return
    verloop = lees_verloop(oud.aanvraag, behalve=oud, na_bezwaar_vanaf=oud.ingangsdatum)
    if verloop.hersteld is None:
        return
    geef_dagen_terug(verloop, door=door, op=op)
    weg, reden = verloop.hersteld, Eindereden.HERROEPEN
    eindig(weg, weg.ingang - EEN_DAG, reden, door=door, op=op)
    db.session.flush()


def _laat_volgen(
    aanvraag: Aanvraag, besluit: Besluit, oud: Besluit, *, door: Gebruiker, op: datetime
) -> None:
    """Write the event in the record of the aanvraag; of a member in that of its group.

    A group is granted as long as one of its clients is.
    """
    geheel = aanvraag.groepsaanvraag or aanvraag
    toegekend = sa.select(Aanvraag.id).where(
        Aanvraag.groepsaanvraag_id == geheel.id, Aanvraag.toestand == Toestand.TOEGEKEND
    )
    uitkomst = besluit.uitkomst
    if geheel is not aanvraag:
        een = db.session.scalar(toegekend.limit(1))
        uitkomst = Uitkomst.AFWIJZEN if een is None else Uitkomst.TOEKENNEN
    voer_uit(
        geheel,
        Stap(
            handeling=Handeling.BEZWAAR_BESLISSEN,
            door=door,
            op=op,
            uitkomst=uitkomst,
            gegevens={
                "besluit": str(besluit.id),
                "herroept": str(oud.id),
                "lid": str(aanvraag.id),
            },
        ),
    )
