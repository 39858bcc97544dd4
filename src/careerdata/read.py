"""From files to guides: which files are guides,
their encoding and format, and their front matter.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from careerdata.lazy import LazyModule
from careerdata.model.finding import Place, Where
from careerdata.model.guide import Guide, MetaValue, Span
from careerdata.model.input_error import InputError
from careerdata.model.slug import slugify
from careerdata.remote import RemoteFile, RemoteFolder, read_together
from careerdata.rules import read as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import yaml

    from careerdata.model.finding import Report
    from careerdata.model.guide import GuideFormat
    from careerdata.remote import Location
else:
    yaml = LazyModule("yaml")  # few guides have a front matter

GUIDE_ENDINGS = (".md", ".markdown", ".txt", ".html", ".htm")
"""The endings of guides in a folder;
a file that is named on the command line may have any ending.
"""

MOST_BYTES = 2_000_000
"""The maximum size of a guide."""


class NoGuidesError(InputError):
    """There is nothing to read: a path does not exist, or a folder has no guide."""


@dataclass(frozen=True, slots=True)
class FoundGuide:
    """A file to read as a guide."""

    path: Path
    """As given, or below the given folder."""
    source_path: str
    """The path below the given folder, with `/`;
    the name of the file if the file itself was given.
    """
    content: bytes | None = None
    """The content to use instead of the file, as from standard input."""
    remote: RemoteFile | None = None
    """Its place, if it is remote."""

    @property
    def guide_id(self) -> str:
        """The slug of the name of the file without its ending; `guide` if that is empty."""
        return slugify(PurePath(self.source_path).stem) or "guide"


def find_guides(places: Sequence[Location]) -> list[FoundGuide]:
    """The guides in files and folders (including subfolders), each once, in a fixed order.

    Hidden files, hidden folders and README files are skipped. Raises NoGuidesError, and RemoteError
    for a remote place that cannot be reached.
    """
    found: dict[str, FoundGuide] = {}
    for place in places:
        for guide in _guides_at(place) if isinstance(place, Path) else _remote_guides_at(place):
            found.setdefault(
                guide.remote.url if guide.remote else os.path.realpath(guide.path), guide
            )
    return list(found.values())


def found_as(path: Path, content: bytes) -> FoundGuide:
    """A guide with a given content and the name of a file."""
    return FoundGuide(path, _publishable(path.name), content)


def _guides_at(path: Path) -> list[FoundGuide]:
    if not path.exists():
        raise NoGuidesError(f"{path} does not exist")
    if not path.is_dir():
        return [FoundGuide(path, _publishable(path.name))]
    guides = [
        FoundGuide(file, _publishable(file.relative_to(path).as_posix()))
        for file in _files_in(path)
    ]
    if not guides:
        raise NoGuidesError(_without_guides(path))
    return sorted(guides, key=lambda guide: guide.source_path)


def _remote_guides_at(place: RemoteFolder) -> list[FoundGuide]:
    files = place.files()
    if not files:
        raise NoGuidesError(f"{place} does not exist, or holds nothing")
    if [file.url for file in files.values()] == [place.url]:
        return [_remote_guide(name, file) for name, file in files.items()]
    guides = [_remote_guide(path, file) for path, file in files.items() if _is_guide_below(path)]
    if not guides:
        raise NoGuidesError(_without_guides(place))
    return sorted(guides, key=lambda guide: guide.source_path)


def _remote_guide(path: str, file: RemoteFile) -> FoundGuide:
    return FoundGuide(Path(file.url), _publishable(path), remote=file)


def _is_guide_below(path: str) -> bool:
    *folders, name = path.split("/")
    is_hidden = any(folder.startswith(".") for folder in folders)
    return (
        not is_hidden and PurePath(name).suffix.lower() in GUIDE_ENDINGS and not is_no_guide(name)
    )


def _without_guides(place: Location) -> str:
    return f"{place} holds no guide (a file that ends in {', '.join(GUIDE_ENDINGS)})"


def fetch_contents(found: Sequence[FoundGuide]) -> Sequence[FoundGuide]:
    """Guides with the contents of remote ones: those of a batch are downloaded together."""
    remote = [each.remote for each in found if each.remote and each.remote.size <= MOST_BYTES]
    read = read_together(remote)
    return [replace(each, content=read.get(each.remote)) if each.remote else each for each in found]


def _files_in(folder: Path) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(parent, name)
            if file.suffix.lower() in GUIDE_ENDINGS and not is_no_guide(name):
                yield file


def is_no_guide(name: str) -> bool:
    """Whether the name of a file shows that it is not a guide: hidden files and README files."""
    return name.startswith(".") or name.lower().startswith("readme.")


def _refuse(error: OSError) -> None:
    raise NoGuidesError(f"the folder {error.filename} cannot be read: {error.strerror}") from error


def _publishable(path: str) -> str:
    # Some systems hand over decomposed letters, or bytes that are no text; a dataset is equal on
    # all of them.
    return unicodedata.normalize("NFC", path.encode(errors="replace").decode())


def read_guides(found: Iterable[FoundGuide], report: Report) -> Iterator[Guide]:
    """The guides of a run, each guide id once (CD106);
    files that cannot be read are reported and skipped.
    """
    first_of: dict[str, FoundGuide] = {}
    for guide in found:
        first = first_of.setdefault(guide.guide_id, guide)
        if first is not guide:
            report(rules.repeated_guide_id.at(_whole(guide), guide.guide_id, str(first.path)))
        elif (read := read_guide(guide, report)) is not None:
            yield read


def read_guide(found: FoundGuide, report: Report) -> Guide | None:
    """Read a guide; None, with a finding, if its file has no readable text."""
    data = _read_bytes(found, report)
    if data is None:
        return None
    encoding, text = _decode(data)
    if what := _binary_sign(data, text):
        report(rules.binary_file.at(_whole(found), what))
        return None
    guide = _undivided(found, text, hashlib.sha256(data).hexdigest())
    _report_encoding(guide, encoding, data, report)
    return _with_body(guide, found, report)


def guide_of_text(found: FoundGuide, text: str, report: Report) -> Guide | None:
    """A guide with a given text, as in an editor; `found` names its file.

    None, with a finding, if there is no text.
    """
    return _with_body(
        _undivided(found, text, hashlib.sha256(text.encode(errors="replace")).hexdigest()),
        found,
        report,
    )


def _with_body(guide: Guide, found: FoundGuide, report: Report) -> Guide | None:
    guide = _with_format(_with_front_matter(guide, report))
    if not guide.text[guide.body_start :].strip():
        report(rules.empty_guide.at(_whole(found)))
        return None
    return guide


def _undivided(found: FoundGuide, text: str, sha256: str) -> Guide:
    body_start = 1 if text.startswith("\ufeff") else 0
    path = _shown(found)
    return Guide(
        found.guide_id, path, found.source_path, text, "text", sha256, body_start=body_start
    )


def _shown(found: FoundGuide) -> str:
    return str(found.remote or found.path).encode(errors="replace").decode()


def _whole(found: FoundGuide) -> Where:
    """The place of a finding about a whole file."""
    return Where(Place(found.guide_id, _shown(found), found.source_path, 1, 1, 1, 1, ""))


def _read_bytes(found: FoundGuide, report: Report) -> bytes | None:
    try:
        size = _size(found)
        if size <= MOST_BYTES:
            return (
                (found.remote or found.path).read_bytes()
                if found.content is None
                else found.content
            )
    except OSError as error:
        report(rules.unreadable_file.at(_whole(found), error.strerror or str(error)))
    else:
        report(rules.oversized_guide.at(_whole(found), size, MOST_BYTES))
    return None


def _size(found: FoundGuide) -> int:
    if found.content is not None:
        return len(found.content)
    return found.remote.size if found.remote else found.path.stat().st_size


_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# What the decoder leaves of each byte that is not UTF-8, and the character that it is in
# Windows-1252.
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_WINDOWS_1252 = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0x100)
}


class _Decoded(NamedTuple):
    encoding: str
    text: str


def _decode(data: bytes) -> _Decoded:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _Decoded(encoding, data.decode(encoding, "replace"))
    try:
        return _Decoded("utf-8", data.decode())
    except UnicodeDecodeError:
        text = data.decode(errors="surrogateescape")
        return _Decoded("windows-1252", text.translate(_WINDOWS_1252))


def _report_encoding(guide: Guide, encoding: str, data: bytes, report: Report) -> None:
    if encoding == "windows-1252":
        escaped = data.decode(errors="surrogateescape")
        strays = [match.start() for match in _STRAY_BYTE.finditer(escaped)]
        first = strays[0]
        byte = ord(escaped[first]) - 0xDC00
        span = Span(first, first + 1)
        report(rules.not_utf_8.on(guide, span, byte, guide.text[first], len(strays)))
    elif encoding != "utf-8":
        report(
            rules.utf_16_file.on(guide, Span(guide.body_start, guide.body_start), encoding.upper())
        )


_MAGIC = (
    (b"%PDF-", "begins like a PDF"),
    (b"PK\x03\x04", "begins like a ZIP archive (as .docx, .odt and .xlsx files do)"),
    (b"\xd0\xcf\x11\xe0", "begins like a document of an old Office version"),
    (b"{\\rtf", "begins like a Rich Text document"),
    (b"\x89PNG", "begins like a PNG picture"),
    (b"\xff\xd8\xff", "begins like a JPEG picture"),
    (b"GIF8", "begins like a GIF picture"),
    (b"\x1f\x8b", "begins like a gzip archive"),
)


def _binary_sign(data: bytes, text: str) -> str | None:
    """What shows that a file is not text."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return what
    return "contains characters that no text has (NUL)" if "\0" in text else None


