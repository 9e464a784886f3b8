"""A browser as a person uses it: opens a page, fills in its form, and looks at every page."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask import Flask, Response
from werkzeug.test import TestResponse

from portal.platform.web.sessions import ServerSessie
from tests.page import Document, Formulier, keur, lees

Waarde = str | Sequence[str]


@dataclass
class Pagina:
    """An answer, read as a page when it is one."""

    antwoord: TestResponse
    document: Document = field(init=False)

    def __post_init__(self) -> None:
        self.document = lees(self.antwoord.text if self.is_html else "")

    @property
    def is_html(self) -> bool:
        """Say whether this is a page for people."""
        return self.antwoord.mimetype == "text/html" and self.antwoord.status_code not in {
            301,
            302,
            303,
        }

    @property
    def status(self) -> int:
        """Give the status code."""
        return self.antwoord.status_code

    @property
    def tekst(self) -> str:
        """Give the text of the page, without the mark-up."""
        return self.document.tekst

    @property
    def naar(self) -> str | None:
        """Give the address that the answer sends to."""
        return self.antwoord.headers.get("Location")

    def formulier(self, nummer: int = 0, *, met: str | None = None) -> Formulier:
        """Give one form of the page: by its order, or the first with a field of that name."""
        if met is None:
            return self.document.formulieren[nummer]
        return next(f for f in self.document.formulieren if met in f.velden or met in f.namen)


class Browser:
    """One person at one computer; refuses pages that break the house rules."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client = app.test_client()

    def open(self, adres: str, *, status: int = 200) -> Pagina:
        """Open a page, follow redirects, and expect its status."""
        return self._bekijk(self.client.get(adres, follow_redirects=True), status)

    def bekijk(self, adres: str, *, status: int = 200) -> Pagina:
        """Open a page, or anything else, at its own address only: no redirect is followed."""
        return self._bekijk(self.client.get(adres), status)

    def vul_in(
        self,
        pagina: Pagina,
        velden: Mapping[str, Waarde] | None = None,
        *,
        formulier: Formulier | None = None,
        knop: str | None = None,
        status: int = 303,
    ) -> Pagina:
        """Fill in a form of a page and send it, with everything else as the page has it.

        Args:
            pagina: The page with the form.
            velden: New values by name.
            formulier: Which form; the first when left out.
            knop: Value of the pressed button, when it has a name.
            status: The expected status; the answer is not followed.
        """
        form = formulier or pagina.formulier()
        gegevens: dict[str, Waarde] = {**form.velden, **(velden or {})}
        if knop is not None:
            gegevens[form.knoppen[knop]] = knop
        adres = form.actie or pagina.antwoord.request.full_path.removesuffix("?")
        return self._bekijk(self.client.post(adres, data=gegevens), status)

    def volg(self, pagina: Pagina, *, status: int = 200) -> Pagina:
        """Go where an answer sends to."""
        assert pagina.naar is not None
        return self.open(pagina.naar, status=status)

    def als(self, gebruiker_id: uuid.UUID) -> "Browser":
        """Sit down as a user who signed in a moment ago."""
        with self.app.test_request_context():
            sessie, antwoord = ServerSessie(), Response()
            sessie.begin_opnieuw(gebruiker_id)
            self.app.session_interface.save_session(self.app, sessie, antwoord)
            naam = self.app.session_interface.get_cookie_name(self.app)
            self.client.set_cookie(naam, sessie.sid)
        return self

    def _bekijk(self, antwoord: TestResponse, status: int) -> Pagina:
        pagina = Pagina(antwoord)
        assert pagina.status == status, f"{pagina.status} instead of {status}: {pagina.tekst}"
        if pagina.is_html:
            assert not (fouten := keur(pagina.document)), fouten
        return pagina
