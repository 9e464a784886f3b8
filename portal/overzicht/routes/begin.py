"""The start page: what waits for this user, by organisation and role."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import render_template
from flask.typing import ResponseReturnValue

from portal.dialoog.queries.lijst import list_open
from portal.domain.bevoegdheid import DRIEHOEK, Handeling, OrganisatieSoort, mag
from portal.overzicht.queries import aanbieder, cce, zorgkantoor
from portal.overzicht.routes.blauwdruk import bp
from portal.overzicht.teksten import codes
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.toegang.audit import audit_regel
from portal.toegang.bereik import BEOORDELING
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.toegang.navigatie import Menulink, navigatie_voor

if TYPE_CHECKING:
    from portal.dialoog.models import Dialoog
    from portal.toegang.models import Gebruiker


HOOGSTENS_DIALOGEN = 3


@dataclass(frozen=True, slots=True)
class Werkplek:
    """A page of the own menu, with what one does there."""

    link: Menulink
    uitleg: str


@bp.get("/")
@vereist(Handeling.OVERZICHT_LEZEN)
def begin() -> ResponseReturnValue:
    """Show what waits for this user; somebody with two roles sees both parts."""
    gebruiker, vandaag = huidige_gebruiker(), clock.today()
    soort = gebruiker.organisatie.soort
    is_zorgteam = soort is OrganisatieSoort.AANBIEDER and bool(gebruiker.rol_set & {*DRIEHOEK})
    beoordeelt = soort is OrganisatieSoort.ZORGKANTOOR and bool(gebruiker.rol_set & BEOORDELING)
    is_cce = mag(gebruiker.rol_set, Handeling.TRAJECT_AGENDA)
    if is_zorgteam or beoordeelt or is_cce:
        leg_lezen_vast(audit_regel(Handeling.OVERZICHT_LEZEN.value, door=gebruiker))
    return render_template(
        "overzicht/begin.html",
        soort=soort,
        aanbieder=aanbieder.get_begin(voor=gebruiker, op=vandaag) if is_zorgteam else None,
        zorgkantoor=zorgkantoor.get_begin(voor=gebruiker, op=vandaag) if beoordeelt else None,
        cce=cce.get_begin(voor=gebruiker, op=vandaag) if is_cce else None,
        dialogen=_dialogen(gebruiker),
        werkplekken=_werkplekken(gebruiker),
    )


def _dialogen(gebruiker: "Gebruiker") -> "Sequence[Dialoog]":
    """Give the first dialogen that are planned, or whose verslag is not ready."""
    if not mag(gebruiker.rol_set, Handeling.DIALOOG_LEZEN):
        return ()
    return list_open(voor=gebruiker, hoogstens=HOOGSTENS_DIALOGEN)


def _werkplekken(gebruiker: "Gebruiker") -> Sequence[Werkplek]:
    """Give the pages of beheer in the own menu."""
    uitleg = dict(codes("werkplek"))
    return [
        Werkplek(link, uitleg[link.endpoint])
        for link in navigatie_voor(gebruiker)
        if link.endpoint in uitleg
    ]
