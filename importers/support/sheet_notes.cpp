// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/sheet_notes.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"

#include <algorithm>

namespace duiding {

namespace {

std::string names_of(const std::vector<NamedSheet>& sheets, const std::string& but)
{
    constexpr std::size_t longest = 300;
    std::string names;
    for (const NamedSheet& sheet : sheets) {
        if (sheet.name != but && names.size() < longest) {
            names += (names.empty() ? "“" : ", “") + sheet.name + "”";
        }
    }
    return names;
}

} // namespace

void SheetNotes::report(Findings& findings) const
{
    auto say = [&](std::int64_t count, Severity severity, Message message) {
        if (count > 0) {
            findings.push_back({severity, {}, std::move(message)});
        }
    };
    say(stops_after_row, Severity::Warning, msg("The sheet is damaged after row {0}; what comes behind it is missing.", stops_after_row));
    say(lost_texts, Severity::Warning, msgn("The text of {0} cell is not in the file; it counts as missing.",
                                            "The texts of {0} cells are not in the file; they count as missing.", lost_texts, lost_texts));
    say(errors, Severity::Warning, msgn("{0} cell holds an error of the spreadsheet (such as #N/A) and counts as missing.",
                                        "{0} cells hold an error of the spreadsheet (such as #N/A) and count as missing.", errors, errors));
    say(formulas_without_value, Severity::Warning,
        msgn("{0} formula was never computed and counts as missing.", "{0} formulas were never computed and count as missing.",
             formulas_without_value, formulas_without_value));
    say(merged, Severity::Info, msgn("{0} merged cell: its value stands in the first cell, the others are empty.",
                                     "{0} merged cells: their values stand in the first cell of each, the others are empty.", merged, merged));
    say(hidden_rows, Severity::Info, msgn("{0} hidden row was read too.", "{0} hidden rows were read too.", hidden_rows, hidden_rows));
}

std::vector<std::size_t> sheets_to_try(const std::vector<NamedSheet>& sheets, const ImportOptions& options, const ImportSource& source)
{
    std::vector<std::size_t> order;
    for (bool hidden : {false, true}) {
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            bool asked = options.sheet.empty() ? sheets[i].hidden == hidden : !hidden && fold_name(sheets[i].name) == fold_name(options.sheet);
            if (asked) {
                order.push_back(i);
            }
        }
    }
    if (order.empty() && !options.sheet.empty()) {
        refuse_missing_sheet(sheets, options, source);
    }
    return order;
}

void report_sheets(Findings& findings, const std::vector<NamedSheet>& sheets, const std::string& read)
{
    std::string others = names_of(sheets, read);
    if (!others.empty()) {
        findings.push_back({Severity::Info, {}, msg("The sheet “{0}” was read; the file also has {1}.", read, others)});
    }
}

void refuse_missing_sheet(const std::vector<NamedSheet>& sheets, const ImportOptions& options, const ImportSource& source)
{
    throw BadInput({msg("The table could not be read."), path_text(source.path), msg("It has no sheet “{0}”.", options.sheet),
                    msg("Choose one of these: {0}.", names_of(sheets, {}))});
}

Cell text_cell(std::string_view text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return {};
    }
    bool plain = std::none_of(text.begin(), text.end(), [](char c) {
        auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF;
    });
    return {CellKind::Text, plain ? std::string(text) : normalize_stored_text(text).text, {}};
}

} // namespace duiding
