"""What may be done with a toekenning in which toestand: the table of K01 to K10."""

from dataclasses import dataclass
from typing import Final

from portal.domain.bevoegdheid import Handeling
from portal.domain.procedure.toekenning import ToekenningToestand

_T = ToekenningToestand
VAN_KRACHT: Final = frozenset({_T.TOEKOMSTIG, _T.LOPEND})
BEVESTIGD: Final = frozenset(_T) - {_T.TE_BEVESTIGEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Levensstap:
    """One line of the table.

    Attributes:
        nr: Number in the procedure.
        van: Toestanden in which it can be done; empty where a toekenning begins.
        handelingen: What is done; empty for what happens by itself.
        voorwaarden: Codes of what else is asked.
        gevolg: What becomes of the toekenning.
    """

    nr: str
    van: frozenset[ToekenningToestand]
    handelingen: tuple[Handeling, ...]
    voorwaarden: tuple[str, ...]
    gevolg: str


LEVENSLOOP: Final[tuple[Levensstap, ...]] = (
    Levensstap(
        nr="K01",
        van=frozenset(),
        handelingen=(Handeling.BESLUIT_VASTSTELLEN,),
        voorwaarden=("uitkomst_toekennen", "overlap", "niet_elders"),
        gevolg="toekomstig of lopend; wat loopt wordt vervangen of hersteld",
    ),
    Levensstap(
        nr="K02",
        van=frozenset(),
        handelingen=(Handeling.TOEKENNING_REGISTREREN, Handeling.TOEKENNING_INLEZEN),
        voorwaarden=(),
        gevolg="te_bevestigen",
    ),
    Levensstap(
        nr="K02",
        van=frozenset({_T.TE_BEVESTIGEN}),
        handelingen=(Handeling.TOEKENNING_BEVESTIGEN,),
        voorwaarden=("tweede_persoon",),
        gevolg="naar haar dagen",
    ),
    Levensstap(
        nr="K03",
        van=VAN_KRACHT,
        handelingen=(Handeling.TOEKENNING_EINDE_MELDEN,),
        voorwaarden=("reden", "eerder_dan_einde"),
        gevolg="gelijk; bij overlijden beeindigd zonder besluit",
    ),
    Levensstap(
        nr="K04",
        van=VAN_KRACHT,
        handelingen=(Handeling.TOEKENNING_BEEINDIGEN, Handeling.TOEKENNING_CONTROLEREN),
        voorwaarden=(
            "reden",
            "niet_voor_vandaag_zonder_instemming",
            "tweede_persoon",
            "mandaat",
        ),
        gevolg="beeindigd na de nieuwe laatste dag",
    ),
    Levensstap(
        nr="K05",
        van=BEVESTIGD,
        handelingen=(Handeling.TOEKENNING_INTREKKEN, Handeling.TOEKENNING_CONTROLEREN),
        voorwaarden=("onjuiste_gegevens", "dag_in_looptijd", "tweede_persoon", "mandaat"),
        gevolg="ingetrokken vanaf de dag",
    ),
    Levensstap(
        nr="K06",
        van=frozenset({_T.LOPEND}),
        handelingen=(Handeling.MUTATIE_AANVRAGEN, Handeling.MUTATIE_BEHANDELEN),
        voorwaarden=("groep",),
        gevolg="voor wie iets verandert: beeindigd of vervangen",
    ),
    Levensstap(
        nr="K07",
        van=frozenset({_T.LOPEND}),
        handelingen=(Handeling.VERHUIZING_ONDERTEKENEN,),
        voorwaarden=("vier_handtekeningen", "zorgplan_geheel_over"),
        gevolg="vervangen; de nieuwe loopt tot dezelfde laatste dag",
    ),
    Levensstap(
        nr="K09",
        van=frozenset({_T.LOPEND, _T.AFGELOPEN, _T.BEEINDIGD, _T.VERVANGEN}),
        handelingen=(Handeling.EVALUATIE_VASTLEGGEN,),
        voorwaarden=("binnen_dertig_dagen_voor_einde",),
        gevolg="gelijk, geevalueerd",
    ),
    Levensstap(
        nr="K10",
        van=frozenset({_T.LOPEND}),
        handelingen=(Handeling.AANVRAAG_HER_STARTEN, Handeling.BESLUIT_VASTSTELLEN),
        voorwaarden=("aanleiding_tussentijds", "uitkomst_toekennen"),
        gevolg="vervangen vanaf de nieuwe ingang",
    ),
    Levensstap(
        nr="–",
        van=frozenset({_T.LOPEND}),
        handelingen=(),
        voorwaarden=("laatste_dag_voorbij",),
        gevolg="afgelopen; een bericht zonder bezwaar",
    ),
)


def is_mogelijk_in(toestand: ToekenningToestand, handeling: Handeling) -> bool:
    """Say whether a handeling is possible with a toekenning in a toestand, as far as that decides.

    Bron: [procedure] §0 point 1, §3.
    """
    return any(toestand in stap.van and handeling in stap.handelingen for stap in LEVENSLOOP)
