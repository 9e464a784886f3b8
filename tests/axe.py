"""Run axe on a page and write what it finds so that it can be mended."""

from pathlib import Path

from playwright.sync_api import Page

AXE = (Path(__file__).resolve().parent / "assets" / "axe.min.js").read_text(encoding="utf-8")
NORMEN = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "EN-301-549"]


def overtredingen(page: Page) -> list[str]:
    """List what axe finds: rule, help and the elements, one line each."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    regels = page.evaluate(
        "normen => axe.run(document,"
        " {runOnly: {type: 'tag', values: normen}, resultTypes: ['violations']})"
        ".then(uitslag => uitslag.violations)",
        NORMEN,
    )
    return [
        f"{regel['id']}: {regel['help']} | {' | '.join(str(n['target'][0]) for n in regel['nodes'])}"
        for regel in regels
    ]
