"""Register an aanvraag that came on paper (T08p): from there it is an aanvraag like any other."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import bewaar_antwoord
from portal.aanvraag.actions.indienen import leg_versie_vast, zet_gevraagd_bedrag
from portal.aanvraag.actions.nummer import volgend_nummer
from portal.aanvraag.actions.rekentool import schrijf_blok
from portal.aanvraag.actions.verloop import Stap, voer_uit
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.cce import cce_deel
from portal.aanvraag.queries.dossier import laad_dossier
from portal.aanvraag.queries.papier import (
    VRAGEN,
    Papier,
    Papierclient,
    get_bekende_client,
    get_papierlocatie,
)
from portal.aanvraag.queries.stand import Stand, bepaal_stand, laad_kader
from portal.aanvraag.queries.starten import find_open_aanvraag
from portal.clienten.actions import Persoon, maak_client, maak_zoekindexen
from portal.clienten.models import Client, Indicatie, Plaatsing
from portal.clienten.queries import bepaal_profiel
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure import Toestand
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker, Locatie

INGEDIEND = "ingediend"
OUDST = timedelta(days=365)
"""How long ago paper may have come in: every term has ended then, so an older day is a slip."""


def registreer_papier(papier: Papier, *, door: Gebruiker, op: datetime) -> Aanvraag:
    """Make the aanvraag with its first version; the term counts from the day it came in.

    What the portal asks before submitting (signatures, check vooraf, complete answers) does not
    stop it: what is missing is asked for in an aanvulverzoek.

    Args:
        papier: What was copied.
        door: Beoordelaar or teamleider of the zorgkantoor.
        op: The moment, UTC.

    Raises:
        NotFound: The location is not in the own regions.
        DomeinFout: `soort_niet_mogelijk`, `datum_in_toekomst`, `papierdag_te_oud`,
            `einde_voor_begin` of the indicatie, `andere_open_aanvraag`, or what
            `get_bekende_client` and `maak_client` raise.

    Bron: [awb] art. 2:7 lid 2; [processen] L1.
    """
    dag = clock.local_day(op)
    if papier.soort not in VRAGEN:
        raise DomeinFout("soort_niet_mogelijk", veld="soort")
    _controleer_ontvangst(papier.ontvangen, dag)
    locatie = get_papierlocatie(papier.locatie_id, op=dag, voor=door)
    client = _client(papier, locatie, door=door, op=op)
    aanvraag = _maak(papier, locatie, client, door=door, op=op)
    stand = _schrijf_over(papier, aanvraag, door=door, op=op)
    zet_gevraagd_bedrag(stand)
    maak_zoekindexen(client, houder_id=aanvraag.zorgkantoor_id)
    erbij = {**_op_papier(door, op), **cce_deel(aanvraag, dag)}
    versie = leg_versie_vast(stand, soort=INGEDIEND, door=door, op=op, erbij=erbij)
    voer_uit(
        aanvraag,
        Stap(
            handeling=Handeling.PAPIER_REGISTREREN,
            door=door,
            op=op,
            dag=papier.ontvangen,
            gegevens={"versie": versie.nr, "papier": 1},
        ),
        nieuw=True,
    )
    return aanvraag


def _controleer_ontvangst(ontvangen: date, vandaag: date) -> None:
    if ontvangen > vandaag:
        raise DomeinFout("datum_in_toekomst", veld="ontvangen_op")
    if ontvangen < vandaag - OUDST:
        raise DomeinFout("papierdag_te_oud", veld="ontvangen_op", vroegste=vandaag - OUDST)


def _client(papier: Papier, locatie: Locatie, *, door: Gebruiker, op: datetime) -> Client:
    """Give the client, locked so that two who register for him at once wait for each other."""
    if papier.nieuw is not None:
        return _nieuwe_client(papier.nieuw, papier, locatie, door=door, op=op)
    client = get_bekende_client(papier.zoek, locatie)
    db.session.execute(sa.select(Client.id).where(Client.id == client.id).with_for_update())
    andere = find_open_aanvraag(client.id)
    if andere is not None:
        raise DomeinFout("andere_open_aanvraag", nummer=andere.nummer)
    return client


def _nieuwe_client(
    wie: Papierclient, papier: Papier, locatie: Locatie, *, door: Gebruiker, op: datetime
) -> Client:
    """Make the client at the aanbieder; what the paper leaves out the aanbieder fills in later."""
    begin = wie.indicatie_van or papier.ontvangen
    if wie.indicatie_tot is not None and wie.indicatie_tot < begin:
        raise DomeinFout("einde_voor_begin", veld="indicatie_tot")
    profiel = bepaal_profiel(wie.zorgprofiel, op=clock.local_day(op))
    persoon = Persoon(
        achternaam=wie.achternaam,
        voornamen=wie.voornamen,
        tussenvoegsel=wie.tussenvoegsel,
        bsn=wie.bsn,
        geboortedatum=wie.geboortedatum,
    )
    client = maak_client(persoon, door=door, op=op, aanbieder_id=locatie.aanbieder_id)
    client.plaatsingen.append(
        Plaatsing(locatie_id=locatie.id, leveringsvorm=wie.leveringsvorm, van=begin)
    )
    client.indicaties.append(
        Indicatie(
            zorgprofiel=profiel.zorgprofiel,
            zzp=profiel.zzp,
            behandeling=wie.behandeling,
            dagbesteding=wie.dagbesteding,
            besluit_van=begin,
            besluit_tot=wie.indicatie_tot,
        )
    )
    db.session.flush()
    return client


def _maak(
    papier: Papier, locatie: Locatie, client: Client, *, door: Gebruiker, op: datetime
) -> Aanvraag:
    indicatie, jaar = client.indicaties[-1], clock.local_day(op).year
    aanvraag = Aanvraag(
        jaar=jaar,
        volgnummer=volgend_nummer(jaar),
        soort=papier.soort,
        op_papier=True,
        aanbieder_id=locatie.aanbieder_id,
        zorgkantoor_id=door.organisatie_id,
        regio_id=locatie.regio_id,
        locatie_id=locatie.id,
        client_id=client.id,
        clientcode=client.clientcode,
        zorgprofiel=indicatie.zzp or indicatie.zorgprofiel,
        toestand=Toestand.INGEDIEND,
        gewenste_maanden=papier.maanden,
        beoogde_ingang=papier.ingang,
        gestart_door_id=door.id,
        gestart_op=op,
        gewijzigd_op=op,
        ontvangen_op=min(clock.begin_of_day(papier.ontvangen), op),
    )
    db.session.add(aanvraag)
    db.session.flush()
    return aanvraag


def _schrijf_over(papier: Papier, aanvraag: Aanvraag, *, door: Gebruiker, op: datetime) -> Stand:
    """Write texts and hours where they belong, and compute where the aanvraag stands by them."""
    dossier = laad_dossier(aanvraag)
    for naam, blok in papier.blokken.items():
        schrijf_blok(dossier, naam, dict(blok), door=door, op=op)
    for naam, vraag_id in VRAGEN[papier.soort].items():
        if tekst := papier.teksten.get(naam, "").strip():
            bewaar_antwoord(aanvraag, vraag_id, tekst, door=door, op=op)
    db.session.flush()
    kader = laad_kader(aanvraag, op=clock.local_day(op))
    return bepaal_stand(laad_dossier(aanvraag), kader)


def _op_papier(door: Gebruiker, op: datetime) -> dict[str, object]:
    """Say who copied the paper: the organisation, since the aanbieder reads this too."""
    return {
        "indiening": {
            "soort": INGEDIEND,
            "gebruiker": str(door.id),
            "naam": door.organisatie.naam,
            "op": op.isoformat(),
        },
        "papier": True,
    }
