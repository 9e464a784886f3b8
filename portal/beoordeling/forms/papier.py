"""The form with which the zorgkantoor copies an aanvraag that came on paper."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from portal.aanvraag.queries.papier import Papier, Papierclient
from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.clienten.queries import list_profielen
from portal.clienten.teksten import codes
from portal.domain.fouten import DomeinFout
from portal.domain.waarden import jaaruren_uit_tekst, percentage_uit_tekst, uren_uit_tekst
from portal.platform.form_fields import binnen
from portal.platform.forms import (
    DatumField,
    Field,
    Formulier,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    StringField,
    TextAreaField,
    validators,
)
from portal.platform.web.messages import tekst_van

KIES = SelectChoice("", "Maak een keuze")
JA_NEE = [SelectChoice("ja", "Ja"), SelectChoice("nee", "Nee")]
BEKEND, NIEUW = "bekend", "nieuw"
BLOKKEN = {
    "zorg": ("wonen", "dagbesteding", "nachtzorg", "min_uren", "verzorging", "verpleging"),
    "behandelaars": ("gedragsdeskundige", "psychiater", "avg", "sog", "overige"),
    "context": ("context_uren", "tarief"),
}
TEKSTEN = ("huidig", "gewenst", "inzet")
VERPLICHT = {
    BEKEND: {"zoek": "Vul de cliëntcode of het BSN in."},
    NIEUW: {
        "achternaam": "Vul de achternaam in.",
        "geboortedatum": "Vul de geboortedatum in.",
        "zorgprofiel": "Kies het zorgprofiel.",
        "leveringsvorm": "Kies de leveringsvorm.",
        "indicatie_van": "Vul de ingangsdatum van de indicatie in.",
    },
}
"""What must be filled in, by whether the client is known."""


def _regel(label: str, uitleg: str = "", *, hoogste: int = 80) -> StringField:
    eis = [validators.Optional(), validators.Length(max=hoogste)]
    return StringField(label, description=uitleg, validators=eis)


def _getal(
    label: str, uitleg: str = "", *, lezer: Callable[[str], object] = uren_uit_tekst
) -> StringField:
    """Give a field for a number that the rekentool can read."""

    def leesbaar(form: Formulier, veld: Field) -> None:
        del form
        try:
            lezer(veld.data)
        except DomeinFout as fout:
            raise validators.ValidationError(tekst_van(fout)) from fout

    eis = [validators.Optional(), validators.Length(max=12), leesbaar]
    return StringField(label, description=uitleg, validators=eis)


def _dag(label: str, fout: str = "", *grenzen: Any) -> DatumField:
    eis = validators.InputRequired(fout) if fout else validators.Optional()
    return DatumField(label, description="Bijvoorbeeld 27-11-2026", validators=[eis, *grenzen])


def _tekst(label: str) -> TextAreaField:
    eis = [validators.Optional(), validators.Length(max=20_000)]
    return TextAreaField(label, validators=eis)


def _ingevuld(waarde: object) -> bool:
    """Say whether there is something; blanks are nothing."""
    return bool(waarde.strip() if isinstance(waarde, str) else waarde)


class Papierformulier(Formulier):
    """Whose aanvraag it is, when it came in, and what stands on it."""

    locatie = SelectField(
        "Zorgaanbieder en locatie",
        validators=[validators.InputRequired("Kies de locatie.")],
        validate_choice=False,
    )
    soort = RadioField(
        "Soort aanvraag",
        choices=[
            SelectChoice("individueel", "Individueel"),
            SelectChoice("preventief", "Preventief"),
        ],
        validators=[validators.InputRequired("Kies de soort aanvraag.")],
    )
    ontvangen_op = _dag("Ontvangen op", "Vul in op welke dag de aanvraag is ontvangen.")
    ingang = _dag(
        "Gewenste ingangsdatum", "Vul de gewenste ingangsdatum in.", binnen(VROEGST, LAATST)
    )
    maanden = IntegerField(
        "Gewenst aantal maanden",
        validators=[
            validators.InputRequired("Vul het aantal maanden in."),
            validators.NumberRange(1, 60, "Vul een aantal maanden in van 1 tot en met 60."),
        ],
    )
    wie = RadioField(
        "Is de cliënt al bekend bij deze zorgaanbieder?",
        choices=[
            SelectChoice(BEKEND, "Ja, zoek de cliënt op"),
            SelectChoice(NIEUW, "Nee, maak een nieuwe cliënt"),
        ],
        validators=[validators.InputRequired("Kies of de cliënt al bekend is.")],
    )
    zoek = _regel("Cliëntcode of BSN", hoogste=20)
    voornamen = _regel("Voornamen")
    tussenvoegsel = _regel("Tussenvoegsel", hoogste=20)
    achternaam = _regel("Achternaam")
    geboortedatum = _dag("Geboortedatum")
    bsn = _regel("Burgerservicenummer (BSN)", "Als het op de aanvraag staat", hoogste=11)
    zorgprofiel = SelectField("Zorgprofiel", validate_choice=False)
    leveringsvorm = SelectField("Leveringsvorm", validate_choice=False)
    behandeling = RadioField(
        "Krijgt de cliënt behandeling van de instelling?", choices=JA_NEE, default="ja"
    )
    met_dagbesteding = RadioField(
        "Krijgt de cliënt dagbesteding van de instelling?", choices=JA_NEE, default="ja"
    )
    indicatie_van = _dag("Indicatie vanaf")
    indicatie_tot = _dag("Indicatie tot en met")
    wonen = _getal("Wonen")
    dagbesteding = _getal("Dagbesteding")
    nachtzorg = _getal("Nachtzorg")
    verzorging = _getal("Waarvan verzorging")
    verpleging = _getal("Waarvan verpleging")
    min_uren = _getal("Min-uren")
    gedragsdeskundige = _getal("Gedragsdeskundige")
    psychiater = _getal("Psychiater")
    avg = _getal("AVG")
    sog = _getal("SOG")
    overige = _getal("Overige behandelaren")
    context_uren = _getal("Contexturen per jaar", lezer=jaaruren_uit_tekst)
    tarief = _getal(
        "Tariefpercentage",
        "Alleen zonder tariefafspraak in het portaal",
        lezer=percentage_uit_tekst,
    )
    huidig = _tekst("Huidige situatie")
    gewenst = _tekst("Gewenste situatie")
    inzet = _tekst("Inzet")

    def vul_keuzes(self, locaties: Iterable[tuple[str, str]], op: date) -> None:
        """Offer the locations in the own regions, and what the tables of a day have."""
        self.locatie.choices = [
            KIES,
            *(SelectChoice(nr, naam) for nr, naam in locaties),
        ]
        profielen = [SelectChoice(rij.code, rij.code) for rij in list_profielen(op)]
        self.zorgprofiel.choices = [KIES, *profielen]
        vormen = [SelectChoice(code, tekst) for code, tekst in codes("leveringsvorm")]
        self.leveringsvorm.choices = [KIES, *vormen]

    def is_client_bekend(self) -> bool:
        """Say whether it is clear who the client is; what is missing is put on its field."""
        eisen = VERPLICHT[self.wie.data]
        leeg = {naam: fout for naam, fout in eisen.items() if not _ingevuld(self[naam].data)}
        for naam, fout in leeg.items():
            self[naam].errors = [*self[naam].errors, fout]
        return not leeg

    def papier(self, locatie_id: uuid.UUID) -> Papier:
        """Give what was copied."""
        blokken = {
            naam: {veld: self[veld].data or "" for veld in velden}
            for naam, velden in BLOKKEN.items()
        }
        blokken["zorg"]["bron"] = "totaal"
        ontvangen = self.ontvangen_op.data
        assert ontvangen is not None
        return Papier(
            soort=self.soort.data,
            locatie_id=locatie_id,
            ontvangen=ontvangen,
            ingang=self.ingang.data,
            maanden=self.maanden.data,
            zoek=self.zoek.data or "",
            nieuw=self._nieuw() if self.wie.data == NIEUW else None,
            blokken=blokken,
            teksten={naam: self[naam].data or "" for naam in TEKSTEN},
        )

    def _nieuw(self) -> Papierclient:
        return Papierclient(
            voornamen=(self.voornamen.data or "").strip(),
            tussenvoegsel=(self.tussenvoegsel.data or "").strip(),
            achternaam=(self.achternaam.data or "").strip(),
            geboortedatum=self.geboortedatum.data,
            bsn="".join(teken for teken in self.bsn.data or "" if teken not in " .-"),
            zorgprofiel=self.zorgprofiel.data,
            leveringsvorm=self.leveringsvorm.data,
            behandeling=self.behandeling.data == "ja",
            dagbesteding=self.met_dagbesteding.data == "ja",
            indicatie_van=self.indicatie_van.data,
            indicatie_tot=self.indicatie_tot.data,
        )
