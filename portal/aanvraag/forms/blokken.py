"""Forms that hold blocks of the rekentool: raw text, with the version and text they were made from.

What is no number is kept as typed, and the calculation says so. Only a block with a text that is
longer than can be stored is refused.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from portal.aanvraag.forms.velden import MAX_TEKSTVAK
from portal.aanvraag.queries.dossier import Dossier
from portal.aanvraag.queries.rekenen import (
    Blok,
    Botsing,
    Ingevuld,
    Veldfout,
    opgeslagen_blok,
    schoon,
)
from portal.aanvraag.queries.rekenweergave import foutplaats, fouttekst
from portal.platform.encrypted import JsonWaarde
from portal.platform.forms import (
    Field,
    FieldList,
    FormField,
    Formulier,
    HiddenField,
    StringField,
)
from portal.platform.web import texts

MAX_TEKEN, MAX_RIJEN = 60, 100
VERBORGEN = ("versie", "basis")


def knip(tekst: str | None) -> str | None:
    """Keep what a small field can hold."""
    return tekst[:MAX_TEKEN] if tekst else tekst


class Velden(Formulier):
    """Fields inside another form: the outer one carries the CSRF token."""

    class Meta(Formulier.Meta):
        """Leave the token to the outer form."""

        csrf = False


class BlokVelden(Velden):
    """One block: its fields, and what the page showed of it."""

    versie = HiddenField()
    basis = HiddenField()


def getal(label: str, uitleg: str = "") -> StringField:
    """Make a field for a number that is read by the calculation."""
    return StringField(label, description=uitleg, filters=[knip])


@dataclass(frozen=True, slots=True)
class Getoond:
    """One stored block as a page shows it."""

    versie: int
    blok: Blok


class BlokkenFormulier(Formulier):
    """A page with blocks; every FormField in it is one block."""

    def blokvelden(self) -> "dict[str, FormField[BlokVelden]]":
        """Give the blocks on the page by name."""
        return {veld.short_name: veld for veld in self if isinstance(veld, FormField)}

    def ingevuld(self) -> dict[str, Ingevuld]:
        """Read what was sent, block by block."""
        return {naam: _ingevuld(naam, veld) for naam, veld in self.blokvelden().items()}

    def te_lang(self) -> tuple[Veldfout, ...]:
        """Give each text that is longer than can be stored."""
        blokken = self.blokvelden().items()
        return tuple(fout for naam, veld in blokken for fout in _te_lang(naam, veld.form))

    def verborgen(self, *, zonder: Container[str] = ()) -> dict[str, str]:
        """Give what the page was made from as the page posts it, of the blocks that were stored."""
        return {
            veld.form[naam].name: veld.form[naam].data
            for blok, veld in self.blokvelden().items()
            if blok not in zonder
            for naam in VERBORGEN
        }

    def neem_over(self, gestuurd: "BlokkenFormulier", namen: Iterable[str]) -> None:
        """Keep in these blocks what the page was made from when they were sent."""
        for naam in namen:
            for veld in VERBORGEN:
                self[naam].form[veld].data = gestuurd[naam].form[veld].data

    def zet_getoond(self, getoond: Mapping[str, Getoond]) -> None:
        """Write version and text that the page is made from in its hidden fields."""
        for naam, veld in self.blokvelden().items():
            veld.form["versie"].data = str(getoond[naam].versie)
            veld.form["basis"].data = json.dumps(getoond[naam].blok, ensure_ascii=False)

    def zet_fouten(self, fouten: Iterable[Veldfout]) -> None:
        """Put each message at its field, as far as that field is on this page."""
        blokken = self.blokvelden()
        for fout in fouten:
            veld = _veld(blokken, fout)
            if veld is not None:
                veld.errors = [*veld.errors, fouttekst(fout)]


def getoonde_blokken(dossier: Dossier, namen: Iterable[str]) -> dict[str, Getoond]:
    """Give the stored blocks with their versions; 0 where nothing is stored yet."""
    return {
        naam: Getoond(
            dossier.blokken[naam].versie if naam in dossier.blokken else 0,
            schoon(naam, opgeslagen_blok(dossier, naam)),
        )
        for naam in namen
    }


def veldwaarden(
    getoond: Mapping[str, Getoond], botsingen: Iterable[Botsing] = ()
) -> dict[str, dict[str, object]]:
    """Give the data of a form: what is stored, with one's own text where that conflicts."""
    waarden: dict[str, dict[str, object]] = {
        naam: dict(deel.blok) for naam, deel in getoond.items()
    }
    for botsing in botsingen:
        waarden[botsing.blok][botsing.veld] = botsing.eigen
    return waarden


def _ingevuld(naam: str, veld: "FormField[BlokVelden]") -> Ingevuld:
    waarden = dict(veld.data)
    versie, basis = str(waarden.pop("versie") or ""), waarden.pop("basis")
    return Ingevuld(
        blok=schoon(naam, {sleutel: _ruw(waarde) for sleutel, waarde in waarden.items()}),
        versie=int(versie) if versie.isascii() and versie.isdigit() else 0,
        basis=_lees_basis(basis),
    )


def _te_lang(plaats: str, velden: Velden) -> Iterator[Veldfout]:
    for veld in velden:
        if isinstance(veld, FieldList):
            for nr, rij in enumerate(veld.entries, start=1):
                yield from _te_lang(f"{plaats}-{veld.short_name}-{nr}", rij.form)
        elif not isinstance(veld, HiddenField) and len(str(veld.data or "")) > MAX_TEKSTVAK:
            grens = {"hoogstens": texts.aantal(MAX_TEKSTVAK)}
            yield Veldfout(f"{plaats}-{veld.short_name}", "te_lang", grens)


def _ruw(waarde: object) -> JsonWaarde:
    """Narrow what a field holds to what a block stores."""
    if isinstance(waarde, list):
        return [_ruw(rij) for rij in waarde]
    if isinstance(waarde, Mapping):
        return {str(naam): _ruw(deel) for naam, deel in waarde.items()}
    return waarde.strip() if isinstance(waarde, str) else ""


def _lees_basis(tekst: object) -> Blok:
    try:
        basis = json.loads(tekst) if isinstance(tekst, str) else {}
    except (ValueError, RecursionError):
        return {}
    return basis if isinstance(basis, dict) else {}


def _veld(blokken: "Mapping[str, FormField[BlokVelden]]", fout: Veldfout) -> Field | None:
    plaats = foutplaats(fout)
    if plaats.blok not in blokken:
        return None
    velden = blokken[plaats.blok].form
    if plaats.lijst:
        rijen = velden[plaats.lijst].entries
        if plaats.rij > len(rijen):
            return None
        velden[plaats.lijst].errors = [fout.code]
        velden = rijen[plaats.rij - 1].form
    return next((veld for veld in velden if veld.short_name == plaats.veld), None)
