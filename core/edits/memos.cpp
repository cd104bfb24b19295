// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memos.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/store/codings.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"

#include <iterator>

namespace duiding::edits {

namespace {

const Memo& require_memo(const Snapshot& snapshot, MemoId id)
{
    for (const Memo& memo : *snapshot.memos) {
        if (memo.id == id) {
            return memo;
        }
    }
    throw BadInput({msg("The memo is not in the project any more."), {}, {}, {}});
}

void require_target(Transaction& tx, MemoTarget target, std::int64_t id)
{
    switch (target) {
    case MemoTarget::Project: return;
    case MemoTarget::Document: require_document(tx.before(), {id}); return;
    case MemoTarget::Code: require_code(*tx.before().codebook, {id}); return;
    case MemoTarget::Coding:
        if (!codings::find(tx.db(), {id})) {
            throw BadInput({msg("The coding is not in the project any more."), {}, {}, {}});
        }
    }
}

std::string clean(const std::string& text) { return normalize_stored_text(text).text; }

} // namespace

EditFuture add_memo(Project& project, MemoTarget target, std::int64_t target_id, std::string title, std::string text, std::int64_t group)
{
    return project.edit({msg("Add memo"), msg("Added a memo")}, [=](Transaction& tx, EditResult& result) {
        require_target(tx, target, target_id);
        result.memo = memos::insert(tx, target, target_id, trimmed(clean(title)), clean(text), tx.coder());
    }, group);
}

EditFuture set_memo(Project& project, MemoId id, std::string title, std::string text)
{
    return project.edit({msg("Change memo"), msg("Changed a memo")}, [=](Transaction& tx, EditResult& result) {
        const Memo& memo = require_memo(tx.before(), id);
        std::string new_title = trimmed(clean(title)), new_text = clean(text);
        if (memo.title != new_title || memo.text != new_text) {
            memos::update(tx, id, new_title, new_text);
        }
        result.memo = id;
    });
}

EditFuture delete_memo(Project& project, MemoId id)
{
    return project.edit({msg("Delete memo"), msg("Deleted a memo")}, [=](Transaction& tx, EditResult&) {
        require_memo(tx.before(), id);
        memos::erase(tx, id);
    });
}

EditFuture set_coding_memo(Project& project, CodingId id, std::string text)
{
    return project.edit({msg("Change memo"), msg("Changed the memo of a coding")}, [=](Transaction& tx, EditResult& result) {
        require_target(tx, MemoTarget::Coding, id.value);
        const Memo* memo = tx.before().memo_of(id);
        std::string new_text = clean(text);
        bool empty = trimmed(new_text).empty();
        if (memo && empty) {
            memos::erase(tx, memo->id);
        } else if (memo && memo->text != new_text) {
            memos::update(tx, memo->id, memo->title, new_text);
        } else if (!memo && !empty) {
            result.memo = memos::insert(tx, MemoTarget::Coding, id.value, {}, new_text, tx.coder());
        }
        result.codings.push_back(id);
    });
}

EditFuture add_coder(Project& project, std::string name, std::int64_t group)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        static constexpr std::uint32_t palette[] = {0x2F6F8F, 0xB5563C, 0x4E9668, 0x8A66AD, 0xB98A16, 0x5B6B7B};
        std::string wanted = require_name(name, msg("The coder was not added."));
        for (const Coder& coder : *tx.before().coders) {
            if (fold_name(coder.name) == fold_name(wanted)) {
                return;
            }
        }
        coders::insert(tx, wanted, palette[tx.before().coders->size() % std::size(palette)]);
        set_label(result, msg("Add coder"), msg("Added coder “{0}”", wanted));
    }, group);
}

EditFuture rename_coder(Project& project, CoderId id, std::string name)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        std::string wanted = require_name(name, msg("The coder was not renamed."));
        const Coder* found = tx.before().find_coder(id);
        if (!found) {
            throw BadInput({msg("The coder is not in the project any more."), {}, {}, {}});
        }
        for (const Coder& other : *tx.before().coders) {
            if (other.id != id && fold_name(other.name) == fold_name(wanted)) {
                throw BadInput({msg("The coder was not renamed."), {}, msg("There is already a coder “{0}”.", other.name), {}});
            }
        }
        set_label(result, msg("Rename coder"), msg("Renamed coder “{0}” to “{1}”", found->name, wanted));
        if (found->name != wanted) {
            Coder coder = *found;
            coder.name = wanted;
            coders::update(tx, coder);
        }
    });
}

} // namespace duiding::edits
