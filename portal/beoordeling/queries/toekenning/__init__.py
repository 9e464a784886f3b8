"""What the reviewer grants: requested input with changes, recalculated by the rekentool."""

from portal.beoordeling.queries.toekenning.groep import (
    Groepskader,
    Groepstoekenning,
    Lidvoorstel,
    pas_groep_toe,
)
from portal.beoordeling.queries.toekenning.groepsbeeld import (
    maak_groepsvergelijking,
    maak_ledenbeeld,
)
from portal.beoordeling.queries.toekenning.groepsherrekening import herreken_stand
from portal.beoordeling.queries.toekenning.groepslezen import (
    bepaal_groepstoekenning,
    bepaal_standaardperiode,
    groepsinhoud_van,
)
from portal.beoordeling.queries.toekenning.herrekenen import Herrekening, herreken
from portal.beoordeling.queries.toekenning.later import tweede_jaar
from portal.beoordeling.queries.toekenning.lezen import (
    bepaal_toekenning,
    laad_kader,
    reken_voorstel,
)
from portal.beoordeling.queries.toekenning.looptijd import INGANG, MAANDEN, Periode
from portal.beoordeling.queries.toekenning.opgeslagen import lees_voorstel
from portal.beoordeling.queries.toekenning.overnemen import beschrijf_voorstel, regels_voor
from portal.beoordeling.queries.toekenning.pas_toe import (
    Toegekend,
    Toekenning,
    Toekenningskader,
    Voorstel,
    pas_toe,
)
from portal.beoordeling.queries.toekenning.regels import (
    CONTEXT_BOVEN,
    Regel,
    Regelsoort,
    is_contextregel,
    is_handmatig,
    lees_regels,
)
from portal.beoordeling.queries.toekenning.rekenen import reken
from portal.beoordeling.queries.toekenning.teksten import regelnaam, regelwaarde
from portal.beoordeling.queries.toekenning.vergelijking import (
    Rij,
    maak_vergelijking,
    regelgroepen,
    toegekende_waarden,
)

__all__ = [
    "CONTEXT_BOVEN",
    "INGANG",
    "MAANDEN",
    "Groepskader",
    "Groepstoekenning",
    "Herrekening",
    "Lidvoorstel",
    "Periode",
    "Regel",
    "Regelsoort",
    "Rij",
    "Toegekend",
    "Toekenning",
    "Toekenningskader",
    "Voorstel",
    "bepaal_groepstoekenning",
    "bepaal_standaardperiode",
    "bepaal_toekenning",
    "beschrijf_voorstel",
    "groepsinhoud_van",
    "herreken",
    "herreken_stand",
    "is_contextregel",
    "is_handmatig",
    "laad_kader",
    "lees_regels",
    "lees_voorstel",
    "maak_groepsvergelijking",
    "maak_ledenbeeld",
    "maak_vergelijking",
    "pas_groep_toe",
    "pas_toe",
    "regelgroepen",
    "regelnaam",
    "regels_voor",
    "regelwaarde",
    "reken",
    "reken_voorstel",
    "toegekende_waarden",
    "tweede_jaar",
]
