"""The committed JSON Schemas are those of the models."""

import json
from pathlib import Path

from liasse.schema_files import json_schemas
from liasse.writing import dump_json

SCHEMAS = Path(__file__).parents[1] / "schemas"


def test_committed_schemas_are_generated_from_the_models() -> None:
    """`make schemas` would change nothing, and no generated file is left over."""
    generated = {name: json.loads(dump_json(schema)) for name, schema in json_schemas().items()}
    committed = {path.name: json.loads(path.read_text("utf-8")) for path in SCHEMAS.glob("*.schema.json")}
    assert generated == committed
