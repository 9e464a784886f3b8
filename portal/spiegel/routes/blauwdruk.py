"""The blueprint on which every module with pages of spiegelinformatie hangs its routes."""

from flask import Blueprint

bp = Blueprint("spiegel", __name__)
