"""`briefgen schema`: the JSON Schema of a briefing."""

from __future__ import annotations


def schema_command() -> None:
    """Print the JSON Schema of a briefing."""
    from briefgen.cli.output import write_stdout

    write_stdout(schema_text())


def schema_text() -> str:
    """The schema as it stands in docs/briefing.schema.json."""
    import json

    from briefgen.briefing.public import briefing_schema

    return json.dumps(briefing_schema(), ensure_ascii=False, indent=2) + "\n"
