"""Say whether the process lives and whether the portal can do its work."""

import os
import shutil

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import SQLAlchemyError

from portal.platform import schema
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen
from portal.platform.web.rules import openbaar

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@openbaar
def healthz() -> ResponseReturnValue:
    """Answer as long as the process answers."""
    return jsonify(status="ok")


@bp.get("/readyz")
@openbaar
def readyz() -> ResponseReturnValue:
    """Answer 200 when database, migrations and disk are in order, else 503 with what is not."""
    stand = {"database": _migraties_bij(), "schijf": _schijf_vrij()}
    if all(stand.values()):
        return jsonify(status="ok")
    kapot = [naam for naam, goed in stand.items() if not goed]
    return jsonify(status="niet gereed", kapot=kapot), 503, {"Retry-After": "10"}


def _migraties_bij() -> bool:
    try:
        with db.engine.connect() as verbinding:
            return schema.aanwezig(verbinding) == schema.verwacht()
    except SQLAlchemyError:
        return False


def _schijf_vrij() -> bool:
    instellingen = huidige_instellingen()
    try:
        vrij = shutil.disk_usage(instellingen.instance).free
    except OSError:
        return False
    return (
        os.access(instellingen.instance, os.W_OK)
        and vrij >= instellingen.min_schijfruimte_mb * 1_000_000
    )
