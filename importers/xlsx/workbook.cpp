// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/xlsx/workbook.h"

#include "core/text/utf8.h"
#include "importers/support/xml_stream.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace duiding::xlsx {

namespace {

template <class Number>
Number number_of(std::string_view text, Number otherwise)
{
    Number value = otherwise;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : otherwise;
}

struct Relation {
    std::string type;                                  // the last word of its address: "worksheet"
    std::string target;
};

class RelationReader : public XmlHandler {
public:
    std::map<std::string, Relation, std::less<>> by_id;

    void open(const XmlElement& element) override
    {
        if (element.name == "Relationship" && by_id.size() < 10'000) {
            std::string type(element.attribute("Type"));
            by_id.emplace(std::string(element.attribute("Id")), Relation{type.substr(type.rfind('/') + 1), std::string(element.attribute("Target"))});
        }
    }
    void close(std::string_view) override {}
    void text(std::string_view) override {}
};

// A target is relative to the folder of the part that names it.
std::string resolve(const std::string& folder, const std::string& target)
{
    if (target.starts_with('/')) {
        return target.substr(1);
    }
    return std::filesystem::path(folder + target).lexically_normal().generic_string();
}

std::map<std::string, Relation, std::less<>> relations_of(ZipReader& zip, const std::string& part, const ImportSource& source)
{
    std::size_t slash = part.rfind('/');
    std::string folder = slash == std::string::npos ? "" : part.substr(0, slash + 1);
    std::string name = slash == std::string::npos ? part : part.substr(slash + 1);
    RelationReader reader;
    read_xml_part(zip, folder + "_rels/" + name + ".rels", reader, source.path);
    for (auto& [id, relation] : reader.by_id) {
        relation.target = resolve(folder, relation.target);
    }
    return std::move(reader.by_id);
}

struct SheetLine {
    std::string name, relation;
    bool hidden = false;
};

class WorkbookReader : public XmlHandler {
public:
    std::vector<SheetLine> sheets;
    Epoch epoch = Epoch::Y1900;

    void open(const XmlElement& element) override
    {
        if (element.name == "sheet" && sheets.size() < 10'000) {
            std::string_view state = element.attribute("state");
            sheets.push_back({std::string(element.attribute("name")), std::string(element.attribute("id")), state == "hidden" || state == "veryHidden"});
        } else if (element.name == "workbookPr") {
            std::string_view is_1904 = element.attribute("date1904");
            bool yes = is_1904 == "1" || is_1904 == "true" || is_1904 == "on";
            epoch = yes ? Epoch::Y1904 : epoch;               // an extension has an element of the same name without it
        }
    }
    void close(std::string_view) override {}
    void text(std::string_view) override {}
};

class StyleReader : public XmlHandler {
public:
    std::vector<NumberFormat> formats;

    void open(const XmlElement& element) override
    {
        if (element.name == "numFmt") {
            m_codes[number_of(element.attribute("numFmtId"), -1)] = format_of_code(element.attribute("formatCode"));
        } else if (element.name == "cellXfs") {
            m_in_cells = true;
        } else if (element.name == "xf" && m_in_cells && formats.size() < 100'000) {
            int id = number_of(element.attribute("numFmtId"), 0);
            auto own = m_codes.find(id);
            formats.push_back(own != m_codes.end() ? own->second : built_in_format(id));
        }
    }
    void close(std::string_view name) override { m_in_cells = m_in_cells && name != "cellXfs"; }
    void text(std::string_view) override {}

private:
    std::map<int, NumberFormat> m_codes;
    bool m_in_cells = false;
};

// <si>: one text, or runs with their looks; the reading aids of Japanese (rPh) are no text.
class TextReader : public XmlHandler {
public:
    TextReader(SharedTexts& texts, const ImportSource& source) : m_texts(texts), m_source(source) {}

    void open(const XmlElement& element) override
    {
        if (element.name == "si") {
            m_text.clear();
        }
        m_in_aid += element.name == "rPh";
        m_in_text = element.name == "t" && m_in_aid == 0;
    }
    void close(std::string_view name) override
    {
        m_in_text = false;
        m_in_aid -= name == "rPh";
        if (name == "si") {
            m_texts.add(unescaped(m_text));
        }
    }
    void text(std::string_view utf8) override
    {
        if (m_in_text) {
            m_text += utf8;
            if (m_text.size() > max_cell_bytes) {
                refuse_cell(m_source, 0);
            }
        }
    }

private:
    SharedTexts& m_texts;
    const ImportSource& m_source;
    std::string m_text;
    bool m_in_text = false;
    int m_in_aid = 0;
};

std::string workbook_part(ZipReader& zip, const ImportSource& source)
{
    RelationReader top;
    read_xml_part(zip, "_rels/.rels", top, source.path);
    for (const auto& [id, relation] : top.by_id) {
        if (relation.type == "officeDocument") {
            return resolve("", relation.target);
        }
    }
    return "xl/workbook.xml";
}

} // namespace

void SharedTexts::add(std::string_view text)
{
    m_bytes += text;
    m_ends.push_back(m_bytes.size());
}

std::string_view SharedTexts::at(std::size_t index) const
{
    std::uint64_t begin = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[index] - begin);
}

Workbook read_workbook(ZipReader& zip, const ImportSource& source)
{
    Workbook workbook;
    std::string part = workbook_part(zip, source);
    WorkbookReader reader;
    XmlPart state = read_xml_part(zip, part, reader, source.path);
    if (state == XmlPart::Absent || reader.sheets.empty()) {
        zip.refuse_damaged();
    }
    workbook.epoch = reader.epoch;
    auto relations = relations_of(zip, part, source);
    for (const SheetLine& line : reader.sheets) {
        auto relation = relations.find(line.relation);
        if (relation != relations.end() && relation->second.type == "worksheet") {
            workbook.sheets.push_back({line.name, relation->second.target, line.hidden});
        }
    }
    for (const auto& [id, relation] : relations) {
        if (relation.type == "styles") {
            StyleReader styles;
            workbook.damaged |= read_xml_part(zip, relation.target, styles, source.path) == XmlPart::Damaged;
            workbook.formats = std::move(styles.formats);
        } else if (relation.type == "sharedStrings") {
            TextReader texts(workbook.texts, source);
            workbook.damaged |= read_xml_part(zip, relation.target, texts, source.path) == XmlPart::Damaged;
        }
    }
    return workbook;
}

std::string unescaped(std::string_view text)
{
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = text.find("_x"); at != std::string_view::npos; at = text.find("_x", std::max(at + 1, done))) {
        std::uint32_t value = 0;
        std::string_view digits = text.substr(at + 2, 4);
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
        bool whole = error == std::errc() && end == digits.data() + 4 && at + 6 < text.size() && text[at + 6] == '_';
        if (whole && (value < 0xD800 || value > 0xDFFF)) {
            out += text.substr(done, at - done);
            append_utf8(out, value);
            done = at + 7;
        }
    }
    return out.append(text.substr(done));
}

} // namespace duiding::xlsx
