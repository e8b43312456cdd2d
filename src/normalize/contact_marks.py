"""E-mails and telephones in running text: where they stand, mended where their form leaves one reading.

What is mended: « (at) », « ( à ) », « © » and « arobase » for the @, spaces and line ends inside, a comma for a
point, accents, « 0 » for « o » or « 1 » for « l » in a domain that another e-mail spells out, and a lost @ before
a domain that another e-mail spells out.

>>> marks = cover("Mme Vidal c.vidal (at) toit-rivemont , fr 05 58 OO 31 31")
>>> marks.emails, marks.phones, marks.mended
(['c.vidal@toit-rivemont.fr'], ['05 58 00 31 31'], True)
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from normalize.text import fold

_AT = r"(?:@|[(\[{] ?(?:at|a|à|arobase|©) ?[)\]}]|\(?[©®]\)?| arobase )"
_TLD = r"(?:fr|com|org|net|eu|info|coop|asso|gouv\.fr|re|gp|mq|gf|nc|bzh|corsica|alsace|paris)"
# « c .vidal@ »: no writer sets a space before a point and none behind it.
_LOCAL = r"(?<![^\W_])(?<![.+-])(?:[^\W\d_]{1,30} \.[\w.+-]{1,40}|[^\W_][\w.+-]{0,63})"
_LABEL = r"[^\W_](?:[\w-]|(?<=-)\n){0,62}"
EMAIL = re.compile(
    rf"{_LOCAL}(?: {{0,2}}\n?{_AT}\n?|\n?{_AT}) {{0,2}}{_LABEL}(?: ?\. ?{_LABEL}){{0,3}}"
    rf"(?: ?[.,] ?{_TLD}\b| ?\.[a-z]{{2,12}}(?![\w@]|\.\w))",
    re.IGNORECASE,
)
# « c.vidal à toit.fr »: an « à » is an @ only between what can be nothing but an address.
_SPOKEN = re.compile(rf"\b[a-z]\w*[._-]\w[\w.-]{{1,40}} (?:à|at) {_LABEL}\.{_TLD}\b")
PHONE = re.compile(
    r"(?<!\w)(?:(?:\+ ?|00 ?)33 ?(?:\([0O]\) ?)?|[0Oo] ?)[1-9lI](?:[ .:\-–/_·]{0,2}\n?[0-9OolI]){8}(?![^\W_])"
)
SHORTEST_DOMAIN = 6  # letters: a shorter one may end a word
EMAIL_MARK, PHONE_MARK, END_MARK = "\ue000", "\ue001", "\ue002"
MARK = re.compile(f"([{EMAIL_MARK}{PHONE_MARK}])(\\d+){END_MARK}")


@dataclass
class Marks:
    """The text with each e-mail and telephone covered by a mark, and what the marks stand for."""

    text: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    mended: bool = False


def cover(text: str) -> Marks:
    """Cover the e-mails and telephones of ``text``."""
    marks = Marks()
    raw: list[str] = []

    def hold_email(match: re.Match[str]) -> str:
        raw.append(match.group())
        marks.emails.append(email(match.group()))
        return f"\t{EMAIL_MARK}{len(marks.emails) - 1}{END_MARK}\t"

    def hold_phone(match: re.Match[str]) -> str:
        marks.phones.append(telephone(match.group()))
        return f"\t{PHONE_MARK}{len(marks.phones) - 1}{END_MARK}\t"

    clean = _restored(re.sub(f"[{EMAIL_MARK}-{END_MARK}]", "", text))
    covered = _SPOKEN.sub(hold_email, EMAIL.sub(hold_email, clean))
    marks.text = PHONE.sub(hold_phone, covered)
    marks.emails = same_domains(marks.emails)
    marks.mended = clean != re.sub(f"[{EMAIL_MARK}-{END_MARK}]", "", text) or any(
        read.lower().replace("\n", "") != mail for read, mail in zip(raw, marks.emails, strict=True)
    )
    return marks


# « @toitrive ⏎ mont.fr »: a domain that a narrow cell broke; what is left stands alone on its line.
_BROKEN = re.compile(
    r"(@[\w-]{0,60}\w)\n(?:([a-z\d-]{2,40})\n)?([a-z\d-]{1,40}(?:\.[\w-]+)?\.[a-z]{2,12})(?=[ \t]*(?:\n|$))"
)


# « 05.58.00.31.31c.vidal@… »: two cells without a space between them.
_GLUED = re.compile(r"(?<!\w)(0[1-9](?:[ .\-]?\d\d){4})(?=[a-z][\w.-]*@)", re.IGNORECASE)


def _restored(text: str) -> str:
    """Return ``text`` with the @ that was lost (or read as « Q ») before a domain that another e-mail spells."""
    text = _GLUED.sub(r"\1 ", _BROKEN.sub(r"\1\2\3", text))
    domains = {email(match.group()).partition("@")[2] for match in EMAIL.finditer(text)}
    for domain in sorted(domain for domain in domains if len(domain) >= SHORTEST_DOMAIN):
        lost = rf"(?<![\w@.-])([a-z]\w*[._-]\w[\w.-]{{1,40}}?)(?: ?Q?| )(?<![@.-]){re.escape(domain)}\b"
        text = re.sub(lost, rf"\1@{domain}", text)
    return text


def email(raw: str) -> str:
    """Return an e-mail as it is sent to.

    >>> email("c.vidal (at) toit-rivemont , fr")
    'c.vidal@toit-rivemont.fr'
    """
    joined = re.sub(_AT, "@", raw, count=1, flags=re.IGNORECASE)
    joined = joined if "@" in joined else re.sub(" (?:à|at) ", "@", joined, count=1)
    return fold(re.sub(r"\s+", "", joined)).replace(",", ".")


def telephone(raw: str) -> str:
    """Return a French number in pairs.

    >>> telephone("+33 (0)5.58.00.31.31")
    '05 58 00 31 31'
    """
    mended = raw.replace("(0)", "").translate(str.maketrans("OolI", "0011"))
    digits = re.sub(r"\D", "", mended)
    digits = "0" + digits[-9:]
    return " ".join(digits[place : place + 2] for place in range(0, 10, 2))


def same_domains(emails: list[str]) -> list[str]:
    """Return e-mails whose domain differs from another's only in o/0 or l/1 with the lettered one."""

    def key(domain: str) -> str:
        return domain.translate(str.maketrans("01", "ol"))

    counts = Counter(mail.partition("@")[2] for mail in emails)
    best: dict[str, str] = {}
    for domain in sorted(counts, key=lambda item: (counts[item], -sum(letter in "01" for letter in item))):
        best[key(domain)] = domain
    return [f"{local}@{best[key(domain)]}" for local, _, domain in (mail.partition("@") for mail in emails)]
