"""The database: typed base for models, UTC timestamps, SQLite and PostgreSQL alike."""

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from flask import has_request_context, request
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event
from sqlalchemy.engine import Connection, Dialect, Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry, validates

NAAMGEVING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment in time, stored in UTC; a naive value is a programming error."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments and store the rest in UTC."""
        del dialect
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give SQLite's naive moments their zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Declarative base of every table."""

    registry = registry(
        metadata=sa.MetaData(naming_convention=NAAMGEVING),
        type_annotation_map={datetime: UtcDateTime(), uuid.UUID: sa.Uuid()},
    )


db = SQLAlchemy(model_class=Base)
migrate = Migrate()

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


class RijMetId(Model):
    """A row whose uuid exists from construction and never changes."""

    __abstract__ = True

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)

    def __init__(self, **velden: Any) -> None:
        super().__init__(**({"id": uuid.uuid4()} | velden))

    @validates("id")
    def _id_staat_vast(self, _naam: str, nieuw: uuid.UUID) -> uuid.UUID:
        huidig = self.__dict__.get("id")
        if huidig is not None and huidig != nieuw:
            raise ValueError("the id of a row never changes")
        return nieuw


def keuze(soort: type[Any], naam: str, lengte: int = 30) -> sa.Enum:
    """Give the column type for a StrEnum: text with a named CHECK, on both engines."""
    return sa.Enum(
        soort,
        native_enum=False,
        create_constraint=True,
        length=lengte,
        name=naam,
        values_callable=lambda leden: [lid.value for lid in leden],
    )


def naam_van_beperking(fout: IntegrityError, tabellen: Mapping[str, sa.Table] | None = None) -> str:
    """Name the constraint that an IntegrityError broke; 'foreign_key' where SQLite is silent."""
    diag = getattr(fout.orig, "diag", None)
    if diag is not None:
        return str(diag.constraint_name or "")
    tekst = str(fout.orig)
    if tekst.startswith("UNIQUE constraint failed: "):
        return _unieke_beperking(tekst.removeprefix("UNIQUE constraint failed: "), tabellen)
    if tekst.startswith("CHECK constraint failed: "):
        return tekst.removeprefix("CHECK constraint failed: ")
    return "foreign_key" if "FOREIGN KEY" in tekst else ""


def _unieke_beperking(kolommen: str, tabellen: Mapping[str, sa.Table] | None) -> str:
    delen = [deel.split(".") for deel in kolommen.split(", ")]
    tabel = (tabellen or Base.metadata.tables).get(delen[0][0])
    namen = {deel[-1] for deel in delen}
    if tabel is None:
        return ""
    uniek: list[sa.UniqueConstraint | sa.Index] = [
        beperking for beperking in tabel.constraints if isinstance(beperking, sa.UniqueConstraint)
    ]
    uniek += [index for index in tabel.indexes if index.unique]
    for beperking in uniek:
        if {kolom.name for kolom in beperking.columns} == namen:
            return str(beperking.name or "")
    return ""


def _sqlite_instellen(verbinding: Any, _record: object) -> None:
    verbinding.isolation_level = None
    for regel in (
        "busy_timeout=5000",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
    ):
        verbinding.execute(f"PRAGMA {regel}")


def _sqlite_begin(verbinding: Connection) -> None:
    schrijft = has_request_context() and request.method == "POST"
    soort = verbinding.get_execution_options().get("sqlite_begin")
    verbinding.exec_driver_sql(soort or ("BEGIN IMMEDIATE" if schrijft else "BEGIN"))


def bereid_motor_voor(motor: Engine) -> None:
    """Give an SQLite engine real transactions, WAL and foreign keys; PostgreSQL needs nothing."""
    if motor.dialect.name != "sqlite":
        return
    event.listen(motor, "connect", _sqlite_instellen)
    event.listen(motor, "begin", _sqlite_begin)
