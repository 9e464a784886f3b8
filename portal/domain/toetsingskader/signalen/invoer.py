"""Signals on completeness and on what was filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from portal.domain.toetsingskader.signalen.signaal import ONBEKEND, UIT, Bevinding, Stand, als
from portal.domain.waarden import is_bsn

if TYPE_CHECKING:
    from portal.domain.toetsingskader.drempels import Drempels
    from portal.domain.toetsingskader.signalen.feiten import Signaalfeiten


def onvolledig(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-ONVOLLEDIG: something required is missing.

    Bron: [processen] A7.
    """
    ontbrekend = feiten.invoer.ontbrekend
    return ONBEKEND if ontbrekend is None else als(ontbrekend, ontbrekend=ontbrekend)


def bsn(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-BSN: the elfproef fails, or the number is all zeros; the number itself is not shown.

    Bron: [rekentool] werkboek par. 2.
    """
    nummer = feiten.invoer.bsn
    if nummer is None:
        return ONBEKEND
    return als(not is_bsn(nummer))


def datums(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-DATUMS: opname on or after the ingang, or ingang before ontvangst.

    Bron: [procedure] §7.1.
    """
    aanvraag = feiten.aanvraag
    ingang, opname = aanvraag.ingangsdatum, aanvraag.opnamedatum
    if ingang is None:
        return ONBEKEND
    opname_laat = opname is not None and opname >= ingang
    te_vroeg = aanvraag.ontvangen_op is not None and ingang < aanvraag.ontvangen_op
    if not (opname_laat or te_vroeg) and (opname is None or aanvraag.ontvangen_op is None):
        return ONBEKEND
    return als(opname_laat or te_vroeg, opname_laat=opname_laat, ingang_te_vroeg=te_vroeg)


def looptijd(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-TERMIJN: the number of months lies outside the limits, which are both allowed.

    Bron: [regeling] §7 and §9; [procedure] §7.1 G5.
    """
    invoer = feiten.invoer
    if invoer.maanden is None or invoer.maanden_van is None or invoer.maanden_tot is None:
        return ONBEKEND
    return als(
        not invoer.maanden_van <= invoer.maanden <= invoer.maanden_tot,
        maanden=invoer.maanden,
        van=invoer.maanden_van,
        tot=invoer.maanden_tot,
    )


def woorden(feiten: Signaalfeiten, _: Drempels) -> Bevinding:
    """SG-WOORDEN: answers are longer than their guideline; it never blocks.

    Bron: [toetsingskader] §7 and the aanvraagformulier.
    """
    te_lang = feiten.invoer.te_lang
    return ONBEKEND if te_lang is None else als(te_lang, vragen=te_lang)


def behandeling_of_dagbesteding(feiten: Signaalfeiten, drempels: Drempels) -> Bevinding:
    """SG-BHDB: behandeling or dagbesteding is not in the prestatie.

    Bron: [toetsingskader] §7.
    """
    invoer, profiel = feiten.invoer, feiten.aanvraag.zorgprofiel
    if profiel in drempels.bhdb_altijd_ja:
        return UIT
    waarden = {"behandeling": invoer.behandeling, "dagbesteding": invoer.dagbesteding}
    if False in waarden.values():
        return Bevinding(Stand.AAN, waarden) if profiel else ONBEKEND
    return ONBEKEND if None in waarden.values() else UIT
