// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/pdf_maker.h"

#include "core/base/message.h"
#include "core/text/utf8.h"

namespace duiding::test {

namespace {

constexpr int page_height = 842;

std::string literal(const std::string& utf8)
{
    std::string out = "(";
    for (char32_t c : to_utf32(utf8)) {
        out += c == '(' || c == ')' || c == '\\' ? "\\" : "";
        out += static_cast<char>(c);
    }
    return out + ")";
}

std::string number(double value) { return format_number(value, 2, NumberStyle::English); }

std::string content_of(const PdfSheet& page)
{
    std::string out;
    for (const PdfText& text : page) {
        std::string font = text.font == std::string("Helvetica") ? "/F1" : text.font == std::string("Helvetica-Bold") ? "/F2" : "/F3";
        out += "BT " + font + " " + number(text.size) + " Tf " + number(text.x) + " " + number(page_height - text.y) + " Td "
               + literal(text.text) + " Tj ET\n";
    }
    return out;
}

class Writer {
public:
    void object(const std::string& body)
    {
        m_offsets.push_back(m_bytes.size());
        m_bytes += std::to_string(m_offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
    }
    std::string finish() const
    {
        std::string out = m_bytes;
        out += "xref\n0 " + std::to_string(m_offsets.size() + 1) + "\n0000000000 65535 f \n";
        for (std::size_t offset : m_offsets) {
            std::string digits = std::to_string(offset);
            out += std::string(10 - digits.size(), '0') + digits + " 00000 n \n";
        }
        return out + "trailer << /Root 1 0 R /Size " + std::to_string(m_offsets.size() + 1) + " >>\nstartxref\n"
               + std::to_string(m_bytes.size()) + "\n%%EOF\n";
    }

private:
    std::string m_bytes = "%PDF-1.4\n";
    std::vector<std::size_t> m_offsets;
};

} // namespace

std::string make_pdf(const std::vector<PdfSheet>& pages, const std::string& labels)
{
    constexpr int first_page = 6;
    Writer out;
    out.object("<< /Type /Catalog /Pages 2 0 R" + (labels.empty() ? "" : " /PageLabels << /Nums [" + labels + "] >>") + " >>");
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        kids += std::to_string(first_page + 2 * i) + " 0 R ";
    }
    out.object("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>");
    for (const char* font : {"Helvetica", "Helvetica-Bold", "Helvetica-Oblique"}) {
        out.object(std::string("<< /Type /Font /Subtype /Type1 /Encoding /WinAnsiEncoding /BaseFont /") + font + " >>");
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        out.object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> /Contents "
                   + std::to_string(first_page + 2 * i + 1) + " 0 R >>");
        std::string content = content_of(pages[i]);
        out.object("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "endstream");
    }
    return out.finish();
}

} // namespace duiding::test
