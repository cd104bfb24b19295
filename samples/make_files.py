#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make the files of the sample study from their plain texts, and check the coding script against them.

Run by hand, by a developer, when a text in study/teksten changes; the build never runs it:

    samples/make_files.py            write study/bronnen and formats (needs libreoffice for the PDFs)
    samples/make_files.py --check    every quote of study/codings.tsv stands exactly once in its document
                                     (needs pdftotext)

Only the standard library is used. A DOCX is a zip with a fixed date, so it comes out the same byte for byte; a PDF is
converted from a DOCX that is not kept, and differs between versions of LibreOffice.
"""
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

HERE = Path(__file__).resolve().parent
TEXTS = HERE / "study" / "teksten"
SOURCES = HERE / "study" / "bronnen"
FORMATS = HERE / "formats"
EPOCH = (2025, 6, 16, 9, 0, 0)

# name of the document -> how it is written
PLAN = {
    "Interview 1 – cliënt": dict(to="docx", font="Arial", bold_labels=False),
    "Interview 2 – VoorZorgverpleegkundige": dict(to="docx", font="Calibri", bold_labels=True, tab=True),
    "Interview 3 – JGZ-manager": dict(to="txt"),
    "Interview 4 – wijkteamprofessional": dict(to="txt", newline="\r\n", bom=True),
    "Interview 5 – beleidsmedewerker gemeente": dict(to="pdf", font="P052", footer="Interview 5"),
    "Preventieplan jeugd 2024–2027": dict(to="pdf", font="C059", cover=True,
                                          footer="Gemeente Merendrecht – Preventieplan jeugd"),
    "Uitvoeringsnota wijkteams": dict(to="docx", font="Arial", cover=True,
                                      footer="Gemeente Merendrecht – Uitvoeringsnota wijkteams"),
    "Regiovisie samenwerking jeugdgezondheidszorg": dict(to="pdf", font="Nimbus Sans", cover=True,
                                                         footer="Regio Aalderstroom"),
}

# Valid text that careless readers break. Each line says what it holds.
TRICKY = [
    "Emoji met verbinders: gezin \U0001F468\u200D\U0001F469\u200D\U0001F467, duim \U0001F44D\U0001F3FD, vlag \U0001F1F3\U0001F1F1.",
    "Losse accenten: cafe\u0301, een\u0308, cie\u0302nt; samengesteld: café, cliënt, coördinatie.",
    "Ligatuur: de o\uFB03ciële con\uFB02icten zijn \uFB01jn opgelost.",
    "Ĳ als één letter: het \u0132sselmeer is \u0133zig, naast het IJsselmeer is ijzig.",
    "Zacht afbreekstreepje: samen\u00ADwerkings\u00ADafspraak.",
    "Vaste spatie: 14\u00A0mei, € 1.250,–; smalle spatie: 1\u202F250.",
    "Aanhalingstekens: “dubbel”, ‘enkel’, „laag”, 's ochtends, zo’n.",
    "Ander schrift: Ελένη, Мария, مريم, 美玲.",
    "Laatste regel.",
]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


# ---------------------------------------------------------------- the plain text

def blocks(text):
    """[(kind, content)]: title, meta, h1, h2, bullet, table, note, para."""
    out = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        lines = chunk.split("\n")
        if lines[0].startswith("|"):
            out.append(("table", [[c.strip() for c in ln.strip("|").split("|")] for ln in lines]))
        elif lines[0].startswith("- "):
            out += [("bullet", ln[2:]) for ln in lines]
        elif lines[0].startswith("### "):
            out.append(("h2", lines[0][4:]))
        elif lines[0].startswith("## "):
            out.append(("h1", lines[0][3:]))
        elif lines[0].startswith("# "):
            out.append(("title", lines[0][2:]))
        elif re.match(r"\[\^\d+\]: ", lines[0]):
            out.append(("note", lines[0].split(": ", 1)[1]))
        else:
            assert len(lines) == 1, chunk
            out.append(("meta" if len(out) == 1 else "para", lines[0]))
    return out


# ---------------------------------------------------------------- DOCX

def run(text, props=""):
    props = f"<w:rPr>{props}</w:rPr>" if props else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def runs(text):
    """Word cuts a sentence into runs where somebody typed later; so do we, in the middle of a word."""
    if len(text) < 160:
        return run(text)
    at = len(text) // 2
    return run(text[:at]) + '<w:proofErr w:type="spellStart"/>' + run(text[at:])


def para(inner, style="", extra=""):
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    props = f"<w:pPr>{style}{extra}</w:pPr>" if style or extra else ""
    return f"<w:p>{props}{inner}</w:p>"


def table(rows):
    columns = len(rows[0])
    width = 9070 // columns
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for _ in range(columns))
    out = []
    for i, row in enumerate(rows):
        assert len(row) == columns, row
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
                        + para(run(c, "<w:b/>" if i == 0 else ""), "TableText") + "</w:tc>" for c in row)
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if i == 0 else "<w:trPr><w:cantSplit/></w:trPr>"
        out.append(f"<w:tr>{head}{cells}</w:tr>")
    return (f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="9070" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(out)}</w:tbl>" + para(""))


def docx_body(items, plan):
    out, notes = [], [c for k, c in items if k == "note"]
    for kind, content in items:
        if kind == "title":
            out.append(para(run(content), "Title"))
        elif kind == "meta":
            out.append(para(run(content), "Subtitle"))
            if plan.get("cover"):
                out.append(para('<w:r><w:br w:type="page"/></w:r>'))
        elif kind in ("h1", "h2"):
            out.append(para(run(content), "Heading1" if kind == "h1" else "Heading2"))
        elif kind == "bullet":
            out.append(para(run(content), "ListBullet"))
        elif kind == "table":
            out.append(table(content))
        elif kind == "para":
            label = re.match(r"([A-Z][\w]{0,20}:) ", content)
            if label and "bold_labels" in plan:
                rest = content[label.end():]
                tab = "<w:r><w:tab/></w:r>" if plan.get("tab") else run(" ")
                out.append(para(run(label[1], "<w:b/>" if plan["bold_labels"] else "") + tab + runs(rest),
                                extra='<w:ind w:left="1418" w:hanging="1418"/>' if plan.get("tab") else ""))
            else:
                cut = re.split(r"\[\^\d+\]", content)
                inner = runs(cut[0])
                for number, rest in enumerate(cut[1:], 1):
                    inner += ('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                              f'<w:footnoteReference w:id="{number}"/></w:r>') + runs(rest)
                out.append(para(inner))
    return "".join(out), notes


def styles(font):
    def style(kind, name, ident, ppr="", rpr="", base="Normal", default=""):
        base = f'<w:basedOn w:val="{base}"/>' if base else ""
        ppr = f"<w:pPr>{ppr}</w:pPr>" if ppr else ""
        rpr = f"<w:rPr>{rpr}</w:rPr>" if rpr else ""
        return (f'<w:style w:type="{kind}" {default}w:styleId="{ident}"><w:name w:val="{name}"/>{base}'
                f"{'<w:qFormat/>' if kind == 'paragraph' else ''}{ppr}{rpr}</w:style>")
    space = '<w:spacing w:before="{}" w:after="{}"/>'.format
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
                   for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    return XML + (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" '
        f'w:cs="{font}" w:eastAsia="{font}"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="nl-NL"/></w:rPr>'
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="288" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
        + style("paragraph", "Normal", "Normal", base="", default='w:default="1" ')
        + style("paragraph", "Title", "Title", space(240, 120), '<w:b/><w:sz w:val="40"/>')
        + style("paragraph", "Subtitle", "Subtitle", space(0, 300), '<w:i/><w:color w:val="595959"/>')
        + style("paragraph", "heading 1", "Heading1", "<w:keepNext/>" + space(360, 120) + '<w:outlineLvl w:val="0"/>',
                '<w:b/><w:sz w:val="30"/>')
        + style("paragraph", "heading 2", "Heading2", "<w:keepNext/>" + space(240, 80) + '<w:outlineLvl w:val="1"/>',
                '<w:b/><w:sz w:val="24"/>')
        + style("paragraph", "List Bullet", "ListBullet", numbered + space(0, 60))
        + style("paragraph", "Table Text", "TableText", space(40, 40), '<w:sz w:val="19"/>')
        + style("paragraph", "footer", "Footer", "", '<w:sz w:val="17"/><w:color w:val="595959"/>')
        + style("paragraph", "footnote text", "FootnoteText", space(0, 0), '<w:sz w:val="18"/>')
        + style("character", "footnote reference", "FootnoteReference", rpr='<w:vertAlign w:val="superscript"/>', base="")
        + f'<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>{edge}'
          "</w:tblBorders></w:tblPr></w:style></w:styles>")


def field(code):
    return (f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def write_docx(path, title, body, plan, notes=()):
    main = f'xmlns:w="{W}" xmlns:r="{R}"'
    footer = plan.get("footer")
    reference = '<w:footerReference w:type="default" r:id="rId3"/>' if footer else ""
    first = '<w:titlePg/>' if plan.get("cover") else ""
    created = "" if "creator" in plan else '<dcterms:created xsi:type="dcterms:W3CDTF">2025-06-16T09:00:00Z</dcterms:created>'
    parts = {
        "word/document.xml": f"<w:document {main}><w:body>{body}<w:sectPr>{reference}"
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418" '
            f'w:header="709" w:footer="709" w:gutter="0"/>{first}</w:sectPr></w:body></w:document>',
        "word/styles.xml": styles(plan["font"]),
        "word/numbering.xml": f'<w:numbering {main}><w:abstractNum w:abstractNumId="0"><w:multiLevelType '
            'w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr></w:lvl></w:abstractNum>'
            '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "docProps/core.xml": '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
            'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
            f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{escape(title)}</dc:title>'
            f"<dc:creator>{plan.get('creator', 'Duiding')}</dc:creator><dc:language>nl-NL</dc:language>{created}</cp:coreProperties>",
    }
    links = [("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml")]
    types = [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")]
    if footer:
        parts["word/footer1.xml"] = (f"<w:ftr {main}>" + para(run(footer + " | pagina ") + field("PAGE") + run(" van ")
                                     + field("NUMPAGES"), "Footer") + "</w:ftr>")
        links.append(("rId3", "footer", "footer1.xml"))
        types.append(("footer1", "footer"))
    if notes:
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        separators = ('<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
                      '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r>'
                      "</w:p></w:footnote>")
        parts["word/footnotes.xml"] = f"<w:footnotes {main}>{separators}" + "".join(
            f'<w:footnote w:id="{n}">' + para(mark + run(" " + note), "FootnoteText") + "</w:footnote>"
            for n, note in enumerate(notes, 1)) + "</w:footnotes>"
        links.append(("rId4", "footnotes", "footnotes.xml"))
        types.append(("footnotes", "footnotes"))
    package = "http://schemas.openxmlformats.org/package/2006"
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts["[Content_Types].xml"] = (
        f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/word/{p}.xml" ContentType="{word}.{t}+xml"/>' for p, t in types)
        + '<Override PartName="/docProps/core.xml" '
          'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>')
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{R}/officeDocument" '
        f'Target="word/document.xml"/><Relationship Id="rId2" Type="{package}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/></Relationships>')
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{package}/relationships">'
        + "".join(f'<Relationship Id="{i}" Type="{R}/{t}" Target="{target}"/>' for i, t, target in links)
        + "</Relationships>")
    order = ["[Content_Types].xml", "_rels/.rels"] + sorted(set(parts) - {"[Content_Types].xml", "_rels/.rels"})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in order:
            text = parts[name] if parts[name].startswith("<?xml") else XML + parts[name]
            ElementTree.fromstring(text.encode())  # well-formed, or stop here
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode())


# ---------------------------------------------------------------- PDF and plain text

def write_pdf(path, title, body, plan, notes=()):
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / (path.stem + ".docx")
        write_docx(docx, title, body, plan, notes)
        subprocess.run(["libreoffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
                        "pdf:writer_pdf_Export", "--outdir", folder, str(docx)], check=True,
                       env=dict(os.environ, SOURCE_DATE_EPOCH="1750064400"), stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        path.write_bytes((Path(folder) / (path.stem + ".pdf")).read_bytes())


def write_txt(path, items, plan):
    text = "\n\n".join(content for _, content in items) + "\n"
    text = text.replace("\n", plan.get("newline", "\n"))
    path.write_bytes((b"\xef\xbb\xbf" if plan.get("bom") else b"") + text.encode())


def build(only):
    SOURCES.mkdir(exist_ok=True)
    for name, plan in PLAN.items():
        if only and not any(word in name for word in only):
            continue
        items = blocks((TEXTS / (name + ".md")).read_text(encoding="utf-8"))
        path = SOURCES / f"{name}.{plan['to']}"
        if plan["to"] == "txt":
            write_txt(path, items, plan)
        else:
            body, notes = docx_body(items, plan)
            (write_docx if plan["to"] == "docx" else write_pdf)(path, name, body, plan, notes)
        print("made", path.relative_to(HERE))
    if only and "formats" not in only:
        return
    FORMATS.mkdir(exist_ok=True)
    (FORMATS / "lastige tekens.txt").write_bytes(("\n".join(TRICKY) + "\n").encode())
    plan = dict(font="DejaVu Sans")
    body = "".join(para(run(line)) for line in TRICKY)
    write_docx(FORMATS / "lastige tekens.docx", "Lastige tekens", body, plan)
    # No free text font draws the family, so the PDF has a single face there.
    body = "".join(para(run(line)) for line in ["Emoji: gezicht \U0001F600, knipoog \U0001F609."] + TRICKY[1:])
    write_pdf(FORMATS / "lastige tekens.pdf", "Lastige tekens", body, plan)
    print("made formats")


# ---------------------------------------------------------------- the check

def docx_text(path):
    lines = []
    with zipfile.ZipFile(path) as archive:
        for p in ElementTree.fromstring(archive.read("word/document.xml")).iter(f"{{{W}}}p"):
            lines.append("".join(e.text if e.tag == f"{{{W}}}t" else "\t" for e in p.iter()
                                 if e.tag in (f"{{{W}}}t", f"{{{W}}}tab")))
    return ["\n".join(line for line in lines if line)]


def pdf_pages(path):
    """One string per page; the lines of a page joined by a space, a line that ends in a hyphen marked as such."""
    raw = subprocess.run(["pdftotext", "-enc", "UTF-8", str(path), "-"], check=True, capture_output=True).stdout.decode()
    pages = [p for p in raw.split("\f") if p.strip()]
    return [re.sub(r"\s*\n\s*", " ", re.sub(r"[-\u00AD]\n", "\uFFFF\n", p)) for p in pages]


def plain(name, plan):
    path = SOURCES / f"{name}.{plan['to']}"
    if plan["to"] == "docx":
        return docx_text(path)
    if plan["to"] == "pdf":
        return pdf_pages(path)
    return [re.sub(r"\n+", "\n", path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))]


def rows(name, columns):
    lines = (HERE / "study" / name).read_text(encoding="utf-8").rstrip("\n").split("\n")
    assert lines[0].split("\t") == columns, (name, lines[0])
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        assert len(cells) == len(columns), f"{name}:{number}: {len(cells)} columns"
        yield number, cells


def check():
    faults = []
    texts = {name: plain(name, plan) for name, plan in PLAN.items()}
    base = {r"gedeelde visie \/ doelen": ["gezamenlijke doelen", "cliëntgerichtheid versus andere belangen"],
            "elkaar kennen en vertrouwen": ["elkaar kennen", "vertrouwen"],
            "formalisering": ["formele afspraken en instrumenten", "informatie-uitwisseling"],
            "governance": ["centrale aansturing", "leiderschap", "ondersteuning van vernieuwing",
                           "verbindende overlegplekken"]}
    indicators = {f"{d}/{i}" for d, names in base.items() for i in names}
    codes = set(base) | indicators
    for number, (path, colour, definition) in rows("codebook.tsv", ["path", "colour", "definition"]):
        if not any(path.startswith(i + "/") for i in indicators) or not re.fullmatch("#[0-9a-f]{6}", colour) or not definition:
            faults.append(f"codebook.tsv:{number}: {path} {colour}")
        codes.add(path)
    used, per, seen, ranges = set(), {}, set(), {}
    columns = ["document", "quote", "code", "coder", "direction", "memo"]
    for number, (document, quote, code, coder, direction, memo) in rows("codings.tsv", columns):
        where = f"codings.tsv:{number}: "
        if document not in texts:
            faults.append(where + "no such document: " + document)
            continue
        quote = quote.replace("\\n", "\n")
        hits = [(page, text.find(quote)) for page, text in enumerate(texts[document]) if quote in text]
        if sum(t.count(quote) for t in texts[document]) != 1:
            faults.append(where + f"found {sum(t.count(quote) for t in texts[document])} times: {quote}")
        if quote != quote.strip() or re.search(r"#\d\d:\d\d|(^|\n)(I|R\d?|Interviewer|Annemarie|Farid): |\t", quote):
            faults.append(where + f"label, time mark or blank edge: {quote}")
        if code not in codes:
            faults.append(where + "no such code: " + code)
        if direction not in ("facilitating", "hindering", "neutral", "ambivalent", "none"):
            faults.append(where + "direction " + direction)
        if not document.startswith("Interview") and direction != "none":
            faults.append(where + "policy text takes no direction")
        if (document, quote, code, coder) in seen:
            faults.append(where + "twice the same")
        seen.add((document, quote, code, coder))
        used.add("/".join(code.replace(r"\/", "\0").split("/")[:2]).replace("\0", r"\/"))
        per.setdefault(document, []).append(coder)
        if hits:
            ranges.setdefault((document, hits[0][0]), []).append((hits[0][1], hits[0][1] + len(quote), coder))
    faults += ["no coding in " + name for name in PLAN if name not in per]
    faults += ["indicator never used: " + i for i in sorted(indicators - used)]
    for number, (document, title, text) in rows("memos.tsv", ["document", "title", "text"]):
        if document and document not in texts or not title or not text:
            faults.append(f"memos.tsv:{number}")
    for line in faults:
        print(line)
    both = sum(1 for spans in ranges.values() for a in spans for b in spans
               if a[2] < b[2] and a[0] < b[1] and b[0] < a[1])
    print(len(seen), "codings;", both, "pairs of ranges touched by both coders;",
          ", ".join(f"{name}: {len(c)}" for name, c in per.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(check() if "--check" in sys.argv[1:] else build(sys.argv[1:]))
