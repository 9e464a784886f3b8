"""Answer what the zorgkantoor asks (T13): only the asked places change, in a new version."""

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.antwoorden import vergrendel
from portal.aanvraag.actions.indienen import leg_versies_vast, zet_gevraagd_bedrag
from portal.aanvraag.actions.rekentool import schrijf_blok
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag, AanvraagVersie, Aanvulverzoek, Bestand, Doel
from portal.aanvraag.queries.aanvulling import Plaatssoort, Punt, dossier_van, list_punten
from portal.aanvraag.queries.controleren import punten_op
from portal.aanvraag.queries.dossier import Dossier, laad_dossier
from portal.aanvraag.queries.stand import bepaal_stand, laad_kader
from portal.berichten.queries.storingen import uiterste_dag
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.domain.procedure.indiening import Pagina
from portal.platform import audit, clock
from portal.platform.database import db
from portal.platform.encrypted import JsonWaarde
from portal.platform.files import BestandSoort, keur_bestand, veilige_naam
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker

MEESTE_BESTANDEN = 5
INHOUD = frozenset({Pagina.VRAGENLIJST, Pagina.DOELEN, Pagina.REKENTOOL})


def beantwoord(
    aanvraag: Aanvraag,
    punt: Punt,
    waarde: JsonWaarde,
    versie: int,
    *,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Keep the answer to one question; the aanvraag itself changes when all are answered.

    Raises:
        DomeinFout: `vraag_gesloten`, `verouderd`, `niet_in_driehoek`, or `antwoord_gelijk` when
            nothing changed and no file answers the question.
    """
    _eis_open(aanvraag, punt, door)
    if versie != punt.vraag.versie:
        raise DomeinFout("verouderd")
    if waarde == punt.huidig and not punt.vraag.gevraagd_bestand:
        raise DomeinFout("antwoord_gelijk")
    punt.vraag.antwoord = json.dumps(waarde, ensure_ascii=False, sort_keys=True)
    punt.vraag.beantwoord_op = op
    _leg_vast(aanvraag, door, "antwoord")


def voeg_bestand_toe(
    aanvraag: Aanvraag, punt: Punt, inhoud: bytes, naam: str, *, door: Gebruiker, op: datetime
) -> Bestand:
    """Add a file to a question that asks for one; its content decides what it is.

    Raises:
        DomeinFout: `vraag_gesloten`, `geen_bestand_gevraagd`, `te_veel_bestanden`,
            `bestand_bestaat`, `niet_in_driehoek`, or as `keur_bestand`.
    """
    _eis_open(aanvraag, punt, door)
    vraag = punt.vraag
    if not vraag.gevraagd_bestand:
        raise DomeinFout("geen_bestand_gevraagd")
    if len(vraag.bestanden) >= MEESTE_BESTANDEN:
        raise DomeinFout("te_veel_bestanden", maximum=MEESTE_BESTANDEN)
    soort = keur_bestand(inhoud, naam, tuple(BestandSoort))
    sha256 = hashlib.sha256(inhoud).hexdigest()
    if any(bestand.sha256 == sha256 for bestand in vraag.bestanden):
        raise DomeinFout("bestand_bestaat")
    bestand = Bestand(
        vraag_id=vraag.id,
        soort=soort.value,
        naam=veilige_naam(naam, soort),
        inhoud=inhoud,
        grootte=len(inhoud),
        sha256=sha256,
        door_id=door.id,
        op=op,
    )
    vraag.bestanden.append(bestand)
    vraag.beantwoord_op = vraag.beantwoord_op or op
    _leg_vast(aanvraag, door, "bestand_toegevoegd")
    return bestand


def verwijder_bestand(
    aanvraag: Aanvraag, punt: Punt, bestand_id: uuid.UUID, *, door: Gebruiker
) -> None:
    """Take a file away again, before the aanvulling is sent.

    Raises:
        DomeinFout: `vraag_gesloten` or `niet_in_driehoek`.
    """
    _eis_open(aanvraag, punt, door)
    bestanden = punt.vraag.bestanden
    bestanden[:] = [bestand for bestand in bestanden if bestand.id != bestand_id]
    _leg_vast(aanvraag, door, "bestand_verwijderd")


def vul_aan(aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> AanvraagVersie:
    """Send the answers (T13): version n+1, and the beslistermijn runs again from this day.

    What came on paper never was complete in the portal: of that only what was asked must be.

    Args:
        aanvraag: Has an open aanvulverzoek.
        door: The manager, who signs an aanvulling alone.
        op: The moment, UTC.

    Raises:
        DomeinFout: `vraag_gesloten`, `aanvulling_niet_klaar`, `aanvulling_onvolledig` when what
            was changed is not complete, or as `voer_uit`.
    """
    vergrendel(aanvraag, door=door)
    kader = laad_kader(aanvraag, op=clock.local_day(op))
    dossier = laad_dossier(aanvraag)
    verzoek = _open_verzoek(dossier, op)
    punten = list_punten(dossier, verzoek, kader.vragenlijst)
    if not all(punt.is_klaar for punt in punten):
        raise DomeinFout("aanvulling_niet_klaar")
    for punt in punten:
        _neem_over(dossier_van(dossier, punt.vraag), punt, door=door, op=op)
    db.session.flush()
    stand = bepaal_stand(laad_dossier(aanvraag), kader)
    if not aanvraag.op_papier and punten_op(stand, INHOUD):
        raise DomeinFout("aanvulling_onvolledig")
    erbij = {"aanvulling": {"nr": verzoek.nr, "vragen": [_als_inhoud(punt) for punt in punten]}}
    versie = leg_versies_vast(stand, soort="aangevuld", door=door, op=op, erbij=erbij)
    verzoek.stand, verzoek.afgesloten_op = "beantwoord", op
    aanvraag.hersteldatum = None
    zet_gevraagd_bedrag(stand)
    gegevens: dict[str, str | int] = {"versie": versie.nr, "verzoek": verzoek.nr}
    if clock.local_day(op) > verzoek.hersteldatum:
        gegevens["storing"] = verzoek.hersteldatum.isoformat()
    stap = Stap(handeling=Handeling.AANVRAAG_AANVULLEN, door=door, op=op, gegevens=gegevens)
    voer_uit(aanvraag, stap)
    return versie


def _open_verzoek(dossier: Dossier, op: datetime) -> Aanvulverzoek:
    verzoek = dossier.open_verzoek
    if verzoek is None or clock.local_day(op) > uiterste_dag(verzoek.hersteldatum):
        raise DomeinFout("vraag_gesloten")
    return verzoek


def _eis_open(aanvraag: Aanvraag, punt: Punt, door: Gebruiker) -> None:
    vergrendel(aanvraag, door=door)
    stand = db.session.scalar(
        sa.select(Aanvulverzoek.stand).where(Aanvulverzoek.id == punt.vraag.verzoek_id)
    )
    if aanvraag.toestand is not Toestand.AANVULLING_GEVRAAGD or stand != "open":
        raise DomeinFout("vraag_gesloten")


def _leg_vast(aanvraag: Aanvraag, door: Gebruiker, kenmerk: str) -> None:
    code = Handeling.AANVRAAG_AANVULLING_INVULLEN.value
    audit.leg_vast(
        audit_regel(code, door=door, over=aanvraag, client_id=aanvraag.client_id, kenmerk=kenmerk)
    )


def _als_inhoud(punt: Punt) -> dict[str, object]:
    vraag = punt.vraag
    return {
        "nr": vraag.volgnummer,
        "plaats": vraag.plaats,
        **({"lid": str(vraag.lid_id)} if vraag.lid_id is not None else {}),
        "bestandsoort": vraag.gevraagd_bestand,
        "bestanden": [
            {"naam": bestand.naam, "soort": bestand.soort, "sha256": bestand.sha256}
            for bestand in vraag.bestanden
        ],
    }


def _neem_over(dossier: Dossier, punt: Punt, *, door: Gebruiker, op: datetime) -> None:
    """Write a prepared answer to its place; nothing changes where only a file was asked."""
    if punt.concept == punt.huidig:
        return
    match punt.soort:
        case Plaatssoort.DOELEN:
            _schrijf_doelen(dossier, punt.concept, door=door, op=op)
        case Plaatssoort.BLOK:
            schrijf_blok(dossier, punt.vraag.plaats, punt.concept, door=door, op=op)
        case _:
            bewaar_antwoord(dossier.aanvraag, punt.vraag.plaats, punt.concept, door=door, op=op)


def _schrijf_doelen(dossier: Dossier, waarde: JsonWaarde, *, door: Gebruiker, op: datetime) -> None:
    """Change goals by their lasting id; one without an id is new, one left out is removed."""
    weg = {str(doel.doel_id): doel for doel in dossier.zichtbare_doelen}
    hoogste = max((doel.volgnummer for doel in dossier.doelen), default=0)
    for velden in _rijen(waarde):
        doel = weg.pop(str(velden.get("doel_id")), None)
        if doel is None:
            hoogste += 1
            doel = Doel(aanvraag_id=dossier.aanvraag.id, doel_id=uuid.uuid4(), volgnummer=hoogste)
            db.session.add(doel)
        doel.velden = {naam: deel for naam, deel in velden.items() if naam != "doel_id"}
        doel.door_id, doel.op = door.id, op
    for doel in weg.values():
        doel.verwijderd_op, doel.door_id, doel.op = op, door.id, op


def _rijen(waarde: JsonWaarde) -> Sequence[dict[str, JsonWaarde]]:
    rijen = waarde if isinstance(waarde, list) else []
    return [rij for rij in rijen if isinstance(rij, dict)]
