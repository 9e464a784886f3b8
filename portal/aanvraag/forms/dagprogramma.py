"""The form of the dagprogramma: the rows of a weekday and of a weekend day."""

from portal.aanvraag.forms.blokken import MAX_RIJEN, BlokkenFormulier, BlokVelden, Velden, knip
from portal.aanvraag.queries.rekenen import Blok
from portal.platform.forms import FieldList, FormField, SelectChoice, SelectField, StringField

BEZETTING = "bezetting"
"""Id of the list of numbers that the workbook knows."""
ANDERE_DAG = {"ma_vr": "za_zo", "za_zo": "ma_vr"}


class RegelVelden(Velden):
    """One row."""

    van = StringField("Van", filters=[knip])
    tot = StringField("Tot", filters=[knip])
    functie = SelectField(
        "Soort uren",
        choices=[
            SelectChoice("", "Telt niet mee"),
            SelectChoice("wonen", "Wonen"),
            SelectChoice("dagbesteding", "Dagbesteding"),
        ],
        validate_choice=False,
    )
    op = StringField("1 begeleider op", filters=[knip], render_kw={"list": BEZETTING})


class DagprogrammaVelden(BlokVelden):
    """Both kinds of day."""

    ma_vr = FieldList(FormField(RegelVelden), max_entries=MAX_RIJEN)
    za_zo = FieldList(FormField(RegelVelden), max_entries=MAX_RIJEN)


class DagprogrammaFormulier(BlokkenFormulier):
    """The whole page."""

    dagprogramma = FormField(DagprogrammaVelden)
    uit = SelectField("Uit welke aanvraag?", validate_choice=False)

    def rijen(self, dag: str) -> "FieldList[FormField[RegelVelden]]":
        """Give the rows of one kind of day."""
        lijst: FieldList[FormField[RegelVelden]] = self.dagprogramma.form[dag]
        return lijst

    def blok(self) -> Blok:
        """Give the rows as they stand in the fields."""
        return self.ingevuld()["dagprogramma"].blok

    def zet_rijen(self, dag: str, rijen: object) -> None:
        """Replace the rows of one kind of day."""
        lijst = self.rijen(dag)
        while lijst.entries:
            lijst.pop_entry()
        for rij in rijen if isinstance(rijen, list) else []:
            lijst.append_entry(rij)

    def pas_toe(self, soort: str, plaats: str) -> None:
        """Copy a row or a day, or remove a row; anything else leaves the rows as they are.

        Args:
            soort: `kopieer`, `weg` or `dag`.
            plaats: `ma_vr-3` for the row with that place from 0, `ma_vr` for a day.
        """
        dag, _, nummer = plaats.partition("-")
        if dag not in ANDERE_DAG:
            return
        rijen = [dict(rij.data) for rij in self.rijen(dag).entries]
        if soort == "dag":
            self.zet_rijen(ANDERE_DAG[dag], rijen)
        elif nummer.isdigit() and int(nummer) < len(rijen):
            plek = int(nummer)
            vervolg = rijen[plek] | {"van": rijen[plek]["tot"], "tot": ""}
            nieuw = {"kopieer": [rijen[plek], vervolg], "weg": []}.get(soort, [rijen[plek]])
            self.zet_rijen(dag, [*rijen[:plek], *nieuw, *rijen[plek + 1 :]])
