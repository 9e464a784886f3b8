"""Fill in, fix and correct the eindevaluatie of a toekenning (K09)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from portal.domain.bevoegdheid import Handeling
from portal.domain.evaluatie import Inzeteenheid, Vorm, lees_inzet
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import breuk_als_tekst, centen
from portal.platform import clock
from portal.platform.audit import leg_vast as audit
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Evaluatie
from portal.toekenning.queries.evaluatie import Evaluatiedossier
from portal.toekenning.queries.evaluatie_inhoud import maak_inhoud

VERVOLG = ("vervolg", "vervolg-preventief")
CENT = 100
BEGONNEN = "evaluatie.begonnen"


@dataclass(frozen=True, slots=True)
class Bewaring:
    """What a page posts: what it showed of each answer, and what is there now."""

    getoond: Mapping[str, str]
    getypt: Mapping[str, str]


def bewaar(
    dossier: Evaluatiedossier, bewaring: Bewaring, *, door: Gebruiker, op: datetime
) -> Mapping[str, str]:
    """Save what was changed, complete or not; the first save begins the eindevaluatie.

    Args:
        dossier: The eindevaluatie in view.
        bewaring: What the page showed, and what was typed.
        door: Who types.
        op: The moment, UTC.

    Returns:
        Answers that somebody else changed since the page was shown, with their text; these are
        not saved.

    Raises:
        DomeinFout: `evaluatie_gesloten`.
    """
    if not dossier.mag_schrijven:
        raise DomeinFout("evaluatie_gesloten")
    opgeslagen = dict(dossier.antwoorden)
    nieuw, botsingen = voeg_samen(opgeslagen, bewaring)
    if nieuw != opgeslagen:
        _schrijf(dossier, nieuw, door=door, op=op)
    return botsingen


def voeg_samen(
    opgeslagen: Mapping[str, str], bewaring: Bewaring
) -> tuple[dict[str, str], dict[str, str]]:
    """Put what was typed into what is stored, as far as nobody else changed the same.

    Returns:
        Every text that is not empty, and the texts of others that were in the way.
    """
    nieuw, botsingen = dict(opgeslagen), dict[str, str]()
    for naam, mijn in bewaring.getypt.items():
        basis, hun = bewaring.getoond.get(naam, ""), opgeslagen.get(naam, "")
        if mijn in {basis, hun}:
            continue
        if hun != basis:
            botsingen[naam] = hun
        else:
            nieuw[naam] = mijn
    return {naam: tekst for naam, tekst in nieuw.items() if tekst.strip()}, botsingen


def _schrijf(
    dossier: Evaluatiedossier, antwoorden: Mapping[str, str], *, door: Gebruiker, op: datetime
) -> None:
    begint, toekenning = dossier.open is None, dossier.toekenning
    rij = dossier.open or _begin(dossier, nr=1, reden=None)
    rij.antwoorden, rij.vorm = dict(antwoorden), dossier.vorm
    rij.gewijzigd_door_id, rij.gewijzigd_op = door.id, op
    db.session.add(rij)
    db.session.flush()
    code = BEGONNEN if begint else Handeling.EVALUATIE_INVULLEN.value
    audit(audit_regel(code, door=door, over=toekenning, client_id=toekenning.client_id))


def _begin(dossier: Evaluatiedossier, *, nr: int, reden: str | None) -> Evaluatie:
    toekenning = dossier.toekenning
    return Evaluatie(
        toekenning_id=toekenning.id,
        aanbieder_id=toekenning.aanbieder_id,
        zorgkantoor_id=toekenning.zorgkantoor_id,
        nr=nr,
        vorm=dossier.vorm,
        kaderversie=dossier.kader.versie,
        reden=reden,
    )


def leg_vast(
    dossier: Evaluatiedossier, *, versie: int | None, door: Gebruiker, op: datetime
) -> Evaluatie:
    """Fix the eindevaluatie: its content never changes after this.

    Raises:
        DomeinFout: `evaluatie_gesloten`, `verouderd`, `evaluatie_leeg` or `evaluatie_onvolledig`.

    Bron: [procedure] §3 K09.
    """
    rij = dossier.open
    if rij is None or not dossier.mag_schrijven:
        raise DomeinFout("evaluatie_gesloten")
    if versie != rij.versie:
        raise DomeinFout("verouderd")
    if dossier.gebreken:
        raise DomeinFout("evaluatie_onvolledig")
    if not any(dossier.antwoorden.get(vraag.naam) for vraag in dossier.vragen):
        raise DomeinFout("evaluatie_leeg")
    rij.vorm = dossier.vorm
    rij.inhoud = maak_inhoud(dossier, rij, door=door, op=op)
    rij.sha256 = hashlib.sha256(rij.inhoud).hexdigest()
    rij.vastgelegd_door_id, rij.vastgelegd_op = door.id, op
    _zet_cijfers(dossier, rij)
    toekenning = dossier.toekenning
    if toekenning.geevalueerd_op is None:
        toekenning.geevalueerd_op = clock.local_day(op)
    db.session.flush()
    audit(
        audit_regel(
            Handeling.EVALUATIE_VASTLEGGEN.value,
            door=door,
            over=rij,
            client_id=toekenning.client_id,
            kenmerk=f"versie-{rij.nr}",
        )
    )
    return rij


def _zet_cijfers(dossier: Evaluatiedossier, rij: Evaluatie) -> None:
    """Write the figures of the meerzorgplan beside the content, so that sums decrypt nothing."""
    namen = {vraag.naam for vraag in dossier.vragen}
    gekozen = (dossier.antwoorden.get(naam, "") for naam in VERVOLG if naam in namen)
    rij.vervolg = next((code for code in gekozen if code), "")
    if rij.vorm is Vorm.DOELEN:
        return
    inzet = lees_inzet(dossier.vragen, dossier.antwoorden)
    uren = [(regel.toegekend, ingezet) for regel, ingezet in inzet if regel.telt_mee]
    if uren:
        rij.uren_toegekend = breuk_als_tekst(sum((deel[0] for deel in uren), Fraction(0)))
        rij.uren_ingezet = breuk_als_tekst(sum((deel[1] for deel in uren), Fraction(0)))
    for regel, ingezet in inzet:
        if regel.id == "jaarbedrag" and regel.eenheid is Inzeteenheid.EURO_JAAR:
            rij.euro_toegekend_cent = _cent(regel.toegekend)
            rij.euro_ingezet_cent = _cent(ingezet)


def _cent(bedrag: Fraction) -> int:
    return int(Decimal(centen(bedrag)) * CENT)


def corrigeer(dossier: Evaluatiedossier, reden: str, *, door: Gebruiker, op: datetime) -> Evaluatie:
    """Begin the next version of what was fixed; the fixed one holds until this one is fixed.

    Raises:
        DomeinFout: `evaluatie_gesloten` when nothing is fixed or a next version was begun;
            `reden_ontbreekt`.
    """
    oud = dossier.vastgelegd
    if oud is None or dossier.open is not None:
        raise DomeinFout("evaluatie_gesloten")
    if not reden.strip():
        raise DomeinFout("reden_ontbreekt", veld="reden")
    rij = _begin(dossier, nr=oud.nr + 1, reden=reden.strip())
    rij.antwoorden = oud.antwoorden
    rij.gewijzigd_door_id, rij.gewijzigd_op = door.id, op
    db.session.add(rij)
    db.session.flush()
    audit(
        audit_regel(
            "evaluatie.correctie_begonnen",
            door=door,
            over=rij,
            client_id=dossier.toekenning.client_id,
            kenmerk=f"versie-{rij.nr}",
        )
    )
    return rij
