"""What a letter about a bezwaar is gathered from: sender, reference, to whom and in whose copy."""

from dataclasses import dataclass
from datetime import date

from portal.bezwaar.models import Bezwaar, Bezwaarbrief
from portal.clienten.queries.clienten import leveringsvorm_op
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.platform.rows import volgend_nr
from portal.toegang.models import Briefhoofd
from portal.toegang.queries import find_briefhoofd

VPT = "vpt"
CLIENT_OF_VERTEGENWOORDIGER = "de cliënt of de vertegenwoordiger"


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefbron:
    """Rows and values for a letter about a bezwaar.

    Attributes:
        kenmerk: Reference of the letter; never a BSN.
        nr: Its number among the letters of the bezwaar.
        gezag: Bevoegd gezag, in whose name is written.
    """

    briefhoofd: Briefhoofd
    bezwaar: Bezwaar
    kenmerk: str
    nr: int
    gezag: str

    @property
    def geadresseerde(self) -> tuple[str, ...]:
        """Give the lines of the address of the bezwaarmaker."""
        return (self.bezwaar.naam, *self.bezwaar.adres.splitlines())

    @property
    def gemachtigde(self) -> str:
        """Give who acts for the bezwaarmaker, and so gets a copy; empty without one."""
        return self.bezwaar.gemachtigde.partition("\n")[0].strip()

    @property
    def belanghebbende(self) -> str:
        """Name the other party, who is heard and told as well."""
        if self.bezwaar.bezwaarmaker is Bezwaarmaker.AANBIEDER:
            return CLIENT_OF_VERTEGENWOORDIGER
        return self.bezwaar.aanbieder.naam

    @property
    def contact(self) -> str:
        """Say how the behandelaar can be reached."""
        hoofd = self.briefhoofd
        return f"telefoon {hoofd.telefoon}, {hoofd.email}"


def is_in_portaal(bezwaar: Bezwaar) -> bool:
    """Say whether the bezwaarmaker reads in the portal: the aanbieder, for itself or the client."""
    van_aanbieder = bezwaar.bezwaarmaker is Bezwaarmaker.AANBIEDER
    return van_aanbieder or bezwaar.wijze is Indieningswijze.PORTAAL


def lees_briefbron(bezwaar: Bezwaar, *, dag: date) -> Briefbron:
    """Read what a letter about a bezwaar needs, with the next reference.

    Raises:
        DomeinFout: `briefhoofd_ontbreekt` while the zorgkantoor has no letterhead.
    """
    hoofd = find_briefhoofd(bezwaar.zorgkantoor_id)
    if hoofd is None:
        raise DomeinFout("briefhoofd_ontbreekt")
    nr = volgend_nr(Bezwaarbrief.nr, Bezwaarbrief.bezwaar_id == bezwaar.id)
    client = bezwaar.client
    vpt = client is not None and leveringsvorm_op(client, dag) == VPT
    return Briefbron(
        briefhoofd=hoofd,
        bezwaar=bezwaar,
        kenmerk=f"{bezwaar.nummer}-{nr}",
        nr=nr,
        gezag=hoofd.gezag_vpt if vpt else hoofd.gezag_verblijf,
    )
