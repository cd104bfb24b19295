// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/ris.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"
#include "importers/support/cell_table.h"
#include "importers/support/reference.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace duiding {

namespace {

constexpr std::size_t max_entries = 100'000;
constexpr std::size_t probe_bytes = 64 * 1024;

struct Line {
    std::string tag;                         // empty: a continuation
    std::string_view value;
};

bool is_tag_character(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool starts_with_tag(std::string_view line) { return line.size() >= 2 && line[0] >= 'A' && line[0] <= 'Z' && is_tag_character(line[1]); }

// "TY  - JOUR"; programs drop the blank after the hyphen, or write one before it.
Line ris_line(std::string_view line)
{
    std::size_t hyphen = starts_with_tag(line) ? line.find_first_not_of(' ', 2) : std::string_view::npos;
    if (hyphen == std::string_view::npos || hyphen < 3 || hyphen > 4 || line[hyphen] != '-' ||
        (hyphen + 1 < line.size() && line[hyphen + 1] != ' ')) {
        return {{}, trim_cell(line)};
    }
    return {std::string(line.substr(0, 2)), trim_cell(line.substr(hyphen + 1))};
}

// "TI Interactions …"; a continuation begins with three blanks.
Line wos_line(std::string_view line)
{
    if (!starts_with_tag(line) || (line.size() > 2 && line[2] != ' ')) {
        return {{}, trim_cell(line)};
    }
    return {std::string(line.substr(0, 2)), trim_cell(line.substr(2))};
}

// The fields of one entry, in order; a tag may stand several times.
class Fields {
public:
    void add(std::string tag, std::string_view value) { m_fields.emplace_back(std::move(tag), value); }
    bool empty() const { return m_fields.empty(); }

    void continue_last(std::string_view value)
    {
        if (!m_fields.empty() && !value.empty()) {
            std::string& last = m_fields.back().second;
            last += (last.empty() ? "" : "\n") + std::string(value);
        }
    }

    std::vector<std::string> all(std::initializer_list<std::string_view> tags) const
    {
        std::vector<std::string> values;
        for (const auto& [tag, value] : m_fields) {
            if (std::find(tags.begin(), tags.end(), tag) != tags.end() && !value.empty()) {
                values.push_back(value);
            }
        }
        return values;
    }

    // The first tag of the list that has a value.
    std::string first(std::initializer_list<std::string_view> tags) const
    {
        for (std::string_view wanted : tags) {
            for (const auto& [tag, value] : m_fields) {
                if (tag == wanted && !value.empty()) {
                    return value;
                }
            }
        }
        return {};
    }

    // A title may run over lines; an abstract keeps them.
    std::string on_one_line(std::initializer_list<std::string_view> tags) const
    {
        std::string value = first(tags);
        std::replace(value.begin(), value.end(), '\n', ' ');
        return value;
    }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

std::vector<std::string> split_lines(const std::vector<std::string>& values, std::string_view separators)
{
    std::vector<std::string> parts;
    for (const std::string& value : values) {
        for (std::size_t at = 0; at <= value.size();) {
            std::size_t end = std::min(value.find_first_of(separators, at), value.size());
            if (std::string_view part = trim_cell(std::string_view(value).substr(at, end - at)); !part.empty()) {
                parts.emplace_back(part);
            }
            at = end + 1;
        }
    }
    return parts;
}

std::string page_range(const std::string& first, const std::string& last)
{
    return last.empty() || last == first ? first : first + "–" + last;
}

Reference ris_reference(const Fields& fields)
{
    Reference reference;
    reference.type = fields.first({"TY"});
    reference.authors = fields.all({"AU", "A1"});
    reference.editors = fields.all({"A2", "ED"});
    reference.title = fields.on_one_line({"TI", "T1", "CT", "BT"});
    reference.year = year_in(fields.first({"PY", "Y1", "DA"}));
    reference.journal = fields.on_one_line({"JF", "JO", "T2", "JA", "J2", "J1"});
    if (reference.title.empty()) {
        reference.title = std::exchange(reference.journal, {});
    }
    reference.abstract = fields.first({"AB", "N2"});
    reference.note = fields.first({"N1"});
    reference.keywords = split_lines(fields.all({"KW"}), ";\n");
    reference.doi = fields.on_one_line({"DO"});
    reference.url = fields.on_one_line({"UR"});
    reference.publisher = fields.on_one_line({"PB"});
    reference.volume = fields.first({"VL"});
    reference.issue = fields.first({"IS"});
    reference.pages = page_range(fields.first({"SP"}), fields.first({"EP"}));
    reference.isbn = fields.on_one_line({"SN"});
    reference.language = fields.first({"LA"});
    reference.key = fields.first({"ID"});
    reference.files = split_lines(fields.all({"L1", "L2", "L3", "L4"}), ";\n");
    return reference;
}

Reference wos_reference(const Fields& fields)
{
    Reference reference;
    reference.type = fields.on_one_line({"DT", "PT"});
    reference.authors = split_lines(fields.all({"AF"}), "\n");
    if (reference.authors.empty()) {
        reference.authors = split_lines(fields.all({"AU"}), "\n");
    }
    reference.editors = split_lines(fields.all({"BE", "ED"}), "\n");
    reference.title = fields.on_one_line({"TI"});
    reference.year = year_in(fields.first({"PY"}));
    reference.journal = fields.on_one_line({"SO"});
    reference.abstract = fields.on_one_line({"AB"});
    std::vector<std::string> keywords{fields.on_one_line({"DE"}), fields.on_one_line({"ID"})};
    reference.keywords = split_lines(keywords, ";");
    reference.doi = fields.on_one_line({"DI"});
    reference.publisher = fields.on_one_line({"PU"});
    reference.volume = fields.first({"VL"});
    reference.issue = fields.first({"IS"});
    reference.pages = page_range(fields.first({"BP"}), fields.first({"EP"}));
    reference.isbn = fields.on_one_line({"SN"});
    reference.language = fields.first({"LA"});
    reference.key = fields.first({"UT"});
    return reference;
}

std::string_view next_line(std::string_view text, std::size_t& at)
{
    std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    return line;
}

bool is_wos(std::string_view text) { return text.starts_with("FN ") || text.starts_with("PT "); }

std::vector<Reference> parse(std::string_view text, const ImportSource& source, Findings& findings)
{
    bool wos = is_wos(text);
    std::string_view first_tag = wos ? "PT" : "TY";
    std::vector<Reference> references;
    Fields fields;
    std::size_t begin = 0;
    bool ends = true;                                        // whether this program writes where an entry ends
    auto finish = [&](std::size_t end) {
        if (!fields.empty()) {
            references.push_back(wos ? wos_reference(fields) : ris_reference(fields));
            references.back().entry = trim_cell(text.substr(begin, end - begin));
            fields = {};
        }
        if (references.size() > max_entries) {
            throw BadInput({msg("The references could not be read."), path_text(source.path), msg("The list has more than {0} entries.", max_entries),
                            msg("Export it in parts.")});
        }
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t line_begin = at;
        Line line = wos ? wos_line(next_line(text, at)) : ris_line(next_line(text, at));
        if (line.tag == first_tag) {
            ends = ends && fields.empty();
            finish(line_begin);                              // an entry whose end was forgotten
            begin = line_begin;
            fields.add(line.tag, line.value);
        } else if (line.tag == "ER") {
            finish(std::min(at, text.size()));
        } else if (line.tag.empty()) {
            fields.continue_last(line.value);
        } else if (!fields.empty()) {
            fields.add(line.tag, line.value);
        }
    }
    if (ends && !fields.empty()) {
        findings.push_back({Severity::Warning, path_text(source.path.filename()),
                            msg("The last reference has no end: the list may have been cut off.")});
    }
    finish(text.size());
    return references;
}

} // namespace

int probe_ris(const ImportSource& source)
{
    std::string_view bytes = std::string_view(source.bytes).substr(0, probe_bytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (is_wos(bytes) && (bytes.starts_with("PT ") || bytes.find("\nPT ") != std::string_view::npos) && bytes.find("\nAU ") != std::string_view::npos) {
        return 85;
    }
    for (std::size_t at = 0; at < bytes.size();) {
        std::string_view line = next_line(bytes, at);
        if (ris_line(line).tag == "TY" && looks_like_text(bytes)) {
            return 85;
        }
    }
    return 0;
}

std::vector<ImportedDocument> read_ris(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    DecodedText decoded = decode_text(source.bytes, options.encoding, path_text(source.path.filename()));
    progress.check();
    NormalizedText text = normalize_stored_text(decoded.utf8);
    Findings findings = std::move(decoded.findings);
    findings.insert(findings.end(), std::make_move_iterator(text.findings.begin()), std::make_move_iterator(text.findings.end()));
    std::vector<Reference> references = parse(text.text, source, findings);
    return documents_of(std::move(references), source, options, std::move(findings), progress);
}

} // namespace duiding
