// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/move_ranges.h"
#include "core/edits/rules.h"
#include "core/store/autocodings.h"
#include "core/store/codings.h"
#include "core/store/documents.h"
#include "core/store/texts.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

namespace duiding::edits {

namespace {

struct MovingCoding {
    codings::Row row;
    CharRange range;
    bool cut = false;
    bool gone = false;
};

struct MovingMark {
    documents::MarkRow row;
    CharRange range;
    bool gone = false;
};

Edges edges_of(MarkKind kind)
{
    switch (kind) {
    case MarkKind::Page:
    case MarkKind::Heading:
    case MarkKind::Turn:
    case MarkKind::ListItem:
    case MarkKind::Table:
    case MarkKind::Section: return Edges::Structure;
    default: return Edges::Outside;
    }
}

class TextCorrection {
public:
    TextCorrection(Transaction& tx, EditResult& result, const DocumentInfo& info)
        : m_tx(tx), m_result(result), m_info(info), m_before(tx.text(info.id)), m_text(to_utf32(m_before->text())),
          m_first_rev(documents::text_rev(tx.db(), info.id)), m_rev(m_first_rev)
    {
        for (codings::Row& row : codings::rows_of(tx.db(), info.id)) {
            CharRange range = row.coding.range();
            m_codings.push_back({std::move(row), range});
        }
        m_refused = autocodings::refused_in(tx.db(), info.id);
        m_refused_before = m_refused;
        for (documents::MarkRow& row : documents::mark_rows(tx.db(), info.id)) {
            CharRange range = row.mark.range;
            m_marks.push_back({std::move(row), range});
        }
    }

    void apply(const Correction& correction)
    {
        auto size = static_cast<std::int64_t>(m_text.size());
        CharRange range = correction.range;
        if (range.begin.value < 0 || range.end < range.begin || range.end.value > size) {
            throw BadInput({msg("The range {0}–{1} is not in the document.", range.begin.value, range.end.value), m_info.name,
                            msg("It has {0} characters.", size), {}});
        }
        std::u32string inserted = to_utf32(normalize_stored_text(correction.text).text);
        std::u32string removed = m_text.substr(std::size_t(range.begin.value), std::size_t(range.length()));
        narrow(range, removed, inserted);
        if (removed == inserted) {
            return;
        }
        TextEdit edit{range, static_cast<std::int64_t>(inserted.size())};
        move_codings(edit);
        move_marks(edit);
        for (autocodings::Refused& refused : m_refused) {
            refused.range = move_range(refused.range, edit);
        }
        m_text.replace(std::size_t(range.begin.value), removed.size(), inserted);
        texts::add_patch(m_tx, m_info.id, {++m_rev, range.begin, to_utf8(removed), to_utf8(inserted)});
    }

    void finish()
    {
        std::string text = to_utf8(m_text);
        DocumentText after(m_info.id, text, final_marks(), m_before->speakers());
        write_codings(after);
        write_refused();
        for (const MovingMark& mark : m_marks) {
            if (mark.gone) {
                documents::erase_mark(m_tx, mark.row.id);
            } else if (mark.range != mark.row.mark.range) {
                documents::update_mark(m_tx, mark.row.id, mark.range);
            }
        }
        std::string old_hash = m_info.text_sha256;
        count_into(m_info, after);
        m_info.text_sha256 = texts::keep_blob(m_tx.db(), text);
        if (m_rev != m_first_rev) {
            documents::update_text(m_tx, m_info, m_rev);
        }
        texts::drop_blob_if_unused(m_tx.db(), old_hash);
    }

private:
    // What is the same at both ends was not corrected: a coding inside it keeps its place.
    static void narrow(CharRange& range, std::u32string& removed, std::u32string& inserted)
    {
        std::size_t tail = 0;
        while (tail < removed.size() && tail < inserted.size() && removed[removed.size() - 1 - tail] == inserted[inserted.size() - 1 - tail]) {
            ++tail;
        }
        removed.resize(removed.size() - tail);
        inserted.resize(inserted.size() - tail);
        std::size_t head = 0;
        while (head < removed.size() && head < inserted.size() && removed[head] == inserted[head]) {
            ++head;
        }
        removed.erase(0, head);
        inserted.erase(0, head);
        range = {range.begin + std::int64_t(head), range.end - std::int64_t(tail)};
    }

