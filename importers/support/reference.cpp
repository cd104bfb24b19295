// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reference.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/utf8.h"
#include "importers/support/attached_file.h"
#include "importers/support/cell_table.h"
#include "importers/support/metadata_sheet.h"
#include "importers/support/paragraph_builder.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t name_words = 6;
constexpr std::size_t max_name_points = 80;

std::string joined(const std::vector<std::string>& parts, std::string_view between)
{
    std::string all;
    for (const std::string& part : parts) {
        all += (all.empty() ? "" : std::string(between)) + part;
    }
    return all;
}

std::string surname(const std::string& author) { return author.substr(0, author.find(',')); }

std::string short_authors(const Reference& reference)
{
    const auto& people = reference.authors.empty() ? reference.editors : reference.authors;
    switch (people.size()) {
    case 0: return {};
    case 1: return surname(people[0]);
    case 2: return surname(people[0]) + " & " + surname(people[1]);
    default: return surname(people[0]) + " et al.";
    }
}

std::string first_words(std::string_view text)
{
    std::string words;
    std::size_t count = 0;
    for (std::size_t at = 0; count < name_words && (at = text.find_first_not_of(" \t\n", at)) != std::string_view::npos; ++count) {
        std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
        words += (words.empty() ? "" : " ") + std::string(text.substr(at, end - at));
        at = end;
    }
    while (!words.empty() && std::string_view(",;:-").find(words.back()) != std::string_view::npos) {
        words.pop_back();
    }
    return words;
}

std::string name_of(const Reference& reference)
{
    std::string what = first_words(!reference.title.empty() ? reference.title : !reference.abstract.empty() ? reference.abstract
                                   : !reference.doi.empty() ? reference.doi : reference.url);
    std::string name = joined({short_authors(reference)}, "");
    for (const std::string& part : {reference.year, what}) {
        name += part.empty() ? "" : (name.empty() ? "" : " ") + part;
    }
    std::u32string points = to_utf32(name);
    std::replace(points.begin(), points.end(), U'\n', U' ');
    return points.size() > max_name_points ? to_utf8(points.substr(0, max_name_points)) : to_utf8(points);
}

void add_lines(ParagraphBuilder& builder, std::string_view text)
{
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        if (std::string_view line = trim_cell(text.substr(at, end - at)); !line.empty()) {
            builder.text(line);
            builder.end_paragraph();
        }
        at = end + 1;
    }
}

void write_text(const Reference& reference, ImportedDocument& document)
{
    ParagraphBuilder builder;
    if (!reference.title.empty()) {
        CharPos begin = builder.here();
        builder.text(reference.title);
        builder.mark(MarkKind::Heading, {begin, builder.here()}, 1);
        builder.end_paragraph();
    }
    add_lines(builder, reference.abstract);
    add_lines(builder, joined(reference.keywords, "; "));
    if (builder.here() == CharPos{0}) {                     // nothing to read but where it can be found
        add_lines(builder, reference.doi.empty() ? reference.url : reference.doi);
        add_lines(builder, joined(reference.authors, "; "));
    }
    builder.finish(document);
}

std::vector<ImportedAttribute> attributes_of(const Reference& reference, bool with_abstract)
{
    std::vector<ImportedAttribute> attributes;
    auto add = [&](const char* name, std::string value, AttributeType type = AttributeType::Text) {
        std::replace(value.begin(), value.end(), '\n', ' ');
        if (!value.empty()) {
            attributes.push_back({name, std::move(value), type});
        }
    };
    add("author", joined(reference.authors, "; "));
    add("editor", joined(reference.editors, "; "));
    add("year", reference.year, AttributeType::Date);
    add("journal", reference.journal);
    add("publisher", reference.publisher);
    add("volume", reference.volume);
    add("issue", reference.issue);
    add("pages", reference.pages);
    add("doi", reference.doi);
    add("url", reference.url);
    add("isbn", reference.isbn);
    add("type", reference.type, AttributeType::Choice);
    add("keywords", joined(reference.keywords, "; "));
    add("note", reference.note);
    add("citation key", reference.key);
    if (with_abstract) {
        add("abstract", reference.abstract);
    }
    return attributes;
}

ImportedDocument document_of(const Reference& reference, AttachedFiles& beside)
{
    ImportedDocument document;
    bool has_file = beside.read(reference.files, document);
    if (!has_file) {
        write_text(reference, document);
        document.original = reference.entry;
        document.original_sha256 = sha256(document.original);
        document.language = reference.language.empty() ? std::string() : language_called(reference.language).value_or("");
    }
    document.name = name_of(reference);
    document.title = reference.title;
    document.attributes = attributes_of(reference, has_file);
    return document;
}

} // namespace

bool Reference::empty() const
{
    return title.empty() && abstract.empty() && doi.empty() && url.empty() && authors.empty();
}

std::string year_in(std::string_view text)
{
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t at = 0; at + 4 <= text.size(); ++at) {
        bool four = std::all_of(text.begin() + std::ptrdiff_t(at), text.begin() + std::ptrdiff_t(at) + 4, is_digit);
        bool alone = (at == 0 || !is_digit(text[at - 1])) && (at + 4 == text.size() || !is_digit(text[at + 4]));
        if (four && alone && (text[at] == '1' || text[at] == '2')) {
            return std::string(text.substr(at, 4));
        }
    }
    return {};
}

std::vector<ImportedDocument> documents_of(std::vector<Reference> references, const ImportSource& source, const ImportOptions& options,
                                           Findings findings, Progress& progress)
{
    std::size_t all = references.size();
    std::erase_if(references, [](const Reference& reference) { return reference.empty(); });
    if (references.empty()) {
        throw BadInput({msg("The references could not be read."), path_text(source.path), msg("No entry with a title, author, abstract or DOI was found."),
                        msg("Export the list again as RIS or BibTeX.")});
    }
    if (auto left_out = static_cast<std::int64_t>(all - references.size()); left_out > 0) {
        findings.push_back({Severity::Warning, path_text(source.path.filename()),
                            msgn("{0} entry that says nothing was left out.", "{0} entries that say nothing were left out.", left_out, left_out)});
    }
    AttachedFiles beside(source.path, options, progress);
    std::vector<ImportedDocument> documents;
    progress.start(path_text(source.path.filename()), static_cast<std::int64_t>(references.size()));
    for (const Reference& reference : references) {
        progress.check();
        documents.push_back(document_of(reference, beside));
        progress.step();
    }
    documents.front().findings.insert(documents.front().findings.begin(), findings.begin(), findings.end());
    return documents;
}

} // namespace duiding
