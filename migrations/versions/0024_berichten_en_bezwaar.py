"""Add messages with their outbox, bezwaar, consultation, and what a besluit after bezwaar needs."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

STAND = ("concept", "ter_controle", "vastgesteld", "hersteld")


def _stand(*waarden: str) -> sa.ColumnElement[bool]:
    return sa.column("stand").in_(waarden)


def upgrade() -> None:
    op.create_table(
        "bezwaar_reeks",
        sa.Column("jaar", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("laatste", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("jaar", name=op.f("pk_bezwaar_reeks")),
    )
    op.create_table(
        "herinneringsstand",
        sa.Column("taak", sa.String(length=40), nullable=False),
        sa.Column("tot_en_met", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("taak", name=op.f("pk_herinneringsstand")),
    )
    op.create_table(
        "rolvoorkeur",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "begeleider",
                "behandelaar",
                "manager",
                "beheerder_aanbieder",
                "beoordelaar",
                "teamleider",
                "bezwaarbehandelaar",
                "beheerder_zorgkantoor",
                "cce_coordinator",
                "cce_beheerder",
                "functioneel_beheerder",
                "monitorbeheerder",
                "auditor",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column(
            "keuze",
            sa.Enum(
                "direct",
                "digest",
                "portaal",
                name="keuze",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_rolvoorkeur_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("organisatie_id", "rol", "code", name=op.f("pk_rolvoorkeur")),
    )
    op.create_table(
        "afwezigheid",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("vervanger_id", sa.Uuid(), nullable=True),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("tot_en_met", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("van <= tot_en_met", name=op.f("ck_afwezigheid_dagen")),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_afwezigheid_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_afwezigheid_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_afwezigheid_organisatie_id_organisatie"),
        ),
        sa.ForeignKeyConstraint(
            ["vervanger_id"], ["gebruiker.id"], name=op.f("fk_afwezigheid_vervanger_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_afwezigheid")),
    )
    with op.batch_alter_table("afwezigheid", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_afwezigheid_gebruiker_id"), ["gebruiker_id"], unique=False
        )

    op.create_table(
        "bereikbaarheid",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("elektronisch", sa.Boolean(), nullable=False),
        sa.Column("van", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_bereikbaarheid_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_bereikbaarheid_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bereikbaarheid")),
        sa.UniqueConstraint(
            "organisatie_id", "van", name=op.f("uq_bereikbaarheid_organisatie_id_van")
        ),
    )
    op.create_table(
        "mail",
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("adres", sa.String(length=254), nullable=False),
        sa.Column(
            "bezorging",
            sa.Enum(
                "wettelijk",
                "direct",
                "digest",
                "portaal",
                name="bezorging",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("bundeldag", sa.Date(), nullable=True),
        sa.Column("opnieuw_van_id", sa.Uuid(), nullable=True),
        sa.Column("message_id", sa.String(length=120), nullable=False),
        sa.Column("onderwerp", sa.String(length=120), nullable=False),
        sa.Column("tekst", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "klaar",
                "bezig",
                "overdracht",
                "verzonden",
                "mislukt",
                "teruggekomen",
                "per_brief",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("pogingen", sa.Integer(), nullable=False),
        sa.Column("volgende_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("aangemaakt_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verzonden_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("antwoord", sa.String(length=200), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_mail_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["opnieuw_van_id"], ["mail.id"], name=op.f("fk_mail_opnieuw_van_id_mail")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_mail_organisatie_id_organisatie")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint(
            "gebruiker_id", "bundeldag", name=op.f("uq_mail_gebruiker_id_bundeldag")
        ),
        sa.UniqueConstraint("message_id", name=op.f("uq_mail_message_id")),
    )
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.create_index(
            "ix_mail_organisatie", ["organisatie_id", "aangemaakt_op", "id"], unique=False
        )
        batch_op.create_index(
            "ix_mail_te_verzenden",
            ["volgende_op"],
            unique=False,
            sqlite_where=sa.text("stand in ('klaar', 'bezig', 'overdracht')"),
            postgresql_where=sa.text("stand in ('klaar', 'bezig', 'overdracht')"),
        )

    op.create_table(
        "storing",
        sa.Column("van", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tot", sa.DateTime(timezone=True), nullable=True),
        sa.Column("vastgelegd_door_id", sa.Uuid(), nullable=False),
        sa.Column("vastgelegd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["vastgelegd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_storing_vastgelegd_door_id_gebruiker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_storing")),
    )
    op.create_table(
        "taak",
        sa.Column("sleutel", sa.String(length=160), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column(
            "rol",
            sa.Enum(
                "begeleider",
                "behandelaar",
                "manager",
                "beheerder_aanbieder",
                "beoordelaar",
                "teamleider",
                "bezwaarbehandelaar",
                "beheerder_zorgkantoor",
                "cce_coordinator",
                "cce_beheerder",
                "functioneel_beheerder",
                "monitorbeheerder",
                "auditor",
                name="rol",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("object_soort", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("kenmerk", sa.String(length=40), nullable=False),
        sa.Column("over_id", sa.Uuid(), nullable=True),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("afgehandeld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("afgehandeld_door_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["afgehandeld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_taak_afgehandeld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"], ["organisatie.id"], name=op.f("fk_taak_organisatie_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["over_id"], ["gebruiker.id"], name=op.f("fk_taak_over_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taak")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_taak_sleutel")),
    )
    with op.batch_alter_table("taak", schema=None) as batch_op:
        batch_op.create_index(
            "ix_taak_open",
            ["organisatie_id", "rol", "op"],
            unique=False,
            sqlite_where=sa.text("afgehandeld_op is null"),
            postgresql_where=sa.text("afgehandeld_op is null"),
        )

    op.create_table(
        "voorkeur",
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column(
            "keuze",
            sa.Enum(
                "direct",
                "digest",
                "portaal",
                name="keuze",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"],
            ["gebruiker.id"],
            name=op.f("fk_voorkeur_gebruiker_id_gebruiker"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("gebruiker_id", "code", name=op.f("pk_voorkeur")),
    )
    op.create_table(
        "bericht",
        sa.Column("sleutel", sa.String(length=160), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("trede", sa.Integer(), nullable=True),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("gebruiker_id", sa.Uuid(), nullable=False),
        sa.Column("namens_id", sa.Uuid(), nullable=True),
        sa.Column("object_soort", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.Uuid(), nullable=False),
        sa.Column("kenmerk", sa.String(length=40), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("dag", sa.Date(), nullable=True),
        sa.Column(
            "bezorging",
            sa.Enum(
                "wettelijk",
                "direct",
                "digest",
                "portaal",
                name="bezorging",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gelezen_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gebruiker_id"], ["gebruiker.id"], name=op.f("fk_bericht_gebruiker_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(["mail_id"], ["mail.id"], name=op.f("fk_bericht_mail_id_mail")),
        sa.ForeignKeyConstraint(
            ["namens_id"], ["gebruiker.id"], name=op.f("fk_bericht_namens_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_bericht_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bericht")),
        sa.UniqueConstraint("sleutel", name=op.f("uq_bericht_sleutel")),
    )
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.create_index(
            "ix_bericht_bundel",
            ["gebruiker_id", "op"],
            unique=False,
            sqlite_where=sa.text("bezorging = 'digest' and mail_id is null"),
            postgresql_where=sa.text("bezorging = 'digest' and mail_id is null"),
        )
        batch_op.create_index("ix_bericht_gebruiker", ["gebruiker_id", "op", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bericht_mail_id"), ["mail_id"], unique=False)
        batch_op.create_index("ix_bericht_object", ["object_id", "code"], unique=False)
        batch_op.create_index(
            "ix_bericht_ongelezen",
            ["gebruiker_id"],
            unique=False,
            sqlite_where=sa.text("gelezen_op is null"),
            postgresql_where=sa.text("gelezen_op is null"),
        )
        batch_op.create_index(
            batch_op.f("ix_bericht_organisatie_id"), ["organisatie_id"], unique=False
        )

    op.create_table(
        "mailgebeurtenis",
        sa.Column("mail_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "klaar",
                "bezig",
                "overdracht",
                "verzonden",
                "mislukt",
                "teruggekomen",
                "per_brief",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("antwoord", sa.String(length=200), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_mailgebeurtenis_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["mail_id"],
            ["mail.id"],
            name=op.f("fk_mailgebeurtenis_mail_id_mail"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mailgebeurtenis")),
        sa.UniqueConstraint("mail_id", "nr", name=op.f("uq_mailgebeurtenis_mail_id_nr")),
    )
    op.create_table(
        "overlegbericht",
        sa.Column("aanvraag_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("vraag_id", sa.String(length=60), nullable=False),
        sa.Column("organisatie_id", sa.Uuid(), nullable=False),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["aanvraag_id"], ["aanvraag.id"], name=op.f("fk_overlegbericht_aanvraag_id_aanvraag")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_overlegbericht_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["organisatie_id"],
            ["organisatie.id"],
            name=op.f("fk_overlegbericht_organisatie_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overlegbericht")),
        sa.UniqueConstraint("aanvraag_id", "nr", name=op.f("uq_overlegbericht_aanvraag_id_nr")),
    )
    op.create_table(
        "bezwaar",
        sa.Column("jaar", sa.Integer(), nullable=False),
        sa.Column("volgnummer", sa.Integer(), nullable=False),
        sa.Column("besluit_id", sa.Uuid(), nullable=True),
        sa.Column("toekenningsbrief_id", sa.Uuid(), nullable=True),
        sa.Column("aanbieder_id", sa.Uuid(), nullable=False),
        sa.Column("zorgkantoor_id", sa.Uuid(), nullable=False),
        sa.Column("regio_id", sa.Uuid(), nullable=False),
        sa.Column("locatie_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("clientcode", sa.String(length=12), nullable=False),
        sa.Column("besluitkenmerk", sa.String(length=40), nullable=False),
        sa.Column("bekendgemaakt", sa.Date(), nullable=False),
        sa.Column("bezwaar_tot", sa.Date(), nullable=False),
        sa.Column(
            "bezwaarmaker",
            sa.Enum(
                "aanbieder",
                "client",
                name="bezwaarmaker",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("machtiging_op", sa.Date(), nullable=True),
        sa.Column("naam_v", sa.LargeBinary(), nullable=False),
        sa.Column("adres_v", sa.LargeBinary(), nullable=False),
        sa.Column("gemachtigde_v", sa.LargeBinary(), nullable=False),
        sa.Column("gronden_v", sa.LargeBinary(), nullable=False),
        sa.Column("reden_te_laat_v", sa.LargeBinary(), nullable=False),
        sa.Column("intrekreden_v", sa.LargeBinary(), nullable=False),
        sa.Column(
            "wijze",
            sa.Enum(
                "portaal",
                "post",
                "e_mail",
                "afgegeven",
                name="wijze",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("ontvangen_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ontvangst", sa.Date(), nullable=False),
        sa.Column("poststempel", sa.Date(), nullable=True),
        sa.Column("is_tijdig", sa.Boolean(), nullable=False),
        sa.Column(
            "toestand",
            sa.Enum(
                "ontvangen",
                "verzuim_herstellen",
                "reden_te_laat_gevraagd",
                "in_behandeling",
                "advies_gevraagd",
                "beslist",
                "ingetrokken",
                name="toestand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("met_commissie", sa.Boolean(), nullable=False),
        sa.Column("beslisdatum", sa.Date(), nullable=False),
        sa.Column("termijn_stil", sa.Boolean(), nullable=False),
        sa.Column("behandelaar_id", sa.Uuid(), nullable=True),
        sa.Column(
            "voornemen",
            sa.Enum(
                "gegrond",
                "deels_gegrond",
                "ongegrond",
                "niet_ontvankelijk",
                name="voornemen",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("volledig_tegemoet", sa.Boolean(), nullable=False),
        sa.Column("kennelijk", sa.Boolean(), nullable=False),
        sa.Column("voornemen_v", sa.LargeBinary(), nullable=False),
        sa.Column("geregistreerd_door_id", sa.Uuid(), nullable=False),
        sa.Column("geregistreerd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(besluit_id is null) <> (toekenningsbrief_id is null)",
            name=op.f("ck_bezwaar_een_besluit"),
        ),
        sa.ForeignKeyConstraint(
            ["aanbieder_id"], ["organisatie.id"], name=op.f("fk_bezwaar_aanbieder_id_organisatie")
        ),
        sa.ForeignKeyConstraint(
            ["behandelaar_id"], ["gebruiker.id"], name=op.f("fk_bezwaar_behandelaar_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["besluit_id"], ["besluit.id"], name=op.f("fk_bezwaar_besluit_id_besluit")
        ),
        sa.ForeignKeyConstraint(
            ["client_id"], ["client.id"], name=op.f("fk_bezwaar_client_id_client")
        ),
        sa.ForeignKeyConstraint(
            ["geregistreerd_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_bezwaar_geregistreerd_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["locatie_id"], ["locatie.id"], name=op.f("fk_bezwaar_locatie_id_locatie")
        ),
        sa.ForeignKeyConstraint(["regio_id"], ["regio.id"], name=op.f("fk_bezwaar_regio_id_regio")),
        sa.ForeignKeyConstraint(
            ["toekenningsbrief_id"],
            ["toekenningsbrief.id"],
            name=op.f("fk_bezwaar_toekenningsbrief_id_toekenningsbrief"),
        ),
        sa.ForeignKeyConstraint(
            ["zorgkantoor_id"],
            ["organisatie.id"],
            name=op.f("fk_bezwaar_zorgkantoor_id_organisatie"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezwaar")),
        sa.UniqueConstraint("jaar", "volgnummer", name=op.f("uq_bezwaar_jaar_volgnummer")),
    )
    with op.batch_alter_table("bezwaar", schema=None) as batch_op:
        batch_op.create_index(
            "ix_bezwaar_aanbieder", ["aanbieder_id", "ontvangst", "id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_bezwaar_besluit_id"), ["besluit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_bezwaar_client_id"), ["client_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_bezwaar_toekenningsbrief_id"), ["toekenningsbrief_id"], unique=False
        )
        batch_op.create_index(
            "ix_bezwaar_zorgkantoor", ["zorgkantoor_id", "ontvangst", "id"], unique=False
        )
        batch_op.create_index(
            "ix_bezwaar_zorgkantoor_open",
            ["zorgkantoor_id", "beslisdatum", "id"],
            unique=False,
            sqlite_where=sa.text("toestand not in ('beslist', 'ingetrokken')"),
            postgresql_where=sa.text("toestand not in ('beslist', 'ingetrokken')"),
        )

    op.create_table(
        "bezwaarbeslissing",
        sa.Column("bezwaar_id", sa.Uuid(), nullable=False),
        sa.Column(
            "uitkomst",
            sa.Enum(
                "gegrond",
                "deels_gegrond",
                "ongegrond",
                "niet_ontvankelijk",
                name="uitkomst",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column(
            "stand",
            sa.Enum(
                "concept",
                "ter_controle",
                "vastgesteld",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("motivering_v", sa.LargeBinary(), nullable=False),
        sa.Column("volgt_advies", sa.Boolean(), nullable=True),
        sa.Column("afwijkreden_v", sa.LargeBinary(), nullable=False),
        sa.Column("proceskosten_v", sa.LargeBinary(), nullable=False),
        sa.Column("nieuw_besluit_id", sa.Uuid(), nullable=True),
        sa.Column("terugstuurreden_v", sa.LargeBinary(), nullable=False),
        sa.Column("verzenddatum", sa.Date(), nullable=True),
        sa.Column("beroep_tot", sa.Date(), nullable=True),
        sa.Column("voorbereid_door_id", sa.Uuid(), nullable=False),
        sa.Column("voorbereid_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("vastgesteld_door_id", sa.Uuid(), nullable=True),
        sa.Column("vastgesteld_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_bezwaarbeslissing_bezwaar_id_bezwaar")
        ),
        sa.ForeignKeyConstraint(
            ["nieuw_besluit_id"],
            ["besluit.id"],
            name=op.f("fk_bezwaarbeslissing_nieuw_besluit_id_besluit"),
        ),
        sa.ForeignKeyConstraint(
            ["vastgesteld_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_bezwaarbeslissing_vastgesteld_door_id_gebruiker"),
        ),
        sa.ForeignKeyConstraint(
            ["voorbereid_door_id"],
            ["gebruiker.id"],
            name=op.f("fk_bezwaarbeslissing_voorbereid_door_id_gebruiker"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezwaarbeslissing")),
        sa.UniqueConstraint("bezwaar_id", name=op.f("uq_bezwaarbeslissing_bezwaar_id")),
    )
    op.create_table(
        "bezwaarbrief",
        sa.Column("bezwaar_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=20), nullable=False),
        sa.Column("verzenddatum", sa.Date(), nullable=False),
        sa.Column("brief_v", sa.LargeBinary(), nullable=False),
        sa.Column("brief_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_v", sa.LargeBinary(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("sjabloonversie", sa.String(length=40), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_bezwaarbrief_bezwaar_id_bezwaar")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_bezwaarbrief_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezwaarbrief")),
        sa.UniqueConstraint("bezwaar_id", "nr", name=op.f("uq_bezwaarbrief_bezwaar_id_nr")),
    )
    op.create_table(
        "bezwaargebeurtenis",
        sa.Column("bezwaar_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column("soort", sa.String(length=40), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dag", sa.Date(), nullable=False),
        sa.Column("door_id", sa.Uuid(), nullable=True),
        sa.Column("rol", sa.String(length=30), nullable=False),
        sa.Column("gegevens", sa.JSON(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_bezwaargebeurtenis_bezwaar_id_bezwaar")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_bezwaargebeurtenis_door_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bezwaargebeurtenis")),
        sa.UniqueConstraint("bezwaar_id", "nr", name=op.f("uq_bezwaargebeurtenis_bezwaar_id_nr")),
    )
    op.create_table(
        "hoorzitting",
        sa.Column("bezwaar_id", sa.Uuid(), nullable=False),
        sa.Column("nr", sa.Integer(), nullable=False),
        sa.Column(
            "stand",
            sa.Enum(
                "gepland",
                "gehouden",
                "afgezegd",
                "afgezien",
                name="stand",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("plaats_v", sa.LargeBinary(), nullable=False),
        sa.Column("hoorder_id", sa.Uuid(), nullable=True),
        sa.Column("commissie_v", sa.LargeBinary(), nullable=False),
        sa.Column("aanwezig_v", sa.LargeBinary(), nullable=False),
        sa.Column("verslag_v", sa.LargeBinary(), nullable=False),
        sa.Column("reden_v", sa.LargeBinary(), nullable=False),
        sa.Column("verslag_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("door_id", sa.Uuid(), nullable=False),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_hoorzitting_bezwaar_id_bezwaar")
        ),
        sa.ForeignKeyConstraint(
            ["door_id"], ["gebruiker.id"], name=op.f("fk_hoorzitting_door_id_gebruiker")
        ),
        sa.ForeignKeyConstraint(
            ["hoorder_id"], ["gebruiker.id"], name=op.f("fk_hoorzitting_hoorder_id_gebruiker")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hoorzitting")),
        sa.UniqueConstraint("bezwaar_id", "nr", name=op.f("uq_hoorzitting_bezwaar_id_nr")),
    )
    op.create_table(
        "zinadvies",
        sa.Column("bezwaar_id", sa.Uuid(), nullable=False),
        sa.Column("stukken_compleet", sa.Date(), nullable=False),
        sa.Column("uiterlijk", sa.Date(), nullable=False),
        sa.Column("gevraagd_op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ontvangen", sa.Date(), nullable=True),
        sa.Column(
            "inhoud",
            sa.Enum(
                "toekennen",
                "gedeeltelijk",
                "afwijzen",
                name="inhoud",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("tekst_v", sa.LargeBinary(), nullable=False),
        sa.Column("geen_advies", sa.String(length=20), nullable=False),
        sa.Column("afgesloten_op", sa.DateTime(timezone=True), nullable=True),
        sa.Column("versie", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["bezwaar_id"], ["bezwaar.id"], name=op.f("fk_zinadvies_bezwaar_id_bezwaar")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_zinadvies")),
        sa.UniqueConstraint("bezwaar_id", name=op.f("uq_zinadvies_bezwaar_id")),
    )
    papier = sa.Column("op_papier", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("aanvraag", papier)

    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("na_bezwaar", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("beroep_tot", sa.Date(), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_besluit_stand"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_besluit_stand"), _stand(*STAND, "herroepen")
        )


def downgrade() -> None:
    with op.batch_alter_table("besluit", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_besluit_stand"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_besluit_stand"), _stand(*STAND))
        batch_op.drop_column("beroep_tot")
        batch_op.drop_column("na_bezwaar")

    op.drop_column("aanvraag", "op_papier")

    op.drop_table("zinadvies")
    op.drop_table("hoorzitting")
    op.drop_table("bezwaargebeurtenis")
    op.drop_table("bezwaarbrief")
    op.drop_table("bezwaarbeslissing")
    with op.batch_alter_table("bezwaar", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_bezwaar_zorgkantoor_open",
            sqlite_where=sa.text("toestand not in ('beslist', 'ingetrokken')"),
            postgresql_where=sa.text("toestand not in ('beslist', 'ingetrokken')"),
        )
        batch_op.drop_index("ix_bezwaar_zorgkantoor")
        batch_op.drop_index(batch_op.f("ix_bezwaar_toekenningsbrief_id"))
        batch_op.drop_index(batch_op.f("ix_bezwaar_client_id"))
        batch_op.drop_index(batch_op.f("ix_bezwaar_besluit_id"))
        batch_op.drop_index("ix_bezwaar_aanbieder")

    op.drop_table("bezwaar")
    op.drop_table("overlegbericht")
    op.drop_table("mailgebeurtenis")
    with op.batch_alter_table("bericht", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_bericht_organisatie_id"))
        batch_op.drop_index(
            "ix_bericht_ongelezen",
            sqlite_where=sa.text("gelezen_op is null"),
            postgresql_where=sa.text("gelezen_op is null"),
        )
        batch_op.drop_index("ix_bericht_object")
        batch_op.drop_index(batch_op.f("ix_bericht_mail_id"))
        batch_op.drop_index("ix_bericht_gebruiker")
        batch_op.drop_index(
            "ix_bericht_bundel",
            sqlite_where=sa.text("bezorging = 'digest' and mail_id is null"),
            postgresql_where=sa.text("bezorging = 'digest' and mail_id is null"),
        )

    op.drop_table("bericht")
    op.drop_table("voorkeur")
    with op.batch_alter_table("taak", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_taak_open",
            sqlite_where=sa.text("afgehandeld_op is null"),
            postgresql_where=sa.text("afgehandeld_op is null"),
        )

    op.drop_table("taak")
    op.drop_table("storing")
    with op.batch_alter_table("mail", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_mail_te_verzenden",
            sqlite_where=sa.text("stand in ('klaar', 'bezig', 'overdracht')"),
            postgresql_where=sa.text("stand in ('klaar', 'bezig', 'overdracht')"),
        )
        batch_op.drop_index("ix_mail_organisatie")

    op.drop_table("mail")
    op.drop_table("bereikbaarheid")
    with op.batch_alter_table("afwezigheid", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_afwezigheid_gebruiker_id"))

    op.drop_table("afwezigheid")
    op.drop_table("rolvoorkeur")
    op.drop_table("herinneringsstand")
    op.drop_table("bezwaar_reeks")
