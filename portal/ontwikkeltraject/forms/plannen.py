"""Forms to ask for a traject, plan it, record a bijeenkomst, stop it, and follow up."""

from collections.abc import Mapping
from typing import Any

from portal.domain.procedure.volgen import Afspraakstand
from portal.ontwikkeltraject.actions.beginnen import Moment, Planning
from portal.ontwikkeltraject.actions.bijeenkomst import Vastlegging
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform.form_fields import dag, keuze, regel, tekst, tijd
from portal.platform.forms import (
    Field,
    Formulier,
    SelectChoice,
    SelectField,
    StringField,
    VersieFormulier,
)

TIJD = "Vul de tijd in, zoals 10.30."
DAG_ONTBREEKT = "Vul de dag van bijeenkomst {nr} in, of maak de tijd en de plaats leeg."
PLAATS_MAX = 120


class Vraagformulier(Formulier):
    """What the aanbieder wants to discuss."""

    vraag = tekst(
        "Wat wilt u met het CCE bespreken?",
        "Schrijf zonder namen. Het CCE leest dit voordat het traject is gepland.",
        verplicht="Schrijf op wat u met het CCE wilt bespreken.",
    )


class Planformulier(VersieFormulier):
    """When the bijeenkomsten are; the second can follow later."""

    dag_1 = dag("Dag van bijeenkomst 1")
    tijd_1 = tijd("Tijd van bijeenkomst 1", "Bijvoorbeeld 10.30", TIJD, verplicht=False)
    plaats_1 = regel("Plaats van bijeenkomst 1")
    dag_2 = dag("Dag van bijeenkomst 2", "Mag later.", verplicht=False)
    tijd_2 = tijd("Tijd van bijeenkomst 2", "Bijvoorbeeld 10.30", TIJD, verplicht=False)
    plaats_2 = regel("Plaats van bijeenkomst 2")
    reden = tekst(
        "Waarom zijn de bijeenkomsten in twee kalenderjaren?",
        "Alleen nodig als dat zo is. Bij voorkeur zijn ze in hetzelfde jaar.",
    )

    def zonder_gehouden(self, traject: Traject) -> None:
        """Leave out what was held; that does not move any more."""
        for rij in traject.bijeenkomsten:
            if rij.vastgelegd_op is not None:
                for naam in ("dag", "tijd", "plaats"):
                    delattr(self, f"{naam}_{rij.nr}")

    def validate(self, extra_validators: Any = None) -> bool:
        """Keep places short enough, and ask the day of a bijeenkomst of which the rest is known."""
        del extra_validators
        goed = bool(super().validate())
        for nr in (1, 2):
            if f"dag_{nr}" not in self:
                continue
            plaats: StringField = self[f"plaats_{nr}"]
            if len(plaats.data or "") > PLAATS_MAX:
                plaats.errors, goed = [f"Gebruik hoogstens {PLAATS_MAX} tekens."], False
            dag_: Field = self[f"dag_{nr}"]
            bekend = self[f"tijd_{nr}"].data or (plaats.data or "").strip()
            if bekend and dag_.data is None and not dag_.errors:
                dag_.errors, goed = [DAG_ONTBREEKT.format(nr=nr)], False
        return goed

    def planning(self) -> Planning:
        """Give what was typed."""
        momenten = {
            nr: Moment(
                self[f"dag_{nr}"].data,
                self[f"tijd_{nr}"].data,
                self[f"plaats_{nr}"].data or "",
            )
            for nr in (1, 2)
            if f"dag_{nr}" in self and self[f"dag_{nr}"].data is not None
        }
        return Planning(momenten, self.reden.data or "")


class Bijeenkomstformulier(VersieFormulier):
    """What there is to tell of a bijeenkomst that was held."""

    dag = dag("Op welke dag was de bijeenkomst?")
    aanwezigen = tekst(
        "Wie waren er?",
        "Namen of functies, ook van familie of vertegenwoordiger.",
        verplicht="Schrijf op wie er waren.",
    )
    besproken = tekst("Wat is besproken?", verplicht="Schrijf op wat is besproken.")

    def vastlegging(self) -> Vastlegging:
        """Give what was typed."""
        assert self.dag.data is not None
        return Vastlegging(
            dag=self.dag.data,
            aanwezigen=self.aanwezigen.data or "",
            besproken=self.besproken.data or "",
        )


class Stopformulier(VersieFormulier):
    """Why a traject stops."""

    reden = tekst("Waarom stopt het traject?", verplicht="Schrijf op waarom.")


class Afrondformulier(VersieFormulier):
    """Nothing to fill in: everything stands in the record."""


class Actieformulier(VersieFormulier):
    """How an actie stands."""

    stand = keuze("Hoe staat het met deze actie?", TEKSTEN.codes("stand"), "Kies een stand.")
    doel = SelectField(
        "Bij welk doel van de cliënt hoort deze actie?",
        description="Het CCE ziet dit niet.",
        default="",
        validate_choice=False,
    )

    def zet_doelen(self, namen: Mapping[str, str]) -> None:
        """Offer these goals; without any there is nothing to choose."""
        if not namen:
            del self.doel
            return
        keuzes = [SelectChoice(doel_id, naam) for doel_id, naam in namen.items()]
        self.doel.choices = [SelectChoice("", "Geen doel"), *keuzes]

    @property
    def gekozen_doel(self) -> str | None:
        """Give the chosen goal, empty for none; None where nothing was to choose."""
        return (self.doel.data or "") if "doel" in self else None

    @property
    def gekozen(self) -> Afspraakstand:
        """Give what was chosen."""
        return Afspraakstand(self.stand.data)


class Doorgeefformulier(VersieFormulier):
    """On which day the client got the report."""

    dag = dag("Op welke dag kreeg de cliënt het verslag?")
