"""Propose a goed voorbeeld, change it, judge it as a second person, withdraw it."""

from dataclasses import dataclass
from datetime import datetime

from portal.berichten.actions.melden import Melding, meld
from portal.berichten.queries.adresboek import Adresboek
from portal.clienten.queries.anoniem import lees_vondsten, vind_herkenbaar
from portal.domain.bevoegdheid import BEVOEGDHEDEN, Handeling
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.domain.procedure.voorbeeld import Voorbeeldstap, volgende_voorbeeldstand
from portal.platform.audit import leg_vast
from portal.platform.database import db
from portal.toegang.audit import audit_regel
from portal.toegang.models import Gebruiker
from portal.voorbeelden.bronnen import Herkomst
from portal.voorbeelden.models import GoedVoorbeeld
from portal.voorbeelden.queries.indeling import naam_van_thema

SOORT = "voorbeeld"
TE_BEOORDELEN, BEOORDEELD = "P04", "P05"
MEESTE_VONDSTEN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhoud:
    """What somebody tells of a result; nobody may be recognised in it."""

    titel: str
    situatie: str
    aanpak: str
    resultaat: str
    thema: str
    zorgprofiel: str
    maatregel: str

    @property
    def tekst(self) -> str:
        """Give everything that is read, one part below the other."""
        return f"{self.titel}\n\n{self.situatie}\n\n{self.aanpak}\n\n{self.resultaat}"


def draag_voor(
    inhoud: Inhoud, *, herkomst: Herkomst | None, door: Gebruiker, op: datetime
) -> GoedVoorbeeld:
    """Propose a goed voorbeeld; who may approve it is told (P04).

    Args:
        inhoud: The text and how it is sorted.
        herkomst: What it was seen in, None for nothing in the portal.
        door: Who proposes it.
        op: The moment, UTC.

    Raises:
        DomeinFout: `voorbeeld_herkenbaar` with what was found as `stukken`.
    """
    _eis_anoniem(inhoud, door, herkomst)
    voorbeeld = GoedVoorbeeld(
        organisatie_id=door.organisatie_id,
        stand=Voorbeeldstand.VOORGEDRAGEN,
        bron_soort=herkomst.soort if herkomst else "",
        bron_id=herkomst.id if herkomst else None,
        voorgedragen_door=door,
    )
    _schrijf(voorbeeld, inhoud, op)
    db.session.add(voorbeeld)
    db.session.flush()
    _leg_vast(voorbeeld, Handeling.VOORBEELD_VOORDRAGEN, door)
    _meld_ter_beoordeling(voorbeeld, op=op)
    return voorbeeld


