"""Commands for the operator: the first organisation, the demo accounts, the access table."""

import json
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.domain.bevoegdheid import OrganisatieSoort, Rol
from portal.platform import clock
from portal.platform.database import db
from portal.platform.settings import WORTEL, huidige_instellingen
from portal.platform.transactions import begin_schrijven
from portal.platform.web.host import absolute_url
from portal.toegang import actions, queries
from portal.toegang.demo import list_demo_accounts
from portal.toegang.models import Gebruiker, Organisatie, RolToekenning
from portal.toegang.policy import policy_csv

POLICY = WORTEL / "docs" / "policy.csv"


@click.command("eerste-organisatie")
@click.option("--organisatie", required=True, help="Name of the organisation that runs the portal.")
@click.option("--naam", required=True, help="Name of the first functioneel beheerder.")
@click.option("--email", required=True, help="E-mail address, which is the user name.")
@with_appcontext
def eerste_organisatie(organisatie: str, naam: str, email: str) -> None:
    """Add the organisation that runs the portal, once; print the link for its beheerder."""
    begin_schrijven()
    if any(rij.soort is OrganisatieSoort.PORTAAL for rij in queries.list_organisaties()):
        raise click.ClickException("there is a portal organisation already")
    nu = clock.now()
    portaal = Organisatie(soort=OrganisatieSoort.PORTAAL, naam=organisatie, aangemaakt_op=nu)
    beheerder = Gebruiker(
        organisatie_id=portaal.id,
        email=queries.normaliseer(email),
        naam=naam,
        rollen=[RolToekenning(rol=Rol.FUNCTIONEEL_BEHEERDER)],
    )
    token = actions.eerste_beheerder(portaal, beheerder, op=nu)
    db.session.commit()
    with current_app.test_request_context():
        click.echo(absolute_url("toegang.uitnodiging", token=token))


@click.command("demo-accounts")
@click.option("--json", "als_json", is_flag=True, help="Write them as JSON.")
@with_appcontext
def demo_accounts(*, als_json: bool) -> None:
    """List organisation, role, user name and password of the demo accounts."""
    if not huidige_instellingen().demo:
        raise click.ClickException("demo accounts exist only in demo mode")
    accounts = list(list_demo_accounts())
    if als_json:
        click.echo(json.dumps(accounts, ensure_ascii=False, indent=2))
        return
    for account in accounts:
        click.echo("  ".join(str(waarde) for waarde in account.values()))


@click.command("policy")
@click.argument("bestand", type=click.Path(path_type=Path), default=POLICY)
@with_appcontext
def policy(bestand: Path) -> None:
    """Write the access rules of every page to docs/policy.csv."""
    bestand.write_text(policy_csv(current_app), encoding="utf-8")
    click.echo(f"{bestand.name} geschreven")
