"""Contract for import-linter: what belongs to one slice stays with that slice.

`routes` and `forms` are imported by their own slice and by the factory only. `models` of another
slice are imported by `models`, `queries` and `actions` (foreign keys and joins), never by its
pages, forms or letters: those ask the queries.
"""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output

EIGEN = frozenset({"routes", "forms"})
MODELLEN = "models"
PAGINAKANT = frozenset({"routes", "forms", "letters"})


def slice_en_deel(module: str) -> tuple[str, str]:
    """Split `portal.aanvraag.routes.lijst` into its slice and its part: aanvraag and routes."""
    delen = [*module.split("."), "", ""]
    return delen[1], delen[2]


def is_inbreuk(importeur: str, doel: str) -> bool:
    """Say whether an import between two slices takes what the other keeps for itself."""
    van_slice, van_deel = slice_en_deel(importeur)
    naar_slice, naar_deel = slice_en_deel(doel)
    if van_slice == naar_slice:
        return False
    return naar_deel in EIGEN or (naar_deel == MODELLEN and van_deel in PAGINAKANT)


class SliceBezit(Contract):
    """Keep routes, forms and models of a slice to the slice that owns them."""

    type_name = "slice_bezit"
    technical = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """List every import that crosses a border."""
        del verbose
        modules = sorted(m for m in graph.modules if m.startswith("portal."))
        inbreuken = [
            f"{importeur} -> {doel}"
            for importeur in modules
            if not self._is_technisch(importeur)
            for doel in sorted(graph.find_modules_directly_imported_by(importeur))
            if doel.startswith("portal.") and not self._is_technisch(doel)
            if is_inbreuk(importeur, doel)
        ]
        return ContractCheck(kept=not inbreuken, metadata={"inbreuken": inbreuken})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print what crosses."""
        for inbreuk in check.metadata["inbreuken"]:
            output.print_error(f"  {inbreuk}")

    def _is_technisch(self, module: str) -> bool:
        return any(f"{module}.".startswith(f"{naam}.") for naam in self.technical)  # type: ignore[attr-defined]
