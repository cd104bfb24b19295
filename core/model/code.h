// SPDX-License-Identifier: GPL-3.0-or-later
// A code and the codebook. A code has one name, in the project's language; the rule (definition, use when, not when,
// example) stands beside the text while coding. Sibling names are unique after folding; branches may repeat names.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/base/message.h"
#include "core/model/coding.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duiding {

// Which directions a code takes.
enum class DirectionKind { None, HelpHinder, PositiveNegative };

const char* to_key(DirectionKind kind);                       // "none", "help-hinder", "positive-negative"
std::optional<DirectionKind> direction_kind_from_key(std::string_view key);
// The word for people: "facilitating" or "positive", as the code says; for no direction "no direction".
Message direction_label(Direction direction, DirectionKind kind = DirectionKind::HelpHinder);

struct Code {
    CodeId id;
    Guid guid;
    CodeId parent;                    // 0 = top level
    std::int64_t position = 0;        // order among siblings
    std::string name;
    std::uint32_t colour = 0x3D84A8;  // 0xRRGGBB; the dark theme derives its own
    DirectionKind directions = DirectionKind::None;
    int favourite = 0;                // 1…9: the number key, 0 = none
    std::string template_key;         // "damour:DV1"; survives renames
    std::string definition;           // includes the plus and minus texts of a D'Amour indicator
    std::string use_when;
    std::string not_when;
    std::string example;
    bool example_invented = false;    // an example phrase of a template, not from data

    bool operator==(const Code&) const = default;
};

// All codes of a project, ordered as the tree is read: a parent before its children, siblings by position, then name.
// Immutable once built. A code whose parent does not exist stands at the top level.
class Codebook {
public:
    Codebook() = default;
    explicit Codebook(std::vector<Code> codes);

    const std::vector<Code>& codes() const { return m_codes; }       // in tree order
    const Code* find(CodeId id) const;
    const Code* find(const Guid& guid) const;
    const Code* find_by_template_key(std::string_view key) const;
    const Code* find_by_favourite(int number) const;
    std::vector<CodeId> children(CodeId parent) const;               // of 0: the top level
    std::vector<CodeId> subtree(CodeId root) const;                  // root first
    bool is_ancestor(CodeId ancestor, CodeId of) const;              // strictly above
    int depth(CodeId id) const;                                      // top level = 0
    CodeId root_of(CodeId id) const;
    // "dimension/indicator"; a "/" inside a name is written "\/" (and a "\" as "\\", so that every path can be read back).
    std::string path(CodeId id) const;

    // CODE of the command line: GUID, full path, or a bare name when unique. Throws BadInput that names the candidates.
    CodeId resolve(std::string_view text) const;
    // A sibling of that name (after folding), or 0.
    CodeId find_sibling(CodeId parent, std::string_view name) const;

private:
    std::vector<Code> m_codes;
    std::unordered_map<CodeId, std::size_t> m_index;
    std::unordered_map<CodeId, std::vector<CodeId>> m_children;
};

std::string escape_path_name(std::string_view name);
std::vector<std::string> split_path(std::string_view path);         // unescaped names

} // namespace duiding
