// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a program writes by the rules of separated text is read back as it was.
#include "core/text/normalize.h"
#include "importers/support/csv_reader.h"
#include "tests/support/unicode_generators.h"

using namespace duiding;

namespace {

std::string quoted(const std::string& cell, char separator, bool always)
{
    bool needed = always || cell.find_first_of(std::string("\"\n") + separator) != std::string::npos;
    if (!needed) {
        return cell;
    }
    std::string out = "\"";
    for (char c : cell) {
        out += c == '"' ? "\"\"" : std::string(1, c);
    }
    return out + "\"";
}

} // namespace

TEST_CASE("cells written with any separator and any quoting are read back equal")
{
    test::check_property([] {
        char separator = *rc::gen::element(',', ';', '\t', '|');
        int width = *rc::gen::inRange(2, 6);
        auto cell = rc::gen::oneOf(test::stored_text(), rc::gen::container<std::string>(rc::gen::element('a', '"', ',', ';', '\n', '\t', '|', ' ')));
        auto rows = *rc::gen::container<std::vector<std::vector<std::string>>>(rc::gen::container<std::vector<std::string>>(std::size_t(width), cell));
        bool always = *rc::gen::arbitrary<bool>();
        bool last_end = *rc::gen::arbitrary<bool>();
        std::string text;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                text += (c > 0 ? std::string(1, separator) : "") + quoted(rows[r][c], separator, always);
            }
            text += r + 1 < rows.size() || last_end ? "\n" : "";
        }
        ImportSource source{"tabel.csv", {}};
        CsvReader reader(text, separator, source);
        std::vector<std::vector<std::string>> back;
        std::vector<std::string> cells;
        while (reader.next(cells)) {
            back.push_back(cells);
        }
        RC_ASSERT(back == rows);
        RC_ASSERT(reader.unclosed_at() == 0);
    });
}
