"""Inputs of the rekentool for tests: strategies, and input with exactly given meerzorguren."""

from fractions import Fraction

from hypothesis import strategies as st

from portal.domain.rekentool import Rekeninvoer
from portal.platform.reference_data import get_referentietabel

TABELLEN = [get_referentietabel(jaar)[0] for jaar in (2025, 2026)]
PRESTATIES = [
    (tabel, b, p)
    for tabel in TABELLEN
    for b in tabel.bekostiging.values()
    for p in b.prestaties.values()
]

prestaties = st.sampled_from(PRESTATIES)
seconden = st.integers(0, 400 * 3600).map(lambda s: Fraction(s, 3600))
korte_uren = st.fractions(min_value=0, max_value=40, max_denominator=10_000)
tarieven = st.integers(1, 10_000).map(lambda n: Fraction(n, 10_000))
euros = st.one_of(st.just(Fraction(0)), st.integers(0, 10_000_000).map(lambda c: Fraction(c, 100)))


@st.composite
def gevallen(draw):
    """A table with an input it can calculate."""
    tabel, bekostiging, prestatie = draw(prestaties)
    invoer = Rekeninvoer(
        zzp=bekostiging.zzp,
        dagbesteding_ja=prestatie.dagbesteding,
        behandeling_ja=prestatie.behandeling,
        tarief=draw(tarieven),
        wonen=draw(seconden),
        dagbesteding=draw(korte_uren),
        nachtzorg=draw(korte_uren),
        behandelaren=draw(korte_uren),
        min_uren=draw(korte_uren),
        context_uren_jaar=draw(seconden),
        context_totaal=draw(euros),
    )
    return tabel, invoer


def met_meerzorg(bekostiging, prestatie, meerzorg, **velden):
    """Input whose meerzorguren are exactly the given hours."""
    indirect = bekostiging.uren * bekostiging.aandeel_indirect
    return Rekeninvoer(
        zzp=bekostiging.zzp,
        dagbesteding_ja=prestatie.dagbesteding,
        behandeling_ja=prestatie.behandeling,
        wonen=Fraction(meerzorg) + prestatie.uren - indirect,
        **({"tarief": Fraction(1)} | velden),
    )
