"""Her-aanvragen for tests: started from a toekenning, and filled in as far as submitting asks."""

from datetime import date, datetime, timedelta

import sqlalchemy as sa

from portal.aanvraag.actions.antwoord import BEVESTIGD, GEWIJZIGD, OVERGENOMEN
from portal.aanvraag.actions.antwoorden import Wijziging
from portal.aanvraag.actions.gegevens import Termijn, bewaar_termijn
from portal.aanvraag.actions.samenvoegen import Getoond
from portal.aanvraag.actions.terugblik import bewaar_terugblik
from portal.aanvraag.models import Aanvraag, Antwoord, Doel, Rekenblok
from portal.domain.bevoegdheid import Rol
from portal.domain.procedure.heraanvraag import Aanleiding
from portal.platform import clock
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.actions.heraanvraag import Keuze, start_her_aanvraag
from portal.toekenning.queries.heraanvraag import get_herbegin
from tests.factories.aanvraag import (
    S01,
    TEKST,
    Wens,
    maak_check,
    maak_doel,
    onderteken,
    stand_van,
    vul_afstemming,
    vul_driehoek,
    vul_vragen,
    zet_tarief,
)
from tests.factories.groep import GROEPSCHECK, verklaar, vul_groepsvragen, vul_leden
from tests.factories.wereld import Wereld

EINDE = Aanleiding.EINDE_LOOPTIJD
VOORTZETTEN = {
    "stand_vorig_doel": "deels gehaald",
    "uitleg_vorig_doel": "Van vijf naar drie keer per week.",
    "vervolg_vorig_doel": "voortzetten (zelfde doel)",
}


def start_na(
    toekenning_id: object,
    wereld: Wereld,
    wens: Wens = S01,
    *,
    op: datetime,
    aanleiding: Aanleiding = EINDE,
    nieuwe_feiten: str = "Sinds september slaapt de cliënt niet meer door.",
) -> Aanvraag:
    """Let the manager start the her-aanvraag of a toekenning, with nothing filled in yet."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    with clock.freeze(op):
        herbegin = get_herbegin(toekenning_id, op=clock.today(), voor=manager)  # type: ignore[arg-type] # a UUID
        keuze = Keuze(
            aanleiding=aanleiding,
            soort=wens.soort,
            maanden=wens.maanden,
            ingang=wens.ingang,
            nieuwe_feiten=nieuwe_feiten,
        )
        return start_her_aanvraag(herbegin, keuze, door=manager, op=op)


def vul_heraanvraag(
    aanvraag: Aanvraag, wereld: Wereld, wens: Wens = S01, *, op: datetime
) -> Aanvraag:
    """Complete and sign a started her-aanvraag: every old doel goes on; only submitting is left."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    with clock.freeze(op):
        zet_tarief(aanvraag, wens)
        vul_driehoek(aanvraag, wereld, op=op)
        termijn = Termijn(maanden=wens.maanden, ingang=wens.ingang, uitleg=TEKST)
        bewaar_termijn(aanvraag, termijn, stand_van(aanvraag).looptijdgrens, door=manager, op=op)
        kijk_terug(aanvraag, manager, op=op)
        bevestig_alles(aanvraag, wens)
        maak_check(aanvraag, wens.check, manager, op=op)
        _vul_realisatie(aanvraag)
        vul_vragen(aanvraag, manager, op=op)
        vul_afstemming(aanvraag, manager, op=op)
        onderteken(aanvraag, op=op)
    return aanvraag


