"""Addresses: which can be followed, which were meant to be, and which lead to the same page."""

from __future__ import annotations

import pytest

from careerdata.notation.address import is_meant_for_web, page_of, problem_of


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/",
        "HTTPS://Example.org/Learn?page=2#top",
        "https://sub.example-site.co.uk:8080/a/b",
        "https://münchen.example/über",
        "https://example.org?q=1",
        "https://example.org/a|b",
        "https://example.org./a",
        "https://reader@example.org/a",
        "http://192.168.0.1/a",
        "http://[2001:db8::1]/a",
        " https://example.org\n",
    ],
)
def test_an_address_of_the_web_has_no_problem(address: str) -> None:
    assert problem_of(address) is None


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("https://exa mple.org", "space"),
        ("https://example.org/a b", "space"),
        ("https://example.org/a\tb", "space"),
        ("www.example.org", "no-scheme"),
        ("example.org/learn", "no-scheme"),
        ("example.org:8080/learn", "no-scheme"),
        ("/learn", "no-scheme"),
        ("#top", "no-scheme"),
        ("https//example.org", "no-scheme"),
        ("javascript:alert(1)", "other-scheme"),
        ("ftp://example.org/a", "other-scheme"),
        ("htps://example.org", "other-scheme"),
        ("https:/example.org", "other-scheme"),
        ("mailto:a@example.org", "other-scheme"),
        ("https://", "no-host"),
        ("https:///learn", "no-host"),
        ("https://?q=1", "no-host"),
        ("https://example..org", "bad-host"),
        ("https://-example.org", "bad-host"),
        ("https://weld%20guru.org", "bad-host"),
        ("https://weld", "bad-host"),
        ("https://localhost:8000/a", "bad-host"),
        ("https://example.org:port/a", "bad-host"),
        ('https://example.org/"a"', "bad-sign"),
        ("https://example.org/<id>", "bad-sign"),
        ("https://example.org\\a", "bad-host"),
    ],
)
def test_what_cannot_be_followed_is_told_why(address: str, problem: str) -> None:
    assert problem_of(address) == problem


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("https://example.org", True),
        ("https://exa mple.org", True),
        ("htps://example.org", True),
        ("htpp:/example.org", True),
        ("http//example.org", True),
        ("www.example.org", True),
        ("/learn", False),
        ("learn.html", False),
        ("mailto:a@example.org", False),
        ("ftp://example.org", False),
        ("javascript:alert(1)", False),
        ("", False),
    ],
)
def test_a_slip_in_an_address_of_the_web_is_told_from_other_links(
    address: str, meant: bool
) -> None:
    assert is_meant_for_web(address) is meant


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/a", "http://www.Example.org/a/"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a#top", "https://example.org/a"),
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?page=2&utm_source=x", "https://example.org/a?page=2"),
    ],
)
def test_addresses_of_one_page_are_told(first: str, second: str) -> None:
    assert page_of(first) == page_of(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://example.org/a", "https://example.org/b"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/watch?v=1", "https://example.org/watch?v=2"),
        ("https://example.org", "https://example.com"),
    ],
)
def test_addresses_of_two_pages_are_told(first: str, second: str) -> None:
    assert page_of(first) != page_of(second)
