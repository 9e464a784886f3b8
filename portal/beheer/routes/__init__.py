"""Pages of beheer; every module adds its pages to the one blueprint."""

from portal.beheer.routes import (
    aanbieder,
    gebruikers,
    instellingen,
    logboek,
    portaal,
    zorgkantoor,
)
from portal.beheer.routes.blueprint import bp

__all__ = ["aanbieder", "bp", "gebruikers", "instellingen", "logboek", "portaal", "zorgkantoor"]
