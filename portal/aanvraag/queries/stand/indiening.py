"""The snapshot that the guards of indienen look at."""

import uuid
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.rekenen import Rekenstand as Rekenberekening
from portal.aanvraag.queries.stand.check import lees_datum
from portal.aanvraag.queries.stand.stand import Stand
from portal.aanvraag.queries.voorganger import HA_DOELEN
from portal.domain.check_vooraf import Voortgang
from portal.domain.procedure import BESLIST, Toestand
from portal.domain.procedure.indiening import (
    Afstemming,
    Checkuitgang,
    Deel,
    Doelstand,
    Indiening,
    Lid,
    Rekenstand,
    Verklaring,
    Vervolgstand,
    Woordtelling,
)
from portal.domain.vragenlijst import Per, Verklaringen, woordmeldingen
from portal.domain.vragenlijst import Verklaring as Verklaringtekst
from portal.platform.database import db
from portal.toegang.models import Regio

NIET_OPEN = (*BESLIST, Toestand.INTERN_AFGEWEZEN, Toestand.VERVALLEN, Toestand.INGETROKKEN)
SOORTEN_BIJ_UITGANG = {
    "u-preventief": frozenset({"preventief"}),
    "u-door-groep": frozenset({"groep"}),
    "u-door-individueel": frozenset({"individueel"}),
    "u-door-lvhc": frozenset({"individueel", "groep"}),
    "u-door-vg7plus": frozenset({"individueel", "groep"}),
}
DATUM_VAN = {"vk-machtiging": "machtiging_datum", "vk-getekend": "getekend_datum"}
"""Column of the paper that a declaration speaks of; the paper itself is never uploaded."""


def bepaal_indiening(stand: Stand, *, getoonde_digest: str) -> Indiening:
    """Put everything together that decides whether this aanvraag may be submitted now.

    Args:
        stand: Where the aanvraag stands.
        getoonde_digest: Digest of what the page showed.
    """
    clienten = _clienten(stand)
    bezet = clienten_met_andere_aanvraag(clienten)
    zorgkantoor = _zorgkantoor_werkt_mee(stand.dossier.aanvraag, stand.kader.op)
    indiening = _indiening(stand, getoonde_digest, bezet, zorgkantoor_werkt_mee=zorgkantoor)
    leden = tuple(
        Lid(
            str(lid.dossier.aanvraag.id),
            lid.dossier.aanvraag.clientcode,
            _indiening(lid, lid.digest, bezet, zorgkantoor_werkt_mee=zorgkantoor),
        )
        for lid in stand.leden
    )
    return replace(indiening, leden=leden)


def _clienten(stand: Stand) -> dict[uuid.UUID, uuid.UUID]:
    """Give the clients by the aanvraag, or the part, that is submitted for them."""
    dossiers = [stand.dossier.aanvraag, *(lid.dossier.aanvraag for lid in stand.leden)]
    return {rij.id: rij.client_id for rij in dossiers if rij.client_id is not None}


def _indiening(
    stand: Stand,
    getoonde_digest: str,
    bezet: AbstractSet[uuid.UUID],
    *,
    zorgkantoor_werkt_mee: bool,
) -> Indiening:
    dossier, kader = stand.dossier, stand.kader
    aanvraag = dossier.aanvraag
    plaatsing = dossier.plaatsing
    return Indiening(
        vandaag=kader.op,
        soort=aanvraag.soort,
        check=_check(stand.check),
        gronden=frozenset(grond.id for grond in stand.check.gronden),
        ontbrekende_vragen=_vragen(stand),
        rekentool=_rekentool(stand),
        maanden=aanvraag.gewenste_maanden,
        looptijdgrens=stand.looptijdgrens,
        ingang=aanvraag.beoogde_ingang,
        bsn=dossier.persoon.bsn if dossier.persoon else "",
        handtekeningen=stand.handtekeningen,
        verklaringen=_verklaringen(stand),
        afstemming=_afstemming(stand),
        andere_open_aanvraag=aanvraag.client_id in bezet,
        zorgkantoor_werkt_mee=zorgkantoor_werkt_mee,
        doelen=_doelen(stand),
        tussenmeting_na_maanden=kader.looptijd.tussenmeting_na_maanden,
        getoonde_stand=getoonde_digest,
        huidige_stand=stand.digest,
        opnamedatum=plaatsing.opnamedatum if plaatsing else None,
        machtiging_maanden=kader.looptijd.machtiging_maanden,
        woordtellingen=_woorden(stand),
        vervolg=_vervolg(stand),
        deel=_deel(aanvraag),
        groep_minimum=kader.groep_minimum,
    )


def _deel(aanvraag: Aanvraag) -> Deel:
    if aanvraag.is_lid:
        return Deel.LID
    return Deel.GROEP if aanvraag.is_groep else Deel.GEHEEL


def clienten_met_andere_aanvraag(clienten: Mapping[uuid.UUID, uuid.UUID]) -> AbstractSet[uuid.UUID]:
    """Give the clients with another aanvraag that is open at this aanbieder (G10).

    Args:
        clienten: Client by the aanvraag, or the part in that of a group, that is looked at.
    """
    vraag = sa.select(Aanvraag.client_id).where(
        Aanvraag.client_id.in_(sorted(clienten.values())),
        Aanvraag.id.not_in(sorted(clienten)),
        Aanvraag.toestand.not_in(NIET_OPEN),
    )
    return {nr for nr in db.session.scalars(vraag) if nr is not None}


