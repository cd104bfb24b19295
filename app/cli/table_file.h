// SPDX-License-Identifier: GPL-3.0-or-later
// A tab-separated table with a header line, as a spreadsheet writes it: the coding script and codebook of a study. UTF-8, no
// quoting. An error names file and row (the header is row 1).
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace duiding::cli {

class TableFile {
public:
    // Throws BadInput when the file cannot be used, a required column is missing, or a column has an unknown name.
    TableFile(const std::filesystem::path& path, const std::vector<std::string>& required, const std::vector<std::string>& optional);

    std::size_t rows() const { return m_rows.size(); }
    // The cell as it stands; "" when the column is absent or the row is short.
    std::string cell(std::size_t row, std::string_view column) const;
    // The same with \n as a line break and \t as a tab.
    std::string text(std::size_t row, std::string_view column) const;
    // "codings.tsv, row 12": for errors.
    std::string where(std::size_t row) const;

private:
    std::filesystem::path m_path;
    std::map<std::string, std::size_t, std::less<>> m_columns;
    std::vector<std::vector<std::string>> m_rows;
    std::vector<std::size_t> m_numbers;                 // line in the file
};

} // namespace duiding::cli
