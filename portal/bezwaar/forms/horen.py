"""Forms on hearing: plan, put off, report, leave out, and new facts after it."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from portal.bezwaar.actions.hoorzitting import Planning, Verslag
from portal.bezwaar.forms.onderzoekvelden import IN_BRIEF, dag, keuze, regel, tekst, tijd
from portal.domain.procedure.hoorzitting import Afzienreden
from portal.platform import clock
from portal.platform.forms import (
    RadioField,
    SelectChoice,
    SelectField,
    TextAreaField,
    VersieFormulier,
    validators,
)

VIDEO = "video"
VIDEOGESPREK = "Videogesprek. "
TIJD = "Vul de tijd in, zoals 10.30."
WAAR = (("op_locatie", "Op een adres"), (VIDEO, "In een videogesprek"))


class Zittingformulier(VersieFormulier):
    """When and where is heard, and by whom; `met_reden` when it takes the place of another."""

    reden = tekst("Waarom verzet u de hoorzitting?", IN_BRIEF)
    dag = dag("Dag van de hoorzitting")
    tijd = tijd("Tijd", "Bijvoorbeeld 10.30", TIJD)
    waar = RadioField(
        "Waar is de hoorzitting?",
        [validators.InputRequired("Kies waar de hoorzitting is.")],
        choices=[SelectChoice(value=code, label=naam) for code, naam in WAAR],
    )
    plaats = regel(
        "Adres, of hoe het videogesprek gaat", IN_BRIEF, "Vul in waar of hoe de hoorzitting is."
    )
    hoorder = SelectField("Wie hoort?", [validators.InputRequired("Kies wie hoort.")])
    commissie = TextAreaField(
        "Wie zitten in de commissie?",
        [validators.DataRequired("Vul in wie in de commissie zitten."), validators.Length(max=600)],
        description="Namen en functies. " + IN_BRIEF,
    )

    def richt_in(
        self, hoorders: Iterable[tuple[str, str]], *, met_commissie: bool, met_reden: bool
    ) -> None:
        """Keep the fields that this bezwaar needs, and offer only who may hear."""
        keuzes = [SelectChoice(value=wie, label=naam) for wie, naam in hoorders]
        self.hoorder.choices = [SelectChoice(value="", label="Kies een naam"), *keuzes]
        if met_commissie:
            del self.hoorder
        else:
            del self.commissie
        if not met_reden:
            del self.reden

    def planning(self) -> Planning:
        """Give what was chosen."""
        assert self.dag.data is not None
        assert self.tijd.data is not None
        hoorder = uuid.UUID(self.hoorder.data) if "hoorder" in self else None
        return Planning(
            op=datetime.combine(self.dag.data, self.tijd.data, tzinfo=clock.AMSTERDAM),
            plaats=(VIDEOGESPREK if self.waar.data == VIDEO else "")
            + (self.plaats.data or "").strip(),
            hoorder_id=hoorder,
            commissie=(self.commissie.data or "").strip() if "commissie" in self else "",
        )

    @property
    def waarom(self) -> str:
        """Give why the planned hearing is put on another day; empty for a first one."""
        return self.reden.data or "" if "reden" in self else ""


class Afzegformulier(VersieFormulier):
    """Why a hearing is off."""

    reden = tekst("Waarom gaat de hoorzitting niet door?", IN_BRIEF)


class Verslagformulier(VersieFormulier):
    """Who was there, and what was said."""

    aanwezig = tekst("Wie waren er?", "Namen, en namens wie zij er waren.", "Vul in wie er waren.")
    verslag = tekst(
        "Verslag",
        "Het verslag komt bij de beslissing op het bezwaar.",
        "Schrijf op wat er is besproken.",
    )

    def inhoud(self) -> Verslag:
        """Give what was written."""
        return Verslag(aanwezig=self.aanwezig.data or "", tekst=self.verslag.data or "")


class Afzienformulier(VersieFormulier):
    """On which ground of the law nobody is heard, and why it holds here."""

    grond = keuze("Waarom is er geen hoorzitting?", "afzien", "Kies een reden.")
    reden = tekst("Licht dit toe", "Bijvoorbeeld wanneer en hoe de bezwaarmaker dit liet weten.")

    @property
    def gekozen(self) -> Afzienreden:
        """Give the ground that was chosen."""
        return Afzienreden(self.grond.data)


class Feitenformulier(VersieFormulier):
    """What became known after the hearing."""

    feiten = tekst("Wat is er bekend geworden?", IN_BRIEF, "Schrijf op wat er bekend is geworden.")
    reageren_tot = dag("Laatste dag om te vragen om een nieuwe hoorzitting")
