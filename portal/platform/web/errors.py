"""Error pages in Dutch; a database that is away is said as such."""

from flask import Flask, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, InternalServerError, ServiceUnavailable

from portal.platform.database import db
from portal.platform.logs import LOGGER, verzoek_id

EIGEN_PAGINA = frozenset({400, 403, 404, 405, 409, 413, 422, 429})
STORING = frozenset({500, 503})
OPNIEUW_NA = 10


class DatabaseWeg(ServiceUnavailable):
    """The database cannot be used now; asking again later may help."""

    def __init__(self) -> None:
        super().__init__(retry_after=OPNIEUW_NA)


def richt_in(app: Flask) -> None:
    """Answer every error with a page of our own."""
    app.register_error_handler(HTTPException, _pagina)
    app.register_error_handler(CSRFError, _verlopen)
    app.register_error_handler(DBAPIError, _database)
    app.register_error_handler(PoolTimeout, _database)


def is_onbereikbaar(fout: Exception) -> bool:
    """Say whether an error means that the database is away, full, locked or not yet migrated."""
    if isinstance(fout, PoolTimeout):
        return True
    return isinstance(fout, DBAPIError) and (
        fout.connection_invalidated
        or type(fout).__name__ in {"OperationalError", "InterfaceError"}
        or isinstance(fout.orig, pg.UndefinedTable)
    )


def _pagina(fout: HTTPException) -> ResponseReturnValue:
    code = fout.code or 500
    if fout.response is not None or code < 400:
        return fout
    if code >= 500:
        return _met_koppen(_storing(code if code in STORING else 500), fout)
    naam = code if code in EIGEN_PAGINA else 400
    return _met_koppen(make_response(render_template(f"fouten/{naam}.html"), code), fout)


def _verlopen(fout: CSRFError) -> ResponseReturnValue:
    del fout
    return render_template("fouten/verlopen.html"), 400


def _database(fout: Exception) -> ResponseReturnValue:
    db.session.rollback()
    if is_onbereikbaar(fout):
        LOGGER.error("database onbereikbaar", exc_info=fout)
        return _pagina(DatabaseWeg())
    LOGGER.error("storing", exc_info=fout)
    return _pagina(InternalServerError(original_exception=fout))


def _storing(code: int) -> Response:
    """Give a page that needs neither database nor session."""
    return make_response(render_template(f"fouten/{code}.html", kenmerk=verzoek_id()), code)


def _met_koppen(antwoord: Response, fout: HTTPException) -> Response:
    for naam, waarde in fout.get_headers(request.environ):
        if naam != "Content-Type":
            antwoord.headers[naam] = waarde
    return antwoord
