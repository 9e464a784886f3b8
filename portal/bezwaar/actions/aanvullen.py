"""What the bezwaarmaker adds: grounds, a machtiging, why it is late; and intrekken (Z06, Z13)."""

from dataclasses import dataclass
from datetime import date, datetime

from portal.aanvraag.actions.toelichting import eis_reden
from portal.bezwaar.actions.beslissing import laat_besluit_vallen
from portal.bezwaar.actions.verloop import Stap, voer_uit
from portal.bezwaar.models import Bezwaar
from portal.bezwaar.queries.briefbronnen import is_in_portaal
from portal.domain.bevoegdheid import Handeling, OrganisatieSoort
from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.toegang.models import Gebruiker


@dataclass(frozen=True, slots=True, kw_only=True)
class Aanvulling:
    """What comes after the bezwaar itself; texts as typed, empty for nothing."""

    gronden: str = ""
    reden_te_laat: str = ""
    machtiging_op: date | None = None
    naam: str = ""
    adres: str = ""

    @property
    def is_leeg(self) -> bool:
        """Say whether nothing was added."""
        teksten = (self.gronden, self.reden_te_laat, self.naam, self.adres)
        return self.machtiging_op is None and not any(tekst.strip() for tekst in teksten)


def beantwoord(bezwaar: Bezwaar, aanvulling: Aanvulling, *, door: Gebruiker, op: datetime) -> None:
    """Answer what the zorgkantoor asked, or send in the grounds of a bezwaar pro forma (Z06).

    Raises:
        DomeinFout: `niet_uw_bezwaar`; `bezwaar_antwoord_ontbreekt`; `machtiging_in_toekomst`.
    """
    eis_eigen(bezwaar, door)
    if aanvulling.is_leeg:
        raise DomeinFout("bezwaar_antwoord_ontbreekt")
    machtiging = aanvulling.machtiging_op
    if machtiging is not None and machtiging > clock.local_day(op):
        raise DomeinFout("machtiging_in_toekomst", veld="machtiging_op")
    vul_aan(bezwaar, aanvulling)
    voer_uit(bezwaar, Stap(handeling=Handeling.BEZWAAR_ANTWOORDEN, door=door, op=op))


def trek_in(
    bezwaar: Bezwaar,
    reden: str,
    *,
    ontvangen: date | None = None,
    door: Gebruiker,
    op: datetime,
) -> None:
    """Withdraw a bezwaar, or register that the bezwaarmaker did (Z13).

    Args:
        bezwaar: One that is open.
        reden: Why; at a registration also how it was said.
        ontvangen: Day on which the zorgkantoor heard it, when it registers that.
        door: The manager whose bezwaar it is, or the bezwaarbehandelaar.
        op: The moment, UTC.

    Raises:
        DomeinFout: `niet_uw_bezwaar`; `reden_ontbreekt`; `ontvangst_in_toekomst`;
            `stukkendag_kan_niet` for a day before the bezwaar came in.

    Bron: [awb] art. 6:21.
    """
    if door.organisatie.soort is OrganisatieSoort.AANBIEDER:
        eis_eigen(bezwaar, door)
    if ontvangen is not None and ontvangen > clock.local_day(op):
        raise DomeinFout("ontvangst_in_toekomst", veld="ontvangen")
    if ontvangen is not None and ontvangen < bezwaar.ontvangst:
        raise DomeinFout("stukkendag_kan_niet", veld="ontvangen", ontvangst=bezwaar.ontvangst)
    bezwaar.intrekreden = eis_reden(reden)
    gegevens = {} if ontvangen is None else {"ontvangen": ontvangen.isoformat()}
    handeling = Handeling.BEZWAAR_INTREKKEN
    voer_uit(bezwaar, Stap(handeling=handeling, door=door, op=op, gegevens=gegevens))
    laat_besluit_vallen(bezwaar)


def vul_aan(bezwaar: Bezwaar, aanvulling: Aanvulling) -> None:
    """Write what came; a text that stood there stays, with the new one under it."""
    for naam in ("gronden", "reden_te_laat"):
        nieuw = str(getattr(aanvulling, naam)).strip()
        if nieuw:
            oud = str(getattr(bezwaar, naam))
            setattr(bezwaar, naam, f"{oud}\n\n{nieuw}" if oud else nieuw)
    bezwaar.naam = aanvulling.naam.strip() or bezwaar.naam
    bezwaar.adres = aanvulling.adres.strip() or bezwaar.adres
    bezwaar.machtiging_op = aanvulling.machtiging_op or bezwaar.machtiging_op


def eis_eigen(bezwaar: Bezwaar, door: Gebruiker) -> None:
    """Refuse an aanbieder that did not lodge it: a client who wrote himself goes his own way.

    Raises:
        DomeinFout: `niet_uw_bezwaar`.
    """
    if door.organisatie_id != bezwaar.aanbieder_id or not is_in_portaal(bezwaar):
        raise DomeinFout("niet_uw_bezwaar")
