"""CD1xx: faults of a guide's file, found before its text is understood."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD101", "empty-guide", "error", acceptable=True)
def empty_guide() -> Words:
    """A guide's file holds no text.

    An empty file would publish a guide without a single row, and nobody would notice that its text was lost.

    Bad: a file of 0 bytes, of blank lines, or of a front matter alone.

    Good: a file with the guide's text; or no file.
    """
    return Words("the guide holds no text", "put the guide's text into the file, or remove the file")


@rule("CD102", "binary-file", "error")
def binary_file(what: str) -> Words:
    """A file is no text at all: a PDF, a word processor's document, a picture.

    Guides are read as Markdown, HTML or plain text. Text that is dug out of other formats loses its tables
    and headings, and with them what its numbers mean.

    Bad: `guide.docx` renamed to `guide.md`.

    Good: the document exported as Markdown or HTML.
    """
    return Words(f"the file is not text: it {what}", "export the guide as Markdown, HTML or plain text in UTF-8")


@rule("CD103", "not-utf-8", "error")
def not_utf_8(byte: int, read_as: str, count: int) -> Words:
    """A file holds bytes that are not UTF-8.

    The bytes were read as Windows-1252, which is only a guess: in another code page the same byte is another
    letter, or another currency sign. So nothing is published until the file is saved as UTF-8.

    Bad: `Gehalt für Einsteiger`, saved as Windows-1252.

    Good: `Gehalt für Einsteiger`, saved as UTF-8.
    """
    others = "" if count == 1 else f", and {count - 1} more of its kind"
    return Words(
        f"the file is not saved as UTF-8: “{read_as}” is only a guess of what byte 0x{byte:02X} means{others}",
        f"{_SAVE}, and see whether “{read_as}” is right",
    )


@rule("CD104", "utf-16-file", "error", acceptable=True)
def utf_16_file(encoding: str) -> Words:
    """A file is saved as UTF-16 or UTF-32.

    It can be read, but line tools, version control and most editors of Markdown cannot; a copy that goes
    through one of them comes out broken.

    Bad: "Unicode text" as some editors call it, which is UTF-16.

    Good: UTF-8, with or without a byte order mark.
    """
    return Words(f"the file is saved as {encoding}", _SAVE)


_SAVE = "save the file as UTF-8 (in most editors under “Save as”, “Encoding”)"


@rule("CD105", "broken-front-matter", "warning")
def broken_front_matter(problem: str) -> Words:
    """The front matter between the `---` lines is not valid YAML, so none of its entries is used.

    A title, a language or an edition that stands there is lost. The guide's text is read all the same.

    Bad: `title: Nursing: a guide` (a colon and a space inside an unquoted value).

    Good: `title: "Nursing: a guide"`
    """
    return Words(
        f"the lines between `---` at the top cannot be read, so nothing in them is used: {problem}",
        "put quotes around values that hold a colon, a hash or a bracket",
    )


@rule("CD106", "repeated-guide-id", "error")
def repeated_guide_id(guide_id: str, first: str) -> Words:
    """Two files of one build give the same guide id, the slug of the file's name; the second is not read.

    All rows of a guide are found by its id, so the rows of two guides would be mixed up.

    Bad: `2025/nurse.md` and `2026/nurse.md`.

    Good: `nurse-2025.md` and `nurse-2026.md`.
    """
    return Words(
        f"this guide is not read: its id would be “{guide_id}”, which is that of {first}",
        "give one of the files another name; the folder does not count",
    )


@rule("CD107", "unreadable-file", "error")
def unreadable_file(reason: str) -> Words:
    """A guide's file exists but cannot be read.

    A build without it would publish a dataset in which the guide is missing.

    Bad: a file without read permission, or one that vanishes while the build runs.

    Good: a file that you can open.
    """
    return Words(f"the file cannot be read: {reason}", "check that the file exists and that you may read it")


@rule("CD108", "oversized-guide", "error")
def oversized_guide(size: int, limit: int) -> Words:
    """A file is far larger than any guide.

    It is most likely a data dump, a log or a page with pictures inside, and reading it would take the memory
    that all the other guides need.

    Bad: an export of a whole site in one file.

    Good: one file per guide.
    """
    megabytes, most = size / 1_000_000, limit // 1_000_000
    return Words(f"the file has {megabytes:.1f} MB; a guide has at most {most} MB", "make one file per guide")
