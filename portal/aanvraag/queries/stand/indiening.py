"""The snapshot that the guards of indienen look at."""

from datetime import date

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.stand.check import lees_datum
from portal.aanvraag.queries.stand.stand import Stand
from portal.domain.check_vooraf import Voortgang
from portal.domain.procedure import BESLIST, Toestand
from portal.domain.procedure.indiening import (
    Afstemming,
    Checkuitgang,
    Doelstand,
    Indiening,
    Rekenstand,
    Verklaring,
    Woordtelling,
)
from portal.domain.vragenlijst import woordmeldingen
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
        bsn=dossier.client.bsn,
        handtekeningen=stand.handtekeningen,
        verklaringen=_verklaringen(stand),
        afstemming=_afstemming(stand),
        andere_open_aanvraag=heeft_andere_open_aanvraag(aanvraag),
        zorgkantoor_werkt_mee=_zorgkantoor_werkt_mee(aanvraag, kader.op),
        doelen=_doelen(stand),
        tussenmeting_na_maanden=kader.looptijd.tussenmeting_na_maanden,
        getoonde_stand=getoonde_digest,
        huidige_stand=stand.digest,
        opnamedatum=plaatsing.opnamedatum if plaatsing else None,
        machtiging_maanden=kader.looptijd.machtiging_maanden,
        woordtellingen=_woorden(stand),
    )


def heeft_andere_open_aanvraag(aanvraag: Aanvraag) -> bool:
    """Say whether this client has another aanvraag that is open at this aanbieder (G10)."""
    vraag = sa.select(
        sa.exists().where(
            Aanvraag.client_id == aanvraag.client_id,
            Aanvraag.id != aanvraag.id,
            Aanvraag.toestand.not_in(NIET_OPEN),
        )
    )
    return bool(db.session.scalar(vraag))


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


def _vragen(stand: Stand) -> tuple[str, ...]:
    """Name what is missing or stops; the goals have their own guard."""
    gemist = [
        rij.vraag_id if rij.subveld is None else f"{rij.vraag_id}.{rij.subveld}"
        for rij in stand.ontbrekend
    ]
    return tuple(dict.fromkeys([*gemist, *(vraag.id for vraag in stand.stoppend)]))


def _rekentool(stand: Stand) -> Rekenstand:
    rekenen = stand.rekenen
    if rekenen is None:
        return Rekenstand(uitkomst=None, bruikbaar=False)
    uitkomst = rekenen.uitkomst
    return Rekenstand(
        uitkomst=uitkomst.gelezen_als.value if uitkomst else None,
        bruikbaar=uitkomst is not None and uitkomst.is_meerzorg,
        geen_getal=tuple(fout.veld for fout in rekenen.fouten),
    )


def _verklaringen(stand: Stand) -> tuple[Verklaring, ...]:
    dossier = stand.dossier
    return tuple(
        Verklaring(
            id=verklaring.id,
            bevestigd=verklaring.id in dossier.verklaringen,
            datum=getattr(dossier.afstemming, DATUM_VAN[verklaring.id], None)
            if verklaring.datum
            else None,
        )
        for verklaring in stand.kader.verklaringen.voor("aanvraag")
    )


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
