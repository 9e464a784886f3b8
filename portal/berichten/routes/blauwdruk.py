"""The blueprint on which every module with pages of messages hangs its routes."""

from flask import Blueprint

bp = Blueprint("berichten", __name__)
