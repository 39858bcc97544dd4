"""The shipped vocabulary: what each of its files promises to those who look names up in it."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest

from careerdata.lexicon.schemas import Tree, load_schemas, shipped_schemas
from careerdata.lexicon.vocabulary import entries as entries_of
from careerdata.lexicon.vocabulary import regions
from careerdata.notation.phrases import phrases

NAMED = ["roles", "skills", "regions", "resources"]
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

GUIDE_SKILLS = """
linear-algebra: Linear Algebra | calculus: Calculus | probability-and-statistics: Probability and Statistics
optimization: Optimization | python: Python | deep-learning-frameworks: Deep Learning Frameworks | sql: SQL
git: Git | cloud-ml-services: Cloud ML Services | supervised-learning: Supervised Learning
unsupervised-learning: Unsupervised Learning | deep-learning: Deep Learning
model-evaluation: Model Evaluation
feature-engineering: Feature Engineering | large-language-models: Large Language Models
prompt-engineering: Prompt Engineering | rag: RAG | rag: Retrieval-Augmented Generation | ai-agents: AI Agents
fine-tuning: Fine-Tuning | evaluation: Evaluation | vectors: vectors | matrices: matrices
eigenvalues: eigenvalues | svd: SVD | derivatives: derivatives | gradients: gradients | chain-rule: chain rule
distributions: distributions | bayes-theorem: Bayes' theorem | hypothesis-testing: hypothesis testing
maximum-likelihood: maximum likelihood | gradient-descent: gradient descent
convex-optimization: convex optimization | loss-functions: loss functions | numpy: NumPy | pandas: Pandas
matplotlib: Matplotlib | scikit-learn: Scikit-learn | pytorch: PyTorch | tensorflow: TensorFlow
data-extraction-and-manipulation: data extraction and manipulation | version-control: version control
collaboration: collaboration | experiment-tracking: experiment tracking | aws-sagemaker: AWS SageMaker
google-vertex-ai: Google Vertex AI | azure-ml: Azure ML | decision-trees: decision trees
linear-logistic-regression: linear/logistic regression | random-forests: random forests
gradient-boosting: gradient boosting | svms: SVMs | k-means: k-means | dbscan: DBSCAN | pca: PCA
autoencoders: autoencoders | cnns: CNNs | rnns: RNNs | lstms: LSTMs | transformers: Transformers
cross-validation: cross-validation | precision-recall: precision/recall | auc-roc: AUC-ROC
confusion-matrices: confusion matrices | encoding: encoding | scaling: scaling | selection: selection
embeddings: embeddings | gpt: GPT | claude: Claude | llama: Llama | gemini: Gemini
system-prompts: system prompts | few-shot-learning: few-shot learning | chain-of-thought: chain-of-thought
structured-output: structured output | vector-databases: vector databases | embedding-models: embedding models
chunking-strategies: chunking strategies | tool-use: tool use | planning: planning
multi-step-reasoning: multi-step reasoning | agent-frameworks: agent frameworks | lora: LoRA | qlora: QLoRA
rlhf: RLHF | instruction-tuning: instruction tuning | benchmarks: benchmarks | llamaindex: LlamaIndex
human-evaluation: human evaluation | automated-evaluation-frameworks: automated evaluation frameworks
mlops: MLOps | software-engineering-practices: software engineering practices | llm-apis: LLM APIs
langchain: LangChain | evaluation-frameworks: evaluation frameworks | statistics: statistics
machine-learning: machine learning | experimentation-design: experimentation design
communication: communication | mathematical-foundations: mathematical foundations
research-methodology: research methodology | publishing: publishing | kubernetes: Kubernetes
experimentation-at-scale: experimentation at scale | mlflow: MLflow | kubeflow: Kubeflow
model-serving: model serving | ci-cd-for-ml: CI/CD for ML | model-monitoring: model monitoring
"""


def vocabulary(name: str) -> Tree:
    return load_schemas().vocabulary(name)


def slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", name.lower())).strip("-")


def entries(file: str) -> list[Tree]:
    found: list[Tree] = vocabulary(file)[file]
    return found


def entry_id(entry: Tree) -> str:
    return str(entry.get("id") or slug(entry["name"]))


def names_of(entry: Tree) -> list[str]:
    return list(
        dict.fromkeys([entry["name"], *entry.get("aliases", []), *phrases(entry.get("names"))])
    )


def ids_by_name(file: str) -> dict[str, str]:
    return {name.casefold(): entry_id(entry) for entry in entries(file) for name in names_of(entry)}


def cases(table: str) -> list[tuple[str, ...]]:
    return [tuple(case.strip().split(": ")) for case in re.split(r"[|\n]", table.strip())]


def region_ids() -> set[str]:
    return {entry["id"] for entry in entries("regions")}


@pytest.mark.parametrize("file", NAMED)
class TestNames:
    def test_ids_are_slugs(self, file: str) -> None:
        assert [entry_id(e) for e in entries(file) if not SLUG.fullmatch(entry_id(e))] == []

    def test_ids_are_unique(self, file: str) -> None:
        ids = [entry_id(entry) for entry in entries(file)]
        assert sorted({one for one in ids if ids.count(one) > 1}) == []

    def test_no_name_or_alias_belongs_to_two_entries(self, file: str) -> None:
        owners: defaultdict[str, list[str]] = defaultdict(list)
        for entry in entries(file):
            for name in names_of(entry):
                owners[name.casefold()].append(entry_id(entry))
        assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}

    def test_names_are_text_without_white_space_around(self, file: str) -> None:
        names = [name for entry in entries(file) for name in names_of(entry)]
        assert [
            name for name in names if not isinstance(name, str) or name != name.strip() or not name
        ] == []


@pytest.mark.parametrize(("skill_id", "name"), cases(GUIDE_SKILLS))
def test_a_skill_of_the_shipped_guide_keeps_its_id(skill_id: str, name: str) -> None:
    assert ids_by_name("skills").get(name.casefold(), slug(name)) == skill_id


@pytest.mark.parametrize(
    ("name", "skill_id"),
    [
        ("C", "c"),
        ("C++", "c-plus-plus"),
        ("C#", "c-sharp"),
        ("F#", "f-sharp"),
        (".NET", "dot-net"),
        ("R", "r"),
        ("K8s", "kubernetes"),
        ("Postgres", "postgresql"),
        ("JS", "javascript"),
        ("Java", "java"),
    ],
)
def test_skills_whose_slugs_would_merge_stay_apart(name: str, skill_id: str) -> None:
    assert ids_by_name("skills")[name.casefold()] == skill_id


def test_a_kept_term_is_listed_once_and_looks_like_several() -> None:
    keep = phrases(vocabulary("skills")["keep"])
    assert len({term.casefold() for term in keep}) == len(keep)
    separator = re.compile(r"[/&,]|\b(?:and|und|et|y|e|en|i)\b")
    assert [term for term in keep if not separator.search(term)] == []


def test_qualifiers_are_strong_and_deep() -> None:
    assert set(vocabulary("skills")["qualifiers"]) == {"strong", "deep"}


@pytest.mark.parametrize(
    ("name", "role_id"),
    [
        ("ML Engineer", "machine-learning-engineer"),
        ("Machine Learning Engineer", "machine-learning-engineer"),
        ("MLOps Engineer", "mlops-engineer"),
        ("AI Engineer", "ai-engineer"),
        ("AI Research Scientist", "ai-research-scientist"),
        ("Data Scientist", "data-scientist"),
        ("Head of AI", "head-of-ai"),
        ("SWE", "software-engineer"),
        ("Softwareentwicklerin", "software-developer"),
        ("RN", "registered-nurse"),
        ("Infirmière", "nurse"),
        ("Électricien", "electrician"),
        ("Desarrollador web", "web-developer"),
    ],
)
def test_a_roles_other_names_lead_to_it(name: str, role_id: str) -> None:
    assert ids_by_name("roles")[name.casefold()] == role_id


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_role_nouns_are_casefolded_single_words_listed_once(language: str) -> None:
    nouns = vocabulary("roles")["role_nouns"][language]
    assert [noun for noun in nouns if noun != noun.lower() or " " in noun] == []
    assert len(set(nouns)) == len(nouns) > 100


@pytest.mark.parametrize(
    ("language", "noun"),
    [
        ("en", "engineer"),
        ("en", "nurse"),
        ("en", "chef"),
        ("de", "entwicklerin"),
        ("de", "ärztin"),
        ("fr", "infirmière"),
        ("es", "enfermero"),
    ],
)
def test_head_nouns_of_titles_are_there_in_each_language(language: str, noun: str) -> None:
    assert noun in vocabulary("roles")["role_nouns"][language]


def test_no_role_of_the_vocabulary_holds_a_word_that_no_title_holds() -> None:
    stops = {word for words in vocabulary("roles")["title_stops"].values() for word in words}
    held = {
        name
        for role in entries("roles")
        for name in names_of(role)
        if stops & set(name.casefold().split())
    }
    assert held == set()


class TestRegions:
    def test_a_countrys_id_is_its_code_in_lower_case(self) -> None:
        countries = [entry for entry in entries("regions") if entry["kind"] == "country"]
        assert [
            entry["id"] for entry in countries if entry["id"] != entry["country_code"].lower()
        ] == []

    def test_country_codes_are_two_capital_letters_of_a_listed_country(self) -> None:
        codes = [entry["country_code"] for entry in entries("regions") if "country_code" in entry]
        assert [code for code in codes if not re.fullmatch("[A-Z]{2}", code)] == []
        assert {code.lower() for code in codes} <= region_ids()

    def test_every_city_has_its_country(self) -> None:
        assert [
            e["id"] for e in entries("regions") if e["kind"] == "city" and "country_code" not in e
        ] == []

    def test_kinds_are_those_of_the_regions_table(self) -> None:
        kinds = {entry["kind"] for entry in entries("regions")}
        assert kinds == {"country", "city", "remote", "global", "other"}

    def test_currencies_are_iso_4217_codes(self) -> None:
        codes = {code for entry in entries("regions") for code in entry.get("currencies", [])}
        assert [code for code in codes if not re.fullmatch("[A-Z]{3}", code)] == []
        assert {"USD", "GBP", "EUR", "CHF", "INR", "JPY"} <= codes

    def test_every_country_where_people_are_paid_has_a_currency(self) -> None:
        without = [
            e["id"] for e in entries("regions") if e["kind"] == "country" and not e["currencies"]
        ]
        assert without == ["aq"]

    def test_an_ambiguous_name_names_at_least_two_regions_and_resolves_to_none(self) -> None:
        known = ids_by_name("regions")
        for entry in vocabulary("regions")["ambiguous"]:
            assert len(entry["regions"]) > 1
            assert set(entry["regions"]) <= region_ids()
            assert entry["name"].casefold() not in known

    @pytest.mark.parametrize(
        ("name", "region_id"),
        [
            ("United States", "us"),
            ("U.S.", "us"),
            ("United Kingdom", "gb"),
            ("UK", "gb"),
            ("Großbritannien", "gb"),
            ("Royaume-Uni", "gb"),
            ("Estados Unidos", "us"),
            ("UAE", "ae"),
            ("München", "munich"),
            ("Remote", "remote"),
            ("Remote (Global)", "remote"),
            ("Remote (Europe)", "remote-europe"),
            ("Worldwide", "global"),
        ],
    )
    def test_a_regions_other_names_lead_to_it(self, name: str, region_id: str) -> None:
        known = {
            name.casefold(): region.id
            for region in regions(vocabulary("regions"))
            for name in region.names
        }
        assert known[name.casefold()] == region_id


class TestResources:
    def test_addresses_are_web_pages_without_a_query(self) -> None:
        urls = [entry["url"] for entry in entries("resources") if "url" in entry]
        assert [url for url in urls if not re.fullmatch(r"https?://[\w.-]+/[\w./+-]*", url)] == []

    @pytest.mark.parametrize("platform", ["coursera", "edx", "udemy", "udacity", "youtube"])
    def test_a_platform_says_so(self, platform: str) -> None:
        assert [e["platform"] for e in entries("resources") if e["id"] == platform] == [True]

    def test_kaggle_and_its_courses_are_two_resources(self) -> None:
        known = ids_by_name("resources")
        assert (known["kaggle"], known["kaggle learn"]) == ("kaggle", "kaggle-learn")


class TestTraits:
    def test_the_frameworks_have_their_traits(self) -> None:
        frameworks = {
            key: list(framework["traits"])
            for key, framework in vocabulary("traits")["frameworks"].items()
        }
        assert frameworks == {
            "big_five": [
                "openness",
                "conscientiousness",
                "extraversion",
                "agreeableness",
                "neuroticism",
            ],
            "riasec": [
                "realistic",
                "investigative",
                "artistic",
                "social",
                "enterprising",
                "conventional",
            ],
        }

    def test_the_letters_spell_the_framework(self) -> None:
        letters = [
            "".join(trait["letter"] for trait in traits.values()) for traits in self._traits()
        ]
        assert letters == ["OCEAN", "RIASEC"]

    def test_no_trait_name_belongs_to_two_traits(self) -> None:
        named = [
            {name.casefold() for name in self._names(trait)}
            for traits in self._traits()
            for trait in traits.values()
        ]
        names = [name for one in named for name in one]
        assert sorted({name for name in names if names.count(name) > 1}) == []

    def test_the_opposite_pole_is_no_alias(self) -> None:
        names = {
            n.casefold()
            for traits in self._traits()
            for trait in traits.values()
            for n in self._names(trait)
        }
        assert names.isdisjoint({"emotional stability", "introversion", "emotionale stabilität"})

    def test_levels_are_those_of_the_table(self) -> None:
        tree = vocabulary("traits")
        assert list(tree["levels"]) == ["very_high", "high", "moderate", "low", "very_low"]
        assert list(tree["themes"]) == ["dominant", "secondary"]

    @pytest.mark.parametrize("scale", ["levels", "themes"])
    @pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
    def test_a_grading_word_means_one_grade(self, scale: str, language: str) -> None:
        words = [word for grade in vocabulary("traits")[scale].values() for word in grade[language]]
        assert len(set(words)) == len(words) > 0

    def _traits(self) -> list[Tree]:
        return [framework["traits"] for framework in vocabulary("traits")["frameworks"].values()]

    def _names(self, trait: Tree) -> list[str]:
        return [trait["name"], *phrases(trait.get("names"))]


class TestLanguages:
    def test_each_language_has_forty_function_words(self) -> None:
        assert {code for code, words in self._function_words().items() if len(words) < 40} == set()

    def test_no_function_word_belongs_to_two_languages(self) -> None:
        words = [word for words in self._function_words().values() for word in words]
        assert sorted({str(word) for word in words if words.count(word) > 1}) == []

    def test_function_words_are_casefolded_text(self) -> None:
        words = [word for words in self._function_words().values() for word in words]
        assert [
            word for word in words if not isinstance(word, str) or word != word.casefold()
        ] == []

    def _function_words(self) -> dict[str, list[str]]:
        words: dict[str, list[str]] = vocabulary("languages")["function_words"]
        return words


def test_every_shipped_vocabulary_file_loads() -> None:
    folder = shipped_schemas() / "vocabulary"
    assert {*NAMED, "traits", "languages"} <= {path.stem for path in folder.glob("*.yaml")}


def test_a_name_carries_its_language() -> None:
    role = next(role for role in entries_of(entries("roles")) if role.id == "software-developer")
    assert role.names_by_language["en"] == ("Software Developer", "Software Dev")
    assert role.names_by_language["fr"] == ("Développeur logiciel", "Développeuse logiciel")
    assert role.names[:3] == ("Software Developer", "Software Dev", "Softwareentwickler")


def test_a_name_that_english_does_not_have_is_not_english() -> None:
    role = next(role for role in entries_of(entries("roles")) if role.id == "bauleiter")
    assert role.names[0] == "Bauleiter"
    assert "Bauleiter" in role.names_by_language["de"]
    assert "en" not in role.names_by_language


def test_a_country_is_called_what_each_language_calls_it() -> None:
    germany = next(region for region in regions(vocabulary("regions")) if region.id == "de")
    assert germany.names_by_language["it"] == ("Germania",)
    assert germany.names_by_language["pl"][0] == "Niemcy"


@pytest.mark.parametrize("file", ["roles", "skills", "regions"])
def test_names_stand_under_languages_that_are_shipped(file: str) -> None:
    codes = {code for entry in entries(file) for code in entry.get("names", ())}
    assert codes <= set(load_schemas().languages())
