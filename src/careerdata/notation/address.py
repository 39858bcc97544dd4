"""Addresses of the web, as links have them.

https://example.org/learn?page=2        address = ("http" | "https") "://" host [":" port] [path]
                                        host = label { "." label }, of letters, digits and hyphens
"""

from __future__ import annotations

import re
from typing import Literal

Problem = Literal["empty", "space", "no-scheme", "other-scheme", "no-host", "bad-host", "bad-sign"]
"""Why a text is no address of the web."""

_SCHEME = re.compile(r"(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_WEB = re.compile(r"https?://", re.IGNORECASE)
_AUTHORITY = re.compile(
    r"(?:[^/?#@]*@)?(?P<host>\[[0-9a-f:.]+\]|[^/?#:]*)(?::\d*)?(?=[/?#]|\Z)", re.IGNORECASE
)
_LABEL = r"(?!-)[^\W_](?:[\w-]*[^\W_])?"
_HOST = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
_NO_SIGNS = re.compile(r"[<>\"\\`\x00-\x20\x7f]")


def problem_of(address: str) -> Problem | None:
    """Why nobody could follow a link;
    None for an address of the web, white space around it aside.
    """
    address = address.strip()
    if not address:
        return "empty"
    web = _WEB.match(address)
    if web is None:
        return (
            "other-scheme"
            if _SCHEME.match(address) and not _is_host_with_port(address)
            else "no-scheme"
        )
    if len(address.split()) > 1:
        return "space"
    authority = _AUTHORITY.match(address, web.end())
    if authority is None or not _HOST.fullmatch(authority["host"]):
        return "bad-host" if authority is None or authority["host"] else "no-host"
    return "bad-sign" if _NO_SIGNS.search(address) else None


def _is_host_with_port(address: str) -> bool:
    """`example.org:8080/learn` begins with no scheme."""
    scheme = _SCHEME.match(address)
    return (
        scheme is not None
        and "." in scheme["scheme"]
        and address[scheme.end() : scheme.end() + 1].isdigit()
    )


# https://x  htps://x  http//x  https:/x  www.x.org
_MEANT = re.compile(r"\s*(?:[htps]{3,6}[:;]?/{1,3}|www\.)", re.IGNORECASE)


def is_meant_for_web(address: str) -> bool:
    """Whether a link was written to lead to a page of the web,
    though a slip may keep it from doing so.
    """
    return bool(_MEANT.match(address))


# What addresses tell servers about readers, which nobody needs.
_TRACKING = re.compile(r"(?<=[?&])(?:utm_[^&#]*|ref=[^&#]*)&?", re.IGNORECASE)


def page_of(address: str) -> str:
    """What makes two addresses lead to the same page:
    without scheme, `www.`, fragment, tracking and last slash.
    """
    rest = _WEB.sub("", address.strip(), count=1).partition("#")[0]
    rest = _TRACKING.sub("", rest).rstrip("?&")
    host, slash, path = rest.partition("/")
    return (host.casefold().removeprefix("www.") + slash + path).rstrip("/")
