"""CD45x: problems in lists of skills."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import listed, quoted


@rule("CD450", "duplicate-skill", "warning")
def duplicate_skill(name: str, before: str) -> Words:
    """A skill is in the same list twice.

    It is published once. Perhaps another skill was meant, or two lists were merged.

    Bad: `- Python, SQL, Python`

    Good: `- Python, SQL`
    """
    also = "" if name == before else f", as {quoted(before)}"
    return Words(
        f"{quoted(name)} is already in this list{also}",
        "remove it, or write the skill that you meant",
    )


@rule("CD451", "misspelled-skill", "info")
def misspelled_skill(name: str, meant: str) -> Words:
    """A skill looks like a misspelling of another skill of the guide, or of a known one.

    Two spellings give two skills with two ids, and a search for one does not find the other.
    Similar names are never merged, because they can be different skills, such as Java and
    JavaScript.

    Bad: `- Kubernets` in any guide.

    Good: `- Kubernetes`
    """
    return Words(f"the skill {quoted(name)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD452", "unknown-skill", "info", is_optional=True)
def unknown_skill(name: str) -> Words:
    """A skill is not in the vocabulary.

    It is still published, but if another guide uses another name for it, the two are different
    skills. The vocabulary does not cover every trade, so the rule runs only if the settings name
    it: `severity = { CD452 = "info" }`, or `--select CD452`.

    Bad: `- Viennoiserie`

    Good: `- Python`; or the skill under `[skills]` in careerdata.toml
    """
    return Words(
        f"the skill {quoted(name)} is not in the vocabulary",
        "add it with its other names under [skills] in careerdata.toml, or use the known name",
    )


@rule("CD453", "topic-under-two-skills", "info")
def topic_under_two_skills(topic: str, skills: tuple[str, ...]) -> Words:
    """A topic is under two skills of the checklist.

    It is published under both. If it belongs to only one of them, readers look for it in the wrong
    place.

    Bad: `- Statistics — regression, sampling`, then `- Machine Learning — regression, clustering`

    Good: `- Statistics — sampling`, then `- Machine Learning — regression, clustering`
    """
    return Words(
        f"the topic {quoted(topic)} is under {listed(skills)}",
        "keep it only where it belongs, or be more specific in each place",
    )
