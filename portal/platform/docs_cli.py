"""Command that writes the documents generated from the domain."""

import click

from portal.domain.procedure.documentatie import bevoegdheden_markdown, toestanden_markdown
from portal.platform.settings import WORTEL

DOCS = WORTEL / "docs"
GENERATED = {
    "toestanden.md": toestanden_markdown,
    "bevoegdheden.md": bevoegdheden_markdown,
}


@click.command("docs", help="Write the generated documents.")
def docs() -> None:
    """Write every generated document below docs/."""
    for name, render in GENERATED.items():
        (DOCS / name).write_text(render(), encoding="utf-8")
        click.echo(f"docs/{name}")
