"""The blueprint on which every module with pages of goede voorbeelden hangs its routes."""

from flask import Blueprint

bp = Blueprint("voorbeelden", __name__)
