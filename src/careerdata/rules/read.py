"""CD1xx: problems with the file of a guide, found before its text is parsed."""

from __future__ import annotations

from careerdata.rules.catalogue import Words, rule


@rule("CD101", "empty-guide", "error", acceptable=True)
def empty_guide() -> Words:
    """The file of a guide is empty.

    The guide would be published without a single row, and nobody would notice that its text is
    gone.

    Bad: a file with 0 bytes, only blank lines, or only front matter.

    Good: a file with the guide's text; or no file.
    """
    return Words("the guide has no text", "add the guide's text to the file, or remove the file")


@rule("CD102", "binary-file", "error")
def binary_file(what: str) -> Words:
    """A file is not text but a PDF, a word processor document or a picture.

    Guides are Markdown, HTML or plain text. Text extracted from other formats loses its tables and
    headings, and with them the meaning of its numbers.

    Bad: `guide.docx` renamed to `guide.md`.

    Good: the document exported as Markdown or HTML.
    """
    return Words(
        f"the file is not text: it {what}",
        "export the guide as Markdown, HTML or plain text in UTF-8",
    )


@rule("CD103", "not-utf-8", "error")
def not_utf_8(byte: int, read_as: str, count: int) -> Words:
    """A file has bytes that are not UTF-8.

    They were read as Windows-1252, which is a guess: in another code page the same byte is another
    letter or currency sign. Nothing is published until the file is saved as UTF-8.

    Bad: `Gehalt für Einsteiger`, saved as Windows-1252.

    Good: `Gehalt für Einsteiger`, saved as UTF-8.
    """
    others = "" if count == 1 else f", and there are {count - 1} more such bytes"
    return Words(
        f"the file is not saved as UTF-8: “{read_as}” is only a guess for byte 0x{byte:02X}{others}",
        f"{_SAVE}, and check that “{read_as}” is right",
    )


@rule("CD104", "utf-16-file", "error", acceptable=True)
def utf_16_file(encoding: str) -> Words:
    """A file is saved as UTF-16 or UTF-32.

    careerdata can read it, but line tools, version control and most Markdown editors cannot, and
    may break it.

    Bad: "Unicode text" as some editors call it, which is UTF-16.

    Good: UTF-8, with or without a byte order mark.
    """
    return Words(f"the file is saved as {encoding}", _SAVE)


_SAVE = "save the file as UTF-8 (in most editors under “Save as”, “Encoding”)"


@rule("CD105", "broken-front-matter", "warning")
def broken_front_matter(problem: str) -> Words:
    """The front matter between the `---` lines is not valid YAML, so it is not used.

    A title, a language or an edition in it is lost. The text of the guide is still read.

    Bad: `title: Nursing: a guide` (a colon and a space inside an unquoted value).

    Good: `title: "Nursing: a guide"`
    """
    return Words(
        f"the front matter between the `---` lines cannot be read, so it is not used: {problem}",
        "put quotes around values with a colon, a hash or a bracket",
    )


@rule("CD106", "repeated-guide-id", "error")
def repeated_guide_id(guide_id: str, first: str) -> Words:
    """Two files of a build have the same guide id, which is the slug of the file's name.

    The second is
    not read.

    Rows are found by the id of their guide, so the rows of two guides would be mixed up.

    Bad: `2025/nurse.md` and `2026/nurse.md`.

    Good: `nurse-2025.md` and `nurse-2026.md`.
    """
    return Words(
        f"this guide is not read, because its id “{guide_id}” is already used by {first}",
        "rename one of the files; the folder does not count",
    )


@rule("CD107", "unreadable-file", "error")
def unreadable_file(reason: str) -> Words:
    """A guide's file exists but cannot be read.

    The dataset would be published without the guide.

    Bad: a file without read permission, or one that is deleted while the build runs.

    Good: a file that you can open.
    """
    return Words(
        f"the file cannot be read: {reason}", "check that the file exists and that you may read it"
    )


@rule("CD108", "oversized-guide", "error")
def oversized_guide(size: int, limit: int) -> Words:
    """A file is far too large for a guide.

    It is most likely a data dump, a log or a page with embedded pictures, and would take the memory
    that the other guides need.

    Bad: an export of a whole site in one file.

    Good: one file per guide.
    """
    megabytes, most = size / 1_000_000, limit // 1_000_000
    return Words(
        f"the file has {megabytes:.1f} MB, but a guide may have at most {most} MB",
        "make one file per guide",
    )
