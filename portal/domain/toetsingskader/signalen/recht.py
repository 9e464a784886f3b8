"""Signals on the right to meerzorg and on the routes VG7-plus and LVHC."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.maanden import plus_maanden
from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, UIT, Bevinding, Stand, als

if TYPE_CHECKING:
    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten


def geen_grond(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-PROFIEL-22: no grond holds on the ingangsdatum.

    Bron: [rlz] art. 2.2 lid 1 and 2.
    """
    gronden = feiten.recht.gronden
    if gronden is None:
        return ONBEKEND
    return als(not gronden, gronden=gronden)


def onder_kwart(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-25: the test applies and the meerzorguren stay under a quarter; equal is reached.

    Bron: [rlz] art. 2.2 lid 3.
    """
    recht, rekening = feiten.recht, feiten.rekening
    if recht.volumetoets is False:
        return UIT
    if recht.volumetoets is None or rekening.meerzorguren is None or rekening.grens25 is None:
        return ONBEKEND
    return als(
        rekening.meerzorguren < rekening.grens25,
        meerzorguren=rekening.meerzorguren,
        grens25=rekening.grens25,
    )


def consult_geraden(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-CONSULT: doubt about picture or team, and no consult was done.

    Bron: [regeling] §5 and §7; [toetsingskader] §7.
    """
    recht = feiten.recht
    if recht.twijfel is None:
        return ONBEKEND
    return als(recht.twijfel and not recht.consult_uitgevoerd, motivering=recht.motivering)


def binnen_profiel(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-BINNEN-PROFIEL: the total stays under the hours of the prestatie.

    Bron: [rekentool] par. 2.
    """
    totaal, regulier = feiten.rekening.totaal, feiten.rekening.regulier
    if totaal is None or regulier is None:
        return ONBEKEND
    return als(totaal < regulier, totaal=totaal, regulier=regulier)


def lvhc_dagwaarde(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-LVHC-DAGWAARDE: over the day amount of the LVHC-prestatie, or that is not known.

    Bron: [processen] J5 stap 4.
    """
    if feiten.aanvraag.route is None:
        return ONBEKEND
    if feiten.aanvraag.route != "lvhc":
        return UIT
    lvhc = feiten.lvhc
    if lvhc.profiel is None or lvhc.meerzorg is None or lvhc.prestatie is None:
        return Bevinding(
            Stand.AAN,
            {"profiel": lvhc.profiel, "meerzorg": lvhc.meerzorg, "prestatie": lvhc.prestatie},
        )
    samen = lvhc.profiel + lvhc.meerzorg
    return als(samen > lvhc.prestatie, samen=samen, prestatie=lvhc.prestatie)


def vg7plus_verlenging(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-VG7-VERLENGING: meerzorg beside VG7-plus was granted before.

    Bron: [regeling] §9; [processen] J1.
    """
    if feiten.aanvraag.route is None:
        return ONBEKEND
    if feiten.aanvraag.route != "vg7plus":
        return UIT
    return als(feiten.geschiedenis.vg7plus_eerder) if feiten.geschiedenis else ONBEKEND


def vg7plus_te_kort(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-VG7-ZESMAANDEN: the indicatie 7VG is too young on the ingangsdatum; exactly six is not.

    Bron: [processen] J7.
    """
    aanvraag = feiten.aanvraag
    if aanvraag.route is not None and aanvraag.route != "vg7plus":
        return UIT
    if aanvraag.route is None or aanvraag.indicatie_vanaf is None or aanvraag.ingangsdatum is None:
        return ONBEKEND
    mag_vanaf = plus_maanden(aanvraag.indicatie_vanaf, drempels.vg7plus_indicatie_maanden)
    return als(aanvraag.ingangsdatum < mag_vanaf, mag_vanaf=mag_vanaf)
