"""The Flask class of the portal: what goes wrong is logged without personal data."""

from types import TracebackType

from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError

from portal.platform.logs import LOGGER
from portal.platform.web.errors import DatabaseWeg, is_onbereikbaar

ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class Portaal(Flask):
    """Flask, with the portal's own way of failing."""

    def log_exception(self, exc_info: ExcInfo) -> None:
        """Log class and place of an unforeseen error, by rule instead of path."""
        regel = request.url_rule.rule if request.url_rule else None
        LOGGER.error("storing", exc_info=exc_info, extra={"velden": {"regel": regel}})

    def handle_exception(self, e: Exception) -> Response:
        """Say 503 also when the database goes away while the session is written."""
        if isinstance(e, SQLAlchemyError) and is_onbereikbaar(e):
            antwoord = self.handle_user_exception(DatabaseWeg())
            return self.finalize_request(antwoord, from_error_handler=True)
        return super().handle_exception(e)
