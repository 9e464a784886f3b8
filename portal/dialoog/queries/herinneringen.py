"""What of plan and dialoog asks for attention around a day (N40-N43 and N48)."""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from portal.berichten.aanleidingen import Aanleiding, Plek, in_bereik, maak_kenmerk, over
from portal.berichten.queries.adresboek import Adresboek
from portal.dialoog.models import Afspraak, Dialoog, Meerzorgplan
from portal.dialoog.queries.deelnemers import list_accounts
from portal.dialoog.queries.dialogen import GEHEIM, dialogen_voor, kenmerk_van
from portal.dialoog.queries.plan import peildatum
from portal.dialoog.queries.volglijst import Volgregel, list_volgregels, van_paar
from portal.domain.berichten import Venster
from portal.domain.bevoegdheid import OrganisatieSoort
from portal.domain.procedure.dialoogbereik import AF
from portal.domain.procedure.volgen import Dialoogpartij, Dialoogtoestand, Plantoestand
from portal.platform.database import db
from portal.toegang.bereik import Voorwaarde
from portal.toegang.models import AanbiederZorgkantoor, Gebruiker

T = Dialoogtoestand


@over("N40")
def zonder_dialoog(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the aanbieders in scope without a dialoog in the year of a signal day.

    Bron: [berichten] N40; [processen] F1.
    """
    waar = sa.true() if voor is None else _paren_van(voor)
    for jaar in sorted(set(_jaren(venster))):
        dagen = [date(jaar, maand, dag) for maand, dag in venster.soorten["N40"].seindagen]
        telt = [dag for dag in dagen if venster.telt("N40", dag)]
        if not telt:
            continue
        for rij in list_volgregels(jaar, op=telt[0], waar=waar):
            if rij.ontbreekt:
                yield from (_van_paar(rij, dag) for dag in telt)


@over("N41")
def zonder_plan(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the planned dialogen whose meerzorgplan was not submitted.

    Before 1 January of its year it cannot be submitted: what falls before it waits for it.

    Bron: [berichten] N41.
    """
    ingediend = sa.exists().where(
        Meerzorgplan.aanbieder_id == Dialoog.aanbieder_id,
        Meerzorgplan.zorgkantoor_id == Dialoog.zorgkantoor_id,
        Meerzorgplan.jaar == Dialoog.jaar,
        Meerzorgplan.toestand.in_((Plantoestand.INGEDIEND, Plantoestand.BESPROKEN)),
    )
    waar = sa.and_(
        Dialoog.toestand == T.GEPLAND,
        in_bereik(Dialoog.dag, venster, "N41", vanaf=peildatum(venster.tot_en_met.year)),
        Dialoog.jaar <= venster.tot_en_met.year,
        sa.not_(ingediend),
    )
    for dialoog, paar in _dialogen(waar, venster, voor):
        rij = _van_dialoog("N41", dialoog, {"coordinator": [paar.coordinator_id]}, alleen_a=True)
        yield replace(rij, vanaf=peildatum(dialoog.jaar))


@over("N42")
def zonder_verslag(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the dialogen whose day went by and whose verslag was not offered.

    Bron: [berichten] N42.
    """
    waar = sa.and_(
        Dialoog.toestand.in_((T.GEPLAND, T.GEHOUDEN)), in_bereik(Dialoog.dag, venster, "N42")
    )
    for dialoog, _ in _dialogen(waar, venster, voor):
        yield _van_dialoog("N42", dialoog, {"voorzitter": [dialoog.voorzitter_id]}, alleen_z=True)


@over("N48")
def uitnodigingen(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the planned dialogen, for who was told of the invitation.

    Bron: [berichten] N48.
    """
    waar = sa.and_(Dialoog.toestand == T.GEPLAND, in_bereik(Dialoog.dag, venster, "N48"))
    boek = Adresboek()
    for dialoog, _ in list(_dialogen(waar, venster, voor, selectinload(Dialoog.deelnemers))):
        mensen = list_accounts(dialoog, boek) if voor is None else ()
        yield _van_dialoog("N48", dialoog, {"deelnemer": [mens.id for mens in mensen]})


@over("N43")
def afspraken(venster: Venster, voor: Gebruiker | None) -> Iterator[Aanleiding]:
    """Give the afspraken that are to be done and are not, for their owner.

    For an owner without an account who coordinates for that party hears it. Nobody leads at the
    CCE: what stays undone there is a task for the teamleider of the zorgkantoor of the dialoog.

    Bron: [berichten] N43.
    """
    zichtbaar = sa.true() if voor is None else dialogen_voor(voor)
    vraag = (
        sa.select(Afspraak, AanbiederZorgkantoor)
        .join(Afspraak.dialoog)
        .join(AanbiederZorgkantoor, van_paar(Dialoog))
        .where(
            zichtbaar,
            Dialoog.toestand == T.GEREED,
            Afspraak.stand.not_in(AF),
            in_bereik(Afspraak.wanneer, venster, "N43"),
        )
        .options(joinedload(Afspraak.dialoog).options(*GEHEIM, joinedload(Dialoog.aanbieder)))
        .order_by(Afspraak.wanneer, Afspraak.id)
        .limit(venster.hoogstens)
    )
    for rij, paar in db.session.execute(vraag):
        yield Aanleiding(
            code="N43",
            object_soort="afspraak",
            object_id=rij.id,
            kenmerk=kenmerk_van(rij.dialoog),
            dag=rij.wanneer,
            plek=_plek_van(rij.partij, rij.dialoog),
            mensen={"eigenaar": [rij.eigenaar_id or _trekker(rij, paar)]},
            taak_bij=rij.dialoog.zorgkantoor_id if rij.partij is Dialoogpartij.CCE else None,
        )


def _dialogen(
    waar: Voorwaarde, venster: Venster, voor: Gebruiker | None, *mee: ORMOption
) -> Iterator[tuple[Dialoog, AanbiederZorgkantoor]]:
    vraag = (
        sa.select(Dialoog, AanbiederZorgkantoor)
        .join(AanbiederZorgkantoor, van_paar(Dialoog))
        .where(waar, sa.true() if voor is None else dialogen_voor(voor))
        .options(*GEHEIM, joinedload(Dialoog.aanbieder), *mee)
        .order_by(Dialoog.dag, Dialoog.id)
        .limit(venster.hoogstens)
    )
    yield from ((dialoog, rij) for dialoog, rij in db.session.execute(vraag))


def _van_dialoog(
    code: str,
    dialoog: Dialoog,
    mensen: dict[str, list[uuid.UUID | None]],
    *,
    alleen_a: bool = False,
    alleen_z: bool = False,
) -> Aanleiding:
    return Aanleiding(
        code=code,
        object_soort="dialoog",
        object_id=dialoog.id,
        kenmerk=kenmerk_van(dialoog),
        dag=dialoog.dag,
        plek=Plek(
            aanbieder_id=None if alleen_z else dialoog.aanbieder_id,
            zorgkantoor_id=None if alleen_a else dialoog.zorgkantoor_id,
            cce_id=None if alleen_a or alleen_z else dialoog.cce_id,
        ),
        mensen={functie: wie for functie, wie in mensen.items() if any(wie)},
    )


def _van_paar(rij: Volgregel, dag: date) -> Aanleiding:
    paar = rij.rij
    mensen = {"accounthouder": [paar.accounthouder_id], "coordinator": [paar.coordinator_id]}
    return Aanleiding(
        code="N40",
        object_soort="samenwerking",
        object_id=paar.id,
        kenmerk=maak_kenmerk(rij.aanbieder, dag.year),
        dag=dag,
        plek=Plek(aanbieder_id=paar.aanbieder_id, zorgkantoor_id=paar.zorgkantoor_id),
        mensen={functie: wie for functie, wie in mensen.items() if any(wie)},
    )


def _plek_van(partij: Dialoogpartij, dialoog: Dialoog) -> Plek:
    """Give the place of the one party that owns an afspraak."""
    return Plek(
        aanbieder_id=dialoog.aanbieder_id if partij is Dialoogpartij.AANBIEDER else None,
        zorgkantoor_id=dialoog.zorgkantoor_id if partij is Dialoogpartij.ZORGKANTOOR else None,
        cce_id=dialoog.cce_id if partij is Dialoogpartij.CCE else None,
    )


def _trekker(rij: Afspraak, paar: AanbiederZorgkantoor) -> uuid.UUID | None:
    """Give who coordinates for the party that owns an afspraak, None without anybody."""
    trekkers = {
        Dialoogpartij.AANBIEDER: paar.coordinator_id,
        Dialoogpartij.ZORGKANTOOR: rij.dialoog.voorzitter_id,
        Dialoogpartij.CCE: paar.cce_contact_id if paar.cce_id == rij.dialoog.cce_id else None,
    }
    return trekkers[rij.partij]


def _paren_van(voor: Gebruiker) -> Voorwaarde:
    kolommen: dict[OrganisatieSoort, Voorwaarde] = {
        OrganisatieSoort.AANBIEDER: AanbiederZorgkantoor.aanbieder_id == voor.organisatie_id,
        OrganisatieSoort.ZORGKANTOOR: AanbiederZorgkantoor.zorgkantoor_id == voor.organisatie_id,
    }
    return kolommen.get(voor.organisatie.soort, sa.false())


def _jaren(venster: Venster) -> Iterator[int]:
    for van, tot in venster.bereik("N40"):
        yield from range(van.year, tot.year + 1)


BRONNEN = (zonder_dialoog, zonder_plan, zonder_verslag, uitnodigingen, afspraken)
