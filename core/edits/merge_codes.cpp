// SPDX-License-Identifier: GPL-3.0-or-later
// Merging and deleting codes: the two edits that touch codings of the whole project.
#include "core/store/codes.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/store/autocodings.h"
#include "core/store/codings.h"
#include "core/store/memos.h"
#include "core/store/verdicts.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace duiding::edits {

namespace {

// Every coding of a set of codes, with its document; from the snapshot, since the rows have no index by code.
template <class Visit>
void for_codings_of(const Snapshot& snapshot, const std::set<CodeId>& wanted, Visit visit)
{
    for (const auto& [document, list] : *snapshot.codings) {
        for (const Coding& coding : list->codings) {
            if (wanted.contains(coding.code())) {
                visit(document, coding);
            }
        }
    }
}

class Merge {
public:
    Merge(Transaction& tx, EditResult& result) : m_tx(tx), m_result(result), m_codebook(*tx.before().codebook) {}

    // Sub-codes move under the target; one whose name is taken there is merged with its namesake.
    void merge(CodeId from, CodeId into)
    {
        m_target[from] = into;
        for (CodeId child : m_codebook.children(from)) {
            Code code = *m_codebook.find(child);
            if (CodeId namesake = m_codebook.find_sibling(into, code.name)) {
                merge(child, namesake);
            } else {
                code.parent = into;
                codes::update(m_tx, code);
            }
        }
        memos::move(m_tx, MemoTarget::Code, from.value, into.value);
        autocodings::move(m_tx, from, into);
        m_verdicts_dropped += verdicts::move(m_tx, from, into);
        m_gone.push_back(from);
    }

    void move_codings()
    {
        std::set<CodeId> from, all;
        for (auto [source, target] : m_target) {
            from.insert(source);
            all.insert(source);
            all.insert(target);
        }
        using Key = std::tuple<DocumentId, std::int32_t, std::int32_t, CodeId, CoderId>;
        std::map<Key, Coding> there;
        for_codings_of(m_tx.before(), all, [&](DocumentId document, const Coding& c) {
            if (!from.contains(c.code())) {
                there.emplace(Key{document, c.begin_value, c.end_value, c.code(), c.coder()}, c);
            }
        });
        for_codings_of(m_tx.before(), from, [&](DocumentId document, const Coding& c) {
            Coding moved = c;
            moved.code_value = static_cast<std::int32_t>(m_target.at(c.code()).value);
            auto [twin, is_new] = there.emplace(Key{document, c.begin_value, c.end_value, moved.code(), c.coder()}, moved);
            if (is_new) {
                codings::update(m_tx, moved);
                ++m_moved;
            } else {
                drop_twin(c, twin->second);
            }
        });
    }

    void finish(const std::string& from, const std::string& into)
    {
        for (CodeId id : m_gone) {
            codes::erase(m_tx, id);
        }
        if (m_dropped > 0) {
            m_result.findings.push_back({Severity::Info, {},
                msgn("{0} passage was coded with both by the same coder; it keeps one coding.",
                     "{0} passages were coded with both by the same coder; they keep one coding each.", m_dropped, m_dropped)});
        }
        if (m_verdicts_dropped > 0) {
            m_result.findings.push_back({Severity::Info, {},
                msgn("{0} case had a verdict on both; it keeps the one on “{1}”.", "{0} cases had a verdict on both; they keep the one on “{1}”.",
                     m_verdicts_dropped, m_verdicts_dropped, into)});
        }
        set_label(m_result, msg("Merge codes"), msgn("Merged “{1}” into “{2}”, {0} coding moved", "Merged “{1}” into “{2}”, {0} codings moved",
                                                     m_moved, m_moved, from, into));
    }

private:
    // The same coder coded the same passage with both: one coding stays, and takes over what only the other had.
    void drop_twin(const Coding& gone, const Coding& stays)
    {
        if (stays.direction == Direction::None && gone.direction != Direction::None) {
            Coding changed = stays;
            changed.direction = gone.direction;
            codings::update(m_tx, changed);
        }
        if (m_tx.before().memo_of(gone.id) && !m_tx.before().memo_of(stays.id)) {
            memos::move(m_tx, MemoTarget::Coding, gone.id.value, stays.id.value);
        }
        autocodings::take_origin(m_tx, gone.id, stays.id);
        codings::erase(m_tx, gone.id);
        ++m_dropped;
    }

    Transaction& m_tx;
    EditResult& m_result;
    const Codebook& m_codebook;
    std::map<CodeId, CodeId> m_target;
    std::vector<CodeId> m_gone;              // children before parents
    std::int64_t m_moved = 0;
    std::int64_t m_dropped = 0;
    std::int64_t m_verdicts_dropped = 0;
};

} // namespace

EditFuture merge_codes(Project& project, CodeId from, CodeId into)
{
    return project.edit({}, [=](Transaction& tx, EditResult& result) {
        const Codebook& codebook = *tx.before().codebook;
        std::string from_name = require_code(codebook, from).name;
        std::string into_name = require_code(codebook, into).name;
        if (from == into || codebook.is_ancestor(from, into)) {
            throw BadInput({msg("The codes were not merged."), from_name, msg("A code cannot be merged into itself or its own sub-code."),
                            msg("Merge the other way round.")});
        }
        Merge merge(tx, result);
        merge.merge(from, into);
        merge.move_codings();
        merge.finish(from_name, into_name);
        result.code = into;
    });
}

EditFuture delete_codes(Project& project, std::vector<CodeId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        const Codebook& codebook = *tx.before().codebook;
        std::set<CodeId> gone;
        std::vector<CodeId> order;                      // parents before children
        for (CodeId id : ids) {
            require_code(codebook, id);
            for (CodeId each : codebook.subtree(id)) {
                if (gone.insert(each).second) {
                    order.push_back(each);
                }
            }
        }
        std::int64_t codings_gone = 0;
        for_codings_of(tx.before(), gone, [&](DocumentId, const Coding& coding) {
            codings::erase(tx, coding.id);
            ++codings_gone;
        });
        std::sort(order.begin(), order.end(), [&](CodeId a, CodeId b) { return codebook.depth(a) > codebook.depth(b); });
        std::int64_t verdicts_gone = 0;
        for (CodeId id : order) {
            verdicts_gone += verdicts::erase_of(tx, id);
            codes::erase(tx, id);
        }
        tell_verdicts_gone(result, verdicts_gone);
        auto n = static_cast<std::int64_t>(order.size());
        set_label(result, msgn("Delete code", "Delete codes", n), msgn("Deleted {0} code with {1} codings", "Deleted {0} codes with {1} codings",
                                                                      n, n, codings_gone));
    });
}

} // namespace duiding::edits
