"""What happened to a dialoog, in words."""

from collections.abc import Sequence
from datetime import date

from portal.dialoog.models import Dialoog, Dialooggebeurtenis
from portal.dialoog.queries.teksten import dialoogtekst
from portal.platform.web.texts import datum, opsomming
from portal.toegang.tijdlijn import Gebeurd, list_gebeurd


def list_gebeurtenissen(dialoog: Dialoog) -> Sequence[Gebeurd]:
    """Give what happened to a dialoog, newest first."""
    return list_gebeurd(Dialooggebeurtenis, Dialooggebeurtenis.dialoog_id == dialoog.id, _titel)


def _titel(rij: Dialooggebeurtenis) -> str:
    gegevens = rij.gegevens
    zonder = gegevens.get("zonder")
    if isinstance(zonder, list) and zonder:
        partijen = opsomming([dialoogtekst("partij_klein", str(partij)) for partij in zonder])
        return dialoogtekst("gebeurtenis", "gereed_zonder", zonder=partijen)
    return dialoogtekst(
        "gebeurtenis",
        rij.soort,
        van=_dag(gegevens.get("van")),
        naar=_dag(gegevens.get("naar")),
        ronde=gegevens.get("ronde", ""),
        de_partij=dialoogtekst("partij_de", str(gegevens.get("partij", "cce"))),
    )


def _dag(waarde: object) -> str:
    return datum(date.fromisoformat(waarde)) if isinstance(waarde, str) else ""
