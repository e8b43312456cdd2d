"""One row per dossier, for a spreadsheet or a data frame."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from liasse.errors import MissingExtraError, UnreadableOutputError
from liasse.results import decided, read_results
from liasse.writing import write_whole

Row = dict[str, Any]
# A cell that starts so is run as a formula by spreadsheets; the quote makes it text (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(out: Path, target: Path) -> int:
    """Write the dossiers of ``out`` to ``target``, whose suffix tells the format; return how many."""
    writer = WRITERS.get(target.suffix.casefold())
    if writer is None:
        msg = f"Format inconnu : « {target.name} ». Formats possibles : {', '.join(WRITERS)}."
        raise UnreadableOutputError(msg)
    rows = [_row(ident, fields) for ident, fields in read_results(out).items()]
    write_whole(target, writer(rows))
    return len(rows)


def _row(ident: str, fields: dict[str, dict[str, Any]]) -> Row:
    row: Row = {"id": ident}
    for path, champ in fields.items():
        value, status = decided(champ)
        row |= {path: value, f"{path}.statut": status, f"{path}.confiance": champ["confiance"]}
    return row


def _columns(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(column for row in rows for column in row)) or ["id"]


def _flat(value: object) -> str | int | float | None:
    """Return a value as one cell: what is nested becomes JSON, a boolean a French word."""
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return f"'{value}" if value.startswith(_FORMULA) else value
    return value if isinstance(value, int | float) else None


def _csv(rows: list[Row]) -> str:
    """Return the rows as a French spreadsheet opens them: semicolons, and a mark that says UTF-8."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    columns = _columns(rows)
    table.writerow(columns)
    table.writerows([[_flat(row.get(column)) for column in columns] for row in rows])
    return "\ufeff" + text.getvalue()


def _jsonl(rows: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _xlsx(rows: list[Row]) -> bytes:
    openpyxl = _extra("openpyxl", ".xlsx")
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Dossiers")
    columns = _columns(rows)
    sheet.append(columns)
    for row in rows:
        sheet.append([_flat(row.get(column)) for column in columns])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _parquet(rows: list[Row]) -> bytes:
    pyarrow = _extra("pyarrow", ".parquet")
    parquet = importlib.import_module("pyarrow.parquet")
    # Every value column is text: a column that is empty in one batch must not change type in the next.
    cells = [{column: _typed(column, row.get(column)) for column in _columns(rows)} for row in rows]
    buffer = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(cells), buffer)
    return buffer.getvalue()


def _typed(column: str, value: object) -> str | float | None:
    if column.endswith(".confiance"):
        return float(str(value)) if value is not None else None
    return (
        None if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    )


def _extra(package: str, suffix: str) -> Any:
    if importlib.util.find_spec(package) is None:
        raise MissingExtraError(
            f"Pour écrire un fichier {suffix}, installez {package} : pip install {package}"
        )
    return importlib.import_module(package)


WRITERS: dict[str, Callable[[list[Row]], str | bytes]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
