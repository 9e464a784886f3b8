"""How the portal finds out who somebody is."""

from typing import Protocol

from portal.toegang import queries, wachtwoord
from portal.toegang.models import Gebruiker


class Aanmelder(Protocol):
    """One way to recognise a person; a second factor or single sign-on is another one."""

    def herken(self, naam: str, bewijs: str) -> Gebruiker | None:
        """Give the account that a name and a proof belong to, None when they do not.

        The answer takes as long for an unknown name as for a known one.
        """
        ...


class Wachtzinaanmelder:
    """Recognise a person by e-mail address and passphrase."""

    def herken(self, naam: str, bewijs: str) -> Gebruiker | None:
        """Compare the passphrase also when nobody has this name."""
        gebruiker = queries.find_gebruiker_op_email(naam)
        goed = wachtwoord.klopt(gebruiker.wachtwoord_hash if gebruiker else None, bewijs)
        return gebruiker if goed and gebruiker is not None and gebruiker.mag_inloggen else None
