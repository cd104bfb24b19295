// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_file.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace duiding::cli {

namespace {

std::vector<std::string> split(std::string_view line, char separator)
{
    std::vector<std::string> parts;
    for (;;) {
        std::size_t end = line.find(separator);
        parts.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        line.remove_prefix(end + 1);
    }
}

std::string unescape(const std::string& cell)
{
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        if (cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == 'n' || cell[i + 1] == 't')) {
            text += cell[++i] == 'n' ? '\n' : '\t';
        } else {
            text += cell[i];
        }
    }
    return text;
}

} // namespace

TableFile::TableFile(const std::filesystem::path& path, const std::vector<std::string>& required, const std::vector<std::string>& optional)
    : m_path(path)
{
    std::string bytes = read_file(path);
    auto refuse = [&](const Message& why) {
        throw BadInput({msg("The table could not be used."), path_text(path), why, msg("Save it as tab-separated text in UTF-8.")});
    };
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.erase(0, 3);
    }
    if (!is_valid_utf8(bytes)) {
        refuse(msg("It is not UTF-8."));
    }
    std::vector<std::string> lines = split(bytes, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string& line = lines[i];
        if (line.ends_with('\r')) {
            line.pop_back();
        }
        if (i > 0 && !line.empty()) {
            m_rows.push_back(split(line, '\t'));
            m_numbers.push_back(i + 1);
        }
    }
    for (const std::string& name : split(lines.front(), '\t')) {
        bool known = std::count(required.begin(), required.end(), name) || std::count(optional.begin(), optional.end(), name);
        if (!known) {
            refuse(msg("The column “{0}” is not known.", name));
        }
        m_columns.emplace(name, m_columns.size());
    }
    for (const std::string& name : required) {
        if (!m_columns.contains(name)) {
            refuse(msg("The column “{0}” is missing.", name));
        }
    }
}

std::string TableFile::cell(std::size_t row, std::string_view column) const
{
    auto found = m_columns.find(column);
    const auto& cells = m_rows.at(row);
    return found == m_columns.end() || found->second >= cells.size() ? std::string() : cells[found->second];
}

std::string TableFile::text(std::size_t row, std::string_view column) const { return unescape(cell(row, column)); }

std::string TableFile::where(std::size_t row) const
{
    return path_text(m_path.filename()) + ":" + std::to_string(m_numbers.at(row));
}

} // namespace duiding::cli
