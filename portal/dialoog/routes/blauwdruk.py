"""The blueprint on which every module with pages of plan and dialoog hangs its routes."""

from flask import Blueprint

bp = Blueprint("dialoog", __name__)
