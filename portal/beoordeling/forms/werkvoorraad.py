"""What an address asks of a list, its filter fields, and the choice of a new beoordelaar."""

import re
import uuid
from collections.abc import Iterable, Mapping

from werkzeug.datastructures import MultiDict

from portal.aanvraag.queries.dossiers import NIET_BIJ_ZORGKANTOOR
from portal.beoordeling.queries.werkvoorraad import (
    AANTALLEN,
    SORTEERBAAR,
    SORTERINGEN,
    Filters,
    Lijstvraag,
)
from portal.beoordeling.queries.werkvoorraad.vraag import BINNENKORT, IK, NIEMAND, NUMMER, TE_LAAT
from portal.beoordeling.queries.woorden import statuswoord, woorden
from portal.clienten.vormen import lees_vorm, vormkeuzes
from portal.domain.procedure import Toestand
from portal.platform.forms import (
    Adresformulier,
    CheckboxField,
    DatumField,
    Formulier,
    SelectChoice,
    SelectField,
    StringField,
    VersieFormulier,
    validators,
)

LANGSTE_ZOEKTEKST = 60
BSN = re.compile(r"\d{9}")
ALLE = ("", "Alle")


def lees_vraag(adres: MultiDict[str, str], *, alles: bool = False) -> Lijstvraag:
    """Read which page of a list an address asks for; what means nothing is left out."""
    sorteer = adres.get("sorteer", f"-{NUMMER}" if alles else "")
    code = sorteer.removeprefix("-")
    bekend = code in (SORTEERBAAR if alles else SORTERINGEN)
    rijen = adres.get("rijen", "")
    na = _id(adres.get("na", ""))
    return Lijstvraag(
        filters=_filters(adres),
        sorteer=code if bekend else NUMMER if alles else "termijn",
        omlaag=sorteer.startswith("-") if bekend else alles,
        rijen=next((aantal for aantal in AANTALLEN if str(aantal) == rijen), AANTALLEN[0]),
        na=na,
        voor=None if na else _id(adres.get("voor", "")),
        alles=alles,
    )


def _filters(adres: MultiDict[str, str]) -> Filters:
    beoordelaar = adres.get("beoordelaar", "")
    bekend = beoordelaar in {IK, NIEMAND} or _id(beoordelaar) is not None
    termijn = adres.get("termijn", "")
    zoek = " ".join(adres.get("zoek", "").split())[:LANGSTE_ZOEKTEKST]
    gevraagd = set(adres.getlist("status"))
    return Filters(
        status=tuple(toestand for toestand in ZICHTBAAR if toestand.value in gevraagd),
        soort=tuple(soort for soort in woorden("soort") if soort in adres.getlist("soort")),
        beoordelaar=beoordelaar if bekend else "",
        aanbieder=_id(adres.get("aanbieder", "")),
        profiel=" ".join(adres.get("profiel", "").replace("\0", "").split())[:20],
        leveringsvorm=lees_vorm(adres.get("leveringsvorm")),
        termijn=termijn if termijn in {TE_LAAT, BINNENKORT} else "",
        zoek="" if lijkt_bsn(zoek) else zoek.replace("\0", ""),
    )


def lijkt_bsn(tekst: str) -> bool:
    """Say whether a text may be a BSN, which has no place in an address."""
    return BSN.fullmatch(re.sub(r"[\s.]", "", tekst)) is not None


def _id(tekst: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(tekst)
    except ValueError:
        return None


ZICHTBAAR = tuple(toestand for toestand in Toestand if toestand not in NIET_BIJ_ZORGKANTOOR)


class FilterForm(Adresformulier):
    """The filter column; it only shows what `lees_vraag` read."""

    zoek = StringField("Zoek op nummer, cliëntcode of aanbieder")
    status = CheckboxField("Status")
    soort = CheckboxField("Soort aanvraag")
    beoordelaar = SelectField("Beoordelaar")
    aanbieder = SelectField("Zorgaanbieder")
    profiel = StringField("Zorgprofiel", description="Bijvoorbeeld VG7")
    leveringsvorm = SelectField("Leveringsvorm")
    rijen = SelectField(
        "Aanvragen per bladzijde", choices=[SelectChoice(str(n), str(n)) for n in AANTALLEN]
    )

    def bied_aan(
        self,
        *,
        statussen: Mapping[Toestand, str],
        beoordelaars: Iterable[tuple[uuid.UUID, str]],
        aanbieders: Iterable[tuple[uuid.UUID, str]],
    ) -> None:
        """Offer what there is to choose from; the texts of `statussen` stand behind the words."""
        self.status.choices = [
            SelectChoice(toestand.value, f"{statuswoord(toestand)}{achter}")
            for toestand, achter in statussen.items()
        ]
        self.soort.choices = [SelectChoice(code, naam) for code, naam in woorden("soort").items()]
        self.leveringsvorm.choices = [SelectChoice(*keuze) for keuze in vormkeuzes()]
        self.beoordelaar.choices = [
            SelectChoice("", "Iedereen"),
            SelectChoice(IK, "Ik"),
            SelectChoice(NIEMAND, "Niet toegewezen"),
            *(SelectChoice(str(id_), naam) for id_, naam in beoordelaars),
        ]
        self.aanbieder.choices = [
            SelectChoice(*ALLE),
            *(SelectChoice(str(id_), naam) for id_, naam in aanbieders),
        ]


def maak_filterform(vraag: Lijstvraag) -> FilterForm:
    """Give the filter column with what was chosen."""
    filters = vraag.filters
    return FilterForm(
        formdata=None,
        zoek=filters.zoek,
        status=[toestand.value for toestand in filters.status],
        soort=list(filters.soort),
        beoordelaar=filters.beoordelaar,
        aanbieder=str(filters.aanbieder or ""),
        profiel=filters.profiel,
        leveringsvorm=filters.leveringsvorm,
        rijen=str(vraag.rijen),
    )


class ToewijsForm(Formulier):
    """Who gets one or more dossiers."""

    behandelaar = SelectField(
        "Nieuwe beoordelaar", validators=[validators.InputRequired("Kies een beoordelaar.")]
    )

    def bied_aan(self, mensen: Iterable[tuple[uuid.UUID, str]]) -> None:
        """Offer the people who may get a dossier."""
        self.behandelaar.choices = [
            SelectChoice("", "Kies een beoordelaar"),
            *(SelectChoice(str(id_), naam) for id_, naam in mensen),
        ]


class NeemForm(ToewijsForm, VersieFormulier):
    """Who gets one dossier, as its page shows it."""


class ZoekForm(Formulier):
    """A BSN, or an achternaam with or without geboortedatum; posted, so it stands in no address."""

    zoek_bsn = StringField(
        "BSN",
        description="Alle 9 cijfers",
        filters=[lambda tekst: "".join((tekst or "").split())],
        validators=[
            validators.Optional(),
            validators.Regexp(r"\d{9}\Z", message="Vul alle 9 cijfers van het BSN in."),
        ],
    )
    zoek_achternaam = StringField(
        "Achternaam",
        description="De hele achternaam, zonder tussenvoegsel",
        filters=[lambda tekst: (tekst or "").strip()],
        validators=[validators.Length(max=80)],
    )
    zoek_geboortedatum = DatumField("Geboortedatum", validators=[validators.Optional()])

    def validate(self, extra_validators: object = None) -> bool:
        """Ask for something to search for."""
        del extra_validators
        goed = bool(super().validate())
        if goed and not (self.zoek_bsn.data or self.zoek_achternaam.data):
            self.zoek_bsn.errors = ["Vul een BSN of een achternaam in."]
            return False
        return goed
