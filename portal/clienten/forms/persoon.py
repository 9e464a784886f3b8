"""Forms about who a client is."""

from portal.clienten.forms.velden import bsnveld, datumveld, keuzeveld, tekstveld
from portal.platform.forms import Formulier, StringField, VersieFormulier

CODE_UITLEG = (
    "3 tot 12 letters, cijfers of streepjes. Zonder naam, geboortedatum of BSN erin. Laat leeg en "
    "u krijgt een code als A-0001."
)


def _code(label: str = "Cliëntcode", uitleg: str = "") -> StringField:
    return tekstveld(label, 12, uitleg=uitleg)


class PersoonVelden(Formulier):
    """The fields of a person, for a new and a known client."""

    voornamen = tekstveld("Voornamen", 80, fout="Vul de voornamen in.")
    tussenvoegsel = tekstveld("Tussenvoegsel", 20)
    achternaam = tekstveld("Achternaam", 80, fout="Vul de achternaam in.")
    geboortedatum = datumveld(
        "Geboortedatum",
        fout="Vul de geboortedatum in, bijvoorbeeld 27-11-1990.",
        uitleg="Bijvoorbeeld 27-11-1990",
    )
    geslacht = keuzeveld(
        "Geslacht",
        "geslacht",
        fout="Kies een geslacht.",
        uitleg="Alleen voor de aanhef van brieven.",
    )


class NieuweClientForm(PersoonVelden):
    """A client who is not in the portal yet."""

    clientcode = _code(uitleg=CODE_UITLEG)
    bsn = bsnveld(
        uitleg="Mag later. Zonder goed BSN kunt u een aanvraag wel maken, maar niet indienen."
    )


class ClientForm(PersoonVelden, VersieFormulier):
    """What is known of a client; an empty BSN keeps the one that is known."""

    clientcode = _code()
    bsn = bsnveld()
    overleden_op = datumveld("Overleden op")


class BsnForm(Formulier):
    """Why somebody wants to see a BSN."""

    reden = keuzeveld(
        "Waarom wilt u het BSN zien?", "bsnreden", fout="Kies waarom u het BSN wilt zien."
    )
