"""Which last days follow from the law: Algemene termijnenwet, Awb and the looptijd."""

from portal.domain.termijnen.beslistermijn import (
    AanvullingAfgesloten,
    AanvullingGevraagd,
    Beslistermijn,
    Stilstand,
    TermijnGebeurtenis,
    TermijnVerlengd,
    UitstelIngestemd,
    bepaal_beslistermijn,
)
from portal.domain.termijnen.einddata import (
    Hersteldatumgrenzen,
    antwoorddatum_bijstellen,
    bepaal_laatste_dag,
    buiten_behandeling_tot,
    controleer_hersteldatum,
    hersteldatumgrenzen,
    laatste_dag_bezwaar,
    laatste_dag_ingebrekestelling,
    laatste_verzenddatum,
)
from portal.domain.termijnen.kalender import (
    EEN_DAG,
    Atwgrenzen,
    Kalender,
    PaasFeestdag,
    VasteFeestdag,
    eerste_paasdag,
    werkdagen_tussen,
)
from portal.domain.termijnen.looptijd import (
    bepaal_einde_looptijd,
    laatste_dag_looptijd,
    looptijdgrens,
    tel_maanden,
)
from portal.domain.termijnen.overlap import Looptijd, eindigt_door
from portal.domain.termijnen.regels import Looptijdregels, Maandgrens, Termijnregels
from portal.domain.termijnen.termijn import (
    BerekendeDatum,
    Eenheid,
    Stap,
    Termijn,
    einddatum,
)
from portal.domain.termijnen.vooraf import laatste_dag_vooraf

__all__ = [
    "EEN_DAG",
    "AanvullingAfgesloten",
    "AanvullingGevraagd",
    "Atwgrenzen",
    "BerekendeDatum",
    "Beslistermijn",
    "Eenheid",
    "Hersteldatumgrenzen",
    "Kalender",
    "Looptijd",
    "Looptijdregels",
    "Maandgrens",
    "PaasFeestdag",
    "Stap",
    "Stilstand",
    "Termijn",
    "TermijnGebeurtenis",
    "TermijnVerlengd",
    "Termijnregels",
    "UitstelIngestemd",
    "VasteFeestdag",
    "antwoorddatum_bijstellen",
    "bepaal_beslistermijn",
    "bepaal_einde_looptijd",
    "bepaal_laatste_dag",
    "buiten_behandeling_tot",
    "controleer_hersteldatum",
    "eerste_paasdag",
    "einddatum",
    "eindigt_door",
    "hersteldatumgrenzen",
    "laatste_dag_bezwaar",
    "laatste_dag_ingebrekestelling",
    "laatste_dag_looptijd",
    "laatste_dag_vooraf",
    "laatste_verzenddatum",
    "looptijdgrens",
    "tel_maanden",
    "werkdagen_tussen",
]
