// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/epub_document.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/offsets.h"
#include "core/text/utf8.h"
#include "importers/reader/html_text.h"
#include "importers/reader/xhtml_tags.h"
#include "importers/support/file_properties.h"
#include "importers/support/html_encoding.h"
#include "importers/support/html_limits.h"
#include "importers/support/xml_tree.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace duiding::reader {

namespace {

constexpr std::size_t longest_name = 200;
constexpr std::size_t most_findings = 20;

[[noreturn]] void refuse(const ImportSource& source, Message why, Message what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why), std::move(what_to_do)});
}

[[noreturn]] void refuse_no_book(const ImportSource& source)
{
    refuse(source, msg("It is no complete e-book: the list of its chapters is missing."), msg("Copy or download it again."));
}

// "Tekst/hoofdstuk%201.xhtml#deel" beside "OEBPS/content.opf" → "OEBPS/Tekst/hoofdstuk 1.xhtml"
std::string resolve(const std::string& package, std::string_view reference)
{
    reference = reference.substr(0, reference.find('#'));
    auto hex = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string name;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        bool escaped = reference[i] == '%' && i + 2 < reference.size() && hex(reference[i + 1]) >= 0 && hex(reference[i + 2]) >= 0;
        name += escaped ? static_cast<char>(hex(reference[i + 1]) * 16 + hex(reference[i + 2])) : reference[i];
        i += escaped ? 2 : 0;
    }
    return path_text((path_of(package).parent_path() / path_of(replace_invalid_utf8(name))).lexically_normal());
}

// Publishers scramble fonts by two known ways, which hides no text; anything else is the lock of a shop.
struct FindLock {
    bool locked = false;

    Walk enter(pugi::xml_node node)
    {
        if (local_name(node.name()) == "EncryptionMethod") {
            std::string_view way = attribute(node, "Algorithm");
            locked = locked || (way != "http://www.idpf.org/2008/embedding" && way != "http://ns.adobe.com/pdf/enc#RC");
        }
        return Walk::Descend;
    }
    void leave(pugi::xml_node) {}
};

void refuse_locked(ZipReader& zip, const ImportSource& source)
{
    pugi::xml_document encryption;
    FindLock lock;
    if (load_part(zip, "META-INF/encryption.xml", source.path, encryption)) {
        walk(encryption, lock);
    }
    if (lock.locked) {
        refuse(source, msg("It is locked by the shop it comes from (DRM)."), msg("Ask the publisher for a copy without a lock."));
    }
}

struct Book {
    std::string package;                         // the name of the package file
    pugi::xml_document tree;
    std::vector<std::string> chapters;           // names of parts, in reading order
};

void read_chapters(Book& book)
{
    pugi::xml_node root = book.tree.document_element();
    std::map<std::string, std::string> parts;
    for (pugi::xml_node item : child(root, "manifest").children()) {
        std::string_view type = attribute(item, "media-type");
        if (!type.starts_with("image/")) {
            parts[std::string(attribute(item, "id"))] = resolve(book.package, attribute(item, "href"));
        }
    }
    std::set<std::string> seen;
    for (pugi::xml_node item : child(root, "spine").children()) {
        auto it = parts.find(std::string(attribute(item, "idref")));
        if (it != parts.end() && seen.insert(it->second).second) {
            book.chapters.push_back(it->second);
        }
    }
}

void open_book(ZipReader& zip, const ImportSource& source, Book& book)
{
    pugi::xml_document container;
    if (!load_part(zip, "META-INF/container.xml", source.path, container)) {
        refuse_no_book(source);
    }
    for (pugi::xml_node file : child(container.document_element(), "rootfiles").children()) {
        if (book.package.empty()) {
            book.package = attribute(file, "full-path");
        }
    }
    if (book.package.empty() || !load_part(zip, book.package, source.path, book.tree, XmlBlanks::Everywhere)) {
        refuse_no_book(source);
    }
    read_chapters(book);
    if (book.chapters.empty()) {
        refuse_no_book(source);
    }
}

