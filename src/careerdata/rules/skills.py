"""CD45x: what a guide says of skills."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule
from careerdata.rules.wording import listed, quoted


@rule("CD450", "duplicate-skill", "warning")
def duplicate_skill(name: str, before: str) -> Words:
    """The same skill stands in one list twice.

    It is published once. Another skill may have been meant, or the list was put together from two.

    Bad: `- Python, SQL, Python`

    Good: `- Python, SQL`
    """
    also = "" if name == before else f", as {quoted(before)}"
    return Words(f"{quoted(name)} stands in this list already{also}", "remove it, or name the skill that was meant")


@rule("CD451", "misspelled-skill", "info")
def misspelled_skill(name: str, meant: str) -> Words:
    """A skill looks like another one of the guide, or like one that is known, with a slip of the pen.

    Two spellings are two skills with two ids, and no search for the one finds the other. Nothing is merged: names
    that are only near one another, such as Java and JavaScript, are different skills.

    Bad: `- Kubernets` in a guide that names Kubernetes, or any other.

    Good: `- Kubernetes`
    """
    return Words(f"the skill {quoted(name)} looks misspelt", f"did you mean {quoted(meant)}?")


@rule("CD452", "unknown-skill", "info", is_optional=True)
def unknown_skill(name: str) -> Words:
    """A skill is none that the vocabulary has.

    It is published all the same; but where another guide calls it by another name, both are different skills. Guides
    about trades that the vocabulary does not cover have many such skills, so this is looked for only where settings
    name the rule: `severity = { CD452 = "info" }`, or `--select CD452`.

    Bad: `- Viennoiserie`

    Good: `- Python`; or the skill under `[skills]` in careerdata.toml
    """
    return Words(
        f"the skill {quoted(name)} is not in the vocabulary",
        "add it with its other names under [skills] in careerdata.toml, or use the name that is known",
    )


@rule("CD453", "topic-under-two-skills", "info")
def topic_under_two_skills(topic: str, skills: tuple[str, ...]) -> Words:
    """A topic stands under two skills of the checklist.

    It is published under both. Where it is part of one of them only, a reader looks for it in the wrong place.

    Bad: `- Statistics — regression, sampling`, then `- Machine Learning — regression, clustering`

    Good: `- Statistics — sampling`, then `- Machine Learning — regression, clustering`
    """
    return Words(
        f"the topic {quoted(topic)} stands under {listed(skills)}",
        "leave it where it belongs, or name what is meant in each place",
    )
