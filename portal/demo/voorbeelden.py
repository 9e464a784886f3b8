"""Propose and approve goede voorbeelden of a demonstration, by the real actions."""

from datetime import datetime, timedelta

from portal.demo.gegevens import lees, moment
from portal.demo.organisaties import Bezetting
from portal.domain.bevoegdheid import Rol
from portal.domain.gegevens import Lezer
from portal.platform import clock
from portal.voorbeelden.actions.voorbeeld import Inhoud, draag_voor, keur_goed

NA = timedelta(days=1)
_VELDEN = ("titel", "situatie", "aanpak", "resultaat", "thema", "zorgprofiel", "maatregel")


def bouw_voorbeelden(bezetting: Bezetting, nu: datetime) -> None:
    """Make everything in `voorbeelden.toml`: a behandelaar proposes, a manager approves."""
    for deel in lees("voorbeelden").delen("voorbeeld"):
        _draag_voor(deel, bezetting, moment(clock.local_day(nu), deel.getal("dagen")))


def _draag_voor(deel: Lezer, bezetting: Bezetting, op: datetime) -> None:
    sleutel = deel.tekst("aanbieder")
    door = bezetting.wie(sleutel, Rol.BEHANDELAAR)
    inhoud = Inhoud(**{veld: deel.tekst(veld) for veld in _VELDEN})
    with clock.freeze(op):
        voorbeeld = draag_voor(inhoud, herkomst=None, door=door, op=op)
    if deel.vlag("goedgekeurd"):
        manager = bezetting.wie(sleutel, Rol.MANAGER)
        with clock.freeze(op + NA):
            keur_goed(voorbeeld, herkomst=None, door=manager, op=op + NA)