def pas_aan(
    voorbeeld: GoedVoorbeeld,
    inhoud: Inhoud,
    *,
    herkomst: Herkomst | None,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Change what was proposed, or propose again what was sent back.

    Raises:
        DomeinFout: As `volgende_voorbeeldstand`; `voorbeeld_herkenbaar`.
        StaleDataError: Somebody else did something with it meanwhile.
    """
    voorbeeld.stand = _volgende(voorbeeld, Voorbeeldstap.AANPASSEN, door)
    _eis_anoniem(inhoud, door, herkomst)
    voorbeeld.reden = ""
    _schrijf(voorbeeld, inhoud, op)
    db.session.flush()
    _leg_vast(voorbeeld, Handeling.VOORBEELD_VOORDRAGEN, door)
    _meld_ter_beoordeling(voorbeeld, op=op)


def keur_goed(
    voorbeeld: GoedVoorbeeld, *, herkomst: Herkomst | None, door: Gebruiker, op: datetime
) -> None:
    """Let everybody read it; clients may have come since it was proposed, so look once more.

    Raises:
        DomeinFout: As `volgende_voorbeeldstand`; `voorbeeld_herkenbaar`.
        StaleDataError: Somebody else did something with it meanwhile.
    """
    voorbeeld.stand = _volgende(voorbeeld, Voorbeeldstap.GOEDKEUREN, door)
    _eis_anoniem(lees_inhoud(voorbeeld), door, herkomst)
    voorbeeld.beoordeeld_door_id, voorbeeld.goedgekeurd_op = door.id, op
    _rond_oordeel_af(voorbeeld, Handeling.VOORBEELD_GOEDKEUREN, door, op)


def stuur_terug(voorbeeld: GoedVoorbeeld, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Send it back to who proposed it, with why.

    Raises:
        DomeinFout: As `volgende_voorbeeldstand`.
        StaleDataError: Somebody else did something with it meanwhile.
    """
    voorbeeld.stand = _volgende(voorbeeld, Voorbeeldstap.TERUGSTUREN, door)
    voorbeeld.beoordeeld_door_id, voorbeeld.reden = door.id, reden
    _rond_oordeel_af(voorbeeld, Handeling.VOORBEELD_GOEDKEUREN, door, op)


def trek_in(voorbeeld: GoedVoorbeeld, reden: str, *, door: Gebruiker, op: datetime) -> None:
    """Take it back; from now on only the own organisation reads it.

    Raises:
        DomeinFout: As `volgende_voorbeeldstand`.
        StaleDataError: Somebody else did something with it meanwhile.
    """
    voorbeeld.stand = _volgende(voorbeeld, Voorbeeldstap.INTREKKEN, door)
    voorbeeld.reden = reden
    _rond_oordeel_af(voorbeeld, Handeling.VOORBEELD_INTREKKEN, door, op)


def lees_inhoud(voorbeeld: GoedVoorbeeld) -> Inhoud:
    """Give what a voorbeeld tells now."""
    return Inhoud(
        titel=voorbeeld.titel,
        situatie=voorbeeld.situatie,
        aanpak=voorbeeld.aanpak,
        resultaat=voorbeeld.resultaat,
        thema=voorbeeld.thema,
        zorgprofiel=voorbeeld.zorgprofiel,
        maatregel=voorbeeld.maatregel,
    )


def _volgende(voorbeeld: GoedVoorbeeld, stap: Voorbeeldstap, door: Gebruiker) -> Voorbeeldstand:
    eigen = voorbeeld.voorgedragen_door_id == door.id
    return volgende_voorbeeldstand(voorbeeld.stand, stap, eigen=eigen)


def _eis_anoniem(inhoud: Inhoud, door: Gebruiker, herkomst: Herkomst | None) -> None:
    """Refuse a text with a name, place or number of the own clients, or of those it is about.

    Of an aanbieder that is not the own organisation only the clients count that are known here:
    a refusal would tell of the others that they live there.
    """
    wie = {door.organisatie_id}
    if herkomst is not None and herkomst.aanbieder_id is not None:
        wie.add(herkomst.aanbieder_id)
    gevonden = [
        stuk
        for nr in sorted(wie)
        for stuk in lees_vondsten(
            vind_herkenbaar(inhoud.tekst, nr, lezer_id=door.organisatie_id, voor_iedereen=True)
        )
    ]
    if gevonden:
        stukken = list(dict.fromkeys(gevonden))[:MEESTE_VONDSTEN]
        raise DomeinFout("voorbeeld_herkenbaar", stukken=", ".join(stukken))


def _schrijf(voorbeeld: GoedVoorbeeld, inhoud: Inhoud, op: datetime) -> None:
    voorbeeld.titel, voorbeeld.situatie = inhoud.titel, inhoud.situatie
    voorbeeld.aanpak, voorbeeld.resultaat = inhoud.aanpak, inhoud.resultaat
    voorbeeld.thema, voorbeeld.maatregel = inhoud.thema, inhoud.maatregel
    voorbeeld.zorgprofiel, voorbeeld.voorgedragen_op = inhoud.zorgprofiel, op


def _rond_oordeel_af(
    voorbeeld: GoedVoorbeeld, handeling: Handeling, door: Gebruiker, op: datetime
) -> None:
    """Write it down and tell who proposed it (P05), unless that is the one who does it."""
    db.session.flush()
    _leg_vast(voorbeeld, handeling, door)
    if voorbeeld.voorgedragen_door_id != door.id:
        boek = Adresboek()
        wie = boek.met_id(voorbeeld.organisatie_id, [voorbeeld.voorgedragen_door_id])
        meld(_melding(voorbeeld, BEOORDEELD), wie, op=op)


def _leg_vast(voorbeeld: GoedVoorbeeld, handeling: Handeling, door: Gebruiker) -> None:
    leg_vast(audit_regel(handeling.value, door=door, over=voorbeeld, kenmerk=voorbeeld.stand.value))


def _meld_ter_beoordeling(voorbeeld: GoedVoorbeeld, *, op: datetime) -> None:
    rollen = BEVOEGDHEDEN[Handeling.VOORBEELD_GOEDKEUREN]
    wie = [
        mens
        for mens in Adresboek().met_rol(voorbeeld.organisatie_id, *rollen)
        if mens.id != voorbeeld.voorgedragen_door_id
    ]
    meld(_melding(voorbeeld, TE_BEOORDELEN), wie, op=op)


def _melding(voorbeeld: GoedVoorbeeld, code: str) -> Melding:
    """Make a message that names the theme only: a title is free text."""
    return Melding(
        code=code,
        object_soort=SOORT,
        object_id=voorbeeld.id,
        kenmerk=naam_van_thema(voorbeeld.thema),
        moment=str(voorbeeld.versie),
    )
