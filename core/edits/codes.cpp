// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codes.h"

#include "core/base/error.h"
#include "core/edits/coding_work.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <iterator>

namespace duiding::edits {

namespace {

constexpr std::uint32_t palette[] = {0x3D84A8, 0xD9694D, 0x4E9668, 0xB98A16, 0x8A66AD, 0x5B6B7B};

std::string clean(const std::string& text) { return trimmed(normalize_stored_text(text).text); }

// Makes the code in the codebook given, which may hold codes of this same edit.
CodeId insert_code(Transaction& tx, const Codebook& codebook, const NewCode& code)
{
    Code row;
    row.name = require_name(code.name, msg("The code was not added."));
    row.parent = code.parent;
    const Code* parent = code.parent ? &require_code(codebook, code.parent) : nullptr;
    require_free_name(codebook, code.parent, row.name, {});
    std::vector<CodeId> siblings = codebook.children(code.parent);
    row.position = siblings.empty() ? 0 : codebook.find(siblings.back())->position + 1;
    row.colour = code.colour ? *code.colour : parent ? parent->colour : palette[siblings.size() % std::size(palette)];
    row.directions = parent && code.inherit_directions ? parent->directions : code.directions;
    row.template_key = code.template_key;
    row.definition = clean(code.definition);
    row.use_when = clean(code.use_when);
    row.not_when = clean(code.not_when);
    row.example = clean(code.example);
    row.example_invented = code.example_invented;
    return codes::insert(tx, row);
}

EditFuture change_code(Project& project, CodeId id, std::function<void(Transaction&, EditResult&, Code&)> change)
{
    return project.edit({}, [id, change = std::move(change)](Transaction& tx, EditResult& result) {
        Code code = require_code(*tx.before().codebook, id);
        Code old = code;
        change(tx, result, code);
        if (!(code == old)) {
            codes::update(tx, code);
        }
        result.code = id;
    });
}

} // namespace

EditFuture add_code(Project& project, NewCode code)
{
    return project.edit({}, [code = std::move(code)](Transaction& tx, EditResult& result) {
        result.code = insert_code(tx, *tx.before().codebook, code);
        set_label(result, msg("Add code"), msg("Added the code “{0}”", trimmed(code.name)));
    });
}

EditFuture add_codes(Project& project, std::vector<std::pair<std::string, NewCode>> list, EditLabel label)
{
    return project.edit(std::move(label), [list = std::move(list)](Transaction& tx, EditResult& result) {
        for (const auto& [parent, code] : list) {
            Codebook now(codes::load_all(tx.db()));
            NewCode placed = code;
            placed.parent = parent.empty() ? CodeId{} : now.resolve(parent);
            result.code = insert_code(tx, now, placed);
        }
        auto n = static_cast<std::int64_t>(list.size());
        set_label(result, msg("Add codes"), msgn("Added {0} code", "Added {0} codes", n, n));
    });
}

EditFuture add_code_and_codings(Project& project, NewCode code, std::vector<NewCoding> codings)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        CodeId id = insert_code(tx, *tx.before().codebook, code);
        Codebook now(codes::load_all(tx.db()));
        for (const NewCoding& coding : codings) {
            insert_coding(tx, result, coding, require_code(now, id));
        }
        result.code = id;
        auto n = static_cast<std::int64_t>(result.codings.size());
        set_label(result, msg("Add code and coding"), msgn("Coded {0} passage with the new code “{1}”", "Coded {0} passages with the new code “{1}”",
                                                           n, n, trimmed(code.name)));
    });
}

EditFuture rename_code(Project& project, CodeId id, std::string name)
{
    return change_code(project, id, [name = std::move(name)](Transaction& tx, EditResult& result, Code& code) {
        std::string wanted = require_name(name, msg("The code was not renamed."));
        require_free_name(*tx.before().codebook, code.parent, wanted, code.id);
        set_label(result, msg("Rename code"), msg("Renamed the code “{0}” to “{1}”", code.name, wanted));
        code.name = wanted;
    });
}

EditFuture recolour_code(Project& project, CodeId id, std::uint32_t colour, bool with_sub_codes)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        const Codebook& codebook = *tx.before().codebook;
        set_label(result, msg("Change colour"), msg("Changed the colour of “{0}”", require_code(codebook, id).name));
        for (CodeId each : with_sub_codes ? codebook.subtree(id) : std::vector{id}) {
            Code code = *codebook.find(each);
            if (code.colour != colour) {
                code.colour = colour;
                codes::update(tx, code);
            }
        }
        result.code = id;
    });
}

EditFuture move_code(Project& project, CodeId id, CodeId parent, std::int64_t position)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        const Codebook& codebook = *tx.before().codebook;
        Code code = require_code(codebook, id);
        if (parent && (parent == id || codebook.is_ancestor(id, parent))) {
            throw BadInput({msg("The code was not moved."), code.name, msg("A code cannot lie under itself."), {}});
        }
        if (parent) {
            require_code(codebook, parent);
        }
        require_free_name(codebook, parent, code.name, id);
        std::vector<CodeId> siblings = codebook.children(parent);
        auto place = std::clamp<std::int64_t>(position, 0, std::int64_t(siblings.size()));
        auto before = siblings.begin() + place;
        CodeId next = before == siblings.end() ? CodeId{} : *before;
        if (next == id) {                                   // dropped where it already stands
            next = before + 1 == siblings.end() ? CodeId{} : *(before + 1);
        }
        std::erase(siblings, id);
        siblings.insert(next ? std::find(siblings.begin(), siblings.end(), next) : siblings.end(), id);
        for (std::size_t i = 0; i < siblings.size(); ++i) {
            Code sibling = *codebook.find(siblings[i]);
            Code old = sibling;
            sibling.position = std::int64_t(i);
            if (sibling.id == id) {
                sibling.parent = parent;
            }
            if (!(sibling == old)) {
                codes::update(tx, sibling);
            }
        }
        set_label(result, msg("Move code"), msg("Moved the code “{0}”", code.name));
        result.code = id;
    });
}

EditFuture set_code_rule(Project& project, CodeId id, CodeRule rule)
{
    return change_code(project, id, [rule = std::move(rule)](Transaction&, EditResult& result, Code& code) {
        set_label(result, msg("Change rule"), msg("Changed the rule of “{0}”", code.name));
        code.definition = clean(rule.definition);
        code.use_when = clean(rule.use_when);
        code.not_when = clean(rule.not_when);
        if (std::string example = clean(rule.example); example != code.example) {
            code.example = example;
            code.example_invented = false;
        }
        code.directions = rule.directions;
    });
}

EditFuture set_favourite(Project& project, CodeId id, int number)
{
    return change_code(project, id, [number](Transaction& tx, EditResult& result, Code& code) {
        if (number < 0 || number > 9) {
            throw BadInput({msg("A favourite has a number from 1 to 9."), {}, {}, {}});
        }
        if (const Code* other = number ? tx.before().codebook->find_by_favourite(number) : nullptr; other && other->id != code.id) {
            Code cleared = *other;
            cleared.favourite = 0;
            codes::update(tx, cleared);
        }
        set_label(result, msg("Change favourite"), number ? msg("Put “{0}” under key {1}", code.name, number)
                                                           : msg("Took “{0}” off its key", code.name));
        code.favourite = number;
    });
}

} // namespace duiding::edits
