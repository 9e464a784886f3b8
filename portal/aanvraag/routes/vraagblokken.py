"""What a page of the vragenlijst shows around each question, and beside a conflict."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import make_response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from portal.aanvraag.actions.antwoorden import Verslag
from portal.aanvraag.actions.samenvoegen import Getoond
from portal.aanvraag.actions.vorig_antwoord import find_vorig_antwoord
from portal.aanvraag.forms.pagina import INGEZIEN, Paginaformulier, Vraagdeel
from portal.aanvraag.forms.velden import Veld, schrijf_getoond, vul_in
from portal.aanvraag.models import Aanvraag
from portal.aanvraag.queries.antwoordtekst import Regel, als_tekst, regels_van
from portal.aanvraag.queries.cce import HA_EXTERN
from portal.aanvraag.queries.conflict import Conflict, markeer
from portal.aanvraag.queries.rekengetallen import Rekengetal, rekengetallen
from portal.aanvraag.queries.stand import Stand
from portal.aanvraag.queries.vragenlijst import Paginabeeld, Vraagbeeld
from portal.aanvraag.queries.woordverschil import Stuk
from portal.domain.vragenlijst import Ontbrekend, Overname, Vraag
from portal.platform.autosave import GETOOND
from portal.platform.forms import Formulier
from portal.platform.framework_data import get_toetsingskader
from portal.toegang.instellingen import definities, get_lijst
from portal.voorbeelden.queries import zoekadres

MET_VOORBEELDEN = frozenset({"ha-goed-voorbeeld"})
"""Questions at which it helps to read what others learned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vraagblok:
    """One question on a page.

    Attributes:
        beeld: The question and how far it is.
        deel: Its controls; None when it is answered on another page.
        regels: The answer as lines, for what is answered on another page.
        getallen: Numbers of the rekentool that stand beside it.
        criteria: What the zorgkantoor looks at with this answer.
        voorwaarden: Lists of the zorgkantoor that the question is about, each with its name.
        ander: What a colleague stored meanwhile, while the user goes on with the own version.
        vorig: Of a her-aanvraag: the old answer as lines, to read beside the new one.
        voorgesteld: Nothing was stored and the control begins with what the portal knows.
        voorbeelden: Where goede voorbeelden that fit are found; empty where that does not help.
    """

    beeld: Vraagbeeld
    deel: Vraagdeel | None
    regels: tuple[Regel, ...]
    getallen: tuple[Rekengetal, ...]
    criteria: tuple[str, ...]
    voorwaarden: tuple[tuple[str, list[str]], ...]
    ander: str
    vorig: tuple[Regel, ...] = ()
    voorgesteld: bool = False
    voorbeelden: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflictbeeld:
    """One conflict to read: three texts, with marks where the two new ones differ from the old.

    `ingezien` is the hidden value that says that the other version was seen.
    """

    conflict: Conflict
    titel: str
    basis: str
    hun: tuple[Stuk, ...]
    mijn: tuple[Stuk, ...]
    ingezien: str


def maak_blokken(
    stand: Stand, pagina: Paginabeeld, form: Paginaformulier, bewerkt: str = ""
) -> tuple[Vraagblok, ...]:
    """Give the visible questions of a page with everything that is shown around them.

    Args:
        stand: Where the aanvraag stands.
        pagina: The page.
        form: Its controls.
        bewerkt: The question whose two versions the user puts together by hand.
    """
    delen = {deel.vraag.id: deel for deel in form.delen}
    criteria = get_toetsingskader(op=stand.kader.op).criteria
    return tuple(
        Vraagblok(
            beeld=beeld,
            deel=delen.get(beeld.vraag.id),
            regels=regels_van(beeld.vraag, beeld.waarde) if beeld.elders else (),
            getallen=rekengetallen(beeld.vraag.rekenregels, stand.rekenen),
            criteria=tuple(
                criteria[code].vraag for code in beeld.vraag.criteria if code in criteria
            ),
            voorwaarden=_voorwaarden(stand, beeld.vraag),
            ander=_opgeslagen(delen[bewerkt]) if beeld.vraag.id == bewerkt in delen else "",
            vorig=_vorig(stand, beeld.vraag),
            voorgesteld=beeld.vraag.id == HA_EXTERN
            and beeld.rij is None
            and bool(form.formulier[HA_EXTERN].data),
            voorbeelden=_voorbeelden(stand, beeld.vraag),
        )
        for beeld in pagina.vragen
    )


