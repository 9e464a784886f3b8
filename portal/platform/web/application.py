"""The Flask class of the portal: no personal data in temporary files or in the log."""

import io
from typing import TYPE_CHECKING

from flask import Flask, Request, Response, request
from sqlalchemy.exc import SQLAlchemyError

from portal.platform.logs import LOGGER
from portal.platform.web.errors import DatabaseWeg, is_onbereikbaar

if TYPE_CHECKING:
    from _typeshed import OptExcInfo


class Verzoek(Request):
    """A request whose uploads stay in memory: a temporary file would hold them in clear."""

    def _get_file_stream(self, *_maten: object, **_meer: object) -> io.BytesIO:
        """Give the place for one file; MAX_VERZOEK_BYTES bounds what it can take."""
        return io.BytesIO()


class Portaal(Flask):
    """Flask, with the portal's own requests and its own way of failing."""

    request_class = Verzoek

    def log_exception(self, exc_info: "OptExcInfo") -> None:
        """Log class and place of an unforeseen error, by rule instead of path."""
        regel = request.url_rule.rule if request.url_rule else None
        LOGGER.error("storing", exc_info=exc_info, extra={"velden": {"regel": regel}})

    def handle_exception(self, e: Exception) -> Response:
        """Say 503 also when the database goes away while the session is written."""
        if isinstance(e, SQLAlchemyError) and is_onbereikbaar(e):
            antwoord = self.handle_user_exception(DatabaseWeg())
            return self.finalize_request(antwoord, from_error_handler=True)
        return super().handle_exception(e)