def vul_groepsheraanvraag(aanvraag: Aanvraag, wereld: Wereld, wens: Wens, *, op: datetime) -> None:
    """Complete and sign a started her-aanvraag of a group as it was; only submitting is left."""
    manager = db.session.get_one(Gebruiker, wereld.gebruiker(Rol.MANAGER))
    with clock.freeze(op):
        zet_tarief(aanvraag, wens)
        vul_driehoek(aanvraag, wereld, op=op)
        termijn = Termijn(maanden=wens.maanden, ingang=wens.ingang, uitleg=TEKST)
        bewaar_termijn(aanvraag, termijn, stand_van(aanvraag).looptijdgrens, door=manager, op=op)
        for deel in (aanvraag, *aanvraag.leden):
            kijk_terug(deel, manager, op=op)
            bevestig_alles(deel)
        maak_check(aanvraag, GROEPSCHECK, manager, op=op)
        _vul_realisatie(aanvraag)
        doel = db.session.scalars(sa.select(Doel).where(Doel.aanvraag_id == aanvraag.id)).one()
        vul_leden(aanvraag, doel, manager, op)
        vul_groepsvragen(aanvraag, manager, op=op)
        verklaar(aanvraag, manager, op)
        onderteken(aanvraag, op=op)


def kijk_terug(aanvraag: Aanvraag, door: Gebruiker, *, op: datetime) -> None:
    """Let every old doel go on, within the new period; without one, an aanvraag gets a new doel."""
    stand = stand_van(aanvraag)
    assert stand.vervolg is not None
    for oud in stand.vervolg.doelen:
        wijziging = Wijziging("doel", Getoond(0, None), dict(VOORTZETTEN))
        bewaar_terugblik(aanvraag, oud, wijziging, door=door, op=op)
    if not stand.vervolg.doelen and not aanvraag.is_lid:
        maak_doel(aanvraag, door, op=op)
    ingang = aanvraag.beoogde_ingang or date.max
    dagen = {"tussenmeting": ingang + timedelta(30), "einddatum": ingang + timedelta(60)}
    for doel in db.session.scalars(sa.select(Doel).where(Doel.aanvraag_id == aanvraag.id)):
        eigen = doel.velden if isinstance(doel.velden, dict) else {}
        gevuld = {veld: eigen.get(veld) or tekst for veld, tekst in DOELVELDEN.items()}
        doel.velden = {**eigen, **gevuld, **{veld: str(dag) for veld, dag in dagen.items()}}
    db.session.flush()


DOELVELDEN = {
    "korte_naam": "rustige ochtend",
    "thema": "dagstructuur",
    "richting": "verbeteren",
    "specifiek": TEKST,
    "aanpak": TEKST,
    "meetwijze": "telling per week",
    "beginstand": "3 keer per week",
    "streefstand": "1 keer per week",
    "haalbaar": TEKST,
    "geldt_voor": "cliënt",
}


def bevestig_alles(aanvraag: Aanvraag, wens: Wens | None = None) -> None:
    """Confirm what was carried over, and type the blocks of the rekentool anew if others are."""
    for rij in db.session.scalars(sa.select(Antwoord).where(Antwoord.aanvraag_id == aanvraag.id)):
        if rij.herkomst == OVERGENOMEN:
            rij.herkomst = BEVESTIGD
    vraag = sa.select(Rekenblok).where(Rekenblok.aanvraag_id == aanvraag.id)
    blokken = {rij.blok: rij for rij in db.session.scalars(vraag)}
    if wens is None:
        for rij in blokken.values():
            rij.herkomst = BEVESTIGD
        return
    for naam in {*blokken, *wens.blokken}:
        rij = blokken.get(naam) or Rekenblok(aanvraag_id=aanvraag.id, blok=naam)
        rij.ruw, rij.herkomst = dict(wens.blokken.get(naam, {})), GEWIJZIGD
        rij.door_id, rij.op = aanvraag.gestart_door_id, aanvraag.gestart_op
        db.session.add(rij)
    db.session.flush()


def _vul_realisatie(aanvraag: Aanvraag) -> None:
    """Say of every granted line what was deployed."""
    rij = db.session.scalars(
        sa.select(Antwoord).where(
            Antwoord.aanvraag_id == aanvraag.id, Antwoord.vraag_id == "ha-realisatie"
        )
    ).one()
    assert isinstance(rij.waarde, dict)
    regels = rij.waarde["regel"]
    assert isinstance(regels, list)
    rij.waarde = {
        "regel": [
            {**regel, "ingezet": "hetzelfde", "verschil": "geen"}
            for regel in regels
            if isinstance(regel, dict)
        ]
    }
    db.session.flush()
