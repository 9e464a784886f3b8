"""The blueprint on which every module with pages of a toekenning hangs its routes."""

from flask import Blueprint

bp = Blueprint("toekenning", __name__)
