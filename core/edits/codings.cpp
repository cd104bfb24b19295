// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/codings.h"

#include "core/base/error.h"
#include "core/edits/coding_work.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/store/autocodings.h"
#include "core/store/memos.h"
#include "core/text/segments.h"

#include <algorithm>

namespace duiding::edits {

namespace {

codings::Row require_coding(Transaction& tx, CodingId id)
{
    if (auto row = codings::find(tx.db(), id)) {
        return *row;
    }
    throw BadInput({msg("The coding is not in the project any more."), {}, {}, {}});
}

bool is_known(Transaction& tx, const NewCoding& coding, CoderId coder)
{
    return tx.db().integer("SELECT count(*) FROM coding WHERE document = ? AND begin_at = ? AND end_at = ? AND code = ? AND coder = ?",
                           coding.document, coding.range.begin, coding.range.end, coding.code, coder) > 0;
}

void note(EditResult& result, const std::string& where, Message message)
{
    result.findings.push_back({Severity::Warning, where, std::move(message)});
}

// Applies a change to every coding of a list, one row each, and names the first document for the selection.
EditFuture change_codings(Project& project, std::vector<CodingId> ids, std::function<void(Transaction&, EditResult&, codings::Row&)> change,
                          std::function<void(EditResult&, std::int64_t)> label)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        label(result, std::int64_t(ids.size()));
        for (CodingId id : ids) {
            codings::Row row = require_coding(tx, id);
            Coding old = row.coding;
            change(tx, result, row);
            if (!(row.coding == old)) {
                codings::update(tx, row.coding);
            }
            result.codings.push_back(id);
        }
    });
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t most = 60;
    std::string out;
    std::size_t count = 0;
    for (char c : text) {
        bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        if (starts && ++count > most) {
            return out + "…";
        }
        out += c == '\n' ? ' ' : c;
    }
    return out;
}

} // namespace

// A study without a coder yet gets its first one here; she gives it her name later.
CoderId current_coder(Transaction& tx)
{
    if (tx.coder()) {
        return tx.coder();
    }
    CoderId first{tx.db().integer("SELECT coalesce(min(id), 0) FROM coder")};
    return first ? first : coders::insert(tx, "1", 0x2F6F8F);
}

CodingId insert_coding(Transaction& tx, EditResult& result, const NewCoding& coding, const Code& code, AutocodingId autocoding)
{
    const DocumentInfo& info = require_document(tx.before(), coding.document);
    DocumentTextPtr text = tx.text(coding.document);
    require_range(*text, coding.range, info.name);
    CoderId coder = coding.coder ? coding.coder : current_coder(tx);
    if (is_known(tx, coding, coder)) {
        note(result, info.name, msg("“{0}” is already coded with “{1}”.", shortened(text->slice(coding.range)), code.name));
        return {};
    }
    if (snap_to_graphemes(text->map(), coding.range) != coding.range) {
        note(result, info.name, msg("The coding at {0}–{1} begins or ends inside a character.", coding.range.begin.value, coding.range.end.value));
    }
    Coding row;
    row.begin_value = static_cast<std::int32_t>(coding.range.begin.value);
    row.end_value = static_cast<std::int32_t>(coding.range.end.value);
    row.code_value = static_cast<std::int32_t>(code.id.value);
    row.coder_value = static_cast<std::int32_t>(coder.value);
    row.weight_value = static_cast<std::int16_t>(coding.weight.value_or(-1));
    row.direction = coding.direction;
    if (code.directions == DirectionKind::None && coding.direction != Direction::None) {
        row.direction = Direction::None;
        note(result, info.name, msg("“{0}” takes no direction.", code.name));
    }
    CodingId id = codings::insert(tx, coding.document, row, text->slice(coding.range), autocoding);
    if (!trimmed(coding.memo).empty()) {
        memos::insert(tx, MemoTarget::Coding, id.value, {}, coding.memo, coder);
    }
    result.codings.push_back(id);
    result.document = coding.document;
    result.selection = {coding.document, coding.range, id};
    return id;
}

