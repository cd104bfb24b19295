// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/code.h"

#include "core/base/error.h"
#include "core/model/key_table.h"
#include "core/text/fold.h"

#include <algorithm>
#include <unordered_set>

namespace duiding {

namespace {

constexpr KeyEntry<DirectionKind> keys[] = {
    {DirectionKind::None, "none"},
    {DirectionKind::HelpHinder, "help-hinder"},
    {DirectionKind::PositiveNegative, "positive-negative"},
};

bool sibling_order(const Code& a, const Code& b)
{
    if (a.position != b.position) {
        return a.position < b.position;
    }
    int names = compare_names(a.name, b.name);
    return names != 0 ? names < 0 : a.id < b.id;
}

// Brings codes in tree order. A code whose parent does not exist, or that hangs under itself, comes to the top level:
// a damaged project must still open.
class TreeOrder {
public:
    explicit TreeOrder(std::vector<Code> codes) : m_codes(std::move(codes))
    {
        std::sort(m_codes.begin(), m_codes.end(), sibling_order);
        std::unordered_set<CodeId> known;
        for (const Code& code : m_codes) {
            known.insert(code.id);
        }
        for (Code& code : m_codes) {
            if (!known.contains(code.parent)) {
                code.parent = {};
            }
            m_children[code.parent].push_back(&code);
        }
    }

    std::vector<Code> run()
    {
        take_children(CodeId{});
        for (Code& code : m_codes) {
            if (!m_taken.contains(code.id)) {
                code.parent = {};
                take(code);
            }
        }
        return std::move(m_ordered);
    }

private:
    void take_children(CodeId parent)
    {
        for (const Code* child : m_children[parent]) {
            take(*child);
        }
    }
    void take(const Code& code)
    {
        if (m_taken.insert(code.id).second) {
            m_ordered.push_back(code);
            take_children(code.id);
        }
    }

    std::vector<Code> m_codes;
    std::vector<Code> m_ordered;
    std::unordered_map<CodeId, std::vector<const Code*>> m_children;
    std::unordered_set<CodeId> m_taken;
};

std::string join_paths(const Codebook& book, const std::vector<CodeId>& ids)
{
    constexpr std::size_t most = 5;
    std::string out;
    for (std::size_t i = 0; i < ids.size() && i < most; ++i) {
        out += (i == 0 ? "“" : ", “") + book.path(ids[i]) + "”";
    }
    return ids.size() > most ? out + ", …" : out;
}

std::vector<CodeId> named(const Codebook& book, std::string_view folded)
{
    std::vector<CodeId> found;
    for (const Code& code : book.codes()) {
        if (fold_name(code.name) == folded) {
            found.push_back(code.id);
        }
    }
    return found;
}

std::vector<CodeId> resembling(const Codebook& book, const std::string& folded)
{
    std::vector<CodeId> found;
    for (const Code& code : book.codes()) {
        std::string name = fold_name(code.name);
        if (!folded.empty() && (name.find(folded) != std::string::npos || folded.find(name) != std::string::npos)) {
            found.push_back(code.id);
        }
    }
    return found;
}

} // namespace

const char* to_key(DirectionKind kind) { return key_of(keys, kind); }
std::optional<DirectionKind> direction_kind_from_key(std::string_view key) { return value_of(keys, key); }

Message direction_label(Direction direction, DirectionKind kind)
{
    bool positive_negative = kind == DirectionKind::PositiveNegative;
    switch (direction) {
    case Direction::None: return msg("no direction");
    case Direction::Facilitating: return positive_negative ? msg("positive") : msg("facilitating");
    case Direction::Hindering: return positive_negative ? msg("negative") : msg("hindering");
    case Direction::Neutral: return msg("neutral");
    case Direction::Ambivalent: return msg("ambivalent");
    }
    return {};
}

Codebook::Codebook(std::vector<Code> codes) : m_codes(TreeOrder(std::move(codes)).run())
{
    for (std::size_t i = 0; i < m_codes.size(); ++i) {
        m_index.emplace(m_codes[i].id, i);
        m_children[m_codes[i].parent].push_back(m_codes[i].id);
    }
}

const Code* Codebook::find(CodeId id) const
{
    auto it = m_index.find(id);
    return it == m_index.end() ? nullptr : &m_codes[it->second];
}

const Code* Codebook::find(const Guid& guid) const
{
    auto it = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& code) { return code.guid == guid; });
    return it == m_codes.end() ? nullptr : &*it;
}

