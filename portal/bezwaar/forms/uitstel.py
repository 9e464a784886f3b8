"""Forms on a later decision: verdagen, and uitstel with consent."""

from portal.bezwaar.actions.uitstel import Afspraak
from portal.bezwaar.forms.onderzoekvelden import IN_BRIEF, dag, keuze, tekst
from portal.domain.procedure.bezwaaruitstel import Instemming
from portal.platform.forms import VersieFormulier


class Verdaagformulier(VersieFormulier):
    """Why deciding takes six weeks more."""

    reden = tekst("Waarom duurt het langer?", IN_BRIEF)


class Uitstelformulier(VersieFormulier):
    """Until when, why, and who agreed."""

    nieuwe_datum = dag("Nieuwe beslisdatum", "De dag die u met elkaar afsprak.")
    instemming = keuze("Wie stemde in?", "instemming", "Kies wie instemde.")
    ingestemd_op = dag("Op welke dag was de instemming er?")
    reden = tekst("Waarom duurt het langer?", IN_BRIEF)

    def afspraak(self) -> Afspraak:
        """Give what was agreed."""
        assert self.nieuwe_datum.data is not None
        assert self.ingestemd_op.data is not None
        return Afspraak(
            tot=self.nieuwe_datum.data,
            instemming=Instemming(self.instemming.data),
            ingestemd_op=self.ingestemd_op.data,
        )
