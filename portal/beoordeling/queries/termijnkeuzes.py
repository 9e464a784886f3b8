"""The terms of the procedure as a zorgkantoor chose them, next to what the law fixes."""

import uuid
from dataclasses import replace
from datetime import date

from portal.domain.termijnen import Eenheid, Termijn, Termijnregels, laatste_verzenddatum
from portal.platform.calendar_data import load_kalender, load_termijnregels
from portal.toegang.instellingen import get_getal


def lees_termijnregels(zorgkantoor_id: uuid.UUID, op: date) -> Termijnregels:
    """Give the terms in force on a day, with the choices of one zorgkantoor.

    Bron: [procedure] §2.2 and §12.
    """
    return replace(
        load_termijnregels(op),
        hersteltermijn=_dagen("hersteltermijn_dagen", zorgkantoor_id, op),
        antwoordtermijn=_dagen("antwoordtermijn_dagen", zorgkantoor_id, op),
        verzenden_werkdagen=get_getal("verzenden_werkdagen", zorgkantoor_id, op),
    )


def bepaal_laatste_verzenddag(zorgkantoor_id: uuid.UUID, op: date) -> date:
    """Give the last day that a letter may carry that is fixed on a day."""
    regels = lees_termijnregels(zorgkantoor_id, op)
    return laatste_verzenddatum(op, regels=regels, kalender=load_kalender())


def _dagen(sleutel: str, zorgkantoor_id: uuid.UUID, op: date) -> Termijn:
    return Termijn(get_getal(sleutel, zorgkantoor_id, op), Eenheid.DAGEN)
