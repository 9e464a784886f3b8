"""The pages of meerzorgplan and dialoog: importing this package puts them on the blueprint."""

from portal.dialoog.routes import (
    afspraken,
    dialoog,
    inplannen,
    plan,
    planblok,
    plancijfers,
    planverschil,
    samenwerking,
    verslag,
)
from portal.dialoog.routes.blauwdruk import bp

__all__ = [
    "afspraken",
    "bp",
    "dialoog",
    "inplannen",
    "plan",
    "planblok",
    "plancijfers",
    "planverschil",
    "samenwerking",
    "verslag",
]
