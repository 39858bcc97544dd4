"""Texts as tokens."""

from __future__ import annotations

import pytest

from careerdata.lexicon.lexer import lex, lex_parts

TOKENS = [
    ("Full-stack developer (C++)", "Full - stack developer ( C + + )"),
    ("45 000 € p.a.", "45 000|€|p|.|a|."),
    ("2024 100 000", "2024|100 000"),
    ("R&D in 2.0", "R & D in 2.0"),
    ("DevOps in Zürich", "DevOps in Zürich"),
    ("A\nB", "A B"),
    ("", ""),
]


@pytest.mark.parametrize(("text", "tokens"), TOKENS)
def test_a_text_is_words_numbers_and_signs(text: str, tokens: str) -> None:
    assert lex(text).written == (tokens.split("|") if "|" in tokens else tokens.split())


PARTS = [
    ("DevOpsA$118,000", "Dev Ops A $ 118,000"),
    ("50kEUR", "50 k EUR"),
    ("Zürich", "Zürich"),
    ("Año", "Año"),
    ("A\n\tB", "A|\n|\t|B"),
]


@pytest.mark.parametrize(("text", "tokens"), PARTS)
def test_words_that_were_glued_are_parted(text: str, tokens: str) -> None:
    assert lex_parts(text).written == (tokens.split("|") if "|" in tokens else tokens.split())


def test_a_token_knows_its_place() -> None:
    text = "L’équipe  gagne 1 234,50 €"
    tokens = lex(text)
    places = zip(tokens.starts, tokens.ends, strict=True)
    assert [text[start:end] for start, end in places] == tokens.written
    assert tokens.folded[1] == "'"