# --- first line        nothing but the fence, at the very start of the file
# title: …
# --- or ...            the closing fence
_FRONT_MATTER = re.compile(
    r"""
    ---[ \t]*(?:\r\n?|\n)
    (?P<entries>(?:.*?(?:\r\n?|\n))??)
    (?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)(?:\r\n?|\n)?
    """,
    re.VERBOSE | re.DOTALL,
)

# An entry directly under the fence, apart from comments: text between two horizontal rules has
# none.
_FIRST_ENTRY = re.compile(
    r"""(?:[ \t]*\#[^\r\n]*[\r\n]+)*["']?\w[\w .-]*["']?[ \t]*:(?:[ \t\r\n]|\Z)"""
)


def _with_front_matter(guide: Guide, report: Report) -> Guide:
    match = _FRONT_MATTER.match(guide.text, guide.body_start)
    if match is None or not _FIRST_ENTRY.match(match["entries"]):
        return guide
    entries = _meta_values(guide, Span(*match.span("entries")), report)
    return replace(guide, front_matter=entries, body_start=match.end())


def _meta_values(guide: Guide, span: Span, report: Report) -> dict[str, MetaValue]:
    try:
        tree = yaml.compose(guide.source(span), Loader=_yaml_loader())
    except yaml.YAMLError as error:
        problem, at = _yaml_problem(error)
        at = min(span.start + at, span.end)
        report(rules.broken_front_matter.on(guide, Span(at, at), problem))
        return {}
    entries = tree.value if isinstance(tree, yaml.MappingNode) else []
    values = ((key, _meta_value(node, span.start)) for key, node in entries)
    return {
        key.value.lower(): value
        for key, value in values
        if value and isinstance(key, yaml.ScalarNode)
    }


