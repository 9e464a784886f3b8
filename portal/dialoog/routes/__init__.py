"""The pages of meerzorgplan and dialoog: importing this package puts them on the blueprint."""

from portal.dialoog.routes import plan, planblok, plancijfers
from portal.dialoog.routes.blauwdruk import bp

__all__ = ["bp", "plan", "planblok", "plancijfers"]
