// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/codebook_import.h"

#include "core/base/file.h"
#include "core/text/fold.h"
#include "importers/support/sheet.h"

#include <unordered_map>

namespace duiding {

namespace {

constexpr std::uint64_t max_sheet_bytes = 64ull << 20;

std::string path_key(const std::vector<std::string>& path)
{
    std::string key;
    for (const std::string& name : path) {
        key += escape_path_name(fold_name(name)) + "/";
    }
    return key;
}

// Paths of codes as they are named, by their folded form: those of the project and those that will be made.
class Known {
public:
    explicit Known(const Codebook& codebook)
    {
        for (const Code& code : codebook.codes()) {
            std::string path = codebook.path(code.id);
            std::string key = path_key(split_path(path));
            m_paths.emplace(std::move(key), std::move(path));
        }
    }

    const std::string* find(const std::string& key) const
    {
        auto it = m_paths.find(key);
        return it == m_paths.end() ? nullptr : &it->second;
    }
    void add(std::string key, std::string path) { m_paths.emplace(std::move(key), std::move(path)); }

private:
    std::unordered_map<std::string, std::string> m_paths;
};

edits::NewCode code_of(const CodebookRow& row)
{
    edits::NewCode code;
    code.name = row.path.back();
    code.colour = row.colour;
    if (row.directions) {
        code.directions = *row.directions;
        code.inherit_directions = false;
    }
    code.definition = row.definition;
    code.use_when = row.use_when;
    code.not_when = row.not_when;
    code.example = row.example;
    return code;
}

} // namespace

CodebookSheet load_codebook_sheet(const std::filesystem::path& path, Progress& progress)
{
    ImportSource source{path, read_file(path, max_sheet_bytes)};
    return read_codebook_sheet(cell_table_of(load_sheet(source, {}, progress)), path_text(path));
}

EditLabel NewCodes::label() const
{
    auto n = static_cast<std::int64_t>(codes.size());
    return {msg("Import codebook"), msgn("Imported a codebook: {0} code", "Imported a codebook: {0} codes", n, n)};
}

Findings NewCodes::findings() const
{
    if (kept == 0) {
        return {};
    }
    return {{Severity::Info, {}, msgn("{0} code is there already and was kept as it is.", "{0} codes are there already and were kept as they are.", kept, kept)}};
}

NewCodes new_codes(const CodebookSheet& sheet, const Codebook& codebook)
{
    NewCodes made;
    const Known of_project(codebook);
    Known known(codebook);
    // A row below may describe the code above one that comes first: its rule counts, not an empty one.
    std::unordered_map<std::string, const CodebookRow*> described;
    for (const CodebookRow& row : sheet.rows) {
        described.emplace(path_key(row.path), &row);
    }
    for (const CodebookRow& row : sheet.rows) {
        made.kept += of_project.find(path_key(row.path)) != nullptr;
        std::string parent;
        std::string key;
        for (std::size_t i = 0; i < row.path.size(); ++i) {
            key += escape_path_name(fold_name(row.path[i])) + "/";
            if (const std::string* there = known.find(key)) {
                parent = *there;
                continue;
            }
            auto rule = described.find(key);
            edits::NewCode code = rule == described.end() ? edits::NewCode{} : code_of(*rule->second);
            code.name = row.path[i];
            std::string path = (parent.empty() ? "" : parent + "/") + escape_path_name(code.name);
            known.add(key, path);
            made.codes.push_back({parent, std::move(code)});
            parent = std::move(path);
        }
    }
    return made;
}

} // namespace duiding
