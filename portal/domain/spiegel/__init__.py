"""Spiegelinformatie: what is counted of a year, and which of it everybody may see."""

from portal.domain.spiegel.feiten import Besluitfeit, Dimensie, Kenmerken, Plek, Zorgfeit
from portal.domain.spiegel.publiceren import publiceer
from portal.domain.spiegel.tellen import (
    DELEN,
    VERDELINGEN,
    Maat,
    Sleutel,
    Telling,
    eigen_cijfers,
    tel,
)

__all__ = [
    "DELEN",
    "VERDELINGEN",
    "Besluitfeit",
    "Dimensie",
    "Kenmerken",
    "Maat",
    "Plek",
    "Sleutel",
    "Telling",
    "Zorgfeit",
    "eigen_cijfers",
    "publiceer",
    "tel",
]
