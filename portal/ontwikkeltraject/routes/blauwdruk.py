"""The blueprint on which every module with pages of ontwikkeltrajecten hangs its routes."""

from flask import Blueprint

bp = Blueprint("ontwikkeltraject", __name__)