EditFuture add_codings(Project& project, std::vector<NewCoding> list, EditLabel label, std::int64_t group)
{
    return project.edit(std::move(label), [list = std::move(list)](Transaction& tx, EditResult& result) {
        for (const NewCoding& coding : list) {
            if (coding.weight && (*coding.weight < 0 || *coding.weight > 100)) {
                throw BadInput({msg("The weight must be between 0 and 100."), {}, msg("It is {0}.", *coding.weight), {}});
            }
            insert_coding(tx, result, coding, require_code(*tx.before().codebook, coding.code));
        }
        if (list.size() == 1) {
            const Code& code = require_code(*tx.before().codebook, list.front().code);
            set_label(result, msg("Add coding"), msg("Coded “{0}” with “{1}”",
                      shortened(tx.text(list.front().document)->quote(list.front().range)), code.name));
        } else {
            auto n = static_cast<std::int64_t>(result.codings.size());
            set_label(result, msg("Add codings"), msgn("Added {0} coding", "Added {0} codings", n, n));
        }
    }, group);
}

EditFuture delete_codings(Project& project, std::vector<CodingId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        auto n = static_cast<std::int64_t>(ids.size());
        set_label(result, msgn("Delete coding", "Delete codings", n), msgn("Deleted {0} coding", "Deleted {0} codings", n, n));
        for (CodingId id : ids) {
            codings::Row row = require_coding(tx, id);
            autocodings::refuse(tx, id);
            codings::erase(tx, id);
            result.selection = {row.document, row.coding.range(), {}};
        }
    });
}

EditFuture set_direction(Project& project, std::vector<CodingId> ids, Direction direction)
{
    return change_codings(project, std::move(ids), [direction](Transaction& tx, EditResult& result, codings::Row& row) {
        const Code& code = require_code(*tx.before().codebook, row.coding.code());
        if (code.directions == DirectionKind::None && direction != Direction::None) {
            note(result, {}, msg("“{0}” takes no direction.", code.name));
            return;
        }
        row.coding.direction = direction;
    }, [](EditResult& result, std::int64_t n) {
        set_label(result, msg("Change direction"), msgn("Changed the direction of {0} coding", "Changed the direction of {0} codings", n, n));
    });
}

EditFuture set_weight(Project& project, CodingId id, std::optional<int> weight)
{
    return change_codings(project, {id}, [weight](Transaction&, EditResult&, codings::Row& row) {
        if (weight && (*weight < 0 || *weight > 100)) {
            throw BadInput({msg("The weight must be between 0 and 100."), {}, msg("It is {0}.", *weight), {}});
        }
        row.coding.weight_value = static_cast<std::int16_t>(weight.value_or(-1));
    }, [](EditResult& result, std::int64_t) { set_label(result, msg("Change weight"), msg("Changed the weight of a coding")); });
}

EditFuture recode(Project& project, std::vector<CodingId> ids, CodeId code)
{
    return change_codings(project, std::move(ids), [code](Transaction& tx, EditResult& result, codings::Row& row) {
        const Code& target = require_code(*tx.before().codebook, code);
        NewCoding same{row.document, row.coding.range(), code, {}, Direction::None, {}, {}};
        if (row.coding.code() != code && is_known(tx, same, row.coding.coder())) {
            note(result, {}, msg("A passage is already coded with “{0}”; that coding was left as it is.", target.name));
            return;
        }
        row.coding.code_value = static_cast<std::int32_t>(code.value);
        if (target.directions == DirectionKind::None && row.coding.direction != Direction::None) {
            row.coding.direction = Direction::None;
            note(result, {}, msg("“{0}” takes no direction.", target.name));
        }
    }, [](EditResult& result, std::int64_t n) {
        set_label(result, msg("Recode"), msgn("Recoded {0} coding", "Recoded {0} codings", n, n));
    });
}

EditFuture set_coding_range(Project& project, CodingId id, CharRange range)
{
    return project.edit({msg("Change range"), msg("Changed the range of a coding")}, [id, range](Transaction& tx, EditResult& result) {
        codings::Row row = require_coding(tx, id);
        DocumentTextPtr text = tx.text(row.document);
        require_range(*text, range, require_document(tx.before(), row.document).name);
        if (row.coding.range() != range) {
            NewCoding same{row.document, range, row.coding.code(), {}, Direction::None, {}, {}};
            if (is_known(tx, same, row.coding.coder())) {
                throw BadInput({msg("The range was not changed."), {}, msg("That passage is already coded with the same code."), {}});
            }
            codings::update_range(tx, id, range, text->slice(range));
        }
        result.codings.push_back(id);
        result.selection = {row.document, range, id};
    });
}

} // namespace duiding::edits
