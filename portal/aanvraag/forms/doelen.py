"""One doel as a form: its controls, and the parts that they hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portal.aanvraag.actions.antwoorden import Wijziging
from portal.aanvraag.actions.samenvoegen import Getoond, schoon, voeg_samen
from portal.aanvraag.forms.pagina import Actie, lees_gezien
from portal.aanvraag.forms.velden import (
    Veld,
    lees,
    lees_getoond,
    maak_formulier,
    schrijf_getoond,
    typ,
    veld_van,
)
from portal.aanvraag.models import Doel
from portal.domain.vragenlijst import Doelveld
from portal.platform.autosave import GETOOND
from portal.platform.encrypted import JsonWaarde
from portal.platform.forms import Formulier

DOEL = "doel"
"""Key of the hidden field of a doel: it has one version as a whole."""


@dataclass(frozen=True, slots=True)
class Doelformulier:
    """The controls of one doel, in one form."""

    velden: tuple[Veld, ...]
    formulier: Formulier
    getoond: Getoond
    gezien: Getoond | None = None

    @classmethod
    def uit_opslag(cls, doelvelden: Iterable[Doelveld], doel: Doel) -> "Doelformulier":
        """Make the form of what is stored."""
        return cls.uit_waarde(doelvelden, doel.velden, doel.versie)

    @classmethod
    def uit_waarde(
        cls, doelvelden: Iterable[Doelveld], opgeslagen: JsonWaarde, versie: int
    ) -> "Doelformulier":
        """Make the form of a stored value; parts that the portal fills in are not shown."""
        velden = _velden(doelvelden)
        delen = opgeslagen if isinstance(opgeslagen, dict) else {}
        waarde = schoon({veld.naam: delen.get(veld.naam) for veld in velden})
        return cls(velden, _vul(velden, waarde), Getoond(versie, waarde))

    @classmethod
    def uit_post(
        cls, doelvelden: Iterable[Doelveld], gepost: Mapping[str, str], actie: Actie
    ) -> "Doelformulier":
        """Read what was posted."""
        velden = _velden(doelvelden)
        getoond = lees_getoond(gepost.get(GETOOND + DOEL, ""))
        formulier = maak_formulier(velden, None)
        return cls(velden, formulier, getoond, lees_gezien(DOEL, gepost, actie))

    @property
    def verborgen(self) -> str:
        """Give the value of the hidden field that says what is shown."""
        return schrijf_getoond(self.getoond)

    def wijziging(self) -> Wijziging:
        """Give what was posted, without empty parts."""
        mijn = schoon({veld.naam: lees(self.formulier, veld) for veld in self.velden})
        return Wijziging(DOEL, self.getoond, mijn, gezien=self.gezien.versie if self.gezien else 0)

    def samengevoegd(self) -> "Doelformulier":
        """Give the form to go on with after a conflict: mine, with what only the other changed."""
        gezien = self.gezien or self.getoond
        waarde = voeg_samen(self.getoond.waarde, gezien.waarde, self.wijziging().mijn)
        return Doelformulier(self.velden, _vul(self.velden, waarde), gezien)


def _vul(velden: tuple[Veld, ...], waarde: JsonWaarde) -> Formulier:
    delen = waarde if isinstance(waarde, dict) else {}
    return maak_formulier(velden, {veld.naam: typ(veld, delen.get(veld.naam)) for veld in velden})


def _velden(doelvelden: Iterable[Doelveld]) -> tuple[Veld, ...]:
    return tuple(veld_van(deel, deel.id, hint=deel.toelichting) for deel in doelvelden)
