"""The yearly meerzorgplan: its items and definitions, and every figure that is computed."""

from portal.domain.meerzorgplan.berekenen import bereken_cijfers
from portal.domain.meerzorgplan.cijfer import (
    Cijfer,
    Deel,
    Eenheid,
    Planmoment,
    Rijsoort,
    moment_van,
)
from portal.domain.meerzorgplan.kader import (
    Agendaonderdeel,
    Itemsoort,
    Planitem,
    Plankader,
    Planregels,
)
from portal.domain.meerzorgplan.rijen import (
    Aanvraagherkomst,
    Aanvraagrij,
    Doelrij,
    Eerderrij,
    Evaluatierij,
    Internrij,
    Lvhcrij,
    Planrijen,
    Realisatierij,
    Toekenningrij,
    Trajectrij,
    Vervolg,
)
from portal.domain.meerzorgplan.stand import bedrag_op, stand_op

__all__ = [
    "Aanvraagherkomst",
    "Aanvraagrij",
    "Agendaonderdeel",
    "Cijfer",
    "Deel",
    "Doelrij",
    "Eenheid",
    "Eerderrij",
    "Evaluatierij",
    "Internrij",
    "Itemsoort",
    "Lvhcrij",
    "Planitem",
    "Plankader",
    "Planmoment",
    "Planregels",
    "Planrijen",
    "Realisatierij",
    "Rijsoort",
    "Toekenningrij",
    "Trajectrij",
    "Vervolg",
    "bedrag_op",
    "bereken_cijfers",
    "moment_van",
    "stand_op",
]
