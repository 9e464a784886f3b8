"""What somebody of a zorgkantoor starts the day with: counts, and the own dossiers by term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from portal.beoordeling.queries.werkvoorraad import (
    TEGELS,
    Filters,
    Lijstvraag,
    Regel,
    list_bladzijde,
    schrijf_aantal,
    tel,
)
from portal.domain.bevoegdheid import Rol
from portal.domain.termijnen import werkdagen_tussen
from portal.overzicht.adressen import Lijst, Plek
from portal.platform.calendar_data import load_kalender
from portal.toegang.models import Gebruiker
from portal.toekenning.queries.einde import tel_open as tel_einden
from portal.toekenning.queries.evaluatielijst import tel_open
from portal.toekenning.queries.mutatie import tel_wachtend
from portal.toekenning.queries.verhuizing import tel_aan_de_beurt
from portal.toekenning.queries.vooraf import tel_te_bevestigen

MIJ, CONTROLE, VRIJ = "mij", "controle", "niemand"
VOLGORDE: Mapping[Rol, Sequence[str]] = {
    Rol.TEAMLEIDER: ("te_laat", CONTROLE, VRIJ, "binnenkort"),
    Rol.BEOORDELAAR: (MIJ, "binnenkort", "te_laat", VRIJ),
    Rol.BEZWAARBEHANDELAAR: ("binnenkort", "te_laat", VRIJ, "wacht"),
}
HOOGSTENS_RIJEN = 10


@dataclass(frozen=True, slots=True)
class Telling:
    """One count with the list behind it."""

    code: str
    aantal: int
    url: str

    @property
    def tekst_aantal(self) -> str:
        """Write the count; above the limit as `1.000+`."""
        return schrijf_aantal(self.aantal)


@dataclass(frozen=True, slots=True)
class Termijnrij:
    """A dossier with the working days that are left for it; None while there is no date."""

    regel: Regel
    werkdagen: int | None
    voorbij: bool

    @property
    def url(self) -> str:
        """Give the address of the dossier."""
        return Plek.DOSSIER.van(self.regel.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Begin:
    """The start page of an assessor.

    Attributes:
        tellingen: Counts that matter for the roles of this user.
        eigen: The own dossiers, the earliest date first.
        eigen_url: All of the own dossiers.
        te_controleren: Besluiten that wait for a second person; empty for who may not do that.
        controle_url: All of them.
        vrij_url: Dossiers that nobody handles yet.
    """

    tellingen: Sequence[Telling]
    eigen: Sequence[Termijnrij]
    eigen_url: str
    te_controleren: Sequence[Termijnrij]
    controle_url: str
    vrij_url: str


def _van_toekenningen(voor: Gebruiker, op: date) -> Sequence[Telling]:
    """Count what waits or is late with toekenningen."""
    oud = tel_te_bevestigen(voor=voor) if Rol.TEAMLEIDER in voor.rol_set else 0
    return (
        Telling("evaluaties", tel_open(voor=voor, op=op).te_laat, Lijst.EVALUATIES.value),
        Telling("verhuizingen", tel_aan_de_beurt(voor=voor), Lijst.VERHUIZINGEN.value),
        Telling("mutaties", tel_wachtend(voor=voor), Lijst.MUTATIES.value),
        Telling("te_bevestigen", oud, Lijst.TE_BEVESTIGEN.value),
    )


def get_begin(*, voor: Gebruiker, op: date) -> Begin:
    """Read the start page in a constant number of queries."""
    geteld = tel(Lijstvraag(), voor=voor, op=op).tegels
    controleert = Rol.TEAMLEIDER in voor.rol_set
    tellingen = [Telling(code, geteld[code], _url(TEGELS[code])) for code in _codes(voor)]
    tellingen += [rij for rij in _van_toekenningen(voor, op) if rij.aantal]
    tellingen += _einden(voor)
    return Begin(
        tellingen=tellingen,
        eigen=_rijen(TEGELS[MIJ], voor, op),
        eigen_url=_url(TEGELS[MIJ]),
        te_controleren=_rijen(TEGELS[CONTROLE], voor, op) if controleert else (),
        controle_url=_url(TEGELS[CONTROLE]),
        vrij_url=_url(TEGELS[VRIJ]),
    )


def _einden(voor: Gebruiker) -> Sequence[Telling]:
    """Count what waits about the end of a toekenning; nothing where nothing waits."""
    gemeld, ter_controle = tel_einden(voor=voor)
    geteld = {"gemeld": gemeld}
    if Rol.TEAMLEIDER in voor.rol_set:
        geteld["ter_controle"] = ter_controle
    return [
        Telling(f"einde_{stand}", aantal, f"{Lijst.TOEKENNINGEN}?{urlencode({'stand': stand})}")
        for stand, aantal in geteld.items()
        if aantal
    ]


def _codes(voor: Gebruiker) -> Sequence[str]:
    return next(codes for rol, codes in VOLGORDE.items() if rol in voor.rol_set)


def _rijen(filters: Filters, voor: Gebruiker, op: date) -> Sequence[Termijnrij]:
    vraag = Lijstvraag(filters=filters, rijen=HOOGSTENS_RIJEN)
    return [
        Termijnrij(regel, _werkdagen(regel, op), bool(regel.beslisdatum and regel.beslisdatum < op))
        for regel in list_bladzijde(vraag, voor=voor, op=op).regels
    ]


def _werkdagen(regel: Regel, op: date) -> int | None:
    if regel.beslisdatum is None:
        return None
    return werkdagen_tussen(load_kalender(), op, regel.beslisdatum)


def _url(filters: Filters) -> str:
    return f"{Lijst.WERKVOORRAAD}?{urlencode(filters.parameters(), doseq=True)}"
