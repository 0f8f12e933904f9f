"""Whose name it may be: what people write for their own, and what a family shares."""

import pytest

from contact.records.same_name import is_same_name

ONE = [
    ("M", "Maria Gonzalez"),
    ("M. G.", "Maria Gonzalez"),
    ("M. Gonzalez", "Maria Gonzalez"),
    ("Maria Gonzales", "Maria Gonzalez"),
    ("maria gonzalez-ruiz", "Maria Gonzalez"),
    ("Gonzalez, Maria", "Maria Gonzalez"),
    ("Gonzalez Maria", "Maria Gonzalez"),
    ("MARÍA GONZÁLEZ", "maria gonzalez"),
    ("Maria", "Maria Gonzalez"),
    ("Maria L. Gonzalez", "Maria Gonzalez"),
    ("M. Gonzales", "Maria Gonzalez-Ruiz"),
    ("Mary-Ann Smith", "Maryann Smith"),
    ("J.R. Smith", "John Robert Smith"),
    ("O'Brien, P", "Patrick O’Brien"),
    ("OBrien, P", "Patrick O’Brien"),
    ("Gonzalez-Ruiz, M.", "maria gonzalez"),
    ("Kim", "KIM "),
    ("🙏", "🙏"),
    ("李明", "李明"),
    ("Maria del Carmen Gonzalez", "Maria Gonzalez"),
    ("John Smith Jr.", "Smith, John Jr"),
    ("John Smith Jr.", "Smith Jr., John"),
    ("Ann & Bob Lee", "Bob & Ann Lee"),
    ("Jean-Luc Picard", "J.-L. Picard"),
    ("Maria Ruiz", "Maria Gonzalez Ruiz"),
    ("Maria G", "Maria Gonzalez"),
    ("Nguyễn Thị Hoa", "Hoa Nguyen Thi"),
    ("Müller, Eva", "Eva Mueller"),
    ("de la Cruz, Ana", "Ana Delacruz"),
]  # fmt: skip
TWO = [
    ("John Smith", "Mary Smith"),
    ("Ann", "Bob"),
    ("Maria Gonzalez", "Mario Gonzalez"),
    ("Paul Lee", "Paula Lee"),
    ("Daniel Roy", "Danielle Roy"),
    ("John Smith", "John Smith Jr."),
    ("John Smith Sr.", "John Smith Jr."),
    ("Ann & Bob Lee", "Ann Lee"),
    ("Ann Lee for Leo Lee", "Ann Lee"),
    ("Mr. Smith", "Mrs. Smith"),
    ("Smith", "Mary Smith"),
    ("Maria L Gonzalez", "Maria T Gonzalez"),
    ("Maria Gonzalez", "Maria Hill"),
    ("Ann Hill", "Ann Hall"),
    ("Eva Ruiz", "Ava Ruiz"),
    ("Maria Gonzalez (for my mother)", "Maria Gonzalez"),
    ("", "Ann"),
    ("", "A"),
    ("🙏", "🌸"),
    ("Ann Smith", "Mary Ann Smith"),
    ("J Smith", "M Smith"),
    ("李明", "李华"),
    ("Ana Ruiz", "Ann Ruiz"),
    ("Marta Gonzalez", "Maria Gonzalez"),
    ("Lee Kim", "Kim Ann Lee"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), ONE)
def test_one_person_writes_their_name_in_many_ways(one, other):
    assert is_same_name(one, other)
    assert is_same_name(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_relatives_are_not_taken_for_one(one, other):
    assert not is_same_name(one, other)
    assert not is_same_name(other, one)
