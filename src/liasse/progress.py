"""What the analyst sees while a batch runs: a bar on a terminal, nothing in a log."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress


class Progress:
    """Counts dossiers and pages; draws nothing."""

    def __enter__(self) -> Self:
        """Start drawing."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing."""

    def dossiers(self, total: int) -> None:
        """Say how many dossiers there are to read."""

    def pages(self, more: int) -> None:
        """Say that ``more`` pages must be recognised."""

    def page_done(self) -> None:
        """Count a page."""

    def working_on(self, name: str) -> None:
        """Name what is being read."""

    def dossier_done(self) -> None:
        """Count a dossier."""


class TerminalProgress(Progress):
    """The same, drawn by rich on standard error."""

    def __init__(self) -> None:
        """Lay out the two bars."""
        from rich.console import Console  # noqa: PLC0415 (kept out of `liasse --help`)
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

        self._bars: RichProgress = Progress(
            TextColumn("{task.description:<9}"),
            BarColumn(bar_width=30),
            MofNCompleteColumn(),
            TextColumn("{task.fields[current]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._dossiers = self._bars.add_task("Dossiers", total=0, current="")
        self._pages = self._bars.add_task("Pages OCR", total=0, current="", visible=False)
        self._page_total = 0

    def __enter__(self) -> Self:
        """Start drawing."""
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop drawing and leave the terminal clean."""
        self._bars.stop()

    def dossiers(self, total: int) -> None:
        """Say how many dossiers there are to read."""
        self._bars.update(self._dossiers, total=total)

    def pages(self, more: int) -> None:
        """Say that ``more`` pages must be recognised."""
        self._page_total += more
        self._bars.update(self._pages, total=self._page_total, visible=self._page_total > 0)

    def page_done(self) -> None:
        """Count a page."""
        self._bars.advance(self._pages)

    def working_on(self, name: str) -> None:
        """Name what is being read."""
        self._bars.update(self._dossiers, current=name)

    def dossier_done(self) -> None:
        """Count a dossier."""
        self._bars.advance(self._dossiers)


def progress_for_terminal(*, terminal: bool) -> Progress:
    """Return a drawn bar on a terminal and a silent one elsewhere."""
    return TerminalProgress() if terminal else Progress()
