"""The blueprint on which every module with pages of bezwaar hangs its routes."""

from flask import Blueprint

bp = Blueprint("bezwaar", __name__)
