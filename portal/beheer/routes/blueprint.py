"""The blueprint of beheer, and the link that is shown once."""

from uuid import UUID

from flask import Blueprint, session

from portal.platform.web.host import absolute_url

bp = Blueprint("beheer", __name__, url_prefix="/beheer")

_LINK = "nieuwe_link"


def onthoud_link(voor: UUID, token: str) -> None:
    """Keep a one-time link for the next page of this user or organisation."""
    session[_LINK] = {"voor": str(voor), "token": token}


def toon_link(voor: UUID) -> str | None:
    """Give the kept link, once."""
    bewaard = session.get(_LINK)
    if bewaard is None or bewaard["voor"] != str(voor):
        return None
    session.pop(_LINK)
    return absolute_url("toegang.uitnodiging", token=bewaard["token"])
