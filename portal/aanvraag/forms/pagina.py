"""One page of the vragenlijst as a form: what it shows, what was typed, and what that changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from portal.aanvraag.actions.antwoorden import Wijziging
from portal.aanvraag.actions.samenvoegen import Getoond, schoon, voeg_samen
from portal.aanvraag.forms.velden import (
    Veld,
    lees_getoond,
    maak_formulier,
    schrijf_getoond,
)
from portal.aanvraag.forms.vragenlijst import (
    MEESTE_RIJEN,
    als_invoer,
    geposte_rijen,
    getoonde_rijen,
    herhaalde_delen,
    lees_antwoord,
    velden_van,
)
from portal.aanvraag.models import Antwoord
from portal.domain.vragenlijst import Subveld, Vraag
from portal.platform.autosave import GETOOND
from portal.platform.forms import Formulier

INGEZIEN = "ingezien-"
"""Prefix of the hidden field with what a conflict page showed of the other version."""

Gepost: TypeAlias = Mapping[str, str]
MIJN, HUN, BEWERK, RIJ_ERBIJ, RIJ_WEG = "mijn", "hun", "bewerk", "rij", "weg"
TAKEN = "taken"


@dataclass(frozen=True, slots=True)
class Actie:
    """Which button was pressed: what it does, and to which question or row."""

    soort: str
    waarop: str

    @classmethod
    def uit_tekst(cls, tekst: str) -> "Actie":
        """Read the value of a button, such as `mijn:hs-wie`."""
        soort, _, waarop = tekst.partition(":")
        return cls(soort, waarop)


@dataclass(frozen=True, slots=True)
class Vraagdeel:
    """The part of a form that belongs to one question.

    Attributes:
        vraag: The question.
        velden: Its controls.
        getoond: What the page shows or showed of it.
        gezien: Version of a colleague that the user chose to go beyond, None without a conflict.
    """

    vraag: Vraag
    velden: tuple[Veld, ...]
    getoond: Getoond
    gezien: Getoond | None = None

    @property
    def verborgen(self) -> str:
        """Give the value of the hidden field that says what is shown."""
        return schrijf_getoond(self.getoond)

    @property
    def rijgroepen(self) -> tuple["Rijgroep", ...]:
        """Give the repeated parts with their rows."""
        return tuple(
            Rijgroep.van(subveld, f"{self.vraag.id}.{subveld.id}", self.velden)
            for subveld in herhaalde_delen(self.vraag)
        )

    @property
    def losse_velden(self) -> tuple[Veld, ...]:
        """Give the controls that are not part of a row."""
        in_rij = {veld for groep in self.rijgroepen for rij in groep.rijen for veld in rij}
        return tuple(veld for veld in self.velden if veld not in in_rij)


@dataclass(frozen=True, slots=True)
class Rijgroep:
    """A repeated part: its name, what people read, its rows, and whether one more fits."""

    naam: str
    label: str
    rijen: tuple[tuple[Veld, ...], ...]
    mag_erbij: bool

    @classmethod
    def van(cls, subveld: Subveld, naam: str, velden: tuple[Veld, ...]) -> "Rijgroep":
        """Collect the rows of a part from the controls of its question."""
        breed = len(subveld.kolommen)
        cellen = [veld for veld in velden if veld.naam.startswith(f"{naam}.")]
        rijen = tuple(tuple(cellen[nr : nr + breed]) for nr in range(0, len(cellen), breed))
        return cls(naam, subveld.label, rijen, len(rijen) < (subveld.max_rijen or MEESTE_RIJEN))


@dataclass(frozen=True, slots=True)
class Paginaformulier:
    """The questions of a page that are answered here, in one form."""

    delen: tuple[Vraagdeel, ...]
    formulier: Formulier

    @classmethod
    def uit_opslag(
        cls,
        vragen: Iterable[tuple[Vraag, int]],
        rijen: Mapping[str, Antwoord],
        erbij: str,
        voorstellen: Mapping[str, str] | None = None,
    ) -> "Paginaformulier":
        """Make the form of what is stored.

        Args:
            vragen: Questions with their guideline in words.
            rijen: Stored answers by question.
            erbij: Name of a repeated part that shows one row more.
            voorstellen: What a control begins with where nothing was stored; saving keeps it.
        """
        delen: list[Vraagdeel] = []
        waarden: dict[str, str] = {}
        for vraag, richtlijn in vragen:
            rij = rijen.get(vraag.id)
            waarde = schoon(rij.waarde) if rij is not None else None
            velden = velden_van(vraag, getoonde_rijen(vraag, waarde, erbij), richtlijn)
            delen.append(Vraagdeel(vraag, velden, Getoond(rij.versie if rij else 0, waarde)))
            begin = (voorstellen or {}).get(vraag.id) if rij is None else None
            waarden |= als_invoer(vraag, velden, waarde if begin is None else begin)
        return cls(tuple(delen), _formulier(delen, waarden))

    @classmethod
    def uit_post(
        cls, vragen: Iterable[tuple[Vraag, int]], gepost: Gepost, actie: Actie
    ) -> "Paginaformulier":
        """Read what was posted; a question that the page did not show is left out."""
        delen = [
            Vraagdeel(
                vraag,
                velden_van(vraag, geposte_rijen(vraag, list(gepost)), richtlijn),
                lees_getoond(gepost[GETOOND + vraag.id]),
                lees_gezien(vraag.id, gepost, actie),
            )
            for vraag, richtlijn in vragen
            if GETOOND + vraag.id in gepost
        ]
        return cls(tuple(delen), _formulier(delen, None))

    def wijzigingen(self, actie: Actie) -> list[Wijziging]:
        """Give what was posted of each question; a row or a version that was given up is out."""
        weg = actie.waarop if actie.soort == RIJ_WEG else ""
        return [
            Wijziging(
                deel.vraag.id,
                deel.getoond,
                lees_antwoord(deel.vraag, self.formulier, deel.velden, zonder_rij=weg),
                gezien=deel.gezien.versie if deel.gezien else 0,
            )
            for deel in self.delen
            if actie != Actie(HUN, deel.vraag.id)
        ]

    def geldige(self, wijzigingen: Sequence[Wijziging]) -> list[Wijziging]:
        """Give the changes of questions of which no field is refused; call it after validating."""
        goed = {
            deel.vraag.id
            for deel in self.delen
            if not any(self.formulier[veld.naam].errors for veld in deel.velden)
        }
        return [wijziging for wijziging in wijzigingen if wijziging.sleutel in goed]

    def samengevoegd(self) -> "Paginaformulier":
        """Give the form to go on with after a conflict: mine, with what only the other changed."""
        delen: list[Vraagdeel] = []
        waarden: dict[str, str] = {}
        for deel in self.delen:
            waarde = lees_antwoord(deel.vraag, self.formulier, deel.velden)
            if deel.gezien is not None:
                waarde = voeg_samen(deel.getoond.waarde, deel.gezien.waarde, waarde)
            delen.append(replace(deel, getoond=deel.gezien or deel.getoond))
            waarden |= als_invoer(deel.vraag, deel.velden, waarde)
        return Paginaformulier(tuple(delen), _formulier(delen, waarden))

    def na(self, getoond: Mapping[str, Getoond]) -> "Paginaformulier":
        """Give the form after a part of it was saved."""
        delen = tuple(
            replace(deel, getoond=getoond.get(deel.vraag.id, deel.getoond)) for deel in self.delen
        )
        return replace(self, delen=delen)

    def eerste_veld(self, vraag_id: str) -> str:
        """Give the name of the first control of a question."""
        return next(deel.velden[0].naam for deel in self.delen if deel.vraag.id == vraag_id)


def lees_gezien(sleutel: str, gepost: Gepost, actie: Actie) -> Getoond | None:
    """Give the version of a colleague over which the user chose the own text, None for none."""
    gekozen = actie in {Actie(MIJN, sleutel), Actie(BEWERK, sleutel)}
    ingezien = gepost.get(INGEZIEN + sleutel)
    return lees_getoond(ingezien) if gekozen and ingezien is not None else None


def _formulier(delen: Iterable[Vraagdeel], waarden: Mapping[str, str] | None) -> Formulier:
    return maak_formulier((veld for deel in delen for veld in deel.velden), waarden)
