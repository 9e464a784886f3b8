"""Forms to plan a dialoog, to put it on another day, and to cancel it."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import time
from typing import TYPE_CHECKING, Any

from portal.dialoog.actions.plannen import Genodigde, Planning
from portal.dialoog.forms.velden import dag, keuze, regel, tekst
from portal.domain.fouten import DomeinFout
from portal.domain.procedure.volgen import Dialoogpartij, Ervaring
from portal.domain.waarden import tijd_uit_tekst
from portal.platform.forms import CheckboxField, SelectChoice, VersieFormulier

if TYPE_CHECKING:
    from portal.dialoog.models import Dialoog
    from portal.toegang.models import Gebruiker

TIJD = "Vul de tijd in, zoals 13:30."
EEN_ETMAAL = 24 * 60
ANDEREN = "Wie geen account heeft. 1 naam per regel, met een komma en de functie."


class Planformulier(VersieFormulier):
    """When and where, who, and how experienced the aanbieder is; `reden` when it is moved."""

    reden = tekst(
        "Waarom verzet u de dialoog?", "Deze tekst komt in de uitnodiging.", "Schrijf op waarom."
    )
    dag = dag("Dag van de dialoog")
    begin = regel("Begin", "Bijvoorbeeld 13:30", TIJD)
    einde = regel("Einde", "Bijvoorbeeld 15:30", TIJD)
    plaats = regel("Plaats", "Adres, of hoe het videogesprek gaat.", "Vul in waar de dialoog is.")
    ervaring = keuze(
        "Hoe ervaren is de zorgaanbieder met meerzorg?", "ervaring", "Kies hoe ervaren."
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
        self.begin.data, self.einde.data = f"{dialoog.begin:%H:%M}", f"{dialoog.einde:%H:%M}"
        self.ervaring.data = dialoog.ervaring.value
        for partij in Dialoogpartij:
            van = [rij for rij in dialoog.deelnemers if rij.partij is partij]
            self[f"mensen_{partij}"].data = [str(r.gebruiker_id) for r in van if r.gebruiker_id]
            regels = [", ".join(filter(None, (r.naam, r.functie))) for r in van if r.naam]
            self[f"namen_{partij}"].data = "\n".join(regels)

    def validate(self, extra_validators: Any = None) -> bool:
        """Read the times as people write them."""
        del extra_validators
        goed = bool(super().validate())
        for veld in (self.begin, self.einde):
            if veld.data and _tijd(veld.data) is None:
                veld.errors, goed = [TIJD], False
        return goed

    def planning(self) -> Planning:
        """Give what was chosen."""
        begin, einde = _tijd(self.begin.data or ""), _tijd(self.einde.data or "")
        assert self.dag.data is not None
        assert begin is not None
        assert einde is not None
        return Planning(
            dag=self.dag.data,
            begin=begin,
            einde=einde,
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
        for geschreven in (self[f"namen_{partij}"].data or "").splitlines():
            naam, _, functie = geschreven.partition(",")
            if naam.strip():
                yield Genodigde(
                    partij=partij, naam=naam.strip()[:120], functie=functie.strip()[:80]
                )


class Afzegformulier(VersieFormulier):
    """Why a dialoog is off."""

    reden = tekst("Waarom gaat de dialoog niet door?", verplicht="Schrijf op waarom.")


def _naam(mens: "Gebruiker") -> str:
    return f"{mens.naam}, {mens.functietitel}" if mens.functietitel else mens.naam


def _tijd(ruw: str) -> time | None:
    try:
        minuten = tijd_uit_tekst(ruw.replace(".", ":"))
    except DomeinFout:
        return None
    return time(minuten // 60, minuten % 60) if minuten < EEN_ETMAAL else None
