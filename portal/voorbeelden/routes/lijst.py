"""Search the goede voorbeelden, read one, and see those of the own organisation."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import render_template, request, url_for

from portal.domain.bevoegdheid import Handeling, mag
from portal.domain.procedure.volgen import Voorbeeldstand
from portal.domain.procedure.voorbeeld import Voorbeeldstap, kan_voorbeeldstap
from portal.platform import clock
from portal.platform.audit import leg_lezen_vast
from portal.platform.wordbook import Woordenboek
from portal.toegang.audit import audit_regel
from portal.toegang.bewaking import huidige_gebruiker, vereist
from portal.voorbeelden import queries
from portal.voorbeelden.bronnen import find_herkomst
from portal.voorbeelden.forms.zoeken import Zoekformulier
from portal.voorbeelden.routes.blauwdruk import bp

if TYPE_CHECKING:
    import uuid
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from portal.platform.paging import Bladzijde
    from portal.toegang.models import Gebruiker
    from portal.voorbeelden.models import GoedVoorbeeld

voorbeeldtekst = Woordenboek("voorbeelden").tekst
bp.app_template_global("voorbeeldtekst")(voorbeeldtekst)
WACHT_OP_U = "Wacht op u"
bp.app_template_global("themanaam")(queries.naam_van_thema)
bp.app_template_global("maatregelnaam")(queries.naam_van_maatregel)


@bp.app_template_global()
def voorbeeldstatus(rij: GoedVoorbeeld) -> str:
    """Give the word for the stand: what was sent back waits for who proposed it only."""
    eigen = rij.voorgedragen_door_id == huidige_gebruiker().id
    if eigen and rij.stand is Voorbeeldstand.TERUGGESTUURD:
        return WACHT_OP_U
    return voorbeeldtekst("stand", rij.stand.value)


@bp.get("/goede-voorbeelden")
@vereist(Handeling.VOORBEELD_LEZEN)
def lijst() -> ResponseReturnValue:
    """Search what others learned, without where it came from."""
    gebruiker = huidige_gebruiker()
    form = Zoekformulier(request.args)
    form.vul_keuzes(clock.today())
    vraag = form.vraag(request.args)
    bladzijde = queries.zoek_voorbeelden(vraag, voor=gebruiker)
    leg_lezen_vast(audit_regel("voorbeeld.lijst", door=gebruiker))
    return render_template(
        "voorbeelden/lijst.html",
        filterform=form,
        rijen=bladzijde.rijen,
        gefilterd=not vraag.is_leeg,
        links=_links(vraag, bladzijde),
        mag_voordragen=mag(gebruiker.rol_set, Handeling.VOORBEELD_VOORDRAGEN),
    )


@bp.get("/goede-voorbeelden/eigen")
@vereist(Handeling.VOORBEELD_VOORDRAGEN)
def eigen() -> ResponseReturnValue:
    """List what the own organisation proposed, with its stand."""
    gebruiker = huidige_gebruiker()
    rijen = queries.list_eigen(voor=gebruiker)
    leg_lezen_vast(audit_regel("voorbeeld.lijst", door=gebruiker, kenmerk="eigen"))
    return render_template(
        "voorbeelden/eigen.html",
        rijen=rijen,
        te_doen=[rij for rij in rijen if mag_beoordelen(rij, gebruiker)],
    )


@bp.get("/goede-voorbeelden/<uuid:voorbeeld_id>")
@vereist(Handeling.VOORBEELD_LEZEN)
def voorbeeld(voorbeeld_id: uuid.UUID) -> ResponseReturnValue:
    """Show one voorbeeld; where it came from and who did what only to the own organisation."""
    gebruiker = huidige_gebruiker()
    rij = queries.get_voorbeeld(voorbeeld_id, voor=gebruiker)
    code = Handeling.VOORBEELD_LEZEN.value
    leg_lezen_vast(audit_regel(code, door=gebruiker, over=rij))
    is_eigen = rij.organisatie_id == gebruiker.organisatie_id and mag(
        gebruiker.rol_set, Handeling.VOORBEELD_VOORDRAGEN
    )
    return render_template(
        "voorbeelden/voorbeeld.html",
        voorbeeld=rij,
        eigen=is_eigen,
        herkomst=find_herkomst(rij.bron_soort, rij.bron_id, voor=gebruiker) if is_eigen else None,
        mag_beoordelen=mag_beoordelen(rij, gebruiker),
        mag_aanpassen=_kan(rij, Voorbeeldstap.AANPASSEN, gebruiker),
        mag_intrekken=is_eigen
        and _kan(rij, Voorbeeldstap.INTREKKEN, gebruiker)
        and mag(gebruiker.rol_set, Handeling.VOORBEELD_INTREKKEN),
    )


def mag_beoordelen(rij: GoedVoorbeeld, gebruiker: Gebruiker) -> bool:
    """Say whether a voorbeeld waits for this user as the second person."""
    return (
        rij.organisatie_id == gebruiker.organisatie_id
        and _kan(rij, Voorbeeldstap.GOEDKEUREN, gebruiker)
        and mag(gebruiker.rol_set, Handeling.VOORBEELD_GOEDKEUREN)
    )


def _kan(rij: GoedVoorbeeld, stap: Voorbeeldstap, gebruiker: Gebruiker) -> bool:
    return kan_voorbeeldstap(rij.stand, stap, eigen=rij.voorgedragen_door_id == gebruiker.id)


def _links(vraag: queries.Zoekvraag, bladzijde: Bladzijde[GoedVoorbeeld]) -> Mapping[str, str]:
    adres = partial(
        url_for,
        "voorbeelden.lijst",
        woorden=vraag.woorden or None,
        thema=vraag.thema or None,
        maatregel=vraag.maatregel or None,
        profiel=vraag.zorgprofiel or None,
    )
    return bladzijde.links(lambda rij: str(rij.id), adres)
