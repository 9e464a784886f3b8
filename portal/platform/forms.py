"""The base of every form: Dutch messages, CSRF, refusals of the domain, stale pages.

Fields and validators are imported from here, so that one place knows the form library.
"""

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any

from flask import make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from flask_wtf.form import _Auto
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    Field,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    validators,
)
from wtforms import FieldList as _FieldList
from wtforms.fields import SelectChoice  # type: ignore[attr-defined] # the stubs are older
from wtforms.form import BaseForm
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget, TextInput

from portal.domain.fouten import DomeinFout
from portal.platform import clock
from portal.platform.database import db, naam_van_beperking
from portal.platform.dated_files import read_toml
from portal.platform.web.messages import tekst_van

__all__ = [
    "Adresformulier",
    "BooleanField",
    "CheckboxField",
    "DateField",
    "DatumField",
    "DecimalField",
    "Deelformulier",
    "Field",
    "FieldList",
    "FileField",
    "FormField",
    "Formulier",
    "HiddenField",
    "IntegerField",
    "PasswordField",
    "RadioField",
    "SelectChoice",
    "SelectField",
    "SelectMultipleField",
    "StringField",
    "TextAreaField",
    "TextInput",
    "VersieFormulier",
    "domain_errors_on",
    "eis_versie",
    "render_form",
    "validators",
]

VEROUDERD = "verouderd"
RIJNUMMER = re.compile(r"-[0-9]{1,4}(-|$)")


class Vertaling:
    """Give the form library's messages in Dutch; a label of our own stays as it is."""

    def gettext(self, tekst: str) -> str:
        """Translate one message."""
        return _teksten().get(tekst, tekst)

    def ngettext(self, enkelvoud: str, meervoud: str, aantal: int) -> str:
        """Translate a message that counts."""
        return self.gettext(enkelvoud if aantal == 1 else meervoud)


class Formulier(FlaskForm):  # type: ignore[misc] # the library has no types
    """Base of every form of the portal."""

    verouderd = False

    class Meta(FlaskForm.Meta):  # type: ignore[misc] # idem
        """Use our own translations."""

        def get_translations(self, form: BaseForm) -> Vertaling:
            """Give the Dutch messages."""
            del form
            return Vertaling()

        def wrap_formdata(self, form: BaseForm, formdata: Any) -> Any:
            """Give what was typed; a file counts only in a field for files, and JSON never."""
            if formdata is not _Auto:
                return formdata
            if request.method != "POST":
                return None
            gegevens: MultiDict[str, object] = MultiDict(request.form.items(multi=True))
            for naam, bestand in request.files.items(multi=True):
                if naam in form and isinstance(form[naam], FileField):
                    gegevens.add(naam, bestand)
            return gegevens


class Adresformulier(Formulier):
    """A search or a filter: it stands in the address and changes nothing, so it has no token."""

    class Meta(Formulier.Meta):
        """Ask for no CSRF token."""

        csrf = False


class Deelformulier(Form):
    """One row of a form with several; its messages are Dutch too."""

    class Meta(Form.Meta):  # type: ignore[misc] # idem
        """Use our own translations."""

        def get_translations(self, form: BaseForm) -> Vertaling:
            """Give the Dutch messages."""
            del form
            return Vertaling()


if TYPE_CHECKING:
    FieldList = _FieldList
else:

    class FieldList(_FieldList):
        """Rows by number; a name with anything else for a number counts as not sent."""

        def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
            namen = (naam for naam in formdata if RIJNUMMER.match(naam[len(prefix) :]))
            return super()._extract_indices(prefix, namen)


class VersieFormulier(Formulier):
    """A form that knows which version of the row it shows."""

    versie = IntegerField(widget=HiddenInput(), validators=[validators.InputRequired()])


class DatumField(DateField):
    """A day as people type it, 27-11-2026; an ISO date is understood as well.

    A year that nobody can mean is refused, so that nothing counts the days of centuries.
    """

    def __init__(self, label: str, **kenmerken: Any) -> None:
        super().__init__(label, format=["%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"], **kenmerken)

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read a day; what was pasted may have spaces around it."""
        super().process_formdata([deel.strip() for deel in valuelist])

    def pre_validate(self, form: BaseForm) -> None:
        """Ask to look again at a day before 1900 or more than ten years ahead."""
        del form
        if self.data is not None and not clock.is_plausible(self.data):
            raise validators.StopValidation("Controleer het jaar van deze datum.")


class CheckboxField(SelectMultipleField):
    """Several choices, each with its own checkbox."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


def eis_versie(form: VersieFormulier, huidige: int) -> None:
    """Refuse a form that was filled in on an older version of the row.

    Raises:
        DomeinFout: `verouderd`.
    """
    if form.versie.data != huidige:
        raise DomeinFout(VEROUDERD)


def domain_errors_on(
    form: Formulier, *, beperkingen: Mapping[str, str] | None = None
) -> "_FoutenOp":
    """Put a refusal of the domain on the form, and give up what the session did.

    Args:
        form: Gets the text; at a field when the refusal's data name one as `veld`.
        beperkingen: Code per database constraint that the action may run into.
    """
    return _FoutenOp(form, beperkingen or {})


class _FoutenOp:
    def __init__(self, form: Formulier, beperkingen: Mapping[str, str]) -> None:
        self._form = form
        self._beperkingen = beperkingen

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> bool:
        weigering = self._als_weigering(fout)
        if weigering is None:
            return False
        db.session.rollback()
        _zet_op(self._form, weigering)
        return True

    def _als_weigering(self, fout: BaseException | None) -> DomeinFout | None:
        if isinstance(fout, DomeinFout):
            return fout
        if isinstance(fout, StaleDataError):
            return DomeinFout(VEROUDERD)
        if isinstance(fout, IntegrityError):
            code = self._beperkingen.get(naam_van_beperking(fout))
            return DomeinFout(code) if code else None
        return None


def render_form(template: str, *, form: Formulier, **context: object) -> ResponseReturnValue:
    """Show a form: 200 when fresh, 422 when something must be changed, 409 when stale."""
    status = 409 if form.verouderd else 422 if form.errors else 200
    return make_response(render_template(template, form=form, **context), status)


def _zet_op(form: Formulier, fout: DomeinFout) -> None:
    veld = fout.gegevens.get("veld")
    form.verouderd = form.verouderd or fout.code == VEROUDERD
    if isinstance(veld, str) and veld in form:
        form[veld].errors = [*form[veld].errors, tekst_van(fout)]
    else:
        form.form_errors.append(tekst_van(fout))


@functools.cache
def _teksten() -> dict[str, str]:
    return read_toml("teksten/formulieren.toml")