const Code* Codebook::find_by_template_key(std::string_view key) const
{
    auto it = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& code) { return !key.empty() && code.template_key == key; });
    return it == m_codes.end() ? nullptr : &*it;
}

const Code* Codebook::find_by_favourite(int number) const
{
    auto it = std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& code) { return number != 0 && code.favourite == number; });
    return it == m_codes.end() ? nullptr : &*it;
}

std::vector<CodeId> Codebook::children(CodeId parent) const
{
    auto it = m_children.find(parent);
    return it == m_children.end() ? std::vector<CodeId>{} : it->second;
}

std::vector<CodeId> Codebook::subtree(CodeId root) const
{
    std::vector<CodeId> found;
    auto it = m_index.find(root);
    if (it == m_index.end()) {
        return found;
    }
    found.push_back(root);
    for (std::size_t i = it->second + 1; i < m_codes.size() && is_ancestor(root, m_codes[i].id); ++i) {
        found.push_back(m_codes[i].id);
    }
    return found;
}

bool Codebook::is_ancestor(CodeId ancestor, CodeId of) const
{
    for (const Code* code = find(of); code && code->parent; code = find(code->parent)) {
        if (code->parent == ancestor) {
            return true;
        }
    }
    return false;
}

int Codebook::depth(CodeId id) const
{
    int depth = 0;
    for (const Code* code = find(id); code && code->parent; code = find(code->parent)) {
        ++depth;
    }
    return depth;
}

CodeId Codebook::root_of(CodeId id) const
{
    const Code* code = find(id);
    while (code && code->parent) {
        code = find(code->parent);
    }
    return code ? code->id : CodeId{};
}

std::string Codebook::path(CodeId id) const
{
    std::string out;
    for (const Code* code = find(id); code; code = find(code->parent)) {
        out = escape_path_name(code->name) + (out.empty() ? "" : "/" + out);
    }
    return out;
}

CodeId Codebook::find_sibling(CodeId parent, std::string_view name) const
{
    std::string folded = fold_name(name);
    for (CodeId id : children(parent)) {
        if (fold_name(find(id)->name) == folded) {
            return id;
        }
    }
    return {};
}

CodeId Codebook::resolve(std::string_view text) const
{
    if (auto guid = Guid::parse(text)) {
        if (const Code* code = find(*guid)) {
            return code->id;
        }
    }
    CodeId at;
    bool found = true;
    for (const std::string& name : split_path(text)) {
        at = find_sibling(at, name);
        found = found && at;
    }
    if (found && at) {
        return at;
    }
    std::string folded = fold_name(text);
    std::vector<CodeId> same = named(*this, folded);
    if (same.size() == 1) {
        return same.front();
    }
    if (same.size() > 1) {
        throw BadInput({msg("There is more than one code “{0}”.", text), {}, msg("It can be: {0}", join_paths(*this, same)),
                        msg("Give the whole path of the code.")});
    }
    std::vector<CodeId> near = resembling(*this, folded);
    throw BadInput({msg("There is no code “{0}”.", text), {}, near.empty() ? Message{} : msg("Did you mean: {0}", join_paths(*this, near)),
                    msg("Give a path as the list of codes shows it, a name that occurs once, or a GUID.")});
}

std::string escape_path_name(std::string_view name)
{
    std::string out;
    for (char c : name) {
        if (c == '/' || c == '\\') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::vector<std::string> split_path(std::string_view path)
{
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < path.size(); ++i) {
        bool escape = path[i] == '\\' && i + 1 < path.size() && (path[i + 1] == '/' || path[i + 1] == '\\');
        if (escape) {
            names.back() += path[++i];
        } else if (path[i] == '/') {
            names.emplace_back();
        } else {
            names.back() += path[i];
        }
    }
    return names;
}

} // namespace duiding
