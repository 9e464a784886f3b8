"""Forms of the record of a traject: every part may be saved unfinished."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from portal.ontwikkeltraject.actions.schrijven import (
    Actierij,
    Afspraaktekst,
    Leesbaartekst,
    Standtekst,
)
from portal.ontwikkeltraject.models import Traject
from portal.ontwikkeltraject.queries.invulling import eigen_teksten, lees_invulling
from portal.ontwikkeltraject.queries.teksten import TEKSTEN
from portal.platform.form_fields import DATUM, dag, regel, tekst
from portal.platform.forms import (
    CheckboxField,
    Deelformulier,
    FieldList,
    FormField,
    IntegerField,
    SelectChoice,
    VersieFormulier,
    validators,
)
from portal.platform.traject_data import load_trajectregels

MEESTE_RIJEN, LEGE_RIJEN = 30, 3
LEEREFFECT, LEESBAAR = tuple(TEKSTEN.codes("leereffect")), tuple(TEKSTEN.codes("leesbaar"))


class Standformulier(VersieFormulier):
    """Themes with how things are now, and what stands in the way."""

    themas = CheckboxField(
        "Over welke thema’s gaat het?",
        description="Kies wat is besproken. Schrijf bij elk thema op hoe het nu gaat.",
    )
    knelpunten = tekst("Welke knelpunten vragen om actie?")

    def wat(self) -> Standtekst:
        """Give what was typed; of themes that were not chosen too, so that nothing is lost."""
        stand = {code: self[f"stand_{code}"].data or "" for code in load_trajectregels().themas}
        return Standtekst(
            themas=self.themas.data or (),
            huidige_stand=stand,
            knelpunten=self.knelpunten.data or "",
        )


def maak_standformulier(traject: Traject) -> Standformulier:
    """Give the form with a text for every theme."""
    themas = load_trajectregels().themas
    teksten = {
        f"stand_{code}": tekst(f"Hoe gaat het nu met {naam}?") for code, naam in themas.items()
    }
    soort: Any = type("Standformulier", (Standformulier,), teksten)
    invulling = lees_invulling(traject)
    gevuld = {f"stand_{code}": waarde for code, waarde in invulling.huidige_stand.items()}
    data = {"themas": traject.themas, "knelpunten": traject.knelpunten, **gevuld}
    form: Standformulier = soort(data=data)
    form.themas.choices = [SelectChoice(value=code, label=naam) for code, naam in themas.items()]
    return form


class Actievelden(Deelformulier):
    """One actie; a row that is empty does not count."""

    nr = IntegerField(validators=[validators.Optional()])
    wat = regel("Wat gaat er gebeuren?")
    eigenaar = regel("Wie zorgt daarvoor?")
    dag = dag("Uiterlijk op", verplicht=False)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask the rest of a row of which something was filled in."""
        goed = bool(super().validate(extra_validators))
        if not self.is_gevuld:
            return goed
        for veld, fout in (
            (self.wat, "Schrijf op wat er gaat gebeuren."),
            (self.eigenaar, "Schrijf op wie daarvoor zorgt."),
            (self.dag, DATUM),
        ):
            if not str(veld.data or "").strip() and not veld.errors:
                veld.errors, goed = [fout], False
        return goed

    @property
    def is_gevuld(self) -> bool:
        """Say whether something was filled in."""
        getypt = [self.wat.data, self.eigenaar.data, *(self.dag.raw_data or ())]
        return any((tekst or "").strip() for tekst in getypt)

    def rij(self) -> Actierij:
        """Give what was typed; the form was found good."""
        assert self.dag.data is not None
        return Actierij(
            wat=self.wat.data or "",
            eigenaar=self.eigenaar.data or "",
            dag=self.dag.data,
            nr=self.nr.data,
        )


class Actiesformulier(VersieFormulier):
    """Every actie, and some empty rows."""

    acties = FieldList(FormField(Actievelden), max_entries=MEESTE_RIJEN)

    def rijen(self) -> Sequence[Actierij]:
        """Give the rows that were filled in."""
        return [deel.form.rij() for deel in self.acties if deel.form.is_gevuld]