// "nl-NL" → "nl"; nothing for "dut", which is then found out from the text
std::string language_of(std::string_view value)
{
    std::string language(value.substr(0, value.find_first_of("-_")));
    std::transform(language.begin(), language.end(), language.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    bool two_letters = language.size() == 2 && std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return two_letters ? language : std::string();
}

void read_properties(const Book& book, ImportedDocument& document)
{
    std::string authors;
    for (pugi::xml_node node : child(book.tree.document_element(), "metadata").children()) {
        std::string_view name = local_name(node.name());
        std::string value = trimmed(node.child_value());
        if (value.empty()) {
            continue;
        }
        if (name == "title" && document.title.empty()) {
            document.title = value;
        } else if (name == "creator") {
            authors += authors.empty() ? value : "; " + value;
        } else if (name == "language" && document.language.empty()) {
            document.language = language_of(value);
        } else if (name == "date") {
            add_created(document, value);
        } else if (name == "publisher") {
            document.attributes.push_back({"publisher", value, AttributeType::Text});
        }
    }
    add_author(document, authors);
}

struct Section {
    CharRange range;
    std::string title;                           // of the chapter's page
};

std::optional<Section> read_chapter(ZipReader& zip, const std::string& name, FlowWriter& flow, Findings& findings)
{
    std::optional<std::string> bytes = zip.read(name);
    if (!bytes) {
        findings.push_back({Severity::Warning, name, msg("This chapter is missing in the file.")});
        return std::nullopt;
    }
    DecodedText page = decode_html(*bytes, {}, name);
    findings.insert(findings.end(), std::make_move_iterator(page.findings.begin()), std::make_move_iterator(page.findings.end()));
    std::string html = with_whole_tags(page.utf8);
    try {
        check_html_limits(html, name);
    } catch (const BadInput& error) {
        findings.push_back({Severity::Warning, name, error.text().why});
        return std::nullopt;
    }
    CharPos begin = flow.here();
    std::string title = write_html(html, flow).title;
    return Section{{begin, flow.here()}, title};
}

// The headings of a document, in order, asked for chapter by chapter.
class Headings {
public:
    Headings(const ImportedDocument& document, const OffsetMap& map) : m_document(document), m_map(map) {}

    // The first that lies in the chapter; chapters are asked for in order.
    std::optional<std::string> first_in(CharRange chapter)
    {
        for (; m_next < m_document.marks.size(); ++m_next) {
            const Mark& mark = m_document.marks[m_next];
            if (mark.range.begin >= chapter.end) {
                return std::nullopt;
            }
            if (mark.kind == MarkKind::Heading && mark.range.begin >= chapter.begin) {
                return std::string(m_map.slice(mark.range));
            }
        }
        return std::nullopt;
    }

private:
    const ImportedDocument& m_document;
    const OffsetMap& m_map;
    std::size_t m_next = 0;
};

void sort_marks(std::vector<Mark>& marks)
{
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
    });
}

// A chapter is called by its first heading, else by its page's title where that is not the book's.
void mark_sections(const std::vector<Section>& sections, ImportedDocument& document)
{
    sort_marks(document.marks);
    OffsetMap map(document.text);
    Headings headings(document, map);
    CharPos last{map.characters()};
    std::vector<Mark> marks;
    for (const Section& section : sections) {
        CharRange range{std::min(section.range.begin, last), std::min(section.range.end, last)};
        if (!range.empty() && map.slice({range.end - 1, range.end}) == "\n") {
            --range.end;
        }
        std::string name = headings.first_in(range).value_or(section.title == document.title ? std::string() : section.title);
        if (!range.empty()) {
            marks.push_back({MarkKind::Section, range, 1, name.size() <= longest_name ? name : std::string()});
        }
    }
    document.marks.insert(document.marks.end(), std::make_move_iterator(marks.begin()), std::make_move_iterator(marks.end()));
    sort_marks(document.marks);
}

} // namespace

ImportedDocument read_epub_document(const ImportSource& source, const ImportOptions&)
{
    ZipReader zip(source.bytes, source.path);
    refuse_locked(zip, source);
    Book book;
    open_book(zip, source, book);
    ImportedDocument document;
    read_properties(book, document);
    ParagraphBuilder builder;
    FlowWriter flow(builder);
    std::vector<Section> sections;
    Findings findings;
    for (const std::string& chapter : book.chapters) {
        if (std::optional<Section> section = read_chapter(zip, chapter, flow, findings)) {
            sections.push_back(std::move(*section));
        }
    }
    flow.finish();
    builder.finish(document);
    if (sections.empty() && !findings.empty()) {                 // every chapter is missing, or too much
        refuse(source, findings.front().message, msg("Copy or download it again."));
    }
    if (document.text.find_first_not_of(" \t\n") == std::string::npos) {
        refuse(source, msg("There is no text in it."), msg("If it holds only pictures of pages, text recognition is needed first."));
    }
    mark_sections(sections, document);
    findings.resize(std::min(findings.size(), most_findings));
    document.findings.insert(document.findings.end(), std::make_move_iterator(findings.begin()), std::make_move_iterator(findings.end()));
    if (zip.damaged()) {
        document.findings.push_back(zip.damage_finding());
    }
    return document;
}

} // namespace duiding::reader
