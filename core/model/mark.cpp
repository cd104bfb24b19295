// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/mark.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<MarkKind> keys[] = {
    {MarkKind::Page, "page"},   {MarkKind::Heading, "heading"}, {MarkKind::Turn, "turn"},     {MarkKind::Label, "label"},
    {MarkKind::Time, "time"},   {MarkKind::ListItem, "list-item"}, {MarkKind::Table, "table"}, {MarkKind::Bold, "bold"},
    {MarkKind::Italic, "italic"}, {MarkKind::Note, "note"},     {MarkKind::Section, "section"}, {MarkKind::Recognised, "recognised"},
    {MarkKind::Comment, "comment"},
};

} // namespace

const char* to_key(MarkKind kind) { return key_of(keys, kind); }
std::optional<MarkKind> mark_kind_from_key(std::string_view key) { return value_of(keys, key); }

} // namespace duiding
