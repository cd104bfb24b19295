// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/cell_block.h"

#include <algorithm>

namespace duiding {

namespace {

void add_cell(std::string& text, const std::string& cell)
{
    if (cell.find_first_of("\t\n\r") == std::string::npos && !cell.starts_with('"')) {
        text += cell;
        return;
    }
    text += '"';
    for (char c : cell) {
        text += c;
        if (c == '"') {
            text += c;
        }
    }
    text += '"';
}

// Reads one cell from `at`, and leaves `at` at the tab or line end after it.
std::string read_cell(std::string_view text, std::size_t& at)
{
    std::size_t end = std::min(text.find_first_of("\t\n\r", at), text.size());
    if (at == text.size() || text[at] != '"' || text.find('"', at + 1) == std::string_view::npos) {
        std::string cell(text.substr(at, end - at));
        at = end;
        return cell;
    }
    std::string cell;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
            if (at + 1 == text.size() || text[at + 1] != '"') {
                ++at;
                break;
            }
            ++at;
        }
        cell += text[at];
    }
    end = std::min(text.find_first_of("\t\n\r", at), text.size());
    cell += text.substr(at, end - at);                     // what stands after the quote, for whoever wrote it so
    at = end;
    return cell;
}

} // namespace

std::string block_text(const CellBlock& block)
{
    std::string text;
    for (const auto& row : block) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += i > 0 ? "\t" : "";
            add_cell(text, row[i]);
        }
        text += '\n';
    }
    return text;
}

CellBlock block_of_text(std::string_view text)
{
    CellBlock block;
    std::size_t at = 0;
    while (at < text.size()) {
        std::vector<std::string> row{read_cell(text, at)};
        while (at < text.size() && text[at] == '\t') {
            ++at;
            row.push_back(read_cell(text, at));
        }
        if (at < text.size() && text[at] == '\r') {
            ++at;
        }
        if (at < text.size() && text[at] == '\n') {
            ++at;
        }
        block.push_back(std::move(row));
    }
    return block;
}

} // namespace duiding
