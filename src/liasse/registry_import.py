"""A register from any CSV: SIRENE, RNA, FINESS, or a file of the user's own by column mapping.

Spreadsheets lose the zeros that numbers begin with and files come in any encoding: numbers are padded and
their check digit is verified, and what was read, left out or mended is counted for the person who imports.
"""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from pathlib import Path

from slugify import slugify

from liasse.errors import LiasseError
from liasse.registers import imported_folder
from liasse.registry_columns import FINESS, GUESSES, kind_of
from normalize.matching_words import plain
from normalize.registry import Body
from normalize.registry_building import build

_SAMPLE = 65536  # bytes that tell encoding and separator
_SIREN, _SIRET = 9, 14
_RNA = re.compile(r"W\d[\dA-Z]\d{7}")
csv.field_size_limit(10_000_000)


class RegistryImportError(LiasseError):
    """The file is no register: it cannot be read, or no column holds names."""

    code = "registre_illisible"


@dataclass(slots=True)
class Counts:
    """What became of the rows and numbers of a file."""

    read: int = 0
    kept: int = 0
    nameless: int = 0
    repeated: int = 0
    padded: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Imported:
    """A register that was imported: where from, under which name and date, and the counts."""

    name: str
    date: str
    columns: Mapping[str, str]
    counts: Counts


def import_register(
    path: Path, name: str = "", day: str = "", columns: Mapping[str, str] | None = None
) -> Imported:
    """Read a CSV and keep it as a register that is asked from now on; one of the same name is replaced.

    Raises:
        RegistryImportError: the file cannot be read, or no column holds names.
    """
    counts = Counts()
    name = name or path.stem
    modified = date.fromtimestamp(_modified(path)).isoformat()
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as stream:
            rows = csv.reader(stream, delimiter=_separator(path))
            first = next(rows, [])
            day = day or _extracted(first) or modified
            places, rows_left = _places(first, rows, columns or {}, path)
            index = build(_bodies(rows_left, places, counts), name, day)
    except (OSError, csv.Error) as error:
        raise RegistryImportError(f"« {path} » ne peut pas être lu : {error}.") from error
    folder = imported_folder() / (slugify(name) or "registre")
    fresh = folder.with_name(f".{folder.name}.nouveau")
    shutil.rmtree(fresh, ignore_errors=True)
    index.save(fresh)
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    headed = places != dict(FINESS)
    headers = {key: first[place] if headed else f"colonne {place + 1}" for key, place in places.items()}
    return Imported(name, day, headers, counts)


def _extracted(first: Sequence[str]) -> str:
    """Return the day that FINESS gives in its first line, "" for any other file."""
    if not first or plain(first[0]) != "finess":
        return ""
    return next((cell for cell in first if re.fullmatch(r"\d{4}-\d\d-\d\d", cell)), "")


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError as error:
        msg = f"« {path} » n'existe pas ou ne peut pas être lu. Vérifiez le chemin."
        raise RegistryImportError(msg) from error


def _encoding(path: Path) -> str:
    with path.open("rb") as stream:
        head = stream.read(_SAMPLE)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _separator(path: Path) -> str:
    with path.open(encoding=_encoding(path), errors="replace") as stream:
        line = stream.readline()
    return max(";,\t|", key=line.count)


def _places(
    first: list[str], rows: Iterator[list[str]], columns: Mapping[str, str], path: Path
) -> tuple[dict[str, int], Iterable[list[str]]]:
    """Return which column holds what, and the rows that hold bodies."""
    if first and plain(first[0]).startswith(("finess", "structure")) and not columns:
        kept = [first] if first[0].startswith("structure") else []
        return dict(FINESS), (row for row in chain(kept, rows) if row and row[0].startswith("structure"))
    headers = {_key(header): place for place, header in reversed(list(enumerate(first)))}
    places = {}
    for ours, guesses in GUESSES.items():
        wanted = [_key(columns[ours])] if ours in columns else guesses
        found = next((headers[key] for key in wanted if key in headers), None)
        if found is not None:
            places[ours] = found
        elif ours in columns:
            raise RegistryImportError(
                f"« {path} » n'a pas de colonne « {columns[ours]} » ({', '.join(first)})."
            )
    if "nom" not in places:
        msg = f"Aucune colonne de noms reconnue dans « {path} » ({', '.join(first[:12])}). Indiquez-la : --colonne nom=TITRE."
        raise RegistryImportError(msg)
    return places, rows


