"""The tables of the procedure as markdown, so that the documents cannot drift from the code."""

from collections.abc import Iterable, Sequence

from portal.domain.bevoegdheid import (
    BEVOEGDHEDEN,
    DRIEHOEK,
    OPENBAAR,
    ROLLEN_PER_SOORT,
    Handeling,
    Rol,
    benodigde_rollen,
)
from portal.domain.procedure.bezwaar import Bezwaartoestand
from portal.domain.procedure.bezwaar_overgangen import (
    BEZWAAROVERGANGEN,
    BEZWAARWOORDEN,
    Bezwaarovergang,
)
from portal.domain.procedure.dialoog import DIALOOGOVERGANGEN
from portal.domain.procedure.einde import EINDE_OVERGANGEN
from portal.domain.procedure.levensloop import LEVENSLOOP, Levensstap
from portal.domain.procedure.ondertekening import TEKENT
from portal.domain.procedure.overgangen import NAAR_UITKOMST, OVERGANGEN, Overgang
from portal.domain.procedure.plan_overgangen import PLANOVERGANGEN
from portal.domain.procedure.toekenning import ToekenningToestand
from portal.domain.procedure.toestanden import Publiek, Toestand, woord
from portal.domain.procedure.trajectovergangen import (
    TRAJECTOVERGANGEN,
    TRAJECTWOORDEN,
    Trajectovergang,
)
from portal.domain.procedure.volgen import Trajecttoestand

GEGENEREERD = "<!-- Generated from portal/domain; run `flask --app app docs` to renew. -->"
LEEG = "–"
LEVENSLOOP_UITLEG = (
    "De toestand van een toekenning volgt uit haar dagen en uit hoe zij eindigde; zij wordt nooit"
    " bewaard. Wat hier niet staat, kan niet: verlengen (K08) bestaat niet."
)

PLAN_UITLEG = (
    "Heropenen doet het zorgkantoor met een reden, zolang de dialoog niet is gehouden; de volgende"
    " versie begint als concept. Bespreken volgt uit het verslag van de dialoog."
)
DIALOOG_UITLEG = (
    "Bevestigen kan elke partij een keer per ronde; na drie keer akkoord is het verslag gereed."
    " Verstrijken doet het portaal zelf: gereed zonder akkoord van wie niet antwoordde."
)
BEZWAAR_UITLEG = (
    "Horen, verdagen, uitstel, nieuwe feiten en het voornemen zijn gebeurtenissen, geen toestanden."
)


def toestanden_markdown() -> str:
    """Return the document on toestanden: words, transitions and signatures.

    Bron: [procedure] §0, §1 and §7.2.
    """
    return _document(
        "# Toestanden van een aanvraag",
        "Een paar van toestand en handeling dat hier niet staat, wordt geweigerd met"
        " `handeling_niet_mogelijk`.",
        "## Woorden",
        _tabel(
            ("toestand", "aanbieder", "zorgkantoor"),
            (
                (f"`{toestand}`", *(woord(toestand, publiek) or LEEG for publiek in Publiek))
                for toestand in Toestand
            ),
        ),
        "## Overgangen",
        _tabel(
            ("nr", "van", "handeling", "rollen", "voorwaarden", "naar", "gebeurtenis"),
            map(_overgangsregel, OVERGANGEN),
        ),
        "## Naar, bij uitkomst",
        _tabel(
            ("uitkomst", "toestand"),
            ((f"`{uitkomst}`", f"`{doel}`") for uitkomst, doel in NAAR_UITKOMST.items()),
        ),
        *_toekenning(),
        *_bezwaar(),
        *_plan(),
        *_dialoog(),
        *_traject(),
        "## Wie tekent wat",
        _tabel(
            ("onderdeel", *DRIEHOEK),
            (
                (f"`{onderdeel}`", *_kruisjes(DRIEHOEK, rollen))
                for onderdeel, rollen in TEKENT.items()
            ),
        ),
    )


def bevoegdheden_markdown() -> str:
    """Return the document on bevoegdheden: roles per organisation and the table of handelingen.

    Bron: [procedure] §10.
    """
    rollen = tuple(Rol)
    return _document(
        "# Bevoegdheden",
        "Wat hier niet staat, mag niemand. De rol is één voorwaarde; eigen dossier, toestand en"
        " mandaat komen erbij.",
        "## Rollen per soort organisatie",
        _tabel(
            ("organisatie", "rollen"),
            (
                (soort, ", ".join(f"`{rol}`" for rol in bij_soort))
                for soort, bij_soort in ROLLEN_PER_SOORT.items()
            ),
        ),
        "## Handelingen",
        _tabel(
            ("handeling", *(rol.replace("_", " ") for rol in rollen)),
            (
                (f"`{handeling}`", *_kruisjes(rollen, benodigde_rollen(handeling)))
                for handeling in BEVOEGDHEDEN
            ),
        ),
        "## Openbaar, zonder aanmelden",
        "\n".join(f"- `{handeling}`" for handeling in Handeling if handeling in OPENBAAR),
    )


