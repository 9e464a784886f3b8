"""The verslag of a dialoog as the rules read it, by when it is answered, and its plan."""

from collections.abc import Mapping
from datetime import date

from portal.dialoog.models import Dialoog, Meerzorgplan
from portal.dialoog.queries import plan
from portal.domain.procedure.dialoog import laatste_antwoorddag
from portal.domain.procedure.dialoogverslag import PUNTEN, Verslag, Verslagafspraak
from portal.toegang.instellingen import get_getal

VELDEN = ("merkten", "niet_gelukt", "succes", "dilemma", "zonder_resultaat")


def lees_verslag(dialoog: Dialoog) -> Verslag:
    """Read what was written about a dialoog so far."""
    return Verslag(
        punten=lees_punten(dialoog),
        merkten=dialoog.merkten,
        niet_gelukt=dialoog.niet_gelukt,
        succes=dialoog.succes,
        dilemma=dialoog.dilemma,
        zonder=dialoog.zonder_resultaat,
        afspraken=tuple(
            Verslagafspraak(
                nr=rij.nr,
                wat=rij.wat,
                wie=rij.wie,
                wanneer=rij.wanneer,
                soort=rij.soort,
                inhoud=rij.inhoud,
                geld=rij.geld,
            )
            for rij in dialoog.afspraken
        ),
    )


def lees_punten(dialoog: Dialoog) -> Mapping[int, str]:
    """Give the text of every point, empty where nothing was written."""
    geschreven = {punt.nr: punt.tekst for punt in dialoog.punten}
    return {nr: geschreven.get(nr, "") for nr in PUNTEN}


def alle_tekst(dialoog: Dialoog) -> str:
    """Give every text of a verslag in one, to look for what may not be in it."""
    return "\n".join(
        [
            *lees_punten(dialoog).values(),
            *(getattr(dialoog, veld) for veld in VELDEN),
            *(
                tekst
                for rij in dialoog.afspraken
                for tekst in (rij.wat, rij.wie, rij.inhoud, rij.geld)
            ),
        ]
    )


def find_antwoorddag(dialoog: Dialoog) -> date | None:
    """Give the last day to answer the verslag that was offered, None when it is not offered now.

    As the setting was on the day it was offered: that day was told, and a later choice keeps it.

    Bron: [procedure] §5.
    """
    aangeboden = dialoog.aangeboden_op
    if aangeboden is None:
        return None
    dagen = get_getal("akkoord_dagen", dialoog.zorgkantoor_id, aangeboden)
    return laatste_antwoorddag(aangeboden, dagen)


def find_plan(dialoog: Dialoog) -> Meerzorgplan | None:
    """Give the version in force of the meerzorgplan of the year of a dialoog."""
    return plan.find_plan(dialoog.aanbieder_id, dialoog.zorgkantoor_id, dialoog.jaar)
