"""Lodge a bezwaar in the portal (Z01), or register one that came on paper (Z02)."""

from dataclasses import dataclass
from datetime import date, datetime, time

import sqlalchemy as sa

from portal.berichten.queries.storingen import uiterste_dag
from portal.bezwaar.actions.melden import meld_ontvangen
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.bestreden import Bestreden
from portal.domain.bevoegdheid import Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaarmaker, Bezwaartoestand, Indieningswijze
from portal.domain.termijnen import is_tijdig
from portal.platform import clock
from portal.platform.calendar_data import load_bezwaarregels, load_kalender
from portal.platform.database import db
from portal.toegang.models import Gebruiker

VAN_DOSSIER = (
    "aanbieder_id",
    "zorgkantoor_id",
    "regio_id",
    "locatie_id",
    "client_id",
    "clientcode",
)
_VOLGEND = sa.text(
    "INSERT INTO bezwaar_reeks (jaar, laatste) VALUES (:jaar, 1) "
    "ON CONFLICT (jaar) DO UPDATE SET laatste = bezwaar_reeks.laatste + 1 RETURNING laatste"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """Who lodges the bezwaar and why; texts as typed.

    Attributes:
        machtiging_op: Date of the machtiging for this bezwaar, when somebody acts for the client.
        gemachtigde: Name and address of who acts, one a line; empty when nobody does.
        gronden: May be empty: a bezwaar pro forma.
        reden_te_laat: Why it is late, when that is said at once.
    """

    maker: Bezwaarmaker
    naam: str
    adres: str
    gronden: str = ""
    machtiging_op: date | None = None
    gemachtigde: str = ""
    reden_te_laat: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ontvangst:
    """How and when a bezwaar came in outside the portal."""

    wijze: Indieningswijze
    dag: date
    poststempel: date | None = None


def dien_in(bestreden: Bestreden, inhoud: Inhoud, *, door: Gebruiker, op: datetime) -> Bezwaar:
    """Lodge a bezwaar in the portal; it is received at the moment of commit.

    Raises:
        DomeinFout: `bezwaar_niet_mogelijk`; `bezwaar_loopt_al`; `machtiging_ontbreekt` or
            `machtiging_in_toekomst` for the client.
    """
    if inhoud.maker is Bezwaarmaker.CLIENT and inhoud.machtiging_op is None:
        raise DomeinFout("machtiging_ontbreekt", veld="machtiging_op")
    ontvangst = Ontvangst(wijze=Indieningswijze.PORTAAL, dag=clock.local_day(op))
    bezwaar = _nieuw(bestreden, inhoud, ontvangst, door=door, op=op)
    bezwaar.ontvangen_op = op
    return _begin(bezwaar, Handeling.BEZWAAR_INDIENEN, door=door, op=op)


def registreer(
    bestreden: Bestreden, inhoud: Inhoud, ontvangst: Ontvangst, *, door: Gebruiker, op: datetime
) -> Bezwaar:
    """Register a bezwaar that came by post, e-mail or hand; received on the day that is named.

    Raises:
        DomeinFout: As `dien_in`; `ontvangst_in_toekomst`; `ontvangst_voor_besluit`;
            `poststempel_na_ontvangst`.
    """
    _controleer_ontvangst(bestreden, ontvangst, clock.local_day(op))
    bezwaar = _nieuw(bestreden, inhoud, ontvangst, door=door, op=op)
    bezwaar.ontvangen_op = datetime.combine(ontvangst.dag, time(), clock.AMSTERDAM)
    return _begin(bezwaar, Handeling.BEZWAAR_REGISTREREN, door=door, op=op)


def _controleer_ontvangst(bestreden: Bestreden, ontvangst: Ontvangst, vandaag: date) -> None:
    if ontvangst.dag > vandaag:
        raise DomeinFout("ontvangst_in_toekomst", veld="ontvangst")
    for veld, dag in (("ontvangst", ontvangst.dag), ("poststempel", ontvangst.poststempel)):
        verzonden = bestreden.bekendgemaakt
        if dag is not None and verzonden is not None and dag < verzonden:
            raise DomeinFout("ontvangst_voor_besluit", veld=veld, dag=verzonden)
    if ontvangst.poststempel is not None and ontvangst.poststempel > ontvangst.dag:
        raise DomeinFout("poststempel_na_ontvangst", veld="poststempel")


def _nieuw(
    bestreden: Bestreden, inhoud: Inhoud, ontvangst: Ontvangst, *, door: Gebruiker, op: datetime
) -> Bezwaar:
    """Make the row; the number is taken first, so that two people at once wait for each other."""
    vandaag = clock.local_day(op)
    if bestreden.bezwaar_tot is None or bestreden.bekendgemaakt is None:
        raise DomeinFout("bezwaar_niet_mogelijk")
    if inhoud.machtiging_op is not None and inhoud.machtiging_op > vandaag:
        raise DomeinFout("machtiging_in_toekomst", veld="machtiging_op")
    nummer = db.session.execute(_VOLGEND, {"jaar": vandaag.year}).scalar_one()
    if db.session.scalar(sa.select(sa.exists().where(bestreden.lopend_van(inhoud.maker)))):
        raise DomeinFout("bezwaar_loopt_al")
    dossier = bestreden.dossier
    return Bezwaar(
        jaar=vandaag.year,
        volgnummer=int(nummer),
        besluit=bestreden.besluit,
        toekenningsbrief=bestreden.brief,
        **{naam: getattr(dossier, naam) for naam in VAN_DOSSIER},
        besluitkenmerk=bestreden.kenmerk,
        bekendgemaakt=bestreden.bekendgemaakt,
        toestand=Bezwaartoestand.ONTVANGEN,
        beslisdatum=bestreden.bezwaar_tot,
        geregistreerd_door_id=door.id,
        geregistreerd_op=op,
        **_teksten(inhoud),
        **_ontvangst(ontvangst, bestreden.bezwaar_tot),
    )


def _teksten(inhoud: Inhoud) -> dict[str, object]:
    """Give what was typed, and the texts that come later as empty."""
    teksten = {
        naam: str(getattr(inhoud, naam)).strip()
        for naam in ("naam", "adres", "gemachtigde", "gronden", "reden_te_laat")
    }
    return {
        "bezwaarmaker": inhoud.maker,
        "machtiging_op": inhoud.machtiging_op,
        **teksten,
        "intrekreden": "",
        "voornemen_tekst": "",
    }


def _ontvangst(ontvangst: Ontvangst, laatste: date) -> dict[str, object]:
    """Give how it came in, and whether that was in time; only a letter has a postmark."""
    poststempel = ontvangst.poststempel if ontvangst.wijze is Indieningswijze.POST else None
    tijdig = is_tijdig(
        ontvangst.dag,
        laatste_dag=uiterste_dag(laatste),
        poststempel=poststempel,
        regels=load_bezwaarregels(laatste),
        kalender=load_kalender(),
    )
    return {
        "wijze": ontvangst.wijze,
        "ontvangst": ontvangst.dag,
        "poststempel": poststempel,
        "bezwaar_tot": laatste,
        "is_tijdig": tijdig,
    }


def _begin(bezwaar: Bezwaar, handeling: Handeling, *, door: Gebruiker, op: datetime) -> Bezwaar:
    gegevens = {"wijze": bezwaar.wijze.value, "tijdig": bezwaar.is_tijdig}
    voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens), nieuw=True)
    meld_ontvangen(bezwaar, op=op)
    return bezwaar
