"""Build the application: the only module that knows every slice."""

import logging
import time
import uuid
from collections.abc import Mapping

import click
from flask import Blueprint, Flask, Response, g
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import make_url
from werkzeug.middleware.proxy_fix import ProxyFix

from portal.aanvraag import routes as aanvraag
from portal.aanvraag.actions import systeem
from portal.aanvraag.bezwaren import registreer_bezwaren
from portal.aanvraag.menu import MENU as AANVRAAG_MENU
from portal.aanvraag.queries import herinneringen as aanvraagherinneringen
from portal.aanvraag.queries.ontvangers import DOSSIERS as AANVRAAG_DOSSIERS
from portal.aanvraag.queries.termijneinden import list_einden
from portal.aanvraag.trajecten import registreer_trajecten
from portal.beheer import routes as beheer
from portal.beheer.menu import MENU as BEHEER_MENU
from portal.beoordeling import routes as beoordeling
from portal.beoordeling.menu import MENU as BEOORDELING_MENU
from portal.beoordeling.queries.dossierplek import DOSSIERS as BEOORDELING_DOSSIERS
from portal.beoordeling.queries.termijneinden import list_bezwaareinden
from portal.berichten import commands as berichten_commands
from portal.berichten import routes as berichten
from portal.berichten.aanleidingen import Bron, registreer_herinneringen
from portal.berichten.actions import bundelen, herinneren
from portal.berichten.dossiers import registreer_wijzers
from portal.berichten.menu import MENU as BERICHTEN_MENU
from portal.berichten.queries import ongelezen
from portal.berichten.termijneinden import registreer_termijneinden
from portal.bezwaar import herbouwen
from portal.bezwaar import routes as bezwaar
from portal.bezwaar.menu import MENU as BEZWAAR_MENU
from portal.bezwaar.queries import herinneringen as bezwaarherinneringen
from portal.bezwaar.queries.dossierplek import DOSSIERS as BEZWAAR_DOSSIERS
from portal.bezwaar.queries.markeringen import OpenBezwaren
from portal.clienten import routes as clienten
from portal.clienten.dossiers import registreer_dossiers
from portal.clienten.geschiedenis import registreer_geschiedenis
from portal.clienten.menu import MENU as CLIENTEN_MENU
from portal.demo import commands as demo_commands
from portal.dialoog import commands as dialoog_commands
from portal.dialoog import plan_commands
from portal.dialoog import routes as dialoog
from portal.dialoog.menu import MENU as DIALOOG_MENU
from portal.dialoog.queries import herinneringen as dialoogherinneringen
from portal.dialoog.queries.dossierplek import DOSSIERS as DIALOOG_DOSSIERS
from portal.dialoog.queries.spiegelwijzer import wijs_naar_dialoog
from portal.dialoog.queries.voorbeeldbron import VOORBEELDBRONNEN as DIALOOG_VOORBEELDEN
from portal.monitoring import routes as monitoring
from portal.monitoring.actions import afdoeningen, eigentellingen
from portal.monitoring.actions import opdracht as rapportopdracht
from portal.monitoring.menu import MENU as MONITORING_MENU
from portal.monitoring.queries import herinneringen as monitoringherinneringen
from portal.monitoring.queries.proeftuinen import list_merken
from portal.ontwikkeltraject import routes as ontwikkeltraject
from portal.ontwikkeltraject.actions import beurten
from portal.ontwikkeltraject.menu import MENU as ONTWIKKELTRAJECT_MENU
from portal.ontwikkeltraject.queries import herinneringen as trajectherinneringen
from portal.ontwikkeltraject.queries.bekend import AfgerondeTrajecten
from portal.ontwikkeltraject.queries.dossierplek import DOSSIERS as TRAJECT_DOSSIERS
from portal.ontwikkeltraject.queries.voorbeeldbron import (
    VOORBEELDBRONNEN as TRAJECT_VOORBEELDEN,
)
from portal.overzicht import routes as overzicht
from portal.overzicht.menu import MENU as OVERZICHT_MENU
from portal.overzicht.queries.clienten import AanvragenVanClienten
from portal.overzicht.queries.geschiedenis import lees_geschiedenis
from portal.platform import commands, logs, worker
from portal.platform.backup import commands as backup_commands
from portal.platform.database import bereid_motor_voor, db, migrate
from portal.platform.docs_cli import docs
from portal.platform.jobs import elke_dag, elke_minuut, elke_werkdag, registreer_taak
from portal.platform.rekentool_cli import rekentool
from portal.platform.settings import WORTEL, Instellingen, laad_instellingen
from portal.platform.web import (
    errors,
    health,
    host,
    idempotency,
    inputs,
    jinja,
    sessions,
    static_files,
)
from portal.platform.web.application import Portaal
from portal.platform.web.headers import VeiligeKoppen
from portal.platform.werkboek_cli import werkboek
from portal.spiegel import commands as spiegel_commands
from portal.spiegel import routes as spiegel
from portal.spiegel.dialogen import registreer_dialogen
from portal.toegang import bewaking
from portal.toegang import commands as toegang_commands
from portal.toegang import routes as toegang
from portal.toegang.navigatie import Menuonderdeel, registreer_menu
from portal.toegang.proeftuinen import registreer_proeftuinen
from portal.toekenning import commands as toekenning_commands
from portal.toekenning import routes as toekenning
from portal.toekenning.menu import MENU as TOEKENNING_MENU
from portal.toekenning.queries import herinneringen as toekenningherinneringen
from portal.toekenning.queries.dossierplek import DOSSIERS as TOEKENNING_DOSSIERS
from portal.toekenning.queries.termijneinden import list_briefeinden
from portal.toekenning.queries.voorbeeldbron import VOORBEELDBRONNEN as TOEKENNING_VOORBEELDEN
from portal.voorbeelden import routes as voorbeelden
from portal.voorbeelden.bronnen import registreer_voorbeeldbronnen
from portal.voorbeelden.menu import MENU as VOORBEELDEN_MENU

