"""Office documents made by hand: ZIP archives of XML, as Word and LibreOffice write them."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MORE = """xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
xmlns:v="urn:schemas-microsoft-com:vml"
xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" """
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
ODF_SPACES = (
    " ".join(
        f'xmlns:{short}="{ODF}{name}:1.0"'
        for short, name in {
            "office": "office",
            "text": "text",
            "table": "table",
            "style": "style",
            "draw": "drawing",
            "fo": "xsl-fo-compatible",
            "svg": "svg-compatible",
            "meta": "meta",
            "manifest": "manifest",
        }.items()
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "ha">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]><a>&l9;</a>"
)
FILE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """An archive of parts, in their order."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def docx(
    body: str,
    *,
    title: str | None = None,
    namespace: str = WORD,
    more: dict[str, str | bytes] | None = None,
    **parts: str,
) -> bytes:
    """A Word document.

    Args:
        body: what stands in `<w:body>`.
        more: other parts, by their names in the archive.
        parts: what stands in the root of `styles`, `numbering`, `footnotes`, `endnotes`.
    """
    spaces = f'xmlns:w="{namespace}" {MORE}'
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relations(
            f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="b" Type="{PACKAGE}/relationships/metadata/core-properties"'
            ' Target="/docProps/core.xml"/>'
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            '<Relationship Id="p" Type="x/image" Target="http://example.invalid/pixel.png"'
            ' TargetMode="External"/>'
            + "".join(
                f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
                for name in parts
            )
        ),
    }
    for name, inside in parts.items():
        made[f"word/{name}.xml"] = f"<w:{name} {spaces}>{inside}</w:{name}>"
    if title is not None:
        made["docProps/core.xml"] = (
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
            f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>'
            "</cp:coreProperties>"
        )
    return zipped(made | (more or {}))


def odt(
    body: str,
    *,
    automatic: str = "",
    styles: str = "",
    title: str | None = None,
    more: dict[str, str | bytes] | None = None,
) -> bytes:
    """An OpenDocument text.

    Args:
        body: what stands in `<office:text>`.
        automatic: what stands in `<office:automatic-styles>`.
        styles: what stands in `<office:styles>`.
        more: other parts, by their names in the archive.
    """
    made: dict[str, str | bytes] = {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {ODF_SPACES}>"
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        "styles.xml": f"<office:document-styles {ODF_SPACES}>"
        f"<office:styles>{styles}</office:styles></office:document-styles>",
        "meta.xml": f"<office:document-meta {ODF_SPACES}><office:meta>"
        + (f"<dc:title>{title}</dc:title>" if title else "")
        + "</office:meta></office:document-meta>",
    }
    return zipped(made | (more or {}))


def _relations(inside: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'
