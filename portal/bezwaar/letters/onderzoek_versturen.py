"""Send the letter that belongs to a step between a bezwaar and its decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.bezwaar.letters.advies import Adviesvraag, schrijf_adviesvraag, schrijf_afschrift
from portal.bezwaar.letters.horen import (
    Uitnodiging,
    schrijf_afzegging,
    schrijf_nieuwe_feiten,
    schrijf_uitnodiging,
)
from portal.bezwaar.letters.versturen import verstuur
from portal.domain.procedure.hoorzitting import bepaal_hoordagen
from portal.platform import clock
from portal.platform.calendar_data import load_hoorregels, load_kalender

if TYPE_CHECKING:
    from datetime import date, datetime

    from portal.bezwaar.actions.advies import Gevraagd
    from portal.bezwaar.actions.hoorzitting import Gepland
    from portal.bezwaar.models import Bezwaar, Bezwaarbrief, Hoorzitting
    from portal.toegang.models import Gebruiker


def verstuur_uitnodiging(
    bezwaar: Bezwaar, gepland: Gepland, *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Invite the parties to a hearing that was planned, or put on another day.

    Raises:
        DomeinFout: As `verstuur`.
    """
    uitnodiging = _uitnodiging(gepland.zitting, gepland.in_plaats_van)
    return verstuur(bezwaar, lambda bron: schrijf_uitnodiging(bron, uitnodiging), door=door, op=op)


def verstuur_afzegging(
    bezwaar: Bezwaar, zitting: Hoorzitting, *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Tell the parties that a hearing is off.

    Raises:
        DomeinFout: As `verstuur`.
    """
    moment = zitting.op
    assert moment is not None
    return verstuur(
        bezwaar, lambda bron: schrijf_afzegging(bron, moment, zitting.reden), door=door, op=op
    )


def verstuur_nieuwe_feiten(
    zitting: Hoorzitting, feiten: str, reageren_tot: date, *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Tell the parties what became known after a hearing.

    Raises:
        DomeinFout: As `verstuur`.
    """
    moment = zitting.op
    assert moment is not None
    return verstuur(
        zitting.bezwaar,
        lambda bron: schrijf_nieuwe_feiten(bron, moment, feiten, reageren_tot),
        door=door,
        op=op,
    )


def verstuur_adviesvraag(
    bezwaar: Bezwaar, gevraagd: Gevraagd, *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Tell the bezwaarmaker that advice was asked, and the new beslisdatum.

    Raises:
        DomeinFout: As `verstuur`.
    """
    vraag = Adviesvraag(
        gevraagd=clock.local_day(gevraagd.advies.gevraagd_op),
        stukken_compleet=gevraagd.advies.stukken_compleet,
        uiterlijk=gevraagd.advies.uiterlijk,
        was=gevraagd.was,
    )
    return verstuur(bezwaar, lambda bron: schrijf_adviesvraag(bron, vraag), door=door, op=op)


def verstuur_afschrift(
    bezwaar: Bezwaar, gevraagd: Gevraagd, *, door: Gebruiker, op: datetime
) -> Bezwaarbrief:
    """Send the bezwaarmaker a copy of the advice.

    Raises:
        DomeinFout: As `verstuur`.
    """
    advies = gevraagd.advies
    ontvangen, inhoud = advies.ontvangen, advies.inhoud
    assert ontvangen is not None
    assert inhoud is not None
    return verstuur(
        bezwaar,
        lambda bron: schrijf_afschrift(
            bron, ontvangen=ontvangen, inhoud=inhoud, tekst=advies.tekst
        ),
        door=door,
        op=op,
    )


def _uitnodiging(zitting: Hoorzitting, eerder: Hoorzitting | None) -> Uitnodiging:
    assert zitting.op is not None
    dag = clock.local_day(zitting.op)
    dagen = bepaal_hoordagen(dag, regels=load_hoorregels(dag), kalender=load_kalender())
    return Uitnodiging(
        op=zitting.op,
        plaats=zitting.plaats,
        hoorder=zitting.hoorder.naam if zitting.hoorder else "",
        commissie=zitting.commissie,
        stukken_tot=dagen.stukken_tot.datum,
        inzage_vanaf=dagen.inzage_vanaf,
        in_plaats_van=eerder.op if eerder else None,
        reden=eerder.reden if eerder else "",
    )
