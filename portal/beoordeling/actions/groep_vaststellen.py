"""Fix the besluit on a group: a besluit with a letter for every client, all or nothing."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.beoordeling.actions.besluitinhoud import Lid, Voorbereiding
from portal.beoordeling.actions.melden import meld_besluit
from portal.beoordeling.actions.ontstaan import doelen_van, ontstaan
from portal.beoordeling.actions.vaststellen import Verzending, leg_brief_vast
from portal.beoordeling.models import Besluit
from portal.berichten.queries.adresboek import Adresboek
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand, pas_toe_op_besluit
from portal.domain.uitkomst import Uitkomst
from portal.platform import audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

NA_BESLUIT = {
    Uitkomst.TOEKENNEN: Toestand.TOEGEKEND,
    Uitkomst.AFWIJZEN: Toestand.AFGEWEZEN,
}


def stel_groep_vast(
    groepsbesluit: Besluit,
    voorbereiding: Voorbereiding,
    verzendingen: Mapping[UUID, Verzending],
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Fix the besluit of every client, and that on the group which holds them together.

    Call `controleer` first, as for one client. The besluit on the group has no letter: who gets
    what stands in the letters of the clients alone.

    Args:
        groepsbesluit: The besluit on the group in the making.
        voorbereiding: What it is made from, with the besluiten per client.
        verzendingen: The letter of each client, by part of the aanvraag.
        door: Who fixes.
        op: The moment, UTC.

    Raises:
        DomeinFout: `lid_brief_onvolledig`, `lid_bsn_in_brief` or `lid_brief_verouderd`, each with
            the code of the client; or as `ontstaan` and `voer_uit`.

    Bron: [procedure] §1 T21 and T22, §3.2; [processen] H2.
    """
    groepsbesluit.stand = pas_toe_op_besluit(groepsbesluit.stand, Handeling.BESLUIT_VASTSTELLEN)
    groepsbesluit.vastgesteld_door_id, groepsbesluit.vastgesteld_op = door.id, op
    groepsbesluit.verzenddatum = None
    aanvraag = voorbereiding.stand.aanvraag
    aanvraag.toegekend_bedrag_cent = groepsbesluit.jaarbedrag_cent
    voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.BESLUIT_VASTSTELLEN,
            door=door,
            op=op,
            uitkomst=groepsbesluit.uitkomst,
            gegevens={"besluit": str(groepsbesluit.id)},
        ),
    )
    boek = Adresboek()
    for lid in voorbereiding.leden:
        besluit = _stel_lid_vast(
            lid, groepsbesluit, verzendingen[lid.aanvraag.id], door=door, op=op
        )
        meld_besluit(besluit, boek, op=op)
    db.session.flush()


def _stel_lid_vast(
    lid: Lid, groepsbesluit: Besluit, verzending: Verzending, *, door: Gebruiker, op: datetime
) -> Besluit:
    besluit = lid.besluit
    assert besluit is not None
    assert besluit.groepsbesluit_id == groepsbesluit.id
    try:
        leg_brief_vast(besluit, verzending, door=door, op=op)
    except DomeinFout as fout:
        raise DomeinFout(f"lid_{fout.code}", clientcode=lid.aanvraag.clientcode) from fout
    lid.aanvraag.toestand = NA_BESLUIT[besluit.uitkomst]
    lid.aanvraag.toegekend_bedrag_cent = besluit.jaarbedrag_cent
    lid.aanvraag.antwoorddatum = None
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        ontstaan(besluit, doelen_van(lid.voorbereiding.stand.versie), door=door, op=op)
    code, client_id = Handeling.BESLUIT_VASTSTELLEN.value, lid.aanvraag.client_id
    audit.leg_vast(audit_regel(code, door=door, over=besluit, client_id=client_id))
    return besluit
