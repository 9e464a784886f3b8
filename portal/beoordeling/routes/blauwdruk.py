"""The blueprint on which every module with pages of the assessment hangs its routes."""

from flask import Blueprint

bp = Blueprint("beoordeling", __name__)
