"""Compute where the toetsing of a submitted version stands, from what is stored."""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag, AanvraagVersie
from portal.aanvraag.queries.versie import Versie, lees_versie
from portal.aanvraag.queries.weergave.lezen import als_rijen, als_tekst
from portal.beoordeling.models import Oordeel as Oordeelrij
from portal.beoordeling.models import Signaalreactie, Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import (
    Lidbron,
    Versiebron,
    bepaal_feiten,
    bepaal_groepsfeiten,
    bepaal_ledenfeiten,
    lees_bron,
)
from portal.beoordeling.queries.toetsing.stand import Toetsstand, dag_van_ontvangst
from portal.domain.toetsingskader import (
    Criterium,
    Drempels,
    Signaal,
    Stand,
    Toetsingskader,
    bereken_signalen,
    zichtbare_criteria,
)
from portal.domain.vragenlijst import zichtbare_vragen
from portal.platform import clock
from portal.platform.database import db
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.instellingen import get_getal

NA_PREVENTIEF, GROEPSSIGNAAL = "SG-NA-PREVENTIEF", "SG-GROEP-"
Rij = TypeVar("Rij", Oordeelrij, Signaalreactie, Toekenningsvoorstel)

PROCENT, TIENDE, MAANDEN_PER_JAAR = 100, 10, 12


@dataclass(frozen=True, slots=True)
class Opgeslagen:
    """What reviewers wrote on some versions, by version."""

    oordelen: Mapping[uuid.UUID, Mapping[str, Oordeelrij]]
    reacties: Mapping[uuid.UUID, Mapping[str, Signaalreactie]]
    voorstellen: Mapping[uuid.UUID, Toekenningsvoorstel]


def bepaal_toetsing(aanvraag: Aanvraag, versie: Versie, op: date) -> Toetsstand:
    """Compute where the toetsing of a version stands.

    Args:
        aanvraag: A submitted aanvraag that is in view; also a group, or the part of one client.
        versie: One of its versions.
        op: Dutch calendar day whose settings hold.
    """
    kader = get_toetsingskader(op=clock.local_day(versie.rij.op))
    kader = replace(kader, drempels=_drempels(kader.drempels, aanvraag.zorgkantoor_id, op))
    bron = lees_bron(versie, ontvangen_op=dag_van_ontvangst(aanvraag))
    if aanvraag.is_groep:
        return _bepaal_groep(aanvraag, versie, bron, kader)
    signalen = bereken_signalen(kader, bepaal_feiten(aanvraag, bron))
    opgeslagen = _lees_opgeslagen([versie])
    stand = _maak_stand(aanvraag, versie, bron, kader, signalen, opgeslagen)
    return _als_lid(stand, *_van_geheel(aanvraag, kader)) if aanvraag.is_lid else stand


def _maak_stand(
    aanvraag: Aanvraag,
    versie: Versie,
    bron: Versiebron,
    kader: Toetsingskader,
    signalen: tuple[Signaal, ...],
    opgeslagen: Opgeslagen,
) -> Toetsstand:
    versie_id = versie.rij.id
    return Toetsstand(
        aanvraag=aanvraag,
        versie=versie,
        bron=bron,
        kader=kader,
        criteria=_criteria(bron, kader, signalen),
        rijen=opgeslagen.oordelen.get(versie_id, {}),
        signalen=signalen,
        reacties=opgeslagen.reacties.get(versie_id, {}),
        voorstel=opgeslagen.voorstellen.get(versie_id),
    )


def _bepaal_groep(
    aanvraag: Aanvraag, versie: Versie, bron: Versiebron, kader: Toetsingskader
) -> Toetsstand:
    """Compute a group: the whole, with the part of every client beside it."""
    leden = lees_leden(versie)
    ontvangen_op = dag_van_ontvangst(aanvraag)
    bronnen = [Lidbron(lid, lees_bron(deel, ontvangen_op=ontvangen_op)) for lid, deel in leden]
    opgeslagen = _lees_opgeslagen([versie, *(deel for _, deel in leden)])
    geheel = _maak_stand(
        aanvraag,
        versie,
        bron,
        kader,
        bereken_signalen(kader, bepaal_groepsfeiten(bron, bronnen)),
        opgeslagen,
    )
    standen = [
        _als_lid(
            _maak_stand(lid.aanvraag, deel, lid.bron, kader, signalen, opgeslagen),
            geheel.criteria,
            geheel.rijen,
        )
        for lid, (_, deel), feiten in zip(
            bronnen, leden, bepaal_ledenfeiten(aanvraag, bronnen), strict=True
        )
        for signalen in (bereken_signalen(kader, feiten),)
    ]
    zichtbaar = {deel.id for stand in (geheel, *standen) for deel in stand.criteria}
    return replace(
        geheel,
        criteria=tuple(deel for deel in kader.criteria.values() if deel.id in zichtbaar),
        signalen=tuple(
            signaal for signaal in geheel.signalen if not _is_van_leden(signaal, standen)
        ),
        leden=tuple(standen),
    )


