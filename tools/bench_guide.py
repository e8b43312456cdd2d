"""Times the reading of an invented guide, as text and as PDF, against pdfplumber giving the PDF's words.

    python tools/bench_guide.py [--sheets N] [--rounds N]

The pictures of the evidence, which are drawn afterwards, are not counted. One process, interleaved: each round reads the text, reads the PDF and lets pdfplumber give its words; the
least of the rounds counts, as other work on the machine only ever adds. Bars: the text at most 2 s, the PDF at
most 1.3 × pdfplumber. The text has the published 92 sheets; some
260 sheets make a PDF of 100 pages.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from ingest.settings import Settings
from liasse.guide_schema import Guide
from liasse.pipeline import process
from reference_guide import make
from reference_guide_pdf import write_pdf

TEXT_BAR, PDF_BAR = 2.0, 1.3
PUBLISHED = 92  # sheets of the published guide, which the text has


def guide(path: Path) -> int:
    """Read a guide as a worker of ``convert`` does, bodies linked to the register, and return how many sheets it has."""
    found = process([path], "guide", Settings())
    assert isinstance(found, Guide)
    return len(found.monographies)


def words(path: Path) -> int:
    """Let pdfplumber give every word and return how many there are."""
    with pdfplumber.open(path) as pdf:
        return sum(len(page.extract_words()) for page in pdf.pages)


def timed(what: Callable[[Path], int], path: Path) -> tuple[float, int]:
    start = time.perf_counter()
    number = what(path)
    return time.perf_counter() - start, number


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sheets", type=int, default=260)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text, pdf = Path(folder, "guide.txt"), Path(folder, "guide.pdf")
        _, sheets = make(options.sheets, 1)
        text.write_text(make(PUBLISHED, 1)[0], encoding="utf-8")
        write_pdf(pdf, sheets)
        with pdfplumber.open(pdf) as opened:
            pages = len(opened.pages)
        rows = []
        for number in range(options.rounds):
            rows.append((timed(guide, text), timed(guide, pdf), timed(words, pdf)))
            (one, found), (two, read_pdf), (three, count) = rows[-1]
            print(
                f"round {number + 1}: text {one:.2f} s ({found} sheets), PDF {two:.2f} s ({read_pdf} sheets), "
                f"pdfplumber {three:.2f} s ({count} words)"
            )
    least = [min(row[at][0] for row in rows) for at in range(3)]
    ratio = least[1] / least[2]
    print(f"{len(sheets)} sheets, {pages} pages")
    print(f"text {least[0]:.2f} s (bar {TEXT_BAR} s), PDF / pdfplumber {ratio:.2f} (bar {PDF_BAR})")


if __name__ == "__main__":
    main()