    void move_codings(const TextEdit& edit)
    {
        for (MovingCoding& coding : m_codings) {
            if (coding.gone) {
                continue;
            }
            coding.cut = coding.cut || is_cut(coding.range, edit);
            coding.range = move_range(coding.range, edit);
            coding.gone = coding.range.empty();
        }
    }

    void move_marks(const TextEdit& edit)
    {
        for (MovingMark& mark : m_marks) {
            if (mark.gone) {
                continue;
            }
            bool was_empty = mark.range.empty();
            auto end = static_cast<std::size_t>(mark.range.end.value);
            bool ends_paragraph = end == 0 || m_text[end - 1] != U'\n';
            mark.range = move_range(mark.range, edit, edges_of(mark.row.mark.kind), ends_paragraph);
            mark.gone = !was_empty && mark.range.empty() && mark.row.mark.kind != MarkKind::Page;
        }
    }

    std::vector<Mark> final_marks() const
    {
        std::vector<Mark> marks;
        for (const MovingMark& mark : m_marks) {
            if (!mark.gone) {
                marks.push_back(mark.row.mark);
                marks.back().range = mark.range;
            }
        }
        return marks;
    }

    void write_codings(const DocumentText& after)
    {
        for (const MovingCoding& coding : m_codings) {
            CodingId id = coding.row.coding.id;
            if (coding.gone) {
                const Code* code = m_tx.before().codebook->find(coding.row.coding.code());
                m_result.findings.push_back({Severity::Warning, m_info.name, msg("The coding “{0}” on “{1}” is gone: all its words were deleted.",
                                             code ? code->name : std::string(), coding.row.quote.head)});
                codings::erase(m_tx, id);
            } else if (coding.cut) {
                codings::update_range(m_tx, id, coding.range, after.slice(coding.range));
            } else if (check_of(after.slice(coding.range)) != coding.row.quote) {
                throw Bug({msg("A correction would have moved a coding to other words."), m_info.name, msg("“{0}”", coding.row.quote.head),
                           msg("Nothing was changed. Please report this.")});
            } else if (coding.range != coding.row.coding.range()) {
                codings::move(m_tx, id, coding.range);
            }
        }
    }

    void write_refused()
    {
        for (std::size_t i = 0; i < m_refused.size(); ++i) {
            if (m_refused[i].range.empty()) {
                autocodings::erase_refused(m_tx, m_refused[i].id);
            } else if (m_refused[i].range != m_refused_before[i].range) {
                autocodings::move_refused(m_tx, m_refused[i].id, m_refused[i].range);
            }
        }
    }

    Transaction& m_tx;
    EditResult& m_result;
    DocumentInfo m_info;
    DocumentTextPtr m_before;
    std::u32string m_text;
    const std::int64_t m_first_rev;
    std::int64_t m_rev;
    std::vector<MovingCoding> m_codings;
    std::vector<MovingMark> m_marks;
    std::vector<autocodings::Refused> m_refused;              // as they are in the text so far
    std::vector<autocodings::Refused> m_refused_before;
};

} // namespace

EditFuture correct_text(Project& project, DocumentId id, std::vector<Correction> corrections)
{
    return project.edit({}, [id, corrections = std::move(corrections)](Transaction& tx, EditResult& result) {
        const DocumentInfo& info = require_document(tx.before(), id);
        TextCorrection correction(tx, result, info);
        for (const Correction& one : corrections) {
            correction.apply(one);
        }
        correction.finish();
        auto n = static_cast<std::int64_t>(corrections.size());
        set_label(result, msg("Correct text"), msgn("Corrected the text of “{1}” in {0} place", "Corrected the text of “{1}” in {0} places",
                                                   n, n, info.name));
        result.document = id;
    });
}

} // namespace duiding::edits
