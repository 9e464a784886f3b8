"""The form of what is granted: a value and a reason per line, first day and months."""

from collections.abc import Iterable, Sequence

from portal.aanvraag.queries.starten import LAATST, VROEGST
from portal.beoordeling.models import Toekenningsvoorstel
from portal.beoordeling.queries.signaalfeiten import Versiebron
from portal.beoordeling.queries.toekenning import (
    INGANG,
    MAANDEN,
    Periode,
    Regel,
    Toegekend,
    Voorstel,
    lees_voorstel,
    regelnaam,
)
from portal.beoordeling.queries.toetsing.teksten import woord
from portal.domain.fouten import DomeinFout
from portal.platform.form_fields import binnen
from portal.platform.forms import (
    DatumField,
    Field,
    Formulier,
    IntegerField,
    StringField,
    VersieFormulier,
    validators,
)
from portal.platform.web.messages import tekst_van

LANGSTE_GETAL, LANGSTE_REDEN = 40, 2_000


def redennaam(regel_id: str) -> str:
    """Name the field with the reason of a line."""
    return f"reden-{regel_id}"


def maak_toekenningsformulier(
    bron: Versiebron,
    regels: Sequence[Regel],
    rij: Toekenningsvoorstel | None,
    *,
    periode: Periode | None = None,
    gepost: bool = True,
) -> VersieFormulier:
    """Make the form, filled with what is stored or else with what was requested.

    Args:
        bron: The submitted version.
        regels: Its lines.
        rij: What is stored, None for nothing.
        periode: Days that hold while nothing is stored; None for what was requested.
        gepost: Take over what was posted; False shows what is stored.
    """
    voorstel = lees_voorstel(rij)
    velden: dict[str, Field] = {
        INGANG: DatumField(
            woord("veld", "ingang"),
            validators=[validators.InputRequired(), binnen(VROEGST, LAATST)],
        ),
        MAANDEN: IntegerField(woord("veld", "maanden"), [validators.InputRequired()]),
    }
    waarden: dict[str, object] = {
        INGANG: voorstel.ingang or (periode.ingang if periode else bron.ingang),
        MAANDEN: voorstel.maanden or (periode.maanden if periode else bron.maanden),
        "versie": rij.versie if rij else 0,
    }
    for regel in regels:
        velden[regel.id] = StringField(
            woord("veld", "toegekend"), [validators.Length(max=LANGSTE_GETAL)]
        )
        velden[redennaam(regel.id)] = StringField(
            woord("veld", "toekenningsreden"), [validators.Length(max=LANGSTE_REDEN)]
        )
        waarden[regel.id] = voorstel.waarden.get(regel.id, "")
        waarden[redennaam(regel.id)] = voorstel.redenen.get(regel.id, "")
    soort = type("Toekenningsformulier", (VersieFormulier,), velden)
    formulier = soort(data=waarden) if gepost else soort(formdata=None, data=waarden)
    assert isinstance(formulier, VersieFormulier)
    return formulier


def lees_toekenningsformulier(
    formulier: Formulier, regels: Sequence[Regel], *, periode: Periode | None = None
) -> Voorstel:
    """Give what was typed; days that hold anyway are nothing special."""
    ingang, maanden = formulier[INGANG].data, formulier[MAANDEN].data
    return Voorstel(
        waarden={regel.id: _tekst(formulier, regel.id) for regel in regels},
        redenen={regel.id: _tekst(formulier, redennaam(regel.id)) for regel in regels},
        ingang=None if periode and ingang == periode.ingang else ingang,
        maanden=None if periode and maanden == periode.maanden else maanden,
    )


def keur_getallen(formulier: Formulier, regels: Sequence[Regel]) -> bool:
    """Put a message at every line that cannot be read; say whether all can be."""
    for regel in regels:
        try:
            regel.lees(_tekst(formulier, regel.id))
        except DomeinFout as fout:
            veld = formulier[regel.id]
            veld.errors = [*veld.errors, f"{regelnaam(regel)}: {tekst_van(fout)}"]
    return not formulier.errors


def zonder_reden(formulier: Formulier, verschillen: Iterable[Toegekend]) -> list[Toegekend]:
    """Give the lines of this page that differ and lack a reason."""
    return [rij for rij in verschillen if rij.mist_reden and rij.regel.id in formulier]


def zet_ontbrekende_redenen(formulier: Formulier, verschillen: Iterable[Toegekend]) -> None:
    """Say at every line that differs without a reason that it needs one."""
    for rij in zonder_reden(formulier, verschillen):
        veld = formulier[redennaam(rij.regel.id)]
        melding = woord("melding", "reden_ontbreekt", {"regel": regelnaam(rij.regel)})
        veld.errors = [*veld.errors, melding]


def _tekst(formulier: Formulier, naam: str) -> str:
    waarde = formulier[naam].data
    return waarde.replace("\r\n", "\n").strip() if isinstance(waarde, str) else ""
