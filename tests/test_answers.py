"""What a model may answer: strict, and every misfit is named."""

from __future__ import annotations

import json

import jsonschema
import pytest

from briefgen.errors import AnswerMismatch
from briefgen.stages.answers import ANSWERS, ExtractAnswer, _inline, answer_schema, parse_answer

GOOD = (
    '{"quotes":[],"denials":[{"s":1,"who":"it","words":"no","denies":"another event","other_account":true}],'
    '"events":[],"positions":[]}'
)


@pytest.mark.parametrize("name", sorted(ANSWERS))
def test_schemas_are_strict_everywhere(name: str) -> None:
    """Every object lists all its fields as required, forbids others, and has no default, title or reference."""
    schema = json.loads(answer_schema(name))
    jsonschema.Draft202012Validator.check_schema(schema)
    objects = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            if node.get("type") == "object":
                objects.append(node)
            assert "$ref" not in node
            assert "default" not in node
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(schema)
    assert objects
    for node in objects:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])


def test_a_property_called_title_survives() -> None:
    """Titles of the schema go; a property by that name would stay."""
    node = {"title": "Answer", "properties": {"title": {"title": "Title", "type": "string"}}}
    assert _inline(node, {}) == {"properties": {"title": {"type": "string"}}}
    assert "title" not in json.loads(answer_schema("compose"))


def test_a_fitting_answer_is_read() -> None:
    """A well-formed answer comes back as its model."""
    assert parse_answer(GOOD, ExtractAnswer).denials[0].other_account


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "not JSON"),
        ("[]", "valid dictionary"),
        (GOOD.replace('"s":1', '"s":"1"'), "denials.0.s"),
        (GOOD.replace('"s":1', '"s":1.0'), "denials.0.s"),
        (GOOD.replace('"s":1', '"s":true'), "denials.0.s"),
        (GOOD.replace('"s":1', '"s":NaN'), "NaN"),
        (GOOD.replace('"s":1', '"s":99999999999999999999'), "too large"),
        (GOOD.replace('"s":1', '"s":1,"s":2'), "twice"),
        (GOOD.replace('"who":"it",', ""), "denials.0.who"),
        (GOOD.replace("true", '"maybe"'), "denials.0.other_account"),
        (GOOD.replace('"denies"', '"extra":1,"denies"'), "denials.0.extra"),
        (GOOD.replace("another event", "\\ud800"), "surrogate"),
        (GOOD[:-4], "not JSON"),
        ("[" * 100_000, "nested"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(text: str, problem: str) -> None:
    """Each misfit raises AnswerMismatch whose problems a model can act on."""
    with pytest.raises(AnswerMismatch) as caught:
        parse_answer(text, ExtractAnswer)
    assert any(problem in line for line in caught.value.problems)
