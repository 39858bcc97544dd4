"""No word of any language, no currency and no unit stands in the Python that reads guides:
they stand in `schemas/`.

Two kinds of texts are checked, for each may be compared with a guide's text:

- patterns: what a function of `re` gets, and every text that looks like part of a pattern. Group
  names and comments do not count;
- texts in a list, set or tuple, in a comparison, or given to `startswith`, `endswith`, `find` and
  the like.

Codes and signs of currencies are looked for in every text.

Docstrings, messages and keys are English and are not checked. Nor is a text that is a name in this
code or in the schemas: a key, a kind, a field, a group (`kind == "level_pay"`).
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from careerdata.lexicon.schemas import load_yaml, shipped_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

_SOURCE = Path(__file__).parents[1] / "src/careerdata"
_READERS = ("annotate", "extract", "lexicon", "notation", "outline", "parse", "resolve")

ALLOWED = {
    "annotate/entities.py": {"figure"},  # a kind of phrase
    "extract/resources/lines.py": {"com", "net"},  # domains of the Internet
    "extract/pay/run.py": {"one range", "two amounts"},  # words of a message
    "lexicon/knowledge.py": {"und"},  # the code of no known language
    "lexicon/schemas.py": {"true", "false"},  # YAML
    "lexicon/vocabulary.py": {
        "in",
        "sh",
        "men",
        "man",
        "wife",
    },  # endings of feminine and plural nouns, no words
    "notation/experience.py": {"€", "£"},  # before a number that is no experience
    "notation/mojibake.py": {"€", "£", "¥"},  # what garbled characters look like
    "notation/money.py": {"sign", "before", "after"},  # kinds of phrases
    "notation/money_written.py": {"to"},  # the kind of a join, whose words are `joins` in pay.yaml
    "notation/glued_cells.py": {"£", "¥"},  # in the code of a sign: `CA$`
    "notation/money_words.py": {"USD"},  # the unit of the bounds for an amount of unknown currency
    "notation/period.py": {"last"},  # in the name of a group of a pattern
    "notation/quantity.py": {"is", "us"},  # endings of words that are no plurals
    "parse/page.py": {"none"},  # CSS
    "parse/templates.py": {"comment"},  # templates
    "resolve/resource_faults.py": {
        "the link that is published",
        "the entry before",
    },  # words of a message
}
"""By module, the words of some language that are something else where they stand."""
_OF_MARKUP = (
    "parse/html.py",
    "parse/tags.py",
    "parse/markdown.py",
    "parse/page.py",
    "parse/prose.py",
)
"""Their lists and comparisons hold names of HTML elements and Markdown events:
only their patterns are checked.
"""

_METHODS = {
    "startswith",
    "endswith",
    "removesuffix",
    "removeprefix",
    "find",
    "index",
    "count",
    "partition",
    "split",
}
_IN_PATTERN = re.compile(r"\(\?|\\[bswdSWDZA]|\[\^|\]\)?[*+?]|\)[*+?]|\w\|\w")
_NO_WORDS = re.compile(
    r"""  \\N\{[^}]*\} | \\u[0-9a-fA-F]{4} | \\x[0-9a-fA-F]{2} | \\[a-zA-Z] | \(\?P<\w+>? | \(\?P=\w+\) | \(\?\(\w+\)
        | \(\?[a-z-]+[:)] | \{\{?[a-z_]+\}\}? | \[ (?: \\. | [^\]\\] )* \] | [#][ ].*""",
    re.VERBOSE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")


class Text(NamedTuple):
    """A literal text of a module."""

    node: int
    line: int
    value: str


def _leaves(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value)
    else:
        yield str(node)


def _keys(node: object) -> Iterator[str]:
    for key, value in node.items() if isinstance(node, dict) else ():
        yield str(key)
        yield from _keys(value)
    for value in node if isinstance(node, list) else ():
        yield from _keys(value)


def _trees(pattern: str) -> list[object]:
    return [load_yaml(path) for path in sorted(shipped_schemas().glob(pattern))]


@cache
def words() -> frozenset[str]:
    """Every word of the lists of all languages,
    units and codes of currencies among them, in small letters.
    """
    trees = _trees("languages/*/*.yaml") + _trees("vocabulary/currencies.yaml")
    texts = [*currencies(), *(text for tree in trees for text in _leaves(tree))]
    return frozenset(word for text in texts for word in _LETTERS.findall(text.casefold()))


@cache
def currencies() -> frozenset[str]:
    """The codes and the signs of all currencies."""
    tree = load_yaml(shipped_schemas() / "vocabulary/currencies.yaml")
    entries = [*tree["currencies"].values(), *tree["shared"].values()]
    symbols = (str(symbol) for entry in entries for symbol in entry.get("symbols") or ())
    signs = (sign for symbol in symbols for sign in symbol if sign in _SIGNS)
    return frozenset([*map(str, tree["currencies"]), *signs])


_SIGNS = "€£¥₹₽₩₪₱₫₺₴₦฿"
"""Without the dollar sign, which ends a pattern."""


@cache
def names() -> frozenset[str]:
    """Keys and codes of the schemas, fields of the contract, and what the code calls its own."""
    trees = _trees("**/*.yaml")
    source = "".join(path.read_text("utf-8") for path in sorted(_SOURCE.rglob("*.py")))
    kinds = (
        kind
        for literal in re.findall(r"Literal\[([^\]]*)\]", source)
        for kind in re.findall(r'"(\w+)"', literal)
    )
    groups = re.findall(r"\(\?P<(\w+)>", source)
    attributes = re.findall(r"\.([a-z_]+)\b", source)
    codes = (path.name for path in shipped_schemas().glob("languages/*"))
    fields = (
        leaf
        for tree in _trees("tables/*.yaml")
        for leaf in _leaves(tree)
        if "_" in leaf and " " not in leaf
    )
    keys = (key for tree in trees for key in _keys(tree))
    return frozenset([*keys, *kinds, *groups, *attributes, *codes, *fields]) - currencies()


def _is_of_re(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
    )


def _texts(node: ast.AST) -> Iterator[Text]:
    """The literal parts of an expression that gives a text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield Text(id(node), node.lineno, node.value)
    elif isinstance(node, ast.JoinedStr | ast.BinOp):
        for part in node.values if isinstance(node, ast.JoinedStr) else (node.left, node.right):
            yield from _texts(part)


def _patterns(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _is_of_re(node.func):
            yield from _texts(node.args[0])
        yield from (text for text in _texts(node) if _IN_PATTERN.search(text.value))


def _compared(tree: ast.AST) -> Iterator[Text]:
    for node in ast.walk(tree):
        parts: list[ast.expr] = []
        if isinstance(node, ast.List | ast.Set | ast.Tuple):
            parts = node.elts
        elif isinstance(node, ast.Compare):
            parts = [node.left, *node.comparators]
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _METHODS
        ):
            parts = node.args
        yield from (
            text for part in parts if isinstance(part, ast.Constant) for text in _texts(part)
        )


def _unread(tree: ast.AST) -> Iterator[ast.AST]:
    """What no guide is compared with: docstrings, `__all__`, `__slots__` and types."""
    for node in ast.walk(tree):
        is_type = (
            isinstance(node, ast.Subscript)
            and isinstance(node.value, ast.Name)
            and node.value.id == "tuple"
        )
        is_special = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("__")
        if isinstance(node, ast.Expr) or is_type or is_special:
            yield from ast.walk(node)


def found_in(source: str, module: str) -> list[str]:
    """The words of guides that a module has as texts, each with its line."""
    tree = ast.parse(source)
    unread, allowed = {id(node) for node in _unread(tree)}, ALLOWED.get(module, set())
    texts = {
        (text.line, _NO_WORDS.sub(" ", text.value))
        for text in _patterns(tree)
        if text.node not in unread
    }
    if module not in _OF_MARKUP:
        whole = (
            text
            for text in _compared(tree)
            if text.node not in unread and not _IN_PATTERN.search(text.value)
        )
        texts |= {(text.line, text.value) for text in whole if not _is_name(text.value, allowed)}
    found = (
        (line, word) for line, text in sorted(texts) for word in _LETTERS.findall(text.casefold())
    )
    foreign = [(line, word) for line, word in found if word in words() - allowed]
    return [f"{module}:{line}: {word}" for line, word in foreign + _money_in(tree, unread, allowed)]


def _is_name(text: str, allowed: set[str]) -> bool:
    return text in names() | allowed or bool(re.fullmatch(r"[a-z]+(-[a-z]+)+", text))


def _money_in(tree: ast.AST, unread: set[int], allowed: set[str]) -> list[tuple[int, str]]:
    """Codes of currencies that are whole texts, and signs in any text."""
    texts = [text for node in ast.walk(tree) for text in _texts(node) if text.node not in unread]
    found = {
        (text.line, each)
        for text in texts
        for each in ({text.value, *text.value} & currencies()) - allowed
    }
    return sorted(found)


@pytest.mark.parametrize("folder", _READERS)
def test_no_word_of_a_guide_stands_in_python(folder: str) -> None:
    paths = sorted((_SOURCE / folder).rglob("*.py"))
    assert paths
    modules = {path.relative_to(_SOURCE).as_posix(): path.read_text("utf-8") for path in paths}
    assert [each for module, source in modules.items() for each in found_in(source, module)] == []


@pytest.mark.parametrize(
    ("source", "word"),
    [
        ('import re\nJOINED = re.compile(r"\\s*(?:and|oder)\\s*")', "oder"),
        ('TO = r"\\s?(?:[-–—~]|to|bis)\\s?"', "bis"),
        ('SMALL = frozenset(["für", "para"])', "für"),
        ('def is_credit(word):\n    return word == "door"', "door"),
        ('def is_end(text):\n    return text.endswith("usw.")', "usw"),
        ('CODES = ("EUR", "USD")', "USD"),
        ('def sign_of(text):\n    return "€" in text', "€"),
        ('import re\nAMOUNT = re.compile(r"[$£]\\d+")', "£"),
        ('UNITS = {"Jahre", "Monate"}', "jahre"),
        ('import re\nNUMBER = re.compile(rf"{digits} (?:st|nd|rd|th)")', "th"),
    ],
)
def test_a_word_in_python_is_found(source: str, word: str) -> None:
    assert any(each.endswith(f" {word}") for each in found_in(source, "extract/some.py"))


@pytest.mark.parametrize(
    "source",
    [
        '"""The word `und`."""',
        'KINDS = ("level_pay", "period")',
        'import re\nRANGE = re.compile(r"(?P<from>\\d+) [–-] (?P<to>\\d+)  # from and to", re.X)',
        'def told(a, b):\n    return f"{a} to {b}"',
        'WORDS = {"and": 1}["and"]',
    ],
)
def test_a_name_is_no_word(source: str) -> None:
    assert found_in(source, "extract/some.py") == []