def _yaml_loader() -> type[yaml.SafeLoader | yaml.CSafeLoader]:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _meta_value(node: yaml.Node, offset: int) -> MetaValue | None:
    """A scalar, or the scalars of a list joined by commas;
    None if the entry is empty or has other values.
    """
    start, end = node.start_mark.index + offset, node.end_mark.index + offset
    if isinstance(node, yaml.SequenceNode):
        parts = [part.value for part in node.value if isinstance(part, yaml.ScalarNode)]
        value = ", ".join(parts) if len(parts) == len(node.value) else ""
    else:
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"'):
            start, end = start + 1, end - 1
    return MetaValue(value, Span(start, end)) if value else None


def _yaml_problem(error: yaml.YAMLError) -> tuple[str, int]:
    """The error and its offset."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return error.problem or str(error), error.problem_mark.index
    if isinstance(error, yaml.reader.ReaderError):
        return str(error.reason), error.position
    return str(error), 0


_HTML_START = re.compile(
    r"\s* (?:<\?xml[^>]*>\s*)? (?:<!--.*?-->\s*)* <(?:!doctype\s+html|html)\b",
    re.VERBOSE | re.I | re.S,
)
_TAG_START = re.compile(r"\s*<[a-z][^<>]*>", re.I)
_MARKDOWN_HEADING = re.compile(
    r"(?:\A|[\r\n])[ ]{0,3} (?: \#{1,6}[ \t]+\S | \*\*[^*\r\n]+\*\*:?[ \t]*(?=[\r\n]|\Z) )",
    re.VERBOSE,
)
_MARKDOWN_MARK = re.compile(r"\*\*|__|\]\(|```|[\r\n]={3,}[ \t]*(?=[\r\n])|<h[1-6]\b", re.I)


def _with_format(guide: Guide) -> Guide:
    ending = PurePath(guide.source_path).suffix.lower()
    return replace(
        guide, format=_format_of(ending, guide.text[guide.body_start :], bool(guide.front_matter))
    )


def _format_of(ending: str, body: str, has_front_matter: bool) -> GuideFormat:
    """The format of a text, by its content;
    the ending of its file decides only if the content does not.

    Text from web pages may be saved as `.md`, Markdown as `.txt`, and HTML as either.
    """
    if ending in (".html", ".htm") or _HTML_START.match(body):
        return "html"
    if has_front_matter or _MARKDOWN_HEADING.search(body):
        return "markdown"
    if ending in (".md", ".markdown"):
        return "markdown" if _MARKDOWN_MARK.search(body) else "text"
    return "html" if ending != ".txt" and _TAG_START.match(body) else "text"