def _overgangsregel(overgang: Overgang) -> tuple[str, ...]:
    van = (f"`{toestand}`" for toestand in Toestand if toestand in overgang.van)
    rollen = (rol for rol in Rol if rol in overgang.rollen)
    uitkomsten = (f"uitkomst `{u}`" for u in NAAR_UITKOMST if u in overgang.uitkomsten)
    voorwaarden = (*uitkomsten, *overgang.voorwaarden)
    return (
        overgang.nr,
        ", ".join(van) or LEEG,
        f"`{overgang.handeling}`",
        ", ".join(rollen) or "systeem",
        ", ".join(voorwaarden) or LEEG,
        f"`{overgang.naar}`",
        f"`{overgang.soort}`" if overgang.soort else LEEG,
    )


def _toekenning() -> tuple[str, ...]:
    """Return the chapter on the toekenning: what may be done with it, and how it is ended."""
    return (
        "## Toekenning",
        LEVENSLOOP_UITLEG,
        _tabel(
            ("nr", "van", "handeling", "rollen", "voorwaarden", "gevolg"),
            map(_levensregel, LEVENSLOOP),
        ),
        "### Besluit dat een toekenning eindigt",
        _tabel(
            ("van", "stap", "naar"),
            (
                (f"`{van}`", f"`{stap}`", f"`{naar}`")
                for (van, stap), naar in EINDE_OVERGANGEN.items()
            ),
        ),
    )


def _bezwaar() -> tuple[str, ...]:
    """Return the chapter on bezwaar: words and transitions."""
    return (
        "## Bezwaar",
        BEZWAAR_UITLEG,
        _tabel(
            ("toestand", "woord"),
            ((f"`{toestand}`", woord) for toestand, woord in BEZWAARWOORDEN.items()),
        ),
        _tabel(
            ("nr", "van", "handeling", "rollen", "voorwaarden", "naar", "gebeurtenis"),
            map(_bezwaarregel, BEZWAAROVERGANGEN),
        ),
    )


def _plan() -> tuple[str, ...]:
    """Return the chapter on the meerzorgplan."""
    return (
        "## Meerzorgplan",
        PLAN_UITLEG,
        _tabel(
            ("van", "stap", "naar"),
            (
                (f"`{van}`" if van else LEEG, f"`{stap}`", f"`{naar}`")
                for (van, stap), naar in PLANOVERGANGEN.items()
            ),
        ),
    )


def _dialoog() -> tuple[str, ...]:
    """Return the chapter on the meerzorgdialoog."""
    return (
        "## Meerzorgdialoog",
        DIALOOG_UITLEG,
        _tabel(
            ("van", "stap", "voorwaarden", "naar"),
            (
                (
                    f"`{rij.van}`" if rij.van else LEEG,
                    f"`{rij.stap}`",
                    ", ".join(rij.voorwaarden),
                    f"`{rij.naar}`",
                )
                for rij in DIALOOGOVERGANGEN
            ),
        ),
    )


def _bezwaarregel(overgang: Bezwaarovergang) -> tuple[str, ...]:
    van = (f"`{toestand}`" for toestand in Bezwaartoestand if toestand in overgang.van)
    nodig = benodigde_rollen(overgang.handeling)
    return (
        overgang.nr,
        ", ".join(van) or LEEG,
        f"`{overgang.handeling}`",
        ", ".join(rol for rol in Rol if rol in nodig),
        ", ".join(overgang.voorwaarden) or LEEG,
        f"`{overgang.naar or 'zelfde'}`",
        f"`{overgang.soort}`",
    )


def _traject() -> tuple[str, ...]:
    """Return the chapter on the ontwikkeltraject: words and transitions."""
    return (
        "## Ontwikkeltraject",
        _tabel(
            ("toestand", "woord"),
            ((f"`{toestand}`", woord) for toestand, woord in TRAJECTWOORDEN.items()),
        ),
        _tabel(
            ("van", "handeling", "rollen", "voorwaarden", "naar", "gebeurtenis"),
            map(_trajectregel, TRAJECTOVERGANGEN),
        ),
    )


def _trajectregel(overgang: Trajectovergang) -> tuple[str, ...]:
    van = (f"`{toestand}`" for toestand in Trajecttoestand if toestand in overgang.van)
    nodig = benodigde_rollen(overgang.handeling)
    return (
        ", ".join(van) or LEEG,
        f"`{overgang.handeling}`",
        ", ".join(rol for rol in Rol if rol in nodig),
        ", ".join(overgang.voorwaarden) or LEEG,
        f"`{overgang.naar or 'zelfde'}`",
        f"`{overgang.soort}`",
    )


def _levensregel(stap: Levensstap) -> tuple[str, ...]:
    van = (f"`{toestand}`" for toestand in ToekenningToestand if toestand in stap.van)
    nodig = {rol for handeling in stap.handelingen for rol in benodigde_rollen(handeling)}
    rollen = (rol for rol in Rol if rol in nodig)
    return (
        stap.nr,
        ", ".join(van) or LEEG,
        ", ".join(f"`{handeling}`" for handeling in stap.handelingen) or LEEG,
        ", ".join(rollen) or "systeem",
        ", ".join(stap.voorwaarden) or LEEG,
        stap.gevolg,
    )


def _kruisjes(rollen: Iterable[Rol], waar: frozenset[Rol]) -> tuple[str, ...]:
    return tuple("x" if rol in waar else "" for rol in rollen)


def _tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    regels = (kop, ["---"] * len(kop), *rijen)
    return "\n".join("| " + " | ".join(regel) + " |" for regel in regels)


def _document(titel: str, *delen: str) -> str:
    return "\n\n".join((titel, GEGENEREERD, *delen)) + "\n"
