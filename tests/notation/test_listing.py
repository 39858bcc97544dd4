"""Lists, sentences and definitions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerdata.lexicon.schemas import load_schemas
from careerdata.notation.listing import (
    ListingWords,
    is_description,
    is_sentence,
    read_definition,
    read_examples,
    split_list,
    split_sentences,
)

WORDS = ListingWords.from_schemas(load_schemas())
KNOWN = frozenset(
    {
        "probability and statistics",
        "data structures and algorithms",
        "python",
        "sql",
        "machine learning",
    }
)

Entry = tuple[str, str | None, int | None]


def entries(text: str) -> list[Entry]:
    return [
        (entry.name.of(text), entry.note.of(text) if entry.note else None, entry.alternative_group)
        for entry in split_list(text, WORDS, known=KNOWN)
    ]


def plain(*names: str) -> list[Entry]:
    return [(name, None, None) for name in names]


LISTS: list[tuple[str, list[Entry]]] = [
    ("a, b and c", plain("a", "b", "c")),
    ("a, b, and c", plain("a", "b", "c")),
    ("a, b, c.", plain("a", "b", "c")),
    ("a; b; c", plain("a", "b", "c")),
    ("採血、記録", plain("採血", "記録")),
    ("a · b · c", plain("a", "b", "c")),
    ("Python / SQL / Tableau", plain("Python", "SQL", "Tableau")),
    ("Python mastery + math refresher", plain("Python mastery", "math refresher")),
    ("Löten, Drehen und Fräsen", plain("Löten", "Drehen", "Fräsen")),
    ("vente, gestion et comptabilité", plain("vente", "gestion", "comptabilité")),
    ("ventas, gestión y contabilidad", plain("ventas", "gestión", "contabilidad")),
    ("a, b, etc.", plain("a", "b")),
    ("a, b, and more", plain("a", "b")),
    ("a, , b,", plain("a", "b")),
    ("Node.js, ASP.NET.", plain("Node.js", "ASP.NET")),
    ("Canada, the U.S.", plain("Canada", "the U.S.")),
    ("data extraction and manipulation", plain("data extraction and manipulation")),
    ("SQL, data extraction and manipulation", plain("SQL", "data extraction and manipulation")),
    ("research and development, sales", plain("research and development", "sales")),
    ("SQL, written and verbal communication", plain("SQL", "written and verbal communication")),
    (
        "decision trees, random forests and gradient boosting",
        plain("decision trees", "random forests", "gradient boosting"),
    ),
    (
        "Linear Algebra, Calculus and Machine Learning",
        plain("Linear Algebra", "Calculus", "Machine Learning"),
    ),
    ("Calculus, Probability and Statistics", plain("Calculus", "Probability and Statistics")),
    (
        "calculus, data structures and algorithms",
        plain("calculus", "data structures and algorithms"),
    ),
    ("sales, SQL and machine learning", plain("sales", "SQL", "machine learning")),
    ("Python and SQL", plain("Python", "SQL")),
    ("reading, and reading and writing", plain("reading", "reading and writing")),
    ("R&D, P&L", plain("R&D", "P&L")),
    ("CI/CD for ML, model monitoring", plain("CI/CD for ML", "model monitoring")),
    ("CI/CD, UI/UX, TCP/IP", plain("CI/CD", "UI/UX", "TCP/IP")),
    (
        "cross-validation, precision/recall, AUC-ROC",
        plain("cross-validation", "precision/recall", "AUC-ROC"),
    ),
    ("linear/logistic regression, SVMs", plain("linear/logistic regression", "SVMs")),
    ("linear / logistic regression", plain("linear / logistic regression")),
    ("salaries of 1,000, bonus", plain("salaries of 1,000", "bonus")),
    ('the "a, b" method, c', plain('the "a, b" method', "c")),
    ("", []),
    (
        "Python, PyTorch/TensorFlow, MLOps",
        [
            ("Python", None, None),
            ("PyTorch", None, 1),
            ("TensorFlow", None, 1),
            ("MLOps", None, None),
        ],
    ),
    (
        "CNNs (computer vision), RNNs/LSTMs (sequences), Transformers (NLP, everything)",
        [
            ("CNNs", "computer vision", None),
            ("RNNs", "sequences", 1),
            ("LSTMs", "sequences", 1),
            ("Transformers", "NLP, everything", None),
        ],
    ),
    (
        "PyTorch (industry standard in 2026) or TensorFlow",
        [("PyTorch", "industry standard in 2026", 1), ("TensorFlow", None, 1)],
    ),
    (
        "SQL, Python oder R, AWS/GCP/Azure",
        [
            ("SQL", None, None),
            ("Python", None, 1),
            ("R", None, 1),
            ("AWS", None, 2),
            ("GCP", None, 2),
            ("Azure", None, 2),
        ],
    ),
    (
        "LLM APIs (OpenAI, Anthropic, open-source models), vector databases",
        [
            ("LLM APIs", "OpenAI, Anthropic, open-source models", None),
            ("vector databases", None, None),
        ],
    ),
    ("written or verbal communication", plain("written or verbal communication")),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_is_split(text: str, expected: list[Entry]) -> None:
    assert entries(text) == expected


SENTENCES = [
    ("Learn PyTorch. Build projects.", ["Learn PyTorch.", "Build projects."]),
    (
        "Complete fast.ai's course (free). Learn it.",
        ["Complete fast.ai's course (free).", "Learn it."],
    ),
    ("Study fast.ai. Learn PyTorch.", ["Study fast.ai.", "Learn PyTorch."]),
    ("Use tools, e.g. Git. Read more.", ["Use tools, e.g. Git.", "Read more."]),
    ("Get a Ph.D. Degrees matter.", ["Get a Ph.D. Degrees matter."]),
    ("Score 3.5 or more! Ready? Go.", ["Score 3.5 or more!", "Ready?", "Go."]),
    ("Watch CS231n. Use Node.js. Rest.", ["Watch CS231n.", "Use Node.js.", "Rest."]),
    ("See the U.S. Bureau of Labor. Apply.", ["See the U.S. Bureau of Labor.", "Apply."]),
    ("Nutze z. B. Git. Übe viel.", ["Nutze z. B. Git.", "Übe viel."]),
    ('Start "Essence of It" now. Rest.', ['Start "Essence of It" now.', "Rest."]),
    ('Read "Think. Then act." Then write.', ['Read "Think. Then act."', "Then write."]),
    ("Do it (see ch. 3. Then 4). Rest.", ["Do it (see ch. 3. Then 4).", "Rest."]),
    ("Learn R. Build a model.", ["Learn R.", "Build a model."]),
    ("Follow Andrew Y. Ng on X. Rest.", ["Follow Andrew Y. Ng on X.", "Rest."]),
    ("1. Learn SQL. Rest.", ["1. Learn SQL.", "Rest."]),
    ("Done by 2026. Rest.", ["Done by 2026.", "Rest."]),
    ("Learn SQL, Git, etc. Build.", ["Learn SQL, Git, etc.", "Build."]),
    ("One line\nanother line", ["One line", "another line"]),
    ("SQLを学ぶ。次に作る！", ["SQLを学ぶ。", "次に作る！"]),
    ("no stop", ["no stop"]),
    ("  ", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert [sentence.of(text) for sentence in split_sentences(text, WORDS)] == expected


DEFINITIONS = [
    ("Git — version control, teamwork", ("Git", "version control, teamwork", None)),
    ("Git – version control", ("Git", "version control", None)),
    ("Git - version control", ("Git", "version control", None)),
    ("Git: version control", ("Git", "version control", None)),
    ("Git : gestion de versions", ("Git", "gestion de versions", None)),
    ("LLMs — GPT, Claude — architectures", ("LLMs", "GPT, Claude", "architectures")),
    ("Growth: roles grew — by half", ("Growth", "roles grew", "by half")),
    ("RAG (Retrieval — Augmented) — databases", ("RAG (Retrieval — Augmented)", "databases", None)),
    ("Full-stack work - all of it", ("Full-stack work", "all of it", None)),
    ("Pay — 100 – 200 a day", ("Pay", "100 – 200 a day", None)),
]


@pytest.mark.parametrize(("text", "expected"), DEFINITIONS)
def test_a_definition_has_name_body_and_tail(
    text: str, expected: tuple[str, str, str | None]
) -> None:
    found = read_definition(text)
    assert found is not None
    tail = found.tail.of(text) if found.tail else None
    assert (found.name.of(text), found.body.of(text), tail) == expected


@pytest.mark.parametrize(
    "text", ["Git", "end-to-end work", "10 – 20", "at 10:30", "https://a.org", "Git:", "— Git", ""]
)
def test_other_lines_define_nothing(text: str) -> None:
    assert read_definition(text) is None


_PARTS = st.sampled_from(
    [
        *[
            "a",
            "B",
            "SQL",
            ",",
            ";",
            "/",
            "+",
            "&",
            "and",
            "or",
            "(",
            ")",
            "[",
            "]",
            ".",
            "!",
            "?",
            '"',
            "“",
            "”",
            "e.g.",
            "z.",
            "etc.",
            "—",
            "–",
            "-",
            ":",
            "1",
            "\n",
        ],
        "\n",
        " ",
        " ",
        " ",
    ]
)


@given(st.lists(_PARTS, max_size=30).map("".join) | st.text(max_size=30))
def test_every_extent_lies_inside_any_text_in_order(text: str) -> None:
    at = 0
    for entry in split_list(text, WORDS, known=KNOWN):
        assert at <= entry.name.start < entry.name.end <= len(text)
        at = entry.name.end
        assert entry.note is None or entry.name.end <= entry.note.start <= entry.note.end <= len(
            text
        )
    at = 0
    for sentence in split_sentences(text, WORDS):
        assert at <= sentence.start < sentence.end <= len(text)
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()
    found = read_definition(text)
    if found:
        assert (
            0 <= found.name.start < found.name.end <= found.body.start < found.body.end <= len(text)
        )


@pytest.mark.parametrize(
    "part", [" ", "(", '"', "“", ", ", " and ", "a. ", "A/", " — ", "z. B. ", "(a) ", ": ", "."]
)
def test_long_texts_are_no_matter(part: str) -> None:
    text = "a" + part * 5_000 + "b"
    split_list(text, WORDS)
    split_sentences(text, WORDS)
    read_definition(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("you will explain findings", "en"),
        ("It is hard", "en"),
        ("Learn SQL first", "en"),
        ("Get certified", "en"),
        ("weil es wichtig ist", "de"),
        ("ce que vous devez savoir", "fr"),
        ("cuando trabajas, debes escuchar", "es"),
    ],
)
def test_a_sentence_has_words_that_names_do_without(text: str, language: str) -> None:
    assert is_sentence(text, WORDS, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("IT support", "en"),
        ("WHO guidelines", "en"),
        ("What-if analysis", "en"),
        ("Reading", "en"),
        ("Go", "en"),
        ("wound care (as you will see)", "en"),
        ("son et lumière", "fr"),
        ("you will", "de"),
        ("you will", "xx"),
    ],
)
def test_names_of_things_are_no_sentences(text: str, language: str) -> None:
    assert not is_sentence(text, WORDS, language)


@pytest.mark.parametrize(
    ("text", "describes"),
    [
        ("vectors, matrices", False),
        ("data extraction and manipulation", False),
        ("critical thinking, testing frameworks", False),
        ("Python, SQL, Tableau.", False),
        ("the ability to listen", True),
        ("telling stories with data", True),
        ("managing heavy caseloads, documentation", True),
        ("Build models. Report weekly.", True),
        ("Build models, report weekly to the board.", True),
        ("everything about steel and its many alloys", True),
    ],
)
def test_a_description_is_told_from_a_list(text: str, describes: bool) -> None:
    assert is_description(text, WORDS, "en") == describes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages such as Python and R", ("Languages", "Python and R")),
        ("Languages, including Python", ("Languages", "Python")),
        ("Sprachen wie z. B. Python", ("Sprachen", "Python")),
        ("Languages", None),
    ],
)
def test_a_name_and_its_examples_are_parted(text: str, expected: tuple[str, str] | None) -> None:
    found = read_examples(text, WORDS)
    assert (found and (found.name.of(text), found.body.of(text))) == expected
