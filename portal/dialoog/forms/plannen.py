"""Forms to plan a dialoog, to put it on another day, and to cancel it."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from portal.dialoog.actions.plannen import Genodigde, Planning
from portal.dialoog.forms.velden import dag, keuze, regel, tekst, tijd
from portal.domain.procedure.volgen import Dialoogpartij, Ervaring
from portal.platform.forms import CheckboxField, SelectChoice, VersieFormulier

if TYPE_CHECKING:
    from portal.dialoog.models import Dialoog
    from portal.toegang.models import Gebruiker

BEGIN = "Vul in hoe laat de dialoog begint, zoals 13.30."
EINDE = "Vul in hoe laat de dialoog eindigt, zoals 15.30."
NAAM, FUNCTIE = 120, 80
EEN_PER_REGEL = (
    f"Zet elke naam op een eigen regel. Een naam is hooguit {NAAM} tekens, een functie {FUNCTIE}."
)
ANDEREN = "Wie niet in de lijst staat. 1 naam per regel, met een komma en de functie."


class Planformulier(VersieFormulier):
    """When and where, who, and how experienced the aanbieder is; `reden` when it is moved."""

    reden = tekst(
        "Waarom verzet u de dialoog?", "Deze tekst komt in de uitnodiging.", "Schrijf op waarom."
    )
    dag = dag("Dag van de dialoog")
    begin = tijd("Begin", "Bijvoorbeeld 13.30", BEGIN)
    einde = tijd("Einde", "Bijvoorbeeld 15.30", EINDE)
    plaats = regel(
        "Plaats",
        "Adres, of de link van het videogesprek.",
        "Vul in waar de dialoog is.",
        langste=500,
    )
    ervaring = keuze(
        "Hoe ervaren is de zorgaanbieder met meerzorg?",
        "ervaring",
        "Kies hoe ervaren de zorgaanbieder is.",
    )
    mensen_aanbieder = CheckboxField("Deelnemers van de zorgaanbieder")
    namen_aanbieder = tekst("Anderen van de zorgaanbieder", ANDEREN)
    mensen_zorgkantoor = CheckboxField("Deelnemers van het zorgkantoor")
    namen_zorgkantoor = tekst("Anderen van het zorgkantoor", ANDEREN)
    mensen_cce = CheckboxField("Deelnemers van het CCE")
    namen_cce = tekst("Anderen van het CCE", ANDEREN)

    def bied_aan(
        self, kiesbaar: Mapping[Dialoogpartij, "Sequence[Gebruiker]"], *, met_reden: bool
    ) -> None:
        """Offer the people of each party, and keep the reason only where one is asked."""
        for partij, mensen in kiesbaar.items():
            self[f"mensen_{partij}"].choices = [
                SelectChoice(value=str(mens.id), label=_naam(mens)) for mens in mensen
            ]
        if not met_reden:
            del self.reden

    def toon(self, dialoog: "Dialoog") -> None:
        """Show what was planned."""
        self.dag.data, self.plaats.data = dialoog.dag, dialoog.plaats
        self.begin.data, self.einde.data = dialoog.begin, dialoog.einde
        self.ervaring.data = dialoog.ervaring.value
        for partij in Dialoogpartij:
            van = [rij for rij in dialoog.deelnemers if rij.partij is partij]
            self[f"mensen_{partij}"].data = [str(r.gebruiker_id) for r in van if r.gebruiker_id]
            regels = [", ".join(filter(None, (r.naam, r.functie))) for r in van if r.naam]
            self[f"namen_{partij}"].data = "\n".join(regels)

    def validate(self, extra_validators: Any = None) -> bool:
        """Read who has no account, and keep names short enough."""
        del extra_validators
        goed = bool(super().validate())
        for partij in Dialoogpartij:
            namen = self[f"namen_{partij}"]
            if any(len(naam) > NAAM or len(wat) > FUNCTIE for naam, wat in _regels(namen.data)):
                namen.errors, goed = [EEN_PER_REGEL], False
        return goed

    def planning(self) -> Planning:
        """Give what was chosen."""
        assert self.dag.data is not None
        assert self.begin.data is not None
        assert self.einde.data is not None
        return Planning(
            dag=self.dag.data,
            begin=self.begin.data,
            einde=self.einde.data,
            plaats=self.plaats.data or "",
            ervaring=Ervaring(self.ervaring.data),
            genodigden=[wie for partij in Dialoogpartij for wie in self._van(partij)],
        )

    @property
    def waarom(self) -> str:
        """Give why it is moved; empty for a first planning."""
        return self.reden.data or "" if "reden" in self else ""

    def _van(self, partij: Dialoogpartij) -> Iterator[Genodigde]:
        for nr in self[f"mensen_{partij}"].data or ():
            yield Genodigde(partij=partij, gebruiker_id=uuid.UUID(nr))
        for naam, functie in _regels(self[f"namen_{partij}"].data):
            yield Genodigde(partij=partij, naam=naam, functie=functie)


class Afzegformulier(VersieFormulier):
    """Why a dialoog is off."""

    reden = tekst("Waarom gaat de dialoog niet door?", verplicht="Schrijf op waarom.")


def _regels(ruw: str | None) -> Iterator[tuple[str, str]]:
    """Read who has no account, line by line: name and function."""
    for geschreven in (ruw or "").splitlines():
        naam, _, functie = geschreven.partition(",")
        if naam.strip():
            yield naam.strip(), functie.strip()


def _naam(mens: "Gebruiker") -> str:
    return f"{mens.naam}, {mens.functietitel}" if mens.functietitel else mens.naam