def lees_leden(versie: Versie) -> list[tuple[Aanvraag, Versie]]:
    """Give the parts of a version of a group, each as it was then, by their numbers."""
    rijen = als_rijen(versie.inhoud.get("leden"))
    ids = {uuid.UUID(als_tekst(rij["aanvraag"])): als_tekst(rij["sha256"]) for rij in rijen}
    vraag = (
        sa.select(Aanvraag, AanvraagVersie)
        .join(AanvraagVersie, AanvraagVersie.aanvraag_id == Aanvraag.id)
        .where(Aanvraag.id.in_(ids), AanvraagVersie.sha256.in_(ids.values()))
        .order_by(Aanvraag.lidnr)
    )
    return [
        (lid, lees_versie(rij))
        for lid, rij in db.session.execute(vraag)
        if ids[lid.id] == rij.sha256
    ]


def _van_geheel(
    lid: Aanvraag, kader: Toetsingskader
) -> tuple[Sequence[Criterium], Mapping[str, Oordeelrij]]:
    """Give the visible criteria of the group as a whole, and what was found on them."""
    rij = db.session.scalars(
        sa.select(AanvraagVersie)
        .where(AanvraagVersie.aanvraag_id == lid.groepsaanvraag_id)
        .order_by(AanvraagVersie.nr.desc())
        .limit(1)
    ).one()
    bron = lees_bron(lees_versie(rij), ontvangen_op=dag_van_ontvangst(lid))
    vraag = sa.select(Oordeelrij).where(Oordeelrij.versie_id == rij.id)
    return _criteria(bron, kader, ()), {deel.criterium: deel for deel in db.session.scalars(vraag)}


def _als_lid(
    stand: Toetsstand, gedeeld: Sequence[Criterium], algemeen: Mapping[str, Oordeelrij]
) -> Toetsstand:
    """Give the toetsing of one client: what is scored on the group holds, except per client."""
    ids = {deel.id for deel in gedeeld if not deel.per_client}
    ids |= {deel.id for deel in stand.criteria if deel.per_client}
    return replace(
        stand,
        criteria=tuple(deel for deel in stand.kader.criteria.values() if deel.id in ids),
        signalen=tuple(deel for deel in stand.signalen if not deel.id.startswith(GROEPSSIGNAAL)),
        algemeen=algemeen,
    )


def _is_van_leden(signaal: Signaal, leden: Sequence[Toetsstand]) -> bool:
    """Say whether a signal says nothing of the whole and is computed for each client."""
    return signaal.stand is Stand.NIET_TE_BEREKENEN and any(
        deel.stand is not Stand.NIET_TE_BEREKENEN
        for lid in leden
        for deel in lid.signalen
        if deel.id == signaal.id
    )


def _lees_opgeslagen(versies: Sequence[Versie]) -> Opgeslagen:
    ids = [versie.rij.id for versie in versies]
    oordelen: dict[uuid.UUID, dict[str, Oordeelrij]] = defaultdict(dict)
    reacties: dict[uuid.UUID, dict[str, Signaalreactie]] = defaultdict(dict)
    for oordeel in _rijen(Oordeelrij, ids):
        oordelen[oordeel.versie_id][oordeel.criterium] = oordeel
    for reactie in _rijen(Signaalreactie, ids):
        reacties[reactie.versie_id][reactie.signaal] = reactie
    return Opgeslagen(
        oordelen, reacties, {rij.versie_id: rij for rij in _rijen(Toekenningsvoorstel, ids)}
    )


def _criteria(
    bron: Versiebron, kader: Toetsingskader, signalen: tuple[Signaal, ...]
) -> tuple[Criterium, ...]:
    na_preventief = any(signaal.actief for signaal in signalen if signaal.id == NA_PREVENTIEF)
    velden = {**bron.velden, "aanvraag.vorige_was_preventief": "ja" if na_preventief else "nee"}
    antwoorden = bron.inhoud.antwoorden
    vragen = {vraag.id for vraag in zichtbare_vragen(bron.lijst, velden, antwoorden)}
    return zichtbare_criteria(kader, velden, antwoorden, vragen)


def _drempels(drempels: Drempels, zorgkantoor_id: uuid.UUID, op: date) -> Drempels:
    """Replace the limits that a zorgkantoor chooses itself."""

    def getal(sleutel: str) -> int:
        return get_getal(sleutel, zorgkantoor_id, op)

    return replace(
        drempels,
        verschil_vorig=Fraction(getal("sg_verschil_vorig_procent"), PROCENT),
        weekend=Fraction(getal("sg_weekend_procent"), PROCENT),
        een_op_een=Fraction(getal("sg_1op1_procent"), PROCENT),
        fte=Fraction(getal("sg_fte"), TIENDE),
        langdurig_maanden=getal("sg_langdurig_jaren") * MAANDEN_PER_JAAR,
        benchmark_minimum=getal("benchmark_minimum"),
        benchmark_organisaties=getal("benchmark_organisaties"),
    )


def _rijen(soort: type[Rij], versie_ids: Sequence[uuid.UUID]) -> Sequence[Rij]:
    return db.session.scalars(sa.select(soort).where(soort.versie_id.in_(versie_ids))).all()
