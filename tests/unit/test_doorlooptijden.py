"""One definition of lead time: how it is added up, and the same words wherever it is shown."""

from collections import Counter
from fractions import Fraction

from portal.domain.spiegel import Maat
from portal.domain.statistiek import Doorlooptijd, Doorlooptijden
from portal.monitoring.queries.definities import NIEUWSTE, get_definities
from portal.platform.dated_files import read_toml
from portal.spiegel.queries.maten import load_maten, nieuwste_versie


def test_stilstand_telt_niet_in_de_doorlooptijd_en_staat_apart():
    samen = Doorlooptijden()
    samen.tel_mee(Doorlooptijd(dagen=50, dagen_stil=20, op_tijd=True), 2)
    samen.tel_mee(Doorlooptijd(dagen=40, dagen_stil=0, op_tijd=True))
    samen.tel_mee(Doorlooptijd(dagen=90, dagen_stil=4, op_tijd=False))
    assert (samen.dagen, samen.stil) == (Counter({30: 2, 40: 1, 86: 1}), Counter({20: 2, 4: 1}))
    assert (samen.aantal, samen.mediaan, samen.p90) == (4, 30, 86)
    assert (samen.met_stilstand, samen.mediaan_stil) == (3, 20)
    assert samen.aandeel_binnen == Fraction(3, 4)


def test_van_niets_is_er_geen_getal():
    leeg = Doorlooptijden()
    assert (leeg.aantal, leeg.mediaan, leeg.p90, leeg.mediaan_stil) == (0, None, None, None)
    assert leeg.aandeel_binnen == 0


def test_rapport_stuurpagina_en_spiegel_zeggen_hetzelfde():
    """The mirror has no share in time, so it leaves out the last sentence only."""
    definitie = get_definities().doorlooptijd["definitie"]
    spiegel = load_maten(nieuwste_versie())[Maat.DOORLOOPTIJD].definitie
    laatste = "Op tijd is verstuurd op of voor de beslisdatum."
    assert definitie == f"{spiegel} {laatste}"
    assert get_definities().doorlooptijd["uitleg"].startswith(f"{definitie} ")


def test_volledig_is_het_gevraagde_bedrag_per_jaar_en_zo_staat_het_overal():
    """A shorter looptijd or fewer hours at the same amount is not a part (docs/adr/0011)."""
    volledig = "het bedrag per jaar is toegekend dat is gevraagd, of meer. "
    volledig += "Ook als de looptijd korter is of het aantal uren lager."
    deels = "lager bedrag per jaar"
    maten = {maat.id: maat.uitleg for maat in get_definities().maten}
    assert volledig in maten["volledig"]
    assert deels in maten["deels"]
    assert volledig in load_maten(nieuwste_versie())[Maat.UITKOMSTEN].definitie
    assert deels in read_toml("teksten/sturing.toml")["tabel"]["per_profiel"]["definitie"]


def test_de_spiegel_zegt_dat_bijstellen_meetelt():
    definitie = load_maten(nieuwste_versie())[Maat.UITKOMSTEN].definitie
    assert "bij te stellen telt ook mee" in definitie
    assert "Eén aanvraag kan zo twee keer tellen" in definitie
    assert "bij te stellen" not in load_maten("2026-3")[Maat.UITKOMSTEN].definitie


def test_een_oud_rapport_houdt_zijn_eigen_woorden():
    oud = get_definities("2026-1")
    assert NIEUWSTE == "2026-4" == get_definities().versie
    assert oud.doorlooptijd["uitleg"].startswith("Het aantal dagen van de dag van ontvangst tot ")
    assert oud.doorlooptijd["definitie"] == ""
    assert load_maten("2026-1")[Maat.DOORLOOPTIJD].definitie.endswith("bij de uitkomsten.")
    assert Maat.STILSTAND not in load_maten("2026-1")