DOSSIERS = (
    AANVRAAG_DOSSIERS,
    BEOORDELING_DOSSIERS,
    TOEKENNING_DOSSIERS,
    TRAJECT_DOSSIERS,
    DIALOOG_DOSSIERS,
    BEZWAAR_DOSSIERS,
)
SLICES: tuple[Blueprint, ...] = (
    health.bp,
    toegang.bp,
    berichten.bp,
    clienten.bp,
    voorbeelden.bp,
    aanvraag.bp,
    beoordeling.bp,
    toekenning.bp,
    ontwikkeltraject.bp,
    spiegel.bp,
    dialoog.bp,
    bezwaar.bp,
    monitoring.bp,
    beheer.bp,
    overzicht.bp,
)
OPDRACHTEN: tuple[click.Command, ...] = (
    systeem.verwerk_termijnen,
    berichten_commands.mail_teruggekomen,
    berichten_commands.verzend_mail,
    bundelen.verzend_bundels,
    herinneren.verwerk_herinneringen,
    backup_commands.backup,
    backup_commands.restore,
    commands.clean_sessions,
    commands.rotate_keys,
    commands.verify_audit,
    demo_commands.bench_data,
    demo_commands.demo_data,
    dialoog_commands.verwerk_dialogen,
    docs,
    rekentool,
    static_files.static_build,
    toegang_commands.demo_accounts,
    toegang_commands.eerste_organisatie,
    toegang_commands.policy,
    plan_commands.werk_plancijfers_bij,
    toekenning_commands.verwerk_toekenningen,
    herbouwen.herbouw_brieven,
    spiegel_commands.maak_spiegel_opdracht,
    beurten.vernieuw_trajectbeurten,
    afdoeningen.werk_bij,
    eigentellingen.tel,
    rapportopdracht.maak,
    werkboek,
    worker.toon_jobs,
    worker.worker,
)
MENU: tuple[Menuonderdeel, ...] = (
    *OVERZICHT_MENU,
    *AANVRAAG_MENU,
    *BEOORDELING_MENU,
    *CLIENTEN_MENU,
    *TOEKENNING_MENU,
    *BEZWAAR_MENU,
    *ONTWIKKELTRAJECT_MENU,
    *DIALOOG_MENU,
    *VOORBEELDEN_MENU,
    *MONITORING_MENU,
    *BERICHTEN_MENU,
    *BEHEER_MENU,
)

HERINNERINGEN: tuple[Bron, ...] = (
    *aanvraagherinneringen.BRONNEN,
    *toekenningherinneringen.BRONNEN,
    *bezwaarherinneringen.BRONNEN,
    *trajectherinneringen.BRONNEN,
    *dialoogherinneringen.BRONNEN,
    *monitoringherinneringen.BRONNEN,
    *ongelezen.BRONNEN,
)

csrf = CSRFProtect()


def create_app(overrides: Mapping[str, object] | None = None) -> Flask:
    """Make one application from its settings.

    Args:
        overrides: Settings by name (as in config/base.toml or the environment) that win.
    """
    instellingen = laad_instellingen(overrides)
    logs.richt_in(instellingen.log_niveau)
    app = Portaal(
        "portal",
        root_path=str(WORTEL),
        template_folder="templates",
        static_folder="portal/static",
        static_url_path="/static",
        instance_path=str(instellingen.instance),
    )
    app.extensions["instellingen"] = instellingen
    app.config.from_mapping(_flask_config(instellingen))
    app.logger = logging.getLogger("portal")
    instellingen.instance.mkdir(parents=True, exist_ok=True)
    _database(app)
    _web(app)
    for blueprint in SLICES:
        app.register_blueprint(blueprint)
    registreer_menu(app, *MENU)
    registreer_dossiers(app, AanvragenVanClienten())
    registreer_wijzers(app, *DOSSIERS)
    registreer_termijneinden(app, list_einden, list_bezwaareinden, list_briefeinden)
    registreer_geschiedenis(app, lees_geschiedenis)
    registreer_bezwaren(app, OpenBezwaren())
    registreer_trajecten(app, AfgerondeTrajecten())
    registreer_proeftuinen(app, list_merken)
    registreer_dialogen(app, wijs_naar_dialoog)
    registreer_voorbeeldbronnen(
        app, TOEKENNING_VOORBEELDEN, TRAJECT_VOORBEELDEN, DIALOOG_VOORBEELDEN
    )
    _taken(app)
    registreer_herinneringen(app, *HERINNERINGEN)
    for opdracht in OPDRACHTEN:
        app.cli.add_command(opdracht)
    _lagen(app, instellingen)
    return app


