"""Every address that the overview links to is a page of the portal."""

import uuid

import pytest

from portal.overzicht.adressen import Lijst, Plek, mutatie, versie

ID = uuid.UUID(int=1)


@pytest.mark.parametrize(
    ("adres", "endpoint"),
    [
        (Plek.CLIENT.van(ID), "clienten.client"),
        (Plek.AANVRAAG.van(ID), "aanvraag.taken"),
        (Plek.AANVULLING.van(ID), "aanvraag.aanvulling"),
        (Plek.BIJSTELLEN.van(ID), "aanvraag.bijstellen"),
        (Plek.ONDERTEKENEN.van(ID), "aanvraag.ondertekenen"),
        (Plek.BESCHIKKING.van(ID), "beoordeling.beschikking"),
        (Plek.DOSSIER.van(ID), "beoordeling.dossier"),
        (versie(Plek.AANVRAAG, ID, 2), "aanvraag.versie"),
        (versie(Plek.DOSSIER, ID, 2), "beoordeling.dossier_versie"),
        (Lijst.AANVRAGEN.value, "aanvraag.lijst"),
        (Lijst.NIEUWE_AANVRAAG.value, "aanvraag.nieuw"),
        (Lijst.NIEUWE_GROEPSAANVRAAG.value, "aanvraag.nieuw_leden"),
        (mutatie(ID), "toekenning.mutatie_aanvragen"),
        (Plek.GROEP.van(ID), "clienten.groep"),
        (Plek.TOEKENNING.van(ID), "toekenning.toekenning"),
        (Plek.TOEKENNINGSBRIEF.van(ID), "toekenning.brief"),
        (Lijst.TOEKENNINGEN.value, "toekenning.lijst"),
        (Lijst.WERKVOORRAAD.value, "beoordeling.werkvoorraad"),
    ],
)
def test_elk_adres_is_een_pagina(app, adres, endpoint):
    assert app.url_map.bind("").match(adres)[0] == endpoint
