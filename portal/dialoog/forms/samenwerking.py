"""Who leads, coordinates and advises with one aanbieder, and whether a dialoog is expected."""

from typing import TYPE_CHECKING

from portal.dialoog.actions.samenwerking import Keuzes
from portal.dialoog.forms.velden import keuze
from portal.platform.forms import SelectChoice, SelectField, VersieFormulier
from portal.platform.paging import lees_uuid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from portal.toegang.models import AanbiederZorgkantoor, Gebruiker, Organisatie

NIEMAND = SelectChoice(value="", label="Nog niemand")
JA_NEE = {True: "ja", False: "nee", None: "instelling"}


class Samenwerkingformulier(VersieFormulier):
    """The people of one pair; the contact at the CCE is chosen with the CCE."""

    accounthouder = SelectField(
        "Accounthouder", description="Beoordelaar of teamleider. Leidt de dialoog."
    )
    coordinator = SelectField(
        "Coördinator meerzorg", description="Manager van de zorgaanbieder. Plant de dialoog mee."
    )
    cce_contact = SelectField("CCE, en wie daar het contact is")
    in_bereik = keuze("Verwacht u elk jaar een dialoog?", "in_bereik", "Kies of u dit verwacht.")

    def bied_aan(
        self,
        accounthouders: "Iterable[Gebruiker]",
        coordinatoren: "Iterable[Gebruiker]",
        cces: "Iterable[tuple[Organisatie, Iterable[Gebruiker]]]",
    ) -> None:
        """Offer the people of the three parties."""
        self.accounthouder.choices = [NIEMAND, *_mensen(accounthouders)]
        self.coordinator.choices = [
            SelectChoice(value="", label="Niemand in het bijzonder"),
            *_mensen(coordinatoren),
        ]
        self.cce_contact.choices = [SelectChoice(value="", label="Nog geen CCE")]
        for cce, mensen in cces:
            zonder = SelectChoice(value=f"{cce.id}.", label=f"{cce.naam}, geen vast contact")
            met = [
                SelectChoice(value=f"{cce.id}.{mens.id}", label=f"{cce.naam}, {mens.naam}")
                for mens in mensen
            ]
            self.cce_contact.choices += [zonder, *met]

    def toon(self, rij: "AanbiederZorgkantoor") -> None:
        """Show what was chosen before."""
        self.versie.data = rij.versie
        self.accounthouder.data = str(rij.accounthouder_id or "")
        self.coordinator.data = str(rij.coordinator_id or "")
        self.cce_contact.data = f"{rij.cce_id}.{rij.cce_contact_id or ''}" if rij.cce_id else ""
        self.in_bereik.data = JA_NEE[rij.dialoog_in_bereik]

    def keuzes(self) -> Keuzes:
        """Give what was chosen."""
        cce, _, contact = (self.cce_contact.data or "").partition(".")
        return Keuzes(
            accounthouder_id=lees_uuid(self.accounthouder.data),
            coordinator_id=lees_uuid(self.coordinator.data),
            cce_id=lees_uuid(cce),
            cce_contact_id=lees_uuid(contact),
            dialoog_in_bereik={naam: stand for stand, naam in JA_NEE.items()}[self.in_bereik.data],
        )


def _mensen(mensen: "Iterable[Gebruiker]") -> list[SelectChoice]:
    return [SelectChoice(value=str(mens.id), label=mens.naam) for mens in mensen]
