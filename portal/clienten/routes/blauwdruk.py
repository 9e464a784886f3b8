"""The blueprint on which every module with client pages hangs its routes."""

from flask import Blueprint

from portal.clienten.teksten import clienttekst

bp = Blueprint("clienten", __name__)
bp.add_app_template_global(clienttekst, "clienttekst")
