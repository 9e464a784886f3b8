"""A submitted version with the forms and tables that it was made with, and how to read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from portal.aanvraag.queries.instroom import GROEP_TOT
from portal.aanvraag.queries.versie import Inhoud
from portal.aanvraag.queries.voorganger import Voorgangergegevens
from portal.aanvraag.queries.weergave.lezen import als_deel, als_rijen, als_tekst
from portal.domain.check_vooraf import Grond, Kenmerken, volumetoets_van_toepassing
from portal.domain.termijnen import Looptijdregels, Maandgrens, looptijdgrens
from portal.domain.voorwaarden import Velden
from portal.domain.vragenlijst import Verklaringen, Vragenlijst
from portal.domain.waarden import breuk_uit_tekst
from portal.domain.zorgprofielen import Referentietabel
from portal.platform.calendar_data import load_looptijdregels
from portal.platform.encrypted import JsonWaarde
from portal.platform.framework_data import get_kenmerken, get_verklaringen, get_vragenlijst
from portal.platform.reference_data import get_referentietabel

Deel = Mapping[str, JsonWaarde]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versiebron:
    """The content of a version beside everything dated that it is read with.

    Attributes:
        inhoud: What was submitted.
        ontvangen_op: Dutch calendar day of receipt.
    """

    inhoud: Inhoud
    ontvangen_op: date
    lijst: Vragenlijst
    verklaringen: Verklaringen
    kenmerken: Kenmerken
    tabel: Referentietabel
    looptijd: Looptijdregels

    @property
    def velden(self) -> Velden:
        """Give the fields of visibility, with numbers where the rekentool gave numbers."""
        return {naam: _veld(naam, tekst) for naam, tekst in self.inhoud.velden.items()}

    @property
    def ingang(self) -> date | None:
        """Give the beoogde ingangsdatum."""
        return lees_datum(self.inhoud.inhoud.get("ingang"))

    @property
    def maanden(self) -> int | None:
        """Give the asked number of months."""
        maanden = self.inhoud.inhoud.get("maanden")
        return maanden if isinstance(maanden, int) else None

    @property
    def groep_tot(self) -> date | None:
        """Give the last day of the group that a client joins; None for any other aanvraag."""
        return lees_datum(self.inhoud.inhoud.get(GROEP_TOT))

    @property
    def soort(self) -> str:
        """Give the kind of aanvraag."""
        return als_tekst(self.inhoud.inhoud.get("soort"))

    @property
    def is_groep(self) -> bool:
        """Say whether it is the content of a group as a whole."""
        return self.soort == "groep" and not self.is_lid

    @property
    def is_lid(self) -> bool:
        """Say whether it is the part of one client in the aanvraag of a group."""
        return "lidnr" in self.inhoud.inhoud

    @property
    def voorganger(self) -> Voorgangergegevens | None:
        """Give what a her-aanvraag follows on; None for any other aanvraag."""
        gegevens = self.inhoud.inhoud.get("voorganger")
        return Voorgangergegevens.uit_gegevens(gegevens) if isinstance(gegevens, dict) else None

    @property
    def is_vg7plus(self) -> bool:
        """Say whether the prestatie is VG7-plus."""
        return self.velden.get("client.vg7plus") == "ja"

    @property
    def indicatie(self) -> Deel:
        """Give the indicatie as it was."""
        return als_deel(self.inhoud.onderdeel("gegevens").get("indicatie"))

    @property
    def gronden(self) -> tuple[Grond, ...]:
        """Give the gronden that held, in the order of the article."""
        ids = self.inhoud.onderdeel("check_vooraf").get("gronden")
        gevonden = ids if isinstance(ids, list) else []
        return tuple(grond for grond in self.kenmerken.gronden if grond.id in gevonden)

    @property
    def volumetoets(self) -> bool:
        """Say whether the test of a quarter applies."""
        return volumetoets_van_toepassing(self.gronden)

    @property
    def maandgrens(self) -> Maandgrens:
        """Give how many months may be asked and granted; a group as a whole has no VG7-plus."""
        return looptijdgrens(
            preventief=self.soort == "preventief",
            vg7plus=self.is_vg7plus and not self.is_groep,
            regels=self.looptijd,
        )

    def blok(self, onderdeel: str, naam: str) -> Deel:
        """Give one block of the rekentool as typed."""
        return als_deel(self.inhoud.onderdeel(onderdeel).get(naam))

    def stap(self, knoop: str) -> Deel:
        """Give the answer at a node of the check vooraf, empty when it was not visited."""
        stappen = als_rijen(self.inhoud.onderdeel("check_vooraf").get("stappen"))
        return next((stap for stap in stappen if stap.get("knoop") == knoop), {})

    def berekend(self, groep: str = "") -> Deel:
        """Give the calculation, or one group of it such as `uren`; empty without a calculation."""
        berekening = self.inhoud.berekening or {}
        return als_deel(berekening.get(groep)) if groep else berekening


def lees_bron(inhoud: Inhoud, *, ontvangen_op: date) -> Versiebron:
    """Put a version beside the forms and the table that it names itself."""
    versies = inhoud.deel("versies")
    jaar = versies["tabeljaar"]
    assert isinstance(jaar, int)
    return Versiebron(
        inhoud=inhoud,
        ontvangen_op=ontvangen_op,
        lijst=get_vragenlijst(als_tekst(versies["vragenlijst"])),
        verklaringen=get_verklaringen(als_tekst(versies["verklaringen"])),
        kenmerken=get_kenmerken(als_tekst(versies["kenmerken"])),
        tabel=get_referentietabel(jaar)[0],
        looptijd=load_looptijdregels(ontvangen_op),
    )


def lees_breuk(waarde: JsonWaarde) -> Fraction | None:
    """Read an exact value `n/d`, None when there is none."""
    return breuk_uit_tekst(waarde) if isinstance(waarde, str) else None


def lees_datum(waarde: JsonWaarde) -> date | None:
    """Read an ISO date, None when there is none."""
    return date.fromisoformat(waarde) if isinstance(waarde, str) and waarde else None


def lees_teksten(waarde: JsonWaarde) -> tuple[str, ...]:
    """Read a list of texts."""
    return (
        tuple(deel for deel in waarde if isinstance(deel, str)) if isinstance(waarde, list) else ()
    )


def _veld(naam: str, tekst: str) -> str | Fraction:
    if not naam.startswith("rekentool."):
        return tekst
    try:
        return Fraction(tekst)
    except ValueError:
        return tekst
