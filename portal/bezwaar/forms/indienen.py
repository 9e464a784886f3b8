"""Forms to lodge a bezwaar in the portal, and to register one that came on paper."""

from dataclasses import replace
from typing import Any

from portal.bezwaar.actions.indienen import Inhoud, Ontvangst
from portal.bezwaar.queries.teksten import bezwaarcodes
from portal.domain.procedure.bezwaar import Bezwaarmaker, Indieningswijze
from portal.platform.form_fields import DATUM
from portal.platform.forms import (
    Adresformulier,
    DatumField,
    Formulier,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
    validators,
)

LANGSTE = 20_000
ADRES = 500


def _keuzes(groep: str, *behalve: str) -> list[SelectChoice]:
    return [
        SelectChoice(value=code, label=tekst)
        for code, tekst in bezwaarcodes(groep)
        if code not in behalve
    ]


class _Bezwaarformulier(Formulier):
    """What both forms ask."""

    gronden = TextAreaField(
        "Waarom is de bezwaarmaker het niet eens met het besluit?",
        [validators.Optional(), validators.Length(max=LANGSTE)],
    )
    reden_te_laat = TextAreaField(
        "Waarom komt het bezwaar te laat?",
        [validators.Optional(), validators.Length(max=LANGSTE)],
    )
    naam = StringField("Naam van de cliënt", [validators.Length(max=200)])
    adres = TextAreaField(
        "Adres van de cliënt, of van de vertegenwoordiger",
        [validators.Length(max=ADRES)],
        description="Straat en huisnummer, postcode en plaats, elk op een eigen regel.",
    )
    machtiging_op = DatumField(
        "Datum van de machtiging voor dit bezwaar", validators=[validators.Optional()]
    )


class Indienformulier(_Bezwaarformulier):
    """A bezwaar of the aanbieder, or of the client for whom it acts."""

    maker = RadioField(
        "Wie maakt bezwaar?",
        [validators.InputRequired("Kies wie bezwaar maakt.")],
        choices=_keuzes("maker_indienen"),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask who the client is, and the machtiging, only when the bezwaar is for the client."""
        del extra_validators
        goed = bool(super().validate())
        if self.maker.data != Bezwaarmaker.CLIENT.value:
            return goed
        for veld, fout in (
            (self.naam, "Vul de naam van de cliënt in."),
            (self.adres, "Vul het adres in."),
        ):
            if not (veld.data or "").strip():
                veld.errors, goed = [fout], False
        if self.machtiging_op.data is None and not self.machtiging_op.errors:
            self.machtiging_op.errors, goed = [DATUM], False
        return goed

    def inhoud(self, aanbieder: str, adres: str) -> Inhoud:
        """Give what was typed; the aanbieder acts for itself or as gemachtigde."""
        eigen = Inhoud(
            maker=Bezwaarmaker.AANBIEDER,
            naam=aanbieder,
            adres=adres,
            gronden=self.gronden.data or "",
            reden_te_laat=self.reden_te_laat.data or "",
        )
        if self.maker.data == Bezwaarmaker.AANBIEDER.value:
            return eigen
        return replace(
            eigen,
            maker=Bezwaarmaker.CLIENT,
            naam=self.naam.data or "",
            adres=self.adres.data or "",
            machtiging_op=self.machtiging_op.data,
            gemachtigde=f"{aanbieder}\n{adres}",
        )


class Registreerformulier(_Bezwaarformulier):
    """A bezwaar that came by post, by e-mail or at the desk."""

    maker = RadioField(
        "Wie maakt bezwaar?",
        [validators.InputRequired("Kies wie bezwaar maakt.")],
        choices=_keuzes("maker"),
    )
    wijze = RadioField(
        "Hoe kwam het bezwaar binnen?",
        [validators.InputRequired("Kies hoe het bezwaar binnenkwam.")],
        choices=_keuzes("wijze", Indieningswijze.PORTAAL.value),
    )
    ontvangst = DatumField(
        "Wanneer kwam het binnen?",
        validators=[validators.InputRequired(DATUM)],
        description="De dag waarop het zorgkantoor het kreeg. Bijvoorbeeld 27-11-2026",
    )
    poststempel = DatumField(
        "Datum van het poststempel",
        validators=[validators.Optional()],
        description="Alleen bij een brief per post. Laat leeg als het niet te lezen is.",
    )
    gemachtigde = TextAreaField(
        "Wie treedt op als gemachtigde?",
        [validators.Length(max=ADRES)],
        description="Naam en adres, elk op een eigen regel. Laat leeg als niemand dat doet.",
    )

    def inhoud(self, aanbieder: str, adres: str) -> Inhoud:
        """Give who lodges the bezwaar and why; name and address of an aanbieder are known."""
        maker = Bezwaarmaker(self.maker.data)
        eigen = maker is Bezwaarmaker.AANBIEDER
        return Inhoud(
            maker=maker,
            naam=aanbieder if eigen else self.naam.data or "",
            adres=adres if eigen else self.adres.data or "",
            gronden=self.gronden.data or "",
            machtiging_op=self.machtiging_op.data,
            gemachtigde=self.gemachtigde.data or "",
            reden_te_laat=self.reden_te_laat.data or "",
        )

    def binnengekomen(self) -> Ontvangst:
        """Give how and when it came in."""
        assert self.ontvangst.data is not None
        return Ontvangst(
            wijze=Indieningswijze(self.wijze.data),
            dag=self.ontvangst.data,
            poststempel=self.poststempel.data,
        )


class Zoekformulier(Adresformulier):
    """Which besluit a bezwaar on paper is against; the kenmerk stands in the address."""

    kenmerk = StringField(
        "Kenmerk van het besluit",
        description="Staat bovenaan de brief, bijvoorbeeld MZ-2026-00012-B1 of TK-2026-00034-M2",
    )
