"""The Czech vocative, as a careful Czech would write it."""

from __future__ import annotations

import pytest

from tactful.letters.conventions import conventions
from tactful.letters.greetings import salutation, salutations
from tactful.letters.vocative import Gender, vocative

MEN = """
Novák Nováku, Svoboda Svobodo, Novotný Novotný, Dvořák Dvořáku, Černý Černý, Procházka Procházko, Kučera Kučero,
Veselý Veselý, Horák Horáku, Němec Němče, Pokorný Pokorný, Pospíšil Pospíšile, Marek Marku, Hájek Hájku, Jelínek
Jelínku, Král Králi, Růžička Růžičko, Beneš Beneši, Fiala Fialo, Sedláček Sedláčku, Doležal Doležale, Zeman
Zemane, Kolář Koláři, Navrátil Navrátile, Čermák Čermáku, Vaněk Vaňku, Urban Urbane, Blažek Blažku, Kříž Kříži,
Kovář Kováři, Kratochvíl Kratochvíle, Bartoš Bartoši, Vlček Vlčku, Polák Poláku, Musil Musile, Kopecký Kopecký,
Šimek Šimku, Konečný Konečný, Malý Malý, Čech Čechu, Štěpánek Štěpánku, Staněk Staňku, Dostál Dostále, Soukup
Soukupe, Šťastný Šťastný, Mareš Mareši, Moravec Moravče, Sýkora Sýkoro, Tichý Tichý, Valenta Valento, Vávra
Vávro, Matoušek Matoušku, Bláha Bláho, Ševčík Ševčíku, Bureš Bureši, Hruška Hruško, Mašek Mašku, Pavlík Pavlíku,
Dušek Dušku, Hrubý Hrubý, Havlíček Havlíčku, Janda Jando, Macháček Macháčku, Liška Liško, Říha Řího, Krejčí
Krejčí, Bednář Bednáři, Vacek Vacku, Mach Machu, Kadlec Kadleče, Havel Havle, Švec Ševče, Zajíc Zajíci, Janů
Janů, Petrů Petrů, Purkyně Purkyně, Zdeněk Zdeňku, Daněk Daňku, Tůma Tůmo, Hus Huse, Vlk Vlku, Dubček Dubčeku,
Fischer Fischere, Müller Müllere, Wagner Wagnere, Kohout Kohoute, Beran Berane, Vogel Vogele, Schmidt Schmidte,
Nguyen Nguyene, Kennedy Kennedy, Verdi Verdi, Hugo Hugo, Felix Felixi, Klaus Klausi, Jirásek Jirásku, Jan Jane,
Petr Petře, Karel Karle, Pavel Pavle, Jiří Jiří, Tomáš Tomáši, Martin Martine, Jaroslav Jaroslave, Miroslav
Miroslave, Zbyněk Zbyňku, Luděk Luďku, František Františku, Josef Josefe, Václav Václave, Michal Michale, Milan
Milane, Vladimír Vladimíre, Lukáš Lukáši, David Davide, Ladislav Ladislave, Jakub Jakube, Stanislav Stanislave,
Roman Romane, Ondřej Ondřeji, Antonín Antoníne, Radek Radku, Matěj Matěji, Vojtěch Vojtěchu, Daniel Danieli,
Adam Adame, Filip Filipe, Aleš Aleši, Vít Víte, Dominik Dominiku, Alexandr Alexandře, Viktor Viktore, Igor
Igore, Otakar Otakare, Samuel Samueli, Michael Michaeli, Gabriel Gabrieli, Emil Emile, Kamil Kamile, Oldřich
Oldřichu, Ivo Ivo, René René, Honza Honzo, Jirka Jirko, Lev Lve, Alois Aloisi, Bedřich Bedřichu, doktor doktore,
inženýr inženýre, magistr magistře, profesor profesore, docent docente, ředitel řediteli, starosta starosto,
předseda předsedo, soudce soudce, primář primáři, kapitán kapitáne, poslanec poslanče, ministr ministře,
Novák-Dvořák Nováku-Dvořáku
"""
WOMEN = """
Jana Jano, Eva Evo, Marie Marie, Hana Hano, Anna Anno, Lucie Lucie, Kateřina Kateřino, Alena Aleno, Petra Petro,
Zuzana Zuzano, Táňa Táňo, Dagmar Dagmar, Ester Ester, Alice Alice, Nikol Nikol, Miriam Miriam, Žofie Žofie,
Nováková Nováková, Svobodová Svobodová, Černá Černá, Veselá Veselá, Janů Janů, Krejčí Krejčí, doktorka doktorko,
inženýrka inženýrko, ředitelka ředitelko, předsedkyně předsedkyně, vedoucí vedoucí, Nováková-Malá Nováková-Malá
"""


def pairs(text: str) -> list[tuple[str, str]]:
    return [
        (name, form) for name, form in (entry.split() for entry in text.replace("\n", " ").split(",") if entry.strip())
    ]


@pytest.mark.parametrize(("name", "form"), pairs(MEN))
def test_of_a_man(name: str, form: str) -> None:
    assert vocative(name, Gender.MAN, conventions("cs").vocative) == form


@pytest.mark.parametrize(("name", "form"), pairs(WOMEN))
def test_of_a_woman(name: str, form: str) -> None:
    assert vocative(name, Gender.WOMAN, conventions("cs").vocative) == form


@pytest.mark.parametrize(
    ("recipient", "greeting"),
    [
        ("pan Jan Novák", "Vážený pane Nováku,"),
        ("Jan Novák", "Vážený pane Nováku,"),
        ("Jana Nováková", "Vážená paní Nováková,"),
        ("paní Jana Nováková\nMlýnská 4, Brno", "Vážená paní Nováková,"),
        ("MUDr. Jana Svobodová", "Vážená paní doktorko Svobodová,"),
        ("paní doktorka Svobodová", "Vážená paní doktorko Svobodová,"),
        ("Ing. Petr Dvořák, Ph.D.", "Vážený pane inženýre Dvořáku,"),
        ("prof. Ing. Karel Havel", "Vážený pane profesore Havle,"),
        ("Mgr. Tomáš Němec", "Vážený pane Němče,"),
        ("pan ředitel Kolář", "Vážený pane řediteli Koláři,"),
        ("pan ředitel", "Vážený pane řediteli,"),
        ("paní vedoucí Malá", "Vážená paní vedoucí Malá,"),
        ("Jiří Krejčí", "Vážený pane Krejčí,"),
        ("Olga Krejčí", "Vážená paní Krejčí,"),
        ("paní Smith", "Vážená paní Smith,"),
        ("pan John Smith", "Vážený pane Smithi,"),
        ("Jan Karel Novák", "Vážený pane Nováku,"),
        # Who can't be told from the name is greeted without a guess.
        ("Nikola Janů", "Dobrý den,"),
        ("Nguyen Van", "Dobrý den,"),
        ("Novák", "Dobrý den,"),
        ("Jan Nováková", "Dobrý den,"),
        ("", "Dobrý den,"),
        ("Ing.", "Dobrý den,"),
        ("Sever s.r.o.", "Vážení,"),
        ("Jana", "Milá Jano,"),
        ("{x}", "Dobrý den,"),
    ],
)
def test_a_czech_greeting(recipient: str, greeting: str) -> None:
    assert salutation(recipient, "cs") == greeting


def test_the_greeting_is_a_proposal_among_others() -> None:
    assert salutations("Jana Nováková", "cs") == ("Vážená paní Nováková,", "Milá Jano,", "Dobrý den,")
    assert salutations("pan Novák", "cs") == ("Vážený pane Nováku,", "Dobrý den,")
