// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/bib.h"

#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"
#include "importers/bib/latex.h"
#include "importers/bib/parser.h"
#include "importers/support/cell_table.h"
#include "importers/support/reference.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::size_t probe_bytes = 64 * 1024;

// Addresses and paths keep their dashes and tildes: only what LaTeX escapes is undone.
std::string verbatim(std::string text)
{
    static constexpr std::pair<std::string_view, std::string_view> escapes[] = {
        {"$\\backslash$", "\\"}, {"{\\_}", "_"}, {"\\_", "_"}, {"\\&", "&"}, {"\\%", "%"}, {"\\#", "#"}, {"\\~{}", "~"}};
    for (const auto& [written, meant] : escapes) {
        std::string out;
        std::size_t at = 0;
        for (std::size_t hit; (hit = text.find(written, at)) != std::string::npos; at = hit + written.size()) {
            out.append(text, at, hit - at).append(meant);
        }
        text = out.append(text, at, std::string::npos);
    }
    std::string_view trimmed = trim_cell(text);
    while (trimmed.size() > 1 && trimmed.front() == '{' && trimmed.back() == '}') {
        trimmed = trimmed.substr(1, trimmed.size() - 2);
    }
    return std::string(trimmed);
}

// "desc:files/12/plan.pdf:application/pdf;…" with "\:" and "\;" for the signs themselves; or just a path.
std::vector<std::string> attached(const std::string& value)
{
    std::vector<std::vector<std::string>> files{{""}};
    for (std::size_t at = 0; at < value.size(); ++at) {
        char c = value[at];
        bool escaped = c == '\\' && at + 1 < value.size() && std::string_view(":;\\").find(value[at + 1]) != std::string_view::npos;
        if (escaped) {
            files.back().back() += value[++at];
        } else if (c == ';') {
            files.push_back({""});
        } else if (c == ':' && value.compare(at, 3, "://") != 0) {
            files.back().emplace_back();
        } else {
            files.back().back() += c;
        }
    }
    std::vector<std::string> paths;
    for (const auto& parts : files) {
        std::string path = parts.size() >= 3 ? parts[1] : parts[0];
        if (parts.size() > 3 && parts[1].size() == 1) {
            path = parts[1] + ":" + parts[2];                // "desc:C:\map\plan.pdf:mime" of programs that escape nothing
        } else if (parts.size() == 2) {
            path = parts[0].size() <= 1 ? parts[1] : parts[0];
        }
        if (!trim_cell(path).empty()) {
            paths.emplace_back(trim_cell(path));
        }
    }
    return paths;
}

std::vector<std::string> keywords_in(const std::string& text)
{
    std::string list = text;
    if (list.find(';') == std::string::npos) {
        std::replace(list.begin(), list.end(), ',', ';');
    }
    return list_in_cell(list);
}

using Parents = std::unordered_map<std::string, const BibEntry*>;

Reference reference_of(const BibEntry& entry, const Parents& parents)
{
    auto parent = parents.find(entry.field("crossref"));
    auto field = [&](std::initializer_list<const char*> names) {
        for (const char* name : names) {
            std::string value = entry.field(name);
            if (value.empty() && parent != parents.end() && std::string_view(name) != "title" && std::string_view(name) != "author") {
                value = parent->second->field(name);
            }
            if (!value.empty()) {
                return value;
            }
        }
        return std::string();
    };
    Reference reference;
    reference.type = entry.type;
    reference.key = entry.key;
    reference.authors = bib_names(field({"author"}));
    reference.editors = bib_names(field({"editor"}));
    reference.title = latex_to_text(field({"title"}));
    if (std::string subtitle = latex_to_text(field({"subtitle"})); !subtitle.empty()) {
        reference.title += (reference.title.empty() ? "" : ": ") + subtitle;
    }
    reference.year = year_in(field({"year", "date"}));
    reference.journal = latex_to_text(field({"journal", "journaltitle", "booktitle"}));
    if (reference.journal.empty() && parent != parents.end()) {
        reference.journal = latex_to_text(parent->second->field("title"));
    }
    reference.abstract = latex_to_text(field({"abstract"}));
    reference.keywords = keywords_in(latex_to_text(field({"keywords", "keyword"})));
    reference.doi = verbatim(field({"doi"}));
    reference.url = verbatim(field({"url"}));
    reference.publisher = latex_to_text(field({"publisher", "institution", "school", "organization"}));
    reference.volume = latex_to_text(field({"volume"}));
    reference.issue = latex_to_text(field({"number", "issue"}));
    reference.pages = latex_to_text(field({"pages"}));
    reference.isbn = latex_to_text(field({"isbn", "issn"}));
    reference.language = latex_to_text(field({"langid", "language"}));
    reference.note = latex_to_text(field({"note"}));
    reference.files = attached(verbatim(field({"file"})));
    reference.entry = std::string(entry.source);
    return reference;
}

} // namespace

int probe_bib(const ImportSource& source)
{
    std::string_view bytes = std::string_view(source.bytes).substr(0, probe_bytes);
    bool called_so = source.path.extension() == ".bib" || source.path.extension() == ".bibtex";
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    // The first line that is no comment begins an entry; in a file called .bib any line may.
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = std::min(bytes.find('\n', at), bytes.size());
        std::string_view line = trim_cell(bytes.substr(at, end - at));
        at = end + 1;
        if (line.starts_with('@')) {
            std::size_t open = line.find_first_of("{(");
            std::string_view type = line.substr(1, open == std::string_view::npos ? 0 : open - 1);
            type = trim_cell(type);
            bool word = !type.empty() && std::all_of(type.begin(), type.end(), [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
            if (word && looks_like_text(bytes)) {
                return 85;
            }
        }
        if (!called_so && !line.empty() && !line.starts_with('%')) {
            return 0;
        }
    }
    return 0;
}

std::vector<ImportedDocument> read_bib(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    DecodedText decoded = decode_text(source.bytes, options.encoding, path_text(source.path.filename()));
    progress.check();
    NormalizedText text = normalize_stored_text(decoded.utf8);
    BibList list = parse_bib(text.text, path_text(source.path));
    Findings findings = std::move(decoded.findings);
    for (Findings* more : {&text.findings, &list.findings}) {
        findings.insert(findings.end(), std::make_move_iterator(more->begin()), std::make_move_iterator(more->end()));
    }
    Parents parents;
    for (const BibEntry& entry : list.entries) {
        if (!entry.key.empty()) {
            parents.emplace(entry.key, &entry);
        }
    }
    parents.erase("");
    std::vector<Reference> references;
    for (const BibEntry& entry : list.entries) {
        references.push_back(reference_of(entry, parents));
    }
    return documents_of(std::move(references), source, options, std::move(findings), progress);
}

} // namespace duiding
