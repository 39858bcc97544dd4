"""Phrases are found as whole words, and anywhere between the letters of a script without spaces."""

from __future__ import annotations

import pytest

from careerdata.lexicon.automaton import Automaton, Phrase
from careerdata.lexicon.reading import Phrases

WORDS = ("年収", "東京", "未経験", "経験", "リーダー", "Python", "pay")
AUTOMATON = Automaton(Phrase(word, "word", word) for word in WORDS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("平均年収は", ["年収"]),
        ("東京で年収500万円", ["東京", "年収"]),
        ("未経験者", ["未経験", "経験"]),
        ("年 収", []),
        ("リーダーになる", ["リーダー"]),
        ("リーダーシップ", []),
        ("Pythonを学ぶ", ["Python"]),
        ("payday", []),
    ],
)
def test_phrases_are_found_in_running_text(text: str, found: list[str]) -> None:
    assert [hit.value for hit in AUTOMATON.find(text)] == found


def test_the_longest_phrase_covers_the_shorter_one_inside_it() -> None:
    phrases = Phrases({"entry": {"ja": ["未経験"]}, "years": {"ja": ["経験"]}})
    assert [place.kind for place in phrases.places_in("未経験の方")] == ["entry"]
    assert phrases.exactly("経験") == ("years",)
