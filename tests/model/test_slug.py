"""Slugs, as data-model.md and the words of real guides ask for them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.model.slug import slugify


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("3Blue1Brown", "3blue1brown"),
        ("CI/CD for ML", "ci-cd-for-ml"),
        ("Andrew Ng's Coursera Specializations", "andrew-ngs-coursera-specializations"),
        ("Andrew Ng’s Coursera Specializations", "andrew-ngs-coursera-specializations"),
        ("Head of AI / ML Director", "head-of-ai-ml-director"),
        ("  -- Remote (Europe) ", "remote-europe"),
        ("snake_case", "snake-case"),
        ("fast.ai", "fast-ai"),
        ("Straße", "strasse"),
        ("Ingénieur d’études", "ingenieur-detudes"),
        ("Ingénieur", "ingenieur"),
        ("São Paulo", "sao-paulo"),
        ("Coursera™ Plus", "coursera-plus"),
        ("ﬁnance", "finance"),
        ("Разработчик ПО", "разработчик-по"),
        ("データサイエンティスト", "データサイエンティスト"),
        ("हिन्दी शिक्षक", "हिन्दी-शिक्षक"),
        ("100 000 €", "100-000"),
        ("🚀", ""),
        ("'", ""),
        ("", ""),
    ],
)
def test_a_name_becomes_its_slug(name: str, slug: str) -> None:
    assert slugify(name) == slug


def test_a_composed_and_a_decomposed_letter_give_the_same_slug() -> None:
    assert slugify("e\u0301tude") == slugify("\u00e9tude") == "etude"


@given(st.text())
def test_the_slug_of_a_slug_is_itself(name: str) -> None:
    assert slugify(slugify(name)) == slugify(name)


@given(st.text())
def test_a_slug_has_no_white_space_and_no_dash_at_its_ends(name: str) -> None:
    slug = slugify(name)
    assert slug == slug.strip("-")
    assert not any(character.isspace() for character in slug)