def _taken(app: Flask) -> None:
    """Say what the worker does by itself, and when."""
    registreer_taak(app, "verzend-mail", berichten_commands.verzend, elke_minuut())
    registreer_taak(app, "maak-rapporten", rapportopdracht.maak_gevraagde, elke_minuut())
    registreer_taak(app, "verwerk-termijnen", systeem.verwerk_verstreken_termijnen, elke_dag(4))
    registreer_taak(app, "verwerk-toekenningen", toekenning_commands.verwerk, elke_dag(4, 15))
    registreer_taak(app, "vernieuw-trajectbeurten", beurten.vernieuw_beurten, elke_dag(4, 45))
    registreer_taak(app, "werk-plancijfers-bij", plan_commands.werk_bij, elke_dag(3, 15))
    registreer_taak(app, "werk-afdoeningen-bij", afdoeningen.werk_afdoeningen_bij, elke_dag(4, 50))
    registreer_taak(app, "tel-zorgkantoren", eigentellingen.tel_zorgkantoren, elke_dag(3, 30))
    registreer_taak(app, "verwerk-dialogen", dialoog_commands.verwerk, elke_dag(4, 40))
    registreer_taak(app, "verwerk-herinneringen", herinneren.herinner, elke_dag(5))
    registreer_taak(app, "verzend-bundels", bundelen.bundel, elke_werkdag(7))
    registreer_taak(app, "maak-spiegel", spiegel_commands.maak_van_vorig_jaar, elke_dag(3))
    registreer_taak(app, "clean-sessions", commands.ruim_op, elke_dag(4, 30))


def _flask_config(instellingen: Instellingen) -> dict[str, object]:
    return {
        "SECRET_KEY": instellingen.sleutels.geheim,
        "TESTING": instellingen.profiel == "test",
        "PROPAGATE_EXCEPTIONS": False,
        "MAX_CONTENT_LENGTH": instellingen.max_verzoek_bytes,
        "MAX_FORM_MEMORY_SIZE": instellingen.max_verzoek_bytes,
        "ARGON2_TIME_COST": instellingen.wachtwoord.rondes,
        "ARGON2_MEMORY_KIB": instellingen.wachtwoord.geheugen_kib,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "SQLALCHEMY_DATABASE_URI": instellingen.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": _motor_opties(instellingen.database_url),
    }


def _motor_opties(url: str) -> dict[str, object]:
    opties: dict[str, object] = {"hide_parameters": True, "pool_size": 10, "pool_timeout": 5}
    if make_url(url).get_backend_name() == "postgresql":
        opties |= {"pool_pre_ping": True, "connect_args": {"connect_timeout": 5}}
    return opties


def _database(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(
        app,
        db,
        directory=str(WORTEL / "migrations"),
        render_as_batch=True,
        compare_type=True,
    )
    with app.app_context():
        bereid_motor_voor(db.engine)


def _web(app: Flask) -> None:
    jinja.richt_in(app)
    app.jinja_env.globals.update(eenmalig=idempotency.nieuw_nummer)
    errors.richt_in(app)
    app.before_request(_begin_verzoek)
    sessions.richt_in(app)
    host.richt_in(app)
    inputs.richt_in(app)
    csrf.init_app(app)
    bewaking.richt_in(app)
    app.after_request(_einde_verzoek)


def _begin_verzoek() -> None:
    g.verzoek_id = uuid.uuid4().hex
    g.begonnen = time.perf_counter()


def _einde_verzoek(antwoord: Response) -> Response:
    antwoord.headers["X-Request-Id"] = g.verzoek_id
    logs.log_verzoek(antwoord.status_code, round((time.perf_counter() - g.begonnen) * 1000))
    return antwoord


def _lagen(app: Flask, instellingen: Instellingen) -> None:
    """Wrap the application; what stands last sees the request first."""
    static_files.richt_in(app)
    if instellingen.vertrouwde_proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # Flask's own way to wrap
            app.wsgi_app, x_for=instellingen.vertrouwde_proxies, x_proto=1, x_host=0
        )
    app.wsgi_app = VeiligeKoppen(app.wsgi_app, https=instellingen.https)  # type: ignore[method-assign] # Flask's own way to wrap
