"""The form that holds for a dialoog: its fixed points, and the items of the plan."""

from portal.dialoog.models import Dialoog
from portal.domain.meerzorgplan import Agendaonderdeel, Plankader
from portal.platform.framework_data import get_plankader


def kader_van_dialoog(dialoog: Dialoog) -> Plankader:
    """Give the version in force on the day of a dialoog.

    A dialoog of before the first version, from before the portal, has the first.
    """
    return get_plankader.op_of_eerste(dialoog.dag)


def list_agenda(dialoog: Dialoog) -> tuple[Agendaonderdeel, ...]:
    """Give the five points of a dialoog in order.

    Bron: [meerzorgplan] agenda.
    """
    return kader_van_dialoog(dialoog).agenda
