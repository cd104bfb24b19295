# SPDX-License-Identifier: GPL-3.0-or-later
"""A PDF of headings, paragraphs, lists and tables, written by hand: the same input gives the same bytes everywhere.

The fonts are Helvetica and Helvetica-Bold, not embedded, with their widths from the metrics Adobe published; the text is in
Windows-1252. Pages carry printed labels (i, ii, 1, 2 …), a running header, and their label at the foot.
"""

WIDTHS = {
    False: "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 "
           "584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 "
           "278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 "
           "500 334 260 334 584",
    True: "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 "
          "584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 "
          "278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 "
          "500 389 280 389 584",
}
WIDTHS = {bold: [int(width) for width in text.split()] for bold, text in WIDTHS.items()}
OTHERS = {"–": 556, "—": 1000, "‘": 222, "’": 222, "“": 333, "”": 333, "•": 350, "…": 1000, "€": 556}
PLAIN = dict(zip("áàäâéèëêíìïîóòöôúùüûçñÉËÏÖÜ", "aaaaeeeeiiiioooouuuucnEEIOU"))

LEFT, RIGHT, TOP, BOTTOM = 72, 523, 752, 84
PAGE_HEIGHT = 842
BODY = 10.5


def width_of(text, size, bold=False):
    total = 0
    for char in text:
        code = ord(PLAIN.get(char, char))
        total += WIDTHS[bold][code - 32] if 32 <= code < 127 else OTHERS.get(char, 556)
    return total * size / 1000


def number(value):
    return f"{value:.2f}".rstrip("0").rstrip(".")


def property_text(text):
    return "<FEFF" + text.encode("utf-16-be").hex().upper() + ">"


def shown(text):
    out = []
    for byte in text.encode("cp1252"):
        char = chr(byte)
        out.append("\\" + char if char in "()\\" else char if 32 <= byte < 127 else f"\\{byte:03o}")
    return "(" + "".join(out) + ")"


def roman(value):
    out = ""
    for worth, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        while value >= worth:
            out += sign
            value -= worth
    return out


class Page:
    def __init__(self, label):
        self.label = label
        self.operations = []
        self.picture = False

    def text(self, x, y, text, size, bold=False):
        font = "B" if bold else "R"
        self.operations.append(f"BT /{font} {number(size)} Tf {number(x)} {number(y)} Td {shown(text)} Tj ET")

    def line(self, x1, y1, x2, y2):
        self.operations.append(f"0.5 w {number(x1)} {number(y1)} m {number(x2)} {number(y2)} l S")


class Layout:
    """Fills pages from top to bottom. `contents` holds the headings with the labels of an earlier run."""

    def __init__(self, header, hyphens, roman_front, contents=()):
        self.header, self.hyphens, self.roman_front, self.contents = header, hyphens, roman_front, contents
        self.headings = []
        self.pages = []
        self.numbering_from = 0
        self.new_page(header=False)

    def new_page(self, header=True):
        count = len(self.pages) - self.numbering_from + 1
        front = self.numbering_from == 0 and self.roman_front
        self.page = Page(roman(count) if front else str(count))
        self.pages.append(self.page)
        self.y = TOP
        if header:
            left, right = self.header
            self.page.text(LEFT, 788, left, 8.5)
            self.page.text(RIGHT - width_of(right, 8.5), 788, right, 8.5)
            self.page.line(LEFT, 782, RIGHT, 782)
            if not front:
                self.page.text((LEFT + RIGHT - width_of(self.page.label, 8.5)) / 2, 48, self.page.label, 8.5)

    def room_for(self, height):
        if self.y - height < BOTTOM:
            self.new_page()

    # Words in lines no wider than `room`; a word of the list of hyphens may be cut where its "-" stands.
    def lines(self, text, size, room, bold=False):
        lines, line = [], ""
        for word in text.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer, size, bold) <= room:
                line = longer
                continue
            head = self.fitting_head(line, word, size, room, bold)
            if head:
                lines.append(f"{line} {head}-" if line else head + "-")
                line = word[len(head):]
            else:
                lines.append(line)
                line = word
        return lines + [line]

    def fitting_head(self, line, word, size, room, bold):
        best = ""
        for entry in () if bold else self.hyphens:
            joined = entry.replace("-", "")
            at = word.lower().find(joined)
            cut = 0
            for part in entry.split("-")[:-1] if at == 0 else []:
                cut += len(part)
                if width_of(f"{line} {word[:cut]}-", size, bold) <= room:
                    best = word[:cut]
        return best

    def paragraph(self, text, size=BODY, bold=False, before=0.0, after=7.0, indent=0, keep=0):
        leading = size * 1.4
        lines = self.lines(text, size, RIGHT - LEFT - indent, bold)
        self.room_for(before + leading * min(len(lines), 2) + keep)
        self.y -= before if self.y != TOP else 0
        for line in lines:
            self.room_for(leading)
            self.y -= leading
            self.page.text(LEFT + indent, self.y, line, size, bold)
        self.y -= after

    def bullet(self, text):
        self.room_for(BODY * 1.4)
        self.page.text(LEFT + 8, self.y - BODY * 1.4, "•", BODY)
        self.paragraph(text, indent=22, after=3)

    def heading(self, level, text):
        self.room_for(150 if level == 1 else 90)
        self.headings.append((level, text, self.page.label))
        self.paragraph(text, size=15 if level == 1 else 11.5, bold=True, before=18 if level == 1 else 9, after=5, keep=40)

    def table(self, rows):
        columns = len(rows[0])
        size, pad = 9, 4
        longest = [max(min(width_of(row[i], size, True), 150) for row in rows) + 2 * pad for i in range(columns)]
        scale = (RIGHT - LEFT) / sum(longest)
        widths = [width * scale for width in longest]
        self.y -= 2
        for at, row in enumerate(rows):
            cells = [self.lines(cell, size, widths[i] - 2 * pad, at == 0) for i, cell in enumerate(row)]
            height = max(len(cell) for cell in cells) * size * 1.3 + 2 * pad
            self.room_for(height)
            self.page.line(LEFT, self.y, RIGHT, self.y)
            x = LEFT
            for i, cell in enumerate(cells):
                for n, line in enumerate(cell):
                    self.page.text(x + pad, self.y - pad - size * (0.95 + 1.3 * n), line, size, at == 0)
                x += widths[i]
            self.y -= height
            self.page.line(LEFT, self.y, RIGHT, self.y)
        self.y -= 10

    def cover(self, title, meta):
        self.y = 560
        self.paragraph(title, size=26, bold=True, after=16)
        self.paragraph(meta, size=11)

    def title(self, title, meta):
        self.paragraph(title, size=20, bold=True, after=8)
        self.paragraph(meta, size=BODY, after=12)

    def contents_page(self):
        self.new_page()
        self.paragraph("Inhoud", size=15, bold=True, after=8)
        for text, label in ((text, label) for level, text, label in self.contents if level == 1):
            end = RIGHT - width_of(label, BODY)
            dots = int((end - LEFT - width_of(text, BODY) - 8) / width_of(".", BODY))
            self.y -= BODY * 1.5
            self.page.text(LEFT, self.y, text, BODY)
            self.page.text(end - 4 - width_of("." * dots, BODY), self.y, "." * dots, BODY)
            self.page.text(end, self.y, label, BODY)

    def scan(self):
        self.new_page(header=False)
        self.page.picture = True
        self.page.operations.append("q 595 0 0 842 0 0 cm /Scan Do Q")
        self.new_page()

    def number_from_here(self):
        self.numbering_from = len(self.pages)
        self.new_page()


