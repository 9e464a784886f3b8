"""The blueprint on which every module with pages of the aanvraag hangs its routes."""

from flask import Blueprint

bp = Blueprint("aanvraag", __name__)
