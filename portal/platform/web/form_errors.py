"""Collect the messages of a refused form in the order of the page, each with its field."""

from collections.abc import Iterator
from dataclasses import dataclass

from wtforms import Field, FieldList, FormField
from wtforms.form import BaseForm


@dataclass(frozen=True, slots=True)
class Veldfout:
    """One message; `veld` is the id to link to, or empty for the form as a whole."""

    veld: str
    tekst: str


def fouten_van(formulier: BaseForm) -> list[Veldfout]:
    """List what to change: first the form as a whole, then each field once, in form order."""
    algemeen = [Veldfout("", str(tekst)) for tekst in formulier.form_errors]
    return algemeen + list(_van_velden(formulier))


def _van_velden(velden: "BaseForm | FieldList[Field]") -> Iterator[Veldfout]:
    for veld in velden:
        if isinstance(veld, FormField):
            yield from _van_velden(veld.form)
        elif isinstance(veld, FieldList):
            yield from _van_velden(veld)
        elif veld.errors:
            yield Veldfout(veld.id, str(veld.errors[0]))