def scan_picture():
    """A page as a bad scanner sees it: stripes of grey specks, in which nothing can be read. 1 bit a pixel."""
    columns, rows, state, out = 256, 362, 20170323, bytearray()
    for row in range(rows):
        written = 30 < row < 330 and row % 9 < 4
        for column in range(columns // 8):
            state = (state * 1103515245 + 12345) % 2**31
            speck = state >> 16 & 255
            out.append(255 if not written or not 3 < column < 28 else speck | (state >> 9 & 255))
    return columns, rows, bytes(out)


def write(path, layout, title, author):
    objects = []

    def add(content):
        objects.append(content if isinstance(content, bytes) else content.encode("ascii"))
        return len(objects)

    def stream(dictionary, data):
        return add(f"<< {dictionary} /Length {len(data)} >>\nstream\n".encode("ascii") + data + b"\nendstream")

    catalog, pages = add(""), add("")
    fonts = []
    for bold in (False, True):
        every = [width_of(bytes([code]).decode("cp1252", "replace"), 1000, bold) for code in range(32, 256)]
        fonts.append(add(f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{'-Bold' if bold else ''} /Encoding /WinAnsiEncoding "
                         f"/FirstChar 32 /LastChar 255 /Widths [{' '.join(number(width) for width in every)}] "
                         f"/FontDescriptor {len(objects) + 2} 0 R >>"))
        add(f"<< /Type /FontDescriptor /FontName /Helvetica{'-Bold' if bold else ''} /Flags 32 /FontBBox [-170 -228 1003 962] "
            f"/ItalicAngle 0 /Ascent 718 /Descent -207 /CapHeight 718 /StemV {140 if bold else 88} >>")
    resources = f"/Font << /R {fonts[0]} 0 R /B {fonts[1]} 0 R >>"
    if any(page.picture for page in layout.pages):
        columns, rows, data = scan_picture()
        picture = stream(f"/Type /XObject /Subtype /Image /Width {columns} /Height {rows} /ColorSpace /DeviceGray /BitsPerComponent 1", data)
        resources += f" /XObject << /Scan {picture} 0 R >>"
    kids = []
    for page in layout.pages:
        content = stream("", "\n".join(page.operations).encode("ascii"))
        kids.append(add(f"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 595 {PAGE_HEIGHT}] /Resources << {resources} >> "
                        f"/Contents {content} 0 R >>"))
    front = layout.numbering_from
    labels = f"0 << /S /r >> {front} << /S /D >>" if layout.roman_front and front else "0 << /S /D >>"
    objects[catalog - 1] = (f"<< /Type /Catalog /Pages {pages} 0 R /Lang (nl-NL) /PageLabels << /Nums [{labels}] >> >>").encode("ascii")
    objects[pages - 1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode("ascii")
    info = add(f"<< /Title {property_text(title)} /Author {property_text(author)} >>")
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for index, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{index} 0 obj\n".encode("ascii") + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode("ascii")
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode("ascii")
    out += f"trailer\n<< /Size {len(objects) + 1} /Root {catalog} 0 R /Info {info} 0 R >>\nstartxref\n{start}\n%%EOF\n".encode("ascii")
    path.write_bytes(out)
