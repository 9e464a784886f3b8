"""The filters of the steering pages; they stand in the address."""

import uuid
from collections.abc import Sequence

from portal.clienten.teksten import codes
from portal.domain.statistiek import Periode
from portal.monitoring.queries.perioden import periodewoorden
from portal.monitoring.queries.sturing import Sturingkeuze
from portal.platform.forms import Adresformulier, SelectChoice, SelectField

ALLE = ("", "Alle")
KWARTAAL = "kwartaal"


class Sturingfilter(Adresformulier):
    """Which figures are shown; a choice that does not exist is left out."""

    regio = SelectField("Regio", default="")
    leveringsvorm = SelectField("Leveringsvorm", default="")
    per = SelectField("Tel per", default="maand")
    periode = SelectField("Periode")

    def vul_keuzes(
        self, regios: Sequence[tuple[uuid.UUID, str]], periodes: Sequence[Periode]
    ) -> None:
        """Offer what this user can choose."""
        _bied_aan(self.regio, [ALLE, *((str(nr), naam) for nr, naam in regios)])
        _bied_aan(self.leveringsvorm, [ALLE, *codes("leveringsvorm"), ("onbekend", "Niet bekend")])
        _bied_aan(self.per, [("maand", "Maand"), (KWARTAAL, "Kwartaal")])
        _bied_aan(
            self.periode, [(str(deel), periodewoorden(str(deel)).capitalize()) for deel in periodes]
        )

    def keuze(self) -> Sturingkeuze:
        """Give what is asked for; `vul_keuzes` came first."""
        return Sturingkeuze(
            regio=uuid.UUID(self.regio.data) if self.regio.data else None,
            leveringsvorm=self.leveringsvorm.data,
            per_kwartaal=self.per.data == KWARTAAL,
            periode=Periode.uit_tekst(self.periode.data),
        )


def _bied_aan(veld: SelectField, paren: Sequence[tuple[str, str]]) -> None:
    """Offer choices; what was asked for and is none of them becomes the first."""
    veld.choices = [SelectChoice(code, woord) for code, woord in paren]
    veld.data = veld.data if veld.data in dict(paren) else paren[0][0]