def _key(header: str) -> str:
    return plain(header).replace(" ", "")


def _bodies(rows: Iterable[Sequence[str]], places: Mapping[str, int], counts: Counts) -> Iterator[Body]:
    seen: set[int] = set()
    for row in rows:
        counts.read += 1
        cells = {key: row[place].strip() if place < len(row) else "" for key, place in places.items()}
        body = _body(cells, counts)
        if body is None:
            counts.nameless += 1
            continue
        # A digest of 64 bits per row: the row itself would cost a gigabyte per five million.
        digest = hash((body.name, body.siren, body.rna, body.departements))
        if digest in seen:
            counts.repeated += 1
            continue
        seen.add(digest)
        counts.kept += 1
        counts.kinds[body.kind or "inconnu"] += 1
        yield body


def _body(cells: Mapping[str, str], counts: Counts) -> Body | None:
    name = cells.get("nom", "") or cells.get("noms_usuels", "")
    if not any(character.isalnum() for character in name) or name == "[ND]":
        return None
    rna = cells.get("rna", "")
    usual = tuple(known for known in _several(cells, "noms_usuels") if known != name)
    return Body(
        name=name,
        kind=kind_of(cells.get("type", ""), name, rna),
        acronyms=_several(cells, "sigles"),
        trade_names=usual,
        departements=_departements(cells),
        siren=_siren(cells, counts),
        rna=rna if _RNA.fullmatch(rna) else "",
        domains=_domains(cells),
    )


def _several(cells: Mapping[str, str], key: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cells.get(key, "").split("|") if part.strip(" []ND"))


def _siren(cells: Mapping[str, str], counts: Counts) -> str:
    """Return the SIREN of a row, padded and verified; "" where there is none or its check digit is wrong."""
    from stdnum.fr import siren, siret  # noqa: PLC0415

    for key, length, module in (("siren", _SIREN, siren), ("siret", _SIRET, siret)):
        digits = re.sub(r"[\s.]|\.0$", "", cells.get(key, ""))
        if not digits.isdigit() or len(digits) > length or len(digits) < length - 3:
            continue
        counts.padded += len(digits) < length
        number = digits.zfill(length)
        if module.is_valid(number):
            return number[:_SIREN]
        counts.refused += 1
    return ""


def _departements(cells: Mapping[str, str]) -> tuple[str, ...]:
    told = cells.get("departements", "")
    codes = re.findall(r"\b(?:2[AB]|97[1-6]|0?[1-9]|[1-8]\d|9[0-5])\b", told.upper())
    if codes:
        return tuple(dict.fromkeys(code.zfill(2) for code in codes))
    for key in ("commune", "code_postal"):
        code = cells.get(key, "").upper().zfill(5)
        if re.fullmatch(r"\d[\dAB]\d{3}", code) and code != "00000":
            return (_departement_of(code),)
    return ()


def _departement_of(code: str) -> str:
    if code.startswith("97"):
        return code[:3]
    if code.startswith("20"):  # the post's Corsica
        return "2A" if code[2] in "01" else "2B"
    return code[:2]


def _domains(cells: Mapping[str, str]) -> tuple[str, ...]:
    found = re.findall(r"(?:@|//|www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})", cells.get("domaines", "").lower())
    return tuple(dict.fromkeys(domain.removeprefix("www.") for domain in found))
