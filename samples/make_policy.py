#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the twelve policy documents of the sample study from their texts in study/bronnen-beleid.

Run by hand when a text changes; the build uses the files in study/beleid as they are:

    samples/make_policy.py             write study/beleid
    samples/make_policy.py --check     the files there are what the texts give, byte for byte

Only the standard library is used, and nothing is compressed, so that every machine writes the same bytes. Beside the marks of
study/teksten a text may hold: <!-- deel NAME -->, a section from bronnen-beleid/delen that several municipalities copied;
and for PDF <!-- inhoud --> (contents), <!-- pagina 1 --> (printed numbers begin here) and <!-- scan --> (a page that holds
a picture of text only).
"""
import re
import sys
import tempfile
import zipfile
from html import escape as html_escape
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pdf_writer
from make_files import EPOCH, HERE, XML, blocks, docx_body, write_docx

TEXTS = HERE / "study" / "bronnen-beleid"
FILES = HERE / "study" / "beleid"

# name of the document -> its format and who publishes it
PLAN = {
    "Brinkhaven – Uitvoeringsprogramma wijkteams versie 1": ("docx", "Gemeente Brinkhaven"),
    "Brinkhaven – Uitvoeringsprogramma wijkteams versie 2": ("docx", "Gemeente Brinkhaven"),
    "Duinharen – Nota gezondheidsbeleid 2017–2020": ("pdf", "Gemeente Duinharen"),
    "Eikerade – Verordening jeugdhulp 2020": ("html", "Gemeente Eikerade"),
    "Lindehoven – Beleidsplan jeugd en gezin 2019–2023": ("docx", "Gemeente Lindehoven"),
    "Oudermeer – Evaluatie wijkteams 2017–2019": ("odt", "Gemeente Oudermeer"),
    "Stroomdijk – Convenant gegevensdeling wijkteam 2022": ("html", "Gemeente Stroomdijk"),
    "Veendrecht – Beleidsplan jeugd 2018–2022": ("pdf", "Gemeente Veendrecht"),
    "Veendrecht – Tussenevaluatie jeugd 2021": ("odt", "Gemeente Veendrecht"),
    "Waterstreek – Regioplan jeugdgezondheidszorg 2021–2024": ("pdf", "Regio Waterstreek"),
    "Zandwoude – Conceptnota jeugd en gezondheid 2019": ("odt", "Gemeente Zandwoude"),
    "Zandwoude – Nota jeugd en gezondheid 2020–2024": ("pdf", "Gemeente Zandwoude"),
}

# Where a word may be broken at the end of a line of a PDF.
HYPHENS = ("samen-wer-king", "samen-werken", "jeugd-gezondheids-zorg", "wijk-team-professional", "pre-ventie", "gezond-heids",
           "over-dracht", "onder-steuning", "gemeente-raad", "professio-nals", "verpleeg-kundige", "vroeg-signalering")


def items_of(name):
    text = (TEXTS / f"{name}.md").read_text(encoding="utf-8")
    text = re.sub(r"<!-- deel ([\w-]+) -->", lambda found: (TEXTS / "delen" / f"{found[1]}.md").read_text(encoding="utf-8").strip(), text)
    return blocks(text)


def zip_of(path, parts):
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text)


# ---------------------------------------------------------------- PDF

def lay_out(items, publisher, contents):
    title, meta = items[0][1], items[1][1]
    rest = items[2:]
    has_cover = any(content == "<!-- pagina 1 -->" for _, content in rest)
    layout = pdf_writer.Layout((publisher, title), HYPHENS, has_cover, contents)
    (layout.cover if has_cover else layout.title)(title, meta)
    marks = {"<!-- inhoud -->": layout.contents_page, "<!-- pagina 1 -->": layout.number_from_here, "<!-- scan -->": layout.scan}
    for kind, content in rest:
        if kind in ("h1", "h2"):
            layout.heading(1 if kind == "h1" else 2, content)
        elif kind == "bullet":
            layout.bullet(content)
        elif kind == "table":
            layout.table(content)
        elif content in marks:
            marks[content]()
        else:
            layout.paragraph(content)
    return layout


def write_pdf(path, items, publisher):
    first = lay_out(items, publisher, ())
    pdf_writer.write(path, lay_out(items, publisher, first.headings), items[0][1], publisher)


# ---------------------------------------------------------------- ODT

OPEN = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(f'xmlns:{short}="{OPEN}:{name}:1.0"' for short, name in (
    ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("meta", "meta"))) + (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')


def odt_table(rows, number):
    cells = "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p text:style-name="Table_20_Contents">{escape(cell)}</text:p></table:table-cell>'
        for cell in row) + "</table:table-row>" for row in rows)
    return f'<table:table table:name="Tabel{number}"><table:table-column table:number-columns-repeated="{len(rows[0])}"/>{cells}</table:table>'


def write_odt(path, items, publisher):
    out, tables, in_list = [], 0, False
    for kind, content in items:
        if in_list and kind != "bullet":
            out.append("</text:list>")
        if kind == "bullet" and not in_list:
            out.append('<text:list text:style-name="L1">')
        in_list = kind == "bullet"
        if kind in ("h1", "h2"):
            level = 1 if kind == "h1" else 2
            out.append(f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(content)}</text:h>')
        elif kind == "bullet":
            out.append(f"<text:list-item><text:p>{escape(content)}</text:p></text:list-item>")
        elif kind == "table":
            tables += 1
            out.append(odt_table(content, tables))
        else:
            style = {"title": "Title", "meta": "Subtitle"}.get(kind, "Text_20_body")
            out.append(f'<text:p text:style-name="{style}">{escape(content)}</text:p>')
    if in_list:
        out.append("</text:list>")
    style = '<style:style style:name="{}" style:display-name="{}" style:family="paragraph"><style:text-properties fo:font-size="{}pt"{}/></style:style>'.format
    bold = ' fo:font-weight="bold"'
    named = (style("Text_20_body", "Text body", 11, "") + style("Title", "Title", 22, bold) + style("Subtitle", "Subtitle", 11, "")
             + style("Heading_20_1", "Heading 1", 16, bold) + style("Heading_20_2", "Heading 2", 13, bold)
             + style("Table_20_Contents", "Table Contents", 9, ""))
    bullets = ('<text:list-style style:name="L1"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>')
    root = f'office:version="1.2" {SPACES}'
    parts = [
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", f'<manifest:manifest manifest:version="1.2" xmlns:manifest="{OPEN}:manifest:1.0">'
         '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
         + "".join(f'<manifest:file-entry manifest:full-path="{name}.xml" manifest:media-type="text/xml"/>' for name in ("content", "styles", "meta"))
         + "</manifest:manifest>"),
        ("content.xml", f"<office:document-content {root}><office:automatic-styles>{bullets}</office:automatic-styles><office:body><office:text>"
         + "".join(out) + "</office:text></office:body></office:document-content>"),
        ("styles.xml", f"<office:document-styles {root}><office:styles>{named}</office:styles></office:document-styles>"),
        ("meta.xml", f"<office:document-meta {root}><office:meta><dc:title>{escape(items[0][1])}</dc:title><dc:creator>{escape(publisher)}"
         "</dc:creator><dc:language>nl-NL</dc:language></office:meta></office:document-meta>"),
    ]
    for name, text in parts[1:]:
        ElementTree.fromstring(text)                                    # well-formed, or stop here
    zip_of(path, [(name, text if name == "mimetype" else XML + text) for name, text in parts])


# ---------------------------------------------------------------- HTML and DOCX

def write_html(path, items, publisher):
    out, in_list = [], False
    for kind, content in items:
        if in_list and kind != "bullet":
            out.append("</ul>")
        if kind == "bullet" and not in_list:
            out.append("<ul>")
        in_list = kind == "bullet"
        if kind == "table":
            rows = ["<tr>" + "".join(f"<{tag}>{html_escape(cell)}</{tag}>" for cell in row) + "</tr>"
                    for tag, row in zip(["th"] + ["td"] * len(content), content)]
            out.append("<table>\n" + "\n".join(rows) + "\n</table>")
        else:
            tag = {"title": "h1", "h1": "h2", "h2": "h3", "bullet": "li"}.get(kind, "p")
            out.append(f"<{tag}>{html_escape(content)}</{tag}>")
    if in_list:
        out.append("</ul>")
    title = html_escape(items[0][1])
    path.write_text(f'<!DOCTYPE html>\n<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
                    f'<meta name="author" content="{html_escape(publisher)}">\n</head>\n<body>\n<main>\n' + "\n".join(out)
                    + "\n</main>\n</body>\n</html>\n", encoding="utf-8")


def write_word(path, items, publisher):
    plan = {"font": "Arial", "footer": f"{publisher} – {items[0][1]}", "creator": publisher}
    with tempfile.TemporaryDirectory() as folder:
        packed = Path(folder) / "packed.docx"
        body, notes = docx_body(items, plan)
        write_docx(packed, items[0][1], body, plan, notes)
        with zipfile.ZipFile(packed) as archive:
            zip_of(path, [(name, archive.read(name)) for name in archive.namelist()])


WRITERS = {"pdf": write_pdf, "odt": write_odt, "html": write_html, "docx": write_word}


def make(folder):
    for name, (extension, publisher) in PLAN.items():
        WRITERS[extension](folder / f"{name}.{extension}", items_of(name), publisher)


def check():
    with tempfile.TemporaryDirectory() as made:
        make(Path(made))
        fresh = {path.name: path.read_bytes() for path in Path(made).iterdir()}
    there = {path.name: path.read_bytes() for path in FILES.iterdir()}
    faults = [name for name in sorted(fresh.keys() | there.keys()) if fresh.get(name) != there.get(name)]
    for name in faults:
        print("not what its text gives:", name)
    return 1 if faults else 0


if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        sys.exit(check())
    FILES.mkdir(exist_ok=True)
    make(FILES)
