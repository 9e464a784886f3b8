"""The forms of the client pages: shape only."""

from portal.clienten.forms.groepen import (
    GroepenfilterForm,
    GroepForm,
    LedenForm,
    LidForm,
    NieuweGroepForm,
    OpheffenForm,
)
from portal.clienten.forms.persoon import BsnForm, ClientForm, NieuweClientForm
from portal.clienten.forms.vertegenwoordiger import VertegenwoordigerForm
from portal.clienten.forms.zoeken import CodeForm, ZoekForm
from portal.clienten.forms.zorg import IndicatieForm, PlaatsingForm

__all__ = [
    "BsnForm",
    "ClientForm",
    "CodeForm",
    "GroepForm",
    "GroepenfilterForm",
    "IndicatieForm",
    "LedenForm",
    "LidForm",
    "NieuweClientForm",
    "NieuweGroepForm",
    "OpheffenForm",
    "PlaatsingForm",
    "VertegenwoordigerForm",
    "ZoekForm",
]
