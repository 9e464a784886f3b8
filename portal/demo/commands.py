"""Commands that fill a database: a demonstration, or many rows to measure speed with."""

import time
from datetime import timedelta

import click
import sqlalchemy as sa
from flask.cli import with_appcontext

from portal.demo.bench import maak_dossiers
from portal.demo.bereikbaarheid import bezorg_mails, kies_papier, leg_storing, post_brieven
from portal.demo.bezwaren import bouw_bezwaren
from portal.demo.clienten import bouw_clienten
from portal.demo.dialogen import bouw_dialogen
from portal.demo.einden import bouw_einden
from portal.demo.evaluaties import bouw_evaluaties
from portal.demo.gegevens import moment
from portal.demo.groepen import bouw_groepen
from portal.demo.groepsaanvragen import bouw_groepsaanvragen
from portal.demo.heraanvragen import bouw_heraanvragen
from portal.demo.instroom import bouw_instroom
from portal.demo.meerzorgplannen import bouw_meerzorgplannen
from portal.demo.metingen import bouw_metingen
from portal.demo.monitor import bouw_monitor
from portal.demo.organisaties import bouw_organisaties
from portal.demo.papier import bouw_papier
from portal.demo.proeftuinen import bouw_proeftuinen
from portal.demo.signalen import bouw_signalen
from portal.demo.spiegel import bouw_spiegel
from portal.demo.trajecten import bouw_trajecten
from portal.demo.verhuizingen import bouw_verhuizingen
from portal.demo.verloop import speel_af
from portal.demo.vooraf import bouw_vooraf
from portal.demo.voorbeelden import bouw_voorbeelden
from portal.monitoring.actions.afdoeningen import werk_afdoeningen_bij
from portal.monitoring.actions.eigentellingen import tel_zorgkantoren
from portal.ontwikkeltraject.actions.beurten import vernieuw_beurten
from portal.platform import clock
from portal.platform.database import db
from portal.platform.settings import huidige_instellingen
from portal.platform.transactions import begin_schrijven
from portal.toegang.models import Organisatie

OPBOUW_DAGEN = 200


@click.command("demo-data")
@with_appcontext
def demo_data() -> None:
    """Fill an empty portal with invented organisations, people and dossiers, once."""
    _eis_demo()
    begin_schrijven()
    if _is_gevuld():
        click.echo("demogegevens staan er al")
        return
    click.echo(f"{_vul()} demodossiers gemaakt")


@click.command("bench-data")
@click.option("--dossiers", type=click.IntRange(min=1), required=True, help="How many to add.")
@with_appcontext
def bench_data(dossiers: int) -> None:
    """Add realistic dossiers to a portal with demo data, to measure speed with."""
    _eis_demo()
    if not _is_gevuld():
        raise click.ClickException("run demo-data first")
    begin, rijen = time.perf_counter(), 0
    for rijen in maak_dossiers(dossiers, clock.today()):
        seconden = time.perf_counter() - begin
        click.echo(f"{rijen} rijen, {rijen / seconden:,.0f} per seconde")
    vernieuw_beurten(clock.now())
    click.echo(f"{dossiers} dossiers gemaakt")


def _is_gevuld() -> bool:
    return bool(db.session.scalar(sa.select(sa.exists().where(Organisatie.demo))))


def _vul() -> int:
    """Make everything in one transaction; give the number of dossiers."""
    nu = clock.now()
    begin = moment(clock.local_day(nu), OPBOUW_DAGEN)
    with clock.freeze(begin):
        bezetting = bouw_organisaties(begin)
    with clock.freeze(begin + timedelta(hours=1)):
        clienten = bouw_clienten(bezetting, begin + timedelta(hours=1))
    with clock.freeze(begin + timedelta(hours=2)):
        groepen = bouw_groepen(bezetting, clienten, begin + timedelta(hours=2))
    with clock.freeze(begin + timedelta(hours=3)):
        kies_papier(bezetting, begin + timedelta(hours=3))
    werken = speel_af(bezetting, clienten, nu)
    bouw_groepsaanvragen(bezetting, groepen, nu)
    bouw_instroom(bezetting, groepen, clienten, nu)
    bouw_metingen(bezetting, clienten, nu)
    bouw_vooraf(bezetting, nu)
    bouw_evaluaties(bezetting, nu)
    bouw_heraanvragen(bezetting, nu)
    bouw_verhuizingen(bezetting, nu)
    bouw_einden(bezetting, nu)
    bouw_papier(bezetting, nu)
    bouw_bezwaren(bezetting, nu)
    bouw_trajecten(bezetting, nu)
    bouw_signalen(bezetting, nu)
    bouw_proeftuinen(bezetting, nu)
    bouw_monitor(bezetting, nu)
    bouw_spiegel(nu)
    bouw_voorbeelden(bezetting, nu)
    bouw_meerzorgplannen(bezetting, nu)
    bouw_dialogen(bezetting, nu)
    post_brieven(bezetting, nu)
    bezorg_mails(nu)
    leg_storing(bezetting, nu)
    db.session.commit()
    vernieuw_beurten(nu)
    werk_afdoeningen_bij(nu)
    tel_zorgkantoren(nu)
    return len(werken)


def _eis_demo() -> None:
    if not huidige_instellingen().demo:
        raise click.ClickException("demo data exist only in demo mode")
