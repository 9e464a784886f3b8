"""Forms about indicatie and woonplek; the choices come from the tables."""

from collections.abc import Iterable, Sequence
from datetime import date

from portal.clienten.forms.velden import datumveld, ja_nee, keuzeveld
from portal.clienten.queries import list_lvhc, list_profielen
from portal.clienten.teksten import clienttekst, codes
from portal.domain.zorgprofielen import WettelijkZorgprofiel
from portal.platform.forms import SelectChoice, SelectField, VersieFormulier, validators

KIES = SelectChoice("", "Maak een keuze")
SCHEIDING = "|"


class IndicatieForm(VersieFormulier):
    """What the indicatiebesluit says, and with what the care is delivered."""

    zorgprofiel = SelectField(
        "Zorgprofiel",
        description="Zoals het in het indicatiebesluit van het CIZ staat.",
        validators=[validators.InputRequired("Kies het zorgprofiel.")],
    )
    van = datumveld("Ingangsdatum van het besluit", fout="Vul de ingangsdatum van het besluit in.")
    tot = datumveld("Einddatum van het besluit")
    behandeling = ja_nee(
        "Krijgt de cliënt behandeling van de instelling?",
        fout="Kies of de cliënt behandeling krijgt.",
    )
    dagbesteding = ja_nee(
        "Krijgt de cliënt dagbesteding van de instelling?",
        fout="Kies of de cliënt dagbesteding krijgt.",
        uitleg="Bij 7VV en 8VV is dagbesteding altijd ja.",
    )
    lvhc = SelectField(
        "Zeldzame en complexe doelgroep (LVHC)",
        description="Alleen bij 7VV, 8VV, 6LG, 7LG, 4GGZ-wonen en 5GGZ-wonen.",
    )

    def vul_keuzes(self, op: date) -> None:
        """Offer what the tables of a day have."""
        self.zorgprofiel.choices = [KIES, *_profielen(list_profielen(op))]
        self.lvhc.choices = [SelectChoice("", "Geen"), *_lvhc(list_lvhc(op))]

    @property
    def lvhc_delen(self) -> tuple[str, str]:
        """Give the chosen doelgroep and levering, both empty for none."""
        doelgroep, _, levering = (self.lvhc.data or "").partition(SCHEIDING)
        return doelgroep, levering


class PlaatsingForm(VersieFormulier):
    """Where the client lives and in which leveringsvorm."""

    locatie = SelectField("Locatie", validators=[validators.InputRequired("Kies de locatie.")])
    leveringsvorm = keuzeveld("Leveringsvorm", "leveringsvorm", fout="Kies de leveringsvorm.")
    van = datumveld("Woont hier vanaf", fout="Vul in vanaf welke dag de cliënt hier woont.")
    opnamedatum = datumveld(
        "Opnamedatum",
        uitleg="De eerste dag in een instelling van uw organisatie.",
    )
    tot = datumveld("Woont hier tot en met", uitleg="Vul dit in als de cliënt vertrekt.")

    def vul_keuzes(self, locaties: Iterable[tuple[str, str]]) -> None:
        """Offer locations as (id, name)."""
        self.locatie.choices = [KIES, *(SelectChoice(nr, naam) for nr, naam in locaties)]


def lvhc_keuze(doelgroep: str, levering: str) -> str:
    """Give the value of a choice of doelgroep and levering."""
    return f"{doelgroep}{SCHEIDING}{levering}" if doelgroep else ""


def _profielen(profielen: Iterable[WettelijkZorgprofiel]) -> list[SelectChoice]:
    eigen = dict(codes("profiel"))
    return [
        SelectChoice(rij.code, eigen.get(rij.code, f"{rij.code}: {_omschrijving(rij)}"))
        for rij in profielen
    ]


def _omschrijving(profiel: WettelijkZorgprofiel) -> str:
    """Give the name of a profile without the sector in front, which its code says already."""
    woord, _, rest = profiel.naam.partition(" ")
    return rest if woord == profiel.sector or woord in profiel.code else profiel.naam


def _lvhc(groepen: Sequence[tuple[str, str]]) -> list[SelectChoice]:
    return [
        SelectChoice(
            lvhc_keuze(doelgroep, levering),
            f"{doelgroep}, geleverd in {clienttekst('levering', levering)}",
        )
        for doelgroep, levering in groepen
    ]
