"""Which questions does this aanvraag ask, and which answers are still missing?"""

from portal.domain.vragenlijst.doelen import (
    Doelfout,
    Termijn,
    doelfouten,
    doelnaam,
    doelvelden,
    lege_doelvelden,
)
from portal.domain.vragenlijst.lijst import Sectie, Vragenlijst
from portal.domain.vragenlijst.omzetting import Omzetregel, Omzetting
from portal.domain.vragenlijst.paginas import Pagina, paginas, zichtbare_paginas
from portal.domain.vragenlijst.terugblik import (
    TERUGBLIK,
    VERVOLG,
    VOLGT_OP,
    Vervolg,
    lees_vervolg,
    open_terugblik,
    velden_van_vervolg,
)
from portal.domain.vragenlijst.uit_check import Checkantwoord, antwoorden_uit_check
from portal.domain.vragenlijst.verklaringen import Per, Verklaring, Verklaringen
from portal.domain.vragenlijst.volledigheid import (
    Ontbrekend,
    is_verplicht,
    ontbrekende_antwoorden,
    stoppende_vragen,
)
from portal.domain.vragenlijst.vraag import (
    Doelveld,
    Niveau,
    Overname,
    Subveld,
    Veldtype,
    Verplicht,
    Vraag,
    Vraagtype,
)
from portal.domain.vragenlijst.woorden import Woordmelding, aantal_woorden, woordmeldingen
from portal.domain.vragenlijst.zichtbaarheid import zichtbare_secties, zichtbare_vragen

__all__ = [
    "TERUGBLIK",
    "VERVOLG",
    "VOLGT_OP",
    "Checkantwoord",
    "Doelfout",
    "Doelveld",
    "Niveau",
    "Omzetregel",
    "Omzetting",
    "Ontbrekend",
    "Overname",
    "Pagina",
    "Per",
    "Sectie",
    "Subveld",
    "Termijn",
    "Veldtype",
    "Verklaring",
    "Verklaringen",
    "Verplicht",
    "Vervolg",
    "Vraag",
    "Vraagtype",
    "Vragenlijst",
    "Woordmelding",
    "aantal_woorden",
    "antwoorden_uit_check",
    "doelfouten",
    "doelnaam",
    "doelvelden",
    "is_verplicht",
    "lees_vervolg",
    "lege_doelvelden",
    "ontbrekende_antwoorden",
    "open_terugblik",
    "paginas",
    "stoppende_vragen",
    "velden_van_vervolg",
    "woordmeldingen",
    "zichtbare_paginas",
    "zichtbare_secties",
    "zichtbare_vragen",
]
