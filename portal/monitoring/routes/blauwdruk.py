"""The blueprint on which every module with pages of monitoring hangs its routes."""

from flask import Blueprint

bp = Blueprint("monitoring", __name__)
