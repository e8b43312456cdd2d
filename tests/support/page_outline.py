"""A page taken apart, and a text that would break one that does not escape it."""

from __future__ import annotations

from html.parser import HTMLParser

ATTACK = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}'
VOID = {"meta", "img", "input", "br", "link"}


class Outline(HTMLParser):
    """The tags, attributes and ids of a page; an end tag that closes nothing is an error."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that is whole by itself, as those of SVG are."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost open tag."""
        assert tag == self.open.pop()

    def values(self, attribute: str) -> list[str]:
        """Return every value of an attribute, in order."""
        return [attrs[attribute] or "" for _, attrs in self.tags if attribute in attrs]