def _voorbeelden(stand: Stand, vraag: Vraag) -> str:
    if vraag.id not in MET_VOORBEELDEN:
        return ""
    return zoekadres(stand.dossier.aanvraag.zorgprofiel, op=stand.kader.op)


def _voorwaarden(stand: Stand, vraag: Vraag) -> tuple[tuple[str, list[str]], ...]:
    """Give the lists of the zorgkantoor that are not empty."""
    zorgkantoor_id, op = stand.dossier.aanvraag.zorgkantoor_id, stand.kader.op
    lijsten = (
        (definities()[sleutel].label, get_lijst(sleutel, zorgkantoor_id, op))
        for sleutel in vraag.instellingen
    )
    return tuple((naam, regels) for naam, regels in lijsten if regels)


def _vorig(stand: Stand, vraag: Vraag) -> tuple[Regel, ...]:
    """Give the old answer where the vragenlijst puts it beside the new one."""
    if vraag.bij_heraanvraag is not Overname.OUD_NAAST_NIEUW or vraag.terugblik:
        return ()
    return regels_van(vraag, find_vorig_antwoord(stand, vraag.id))


def _opgeslagen(deel: Vraagdeel) -> str:
    return als_tekst(regels_van(deel.vraag, deel.getoond.waarde))


def meld_ontbrekend(pagina: Paginabeeld, form: Paginaformulier) -> None:
    """Put a message at every field that keeps the section from being finished."""
    for deel in form.delen:
        ontbrekend = next(
            beeld.ontbrekend for beeld in pagina.vragen if beeld.vraag.id == deel.vraag.id
        )
        for gemist in ontbrekend:
            veld = _veld(deel, gemist)
            form.formulier[veld.naam].errors = [vul_in(veld, form.formulier)]


def _veld(deel: Vraagdeel, gemist: Ontbrekend) -> Veld:
    """Give the control of what is missing, or the first one of the question."""
    naam = f"{gemist.vraag_id}.{gemist.subveld}"
    eerste_rij = f"{naam}.1."
    return next(
        (veld for veld in deel.velden if veld.naam == naam or veld.naam.startswith(eerste_rij)),
        deel.velden[0],
    )


def toon_conflicten(
    aanvraag: Aanvraag, form: Paginaformulier, verslag: Verslag
) -> ResponseReturnValue:
    """Show what a colleague changed meanwhile beside what was typed; nothing typed is lost."""
    vragen = {deel.vraag.id: deel.vraag for deel in form.delen}
    beelden = [
        maak_conflictbeeld(
            conflict,
            vragen[conflict.sleutel].label,
            *(
                als_tekst(regels_van(vragen[conflict.sleutel], waarde))
                for waarde in (conflict.basis, conflict.hun, conflict.mijn)
            ),
        )
        for conflict in verslag.conflicten
    ]
    nieuw = form.na(verslag.getoond)
    verborgen = [
        *((GETOOND + deel.vraag.id, deel.verborgen) for deel in nieuw.delen),
        *getypt(nieuw.formulier, (veld for deel in nieuw.delen for veld in deel.velden)),
    ]
    return toon_conflictpagina(aanvraag, beelden, verborgen)


def maak_conflictbeeld(
    conflict: Conflict, titel: str, basis: str, hun: str, mijn: str
) -> Conflictbeeld:
    """Put the three texts of a conflict beside each other."""
    return Conflictbeeld(
        conflict=conflict,
        titel=titel,
        basis=basis,
        hun=markeer(basis, hun),
        mijn=markeer(basis, mijn),
        ingezien=schrijf_getoond(Getoond(conflict.versie, conflict.hun)),
    )


def toon_conflictpagina(
    aanvraag: Aanvraag, beelden: list[Conflictbeeld], verborgen: list[tuple[str, str]]
) -> ResponseReturnValue:
    """Show conflicts with everything that was typed in hidden fields."""
    pagina = render_template(
        "aanvraag/vragenlijst/conflict.html",
        aanvraag=aanvraag,
        actie=url_for(str(request.endpoint), **(request.view_args or {})),
        beelden=beelden,
        verborgen=[
            *verborgen,
            *((INGEZIEN + beeld.conflict.sleutel, beeld.ingezien) for beeld in beelden),
            ("daarna", request.form.get("daarna") or request.form.get("actie", "")),
        ],
    )
    return make_response(pagina, 409)


def getypt(formulier: Formulier, velden: Iterable[Veld]) -> Iterator[tuple[str, str]]:
    """Give name and text of every control, as it was posted."""
    for veld in velden:
        yield veld.naam, formulier[veld.naam].data or ""