def maak_actiesformulier(traject: Traject) -> Actiesformulier:
    """Give the form with what was written, and rows for more."""
    rijen = [
        {"nr": actie.nr, "wat": actie.wat, "eigenaar": actie.eigenaar, "dag": actie.dag}
        for actie in traject.acties
    ]
    leeg: list[dict[str, object]] = [{} for _ in range(min(LEGE_RIJEN, MEESTE_RIJEN - len(rijen)))]
    return Actiesformulier(data={"acties": [*rijen, *leeg]})


class Afsprakenformulier(VersieFormulier):
    """Evaluation, what goes into the plans, and what others can learn."""

    evaluatiedatum = dag("Wanneer kijkt u samen terug?", verplicht=False)
    evaluatiewijze = tekst("Hoe kijkt u samen terug?")
    ondersteuningsplan = tekst("Wat gaat naar het ondersteuningsplan van de cliënt?")
    meerzorgplan = tekst(
        "Wat gaat naar het meerzorgplan van de organisatie?", "Schrijf zonder namen en codes."
    )
    wat = tekst("Wat is ook op andere plekken bruikbaar?", "Schrijf zonder namen en codes.")
    voor_wie = tekst("Voor wie is het bruikbaar?")
    hoe = tekst("Hoe wordt het gedeeld?")
    jaargrensreden = tekst("Waarom zijn de bijeenkomsten in twee kalenderjaren?")

    def wat_is_afgesproken(self) -> Afspraaktekst:
        """Give what was typed."""
        reden = self.jaargrensreden.data if "jaargrensreden" in self else ""
        return Afspraaktekst(
            evaluatiedatum=self.evaluatiedatum.data,
            evaluatiewijze=self.evaluatiewijze.data or "",
            ondersteuningsplan=self.ondersteuningsplan.data or "",
            meerzorgplan=self.meerzorgplan.data or "",
            leereffect={code: self[code].data or "" for code, _ in LEEREFFECT},
            jaargrensreden=reden or "",
        )


def maak_afsprakenformulier(traject: Traject, *, over_jaargrens: bool) -> Afsprakenformulier:
    """Give the form with what was written; the reason only where it is needed."""
    invulling = lees_invulling(traject)
    form = Afsprakenformulier(
        data={
            "evaluatiedatum": traject.evaluatiedatum,
            "evaluatiewijze": traject.evaluatiewijze,
            "ondersteuningsplan": traject.ondersteuningsplan,
            "meerzorgplan": traject.meerzorgplan,
            "jaargrensreden": traject.jaargrensreden,
            **invulling.leereffect,
        }
    )
    if not over_jaargrens:
        del form.jaargrensreden
    return form


class Leesbaarformulier(VersieFormulier):
    """The report in plain words."""

    leden: Mapping[str, uuid.UUID]

    def wat(self) -> Leesbaartekst:
        """Give what was typed."""
        return Leesbaartekst(
            delen={code: self[code].data or "" for code, _ in LEESBAAR},
            eigen={client_id: self[naam].data or "" for naam, client_id in self.leden.items()},
        )


def maak_leesbaarformulier(
    traject: Traject, leden: Iterable[tuple[uuid.UUID, str]]
) -> Leesbaarformulier:
    """Give the form; in a group with a text of its own for each member, as id and code."""
    velden = {code: tekst(naam) for code, naam in LEESBAAR}
    eigen, ids = eigen_teksten(traject), {}
    data: dict[str, str] = dict(lees_invulling(traject).leesbaar)
    for client_id, code in leden:
        naam = f"eigen_{client_id.hex}"
        velden[naam] = tekst(f"Alleen voor {code}: wat verandert er voor deze cliënt?")
        data[naam], ids[naam] = eigen.get(str(client_id), ""), client_id
    soort: Any = type("Leesbaarformulier", (Leesbaarformulier,), {**velden, "leden": ids})
    form: Leesbaarformulier = soort(data=data)
    return form
