"""The browser of the tests sees what breaks the house rules, and reads forms as they are sent."""

import pytest

from tests.page import keur, lees

GOED = """<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><h1>Proef</h1>
<form method="post" action="/x"><input type="hidden" name="csrf_token" value="t">
<label for="a">A</label><input id="a" name="a" value="1"><br>
<label><input type="radio" name="r" value="x"> X</label>
<label><input type="radio" name="r" value="y" checked> Y</label>
<label for="s">S</label><select id="s" name="s"><option value="1">1</option><option value="2">2</option></select>
<label for="t">T</label><textarea id="t" name="t">regel
twee</textarea><button name="knop" value="bewaar">Bewaar</button></form></body></html>"""


def test_een_goede_pagina_en_haar_formulier():
    document = lees(GOED)
    (formulier,) = document.formulieren
    assert keur(document) == []
    assert (formulier.actie, formulier.methode, formulier.knoppen) == (
        "/x",
        "post",
        {"bewaar": "knop"},
    )
    assert formulier.velden == {
        "csrf_token": ["t"],
        "a": ["1"],
        "r": ["y"],
        "s": ["1"],
        "t": ["regel\ntwee"],
    }


@pytest.mark.parametrize(
    ("oud", "nieuw", "fout"),
    [
        ("<h1>Proef</h1>", "", "one h1 expected: []"),
        ("</h1>", "</h1><h1>Nog een</h1>", "one h1 expected: ['Proef', 'Nog een']"),
        ("<title>Proef</title>", "", "no title"),
        ('lang="nl"', 'lang="en"', "lang is 'en'"),
        ('for="t"', 'for="a"', "field without label: {'id': 't', 'name': 't'}"),
        ("</h1>", '</h1><p id="a"></p>', "id twice: a"),
        ("</h1>", '</h1><label for="weg">Weg</label>', "label without field: weg"),
        ("</h1>", '</h1><p style="color: red"></p>', "inline style on p"),
        ("</h1>", "</h1><style></style>", "inline style on style"),
        ("</h1>", '</h1><script src="x.js">alert(1)</script>', "inline script"),
        ("</h1>", "</h1><script></script>", "script without src"),
        ("</h1>", '</h1><a href="/" onclick="x()">x</a>', "inline handler on a"),
        ("</h1>", '</h1><a href=" JavaScript:x()">x</a>', "script in a link"),
    ],
)
def test_elke_fout_valt_op(oud, nieuw, fout):
    assert fout in keur(lees(GOED.replace(oud, nieuw, 1)))