def _zorgkantoor_werkt_mee(aanvraag: Aanvraag, op: date) -> bool:
    vraag = sa.select(
        sa.exists().where(
            Regio.id == aanvraag.regio_id,
            Regio.zorgkantoor_id == aanvraag.zorgkantoor_id,
            sa.or_(Regio.tot.is_(None), Regio.tot >= op),
        )
    )
    return bool(db.session.scalar(vraag))


def _check(check: Voortgang) -> Checkuitgang | None:
    uitgang = check.uitgang
    if uitgang is None:
        return None
    return Checkuitgang(
        code=uitgang.id,
        indienen=uitgang.indienen,
        soorten=SOORTEN_BIJ_UITGANG.get(uitgang.id, frozenset()),
    )


def _vervolg(stand: Stand) -> Vervolgstand:
    if stand.vervolg is None:
        return Vervolgstand()
    return replace(stand.vervolg.stand, onbevestigde_vragen=stand.onbevestigd)


def _vragen(stand: Stand) -> tuple[str, ...]:
    """Name what is missing or stops; the goals have their own guard."""
    gemist = [
        rij.vraag_id if rij.subveld is None else f"{rij.vraag_id}.{rij.subveld}"
        for rij in stand.ontbrekend
        if rij.vraag_id != HA_DOELEN
    ]
    return tuple(dict.fromkeys([*gemist, *(vraag.id for vraag in stand.stoppend)]))


def _rekentool(stand: Stand) -> Rekenstand:
    rekenen = stand.rekenen
    if rekenen is None:
        return Rekenstand(uitkomst=None, bruikbaar=False)
    if rekenen.is_geheel or rekenen.groep is not None:
        return _groepsrekentool(rekenen)
    uitkomst = rekenen.uitkomst
    return Rekenstand(
        uitkomst=uitkomst.gelezen_als.value if uitkomst else None,
        bruikbaar=uitkomst is not None and uitkomst.is_meerzorg,
        geen_getal=tuple(fout.veld for fout in rekenen.fouten),
    )


def _groepsrekentool(rekenen: Rekenberekening) -> Rekenstand:
    """Judge a group by whether anybody gets an amount, and a client by whether all is known."""
    fouten = tuple(fout.veld for fout in rekenen.fouten)
    uitkomst = rekenen.uitkomst
    if rekenen.is_geheel:
        groep = rekenen.groep.uitkomst if rekenen.groep else None
        iemand = groep is not None and groep.aantal_met_meerzorg > 0
        return Rekenstand(uitkomst=None, bruikbaar=iemand, geen_getal=fouten)
    return Rekenstand(
        uitkomst=uitkomst.gelezen_als.value if uitkomst else None,
        bruikbaar=uitkomst is not None,
        geen_getal=fouten,
        met_bedrag=uitkomst is not None and uitkomst.is_meerzorg,
    )


def _verklaringen(stand: Stand) -> tuple[Verklaring, ...]:
    dossier = stand.dossier
    nodig = verklaringen_van(stand.kader.verklaringen, dossier.aanvraag)
    return tuple(
        Verklaring(
            id=verklaring.id,
            bevestigd=verklaring.id in dossier.verklaringen,
            datum=getattr(dossier.afstemming, DATUM_VAN[verklaring.id], None)
            if verklaring.datum
            else None,
        )
        for verklaring in nodig
    )


def verklaringen_van(verklaringen: Verklaringen, aanvraag: Aanvraag) -> tuple[Verklaringtekst, ...]:
    """Give what is declared: for one client alone all, in a group once or for each client."""
    per = {Deel.LID: Per.CLIENT, Deel.GROEP: Per.AANVRAAG}.get(_deel(aanvraag))
    return tuple(rij for rij in verklaringen.voor("aanvraag") if per in {None, rij.per})


def _afstemming(stand: Stand) -> Afstemming | None:
    rij = stand.dossier.afstemming
    if rij is None:
        return None
    return Afstemming(met_wie=rij.met_wie, hoe=rij.hoe, datum=rij.datum)


def _doelen(stand: Stand) -> tuple[Doelstand, ...]:
    doelen = []
    for doel in stand.dossier.zichtbare_doelen:
        velden = doel.velden if isinstance(doel.velden, dict) else {}
        doelen.append(
            Doelstand(
                id=str(doel.doel_id),
                einddatum=lees_datum(velden.get("einddatum")),
                tussenmeting=lees_datum(velden.get("tussenmeting")),
            )
        )
    return tuple(doelen)


def _woorden(stand: Stand) -> tuple[Woordtelling, ...]:
    meldingen = woordmeldingen(stand.kader.vragenlijst, stand.velden, stand.antwoorden)
    return tuple(
        Woordtelling(vraag=melding.vraag_id, woorden=melding.woorden, richtlijn=melding.richtlijn)
        for melding in meldingen
    )
