"""The forms of an opgave: a number per group and measure, or a file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from portal.domain.fouten import DomeinFout
from portal.monitoring.queries.definities import OPGEGEVEN, get_definities
from portal.monitoring.queries.opgaven import MEESTE_TEKENS, Cijfers, lees_getal
from portal.platform.forms import (
    Field,
    FileField,
    Formulier,
    StringField,
    TextAreaField,
    VersieFormulier,
    validators,
)
from portal.platform.web.messages import tekst_van

if TYPE_CHECKING:
    from portal.monitoring.models import Opgave


class _Aantal(StringField):
    """A count that may be empty: then it was not given."""

    def pre_validate(self, form: object) -> None:
        """Refuse what is no count."""
        del form
        try:
            lees_getal(self.data or "", self.label.text)
        except DomeinFout as fout:
            raise validators.ValidationError(tekst_van(fout)) from fout


class Opgaveformulier(VersieFormulier):
    """Figures of one zorgkantoor on one period; a field per group and measure."""

    opmerking = TextAreaField(
        "Opmerking bij de cijfers",
        description="Komt als voetnoot in het rapport. Schrijf geen namen op.",
        validators=[
            validators.Length(max=MEESTE_TEKENS, message="Schrijf hoogstens 1.000 tekens.")
        ],
    )

    def rijen(self) -> Iterable[tuple[str, list[Field]]]:
        """Give the fields per leveringsvorm group."""
        for groep in get_definities().groepen:
            yield groep.naam, [self[f"{groep.id}_{maat}"] for maat in OPGEGEVEN]

    def toon(self, opgave: Opgave | None) -> None:
        """Fill in what was handed in last."""
        if opgave is None:
            return
        self.opmerking.data = opgave.opmerking
        for groep, maten in opgave.cijfers.items():
            for maat, aantal in dict(maten).items() if isinstance(maten, Mapping) else ():
                veld = self._fields.get(f"{groep}_{maat}")
                if veld is not None and aantal is not None:
                    veld.data = str(aantal)

    def cijfers(self) -> Cijfers:
        """Give what was filled in; the form is valid."""
        return {
            groep.id: {
                maat: lees_getal(self[f"{groep.id}_{maat}"].data or "", maat) for maat in OPGEGEVEN
            }
            for groep in get_definities().groepen
        }


for _groep in get_definities().groepen:
    for _maat in get_definities().maten:
        if _maat.id in OPGEGEVEN:
            setattr(Opgaveformulier, f"{_groep.id}_{_maat.id}", _Aantal(_maat.naam))


class Opgavenbestand(Formulier):
    """A CSV file, or rows that were mended on the page."""

    bestand = FileField("Kies het CSV-bestand", description="CSV, hoogstens 200 kB en 500 regels")
    regels = TextAreaField("Regels die nog niet goed zijn")
