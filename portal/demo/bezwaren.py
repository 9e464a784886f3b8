"""Make bezwaren of a demonstration, each as far as the file says, by the real actions."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

import sqlalchemy as sa

from portal.aanvraag.models import Aanvraag
from portal.beoordeling.models import Besluit
from portal.bezwaar.actions.aanvullen import trek_in
from portal.bezwaar.actions.behandelen import (
    Vraag,
    neem_in_behandeling,
    vraag_herstel,
    vraag_reden,
)
from portal.bezwaar.actions.indienen import Inhoud, Ontvangst, dien_in, registreer
from portal.bezwaar.letters.ontvangst import Bevestiging, schrijf_ontvangst
from portal.bezwaar.letters.versturen import verstuur
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bestreden import Bestreden
from portal.bezwaar.queries.partij import aanbieder_van, client_van
from portal.bezwaar.queries.verloop import lees_verloop, termijn_van
from portal.bezwaar.queries.verzuim import find_gevraagd, list_verzuim
from portal.demo.beslissingen import beslis_op_bezwaar
from portal.demo.bezwaaronderzoek import onderzoek
from portal.demo.gegevens import lees
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.domain.termijnen import herstelgrenzen
from portal.platform import clock
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker
from portal.toekenning.models import Toekenningsbrief

OCHTEND = time(9, 30)
DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Mensen:
    """Who lodges a bezwaar, and who handles it."""

    manager: Gebruiker
    behandelaar: Gebruiker
    teamleiders: list[Gebruiker]


def bouw_bezwaren(bezetting: Bezetting, op: datetime) -> None:
    """Lodge everything in `bezwaren.toml`, and take the first steps."""
    for deel in lees("bezwaren").delen("bezwaar"):
        bestreden = _bestreden(deel)
        mensen = _mensen(bestreden, bezetting)
        moment = _moment(deel, bestreden, op)
        with clock.freeze(moment):
            bezwaar = _maak(deel, bestreden, mensen, moment)
        later = min(moment + DAG, op)
        with clock.freeze(later):
            _ga_verder(deel, bezwaar, mensen, later)
        onderzoek(deel, bezwaar, door=mensen.behandelaar, op=op)
        beslis_op_bezwaar(deel, bezwaar, mensen.teamleiders, door=mensen.behandelaar, op=op)


def _bestreden(deel: Lezer) -> Bestreden:
    code = deel.tekst("client", "")
    if code:
        vraag = sa.select(Besluit).join(Besluit.aanvraag).where(Aanvraag.clientcode == code)
        vraag = vraag.where(Besluit.bezwaar_tot.is_not(None)).order_by(Besluit.nr.desc())
        return Bestreden(besluit=db.session.scalars(vraag.limit(1)).one())
    einde = sa.select(Toekenningsbrief).where(Toekenningsbrief.soort == "einde")
    einde = einde.order_by(Toekenningsbrief.op.desc(), Toekenningsbrief.id).limit(1)
    return Bestreden(brief=db.session.scalars(einde).one())


def _moment(deel: Lezer, bestreden: Bestreden, op: datetime) -> datetime:
    """Give the moment of lodging, never after the demonstration itself."""
    if deel.getal("na", 0):
        assert bestreden.bekendgemaakt is not None
        dag = bestreden.bekendgemaakt + timedelta(days=deel.getal("na"))
        return min(datetime.combine(dag, OCHTEND, UTC), op)
    return op - timedelta(days=deel.getal("geleden"))


def _maak(deel: Lezer, bestreden: Bestreden, mensen: Mensen, op: datetime) -> Bezwaar:
    dag = clock.local_day(op)
    maker = Bezwaarmaker(deel.tekst("maker"))
    aanbieder, client = aanbieder_van(bestreden), client_van(bestreden, dag)
    wie = aanbieder if maker is Bezwaarmaker.AANBIEDER else client
    op_papier = deel.tekst("wijze", "")
    namens = maker is Bezwaarmaker.CLIENT and not op_papier
    inhoud = Inhoud(
        maker=maker,
        naam=wie.naam,
        adres=wie.adres,
        gronden=deel.tekst("gronden", ""),
        machtiging_op=dag - DAG if namens else None,
        gemachtigde=f"{aanbieder.naam}\n{aanbieder.adres}" if namens else "",
        reden_te_laat=deel.tekst("reden_te_laat", ""),
    )
    if not op_papier:
        return dien_in(bestreden, inhoud, door=mensen.manager, op=op)
    ontvangst = Ontvangst(wijze=Indieningswijze(op_papier), dag=dag, poststempel=dag - DAG)
    return registreer(bestreden, inhoud, ontvangst, door=mensen.behandelaar, op=op)


def _ga_verder(deel: Lezer, bezwaar: Bezwaar, mensen: Mensen, op: datetime) -> None:
    door, dag, tot = mensen.behandelaar, clock.local_day(op), deel.tekst("tot")
    grenzen = herstelgrenzen(dag, regels=load_bezwaarregels(dag), kalender=load_kalender())
    vraag = Vraag(uiterlijk=grenzen.voorstel, punten=list_verzuim(bezwaar))
    match tot:
        case "ingetrokken":
            return trek_in(bezwaar, deel.tekst("reden"), door=mensen.manager, op=op)
        case "ontvangen":
            return None
        case "in_behandeling":
            neem_in_behandeling(bezwaar, met_commissie=False, door=door, op=op)
        case "herstel_gevraagd":
            vraag_herstel(bezwaar, vraag, met_commissie=False, door=door, op=op)
        case "reden_gevraagd":
            vraag_reden(bezwaar, vraag, met_commissie=False, door=door, op=op)
    verloop = lees_verloop(bezwaar.id)
    zegt = Bevestiging(termijn=termijn_van(bezwaar, verloop), gevraagd=find_gevraagd(verloop))
    verstuur(bezwaar, lambda bron: schrijf_ontvangst(bron, zegt), door=door, op=op)
    return None


def _mensen(bestreden: Bestreden, bezetting: Bezetting) -> Mensen:
    dossier = bestreden.dossier
    aanbieder = bezetting.sleutel_van(dossier.aanbieder)
    zorgkantoor = bezetting.sleutel_van(dossier.zorgkantoor)
    return Mensen(
        manager=bezetting.wie(aanbieder, Rol.MANAGER),
        behandelaar=bezetting.wie(zorgkantoor, Rol.BEZWAARBEHANDELAAR),
        teamleiders=[bezetting.wie(zorgkantoor, Rol.TEAMLEIDER, nr) for nr in (0, 1)],
    )
