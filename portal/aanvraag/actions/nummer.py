"""The number of an aanvraag: one portal-wide series per year, gaps allowed."""

import sqlalchemy as sa

from portal.platform.database import db

_VOLGEND = sa.text(
    "INSERT INTO nummer_reeks (jaar, laatste) VALUES (:jaar, 1) "
    "ON CONFLICT (jaar) DO UPDATE SET laatste = nummer_reeks.laatste + 1 RETURNING laatste"
)


def volgend_nummer(jaar: int) -> int:
    """Take the next number of the year; two people at once never get the same."""
    return int(db.session.execute(_VOLGEND, {"jaar": jaar}).scalar_one())
