"""Spiegelinformatie of the last closed year: with too few aanbieders to show a group."""

from datetime import date, datetime

from portal.platform import clock
from portal.spiegel.actions.maken import DAG, MAAND, maak_spiegel


def bouw_spiegel(nu: datetime) -> None:
    """Make the spiegelinformatie of the last year that is closed; the caller commits."""
    vandaag = clock.local_day(nu)
    is_gesloten = vandaag >= date(vandaag.year, MAAND, DAG)
    maak_spiegel(vandaag.year - (1 if is_gesloten else 2), op=nu)
