// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks where, changed after the import. Only marks and speakers change, so codings stay on their words. What is the same
// before and after keeps its row, so that nothing is written where nothing changes.
#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/documents.h"
#include "core/store/persons.h"

#include <algorithm>
#include <map>
#include <set>

namespace duiding::edits {

namespace {

bool is_turn_mark(MarkKind kind)
{
    return kind == MarkKind::Turn || is_non_content(kind);
}

[[noreturn]] void refuse(const DocumentInfo& info, Message why, Message what_to_do = {})
{
    throw BadInput({msg("The speakers were not changed."), info.name, std::move(why), std::move(what_to_do)});
}

// The turns of one document while an edit changes them: read, changed in memory, written back as the difference.
class TurnsAtWork {
public:
    TurnsAtWork(Transaction& tx, DocumentId id)
        : m_tx(tx), m_info(require_document(tx.before(), id)), m_text(tx.text(id)), m_rows(documents::mark_rows(tx.db(), id)),
          m_old_speakers(documents::speakers(tx.db(), id)), speakers(m_old_speakers)
    {
        for (const documents::MarkRow& row : m_rows) {
            if (is_turn_mark(row.mark.kind)) {
                marks.push_back(row.mark);
            }
        }
        sort();
    }

    const DocumentInfo& info() const { return m_info; }
    const DocumentText& text() const { return *m_text; }

    void sort()
    {
        std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
            return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
        });
    }

    Mark& turn_at(CharPos at)
    {
        Mark* found = nullptr;
        for (Mark& mark : marks) {
            if (mark.kind == MarkKind::Turn && mark.range.contains(at)) {
                found = &mark;                               // the innermost is the last that begins before
            }
        }
        if (found == nullptr) {
            refuse(m_info, msg("Nobody speaks at that place."), msg("Choose a place inside a turn."));
        }
        return *found;
    }

    Speaker* find_speaker(const std::string& name)
    {
        auto it = std::find_if(speakers.begin(), speakers.end(), [&](const Speaker& speaker) { return speaker.name == name; });
        return it == speakers.end() ? nullptr : &*it;
    }

    Speaker& speaker(const std::string& name)
    {
        if (Speaker* known = find_speaker(name)) {
            return *known;
        }
        Speaker fresh;
        fresh.document = m_info.id;
        fresh.name = name;
        return speakers.emplace_back(std::move(fresh));
    }

    void write()
    {
        check_marks();
        write_marks();
        write_speakers();
        std::vector<Mark> all = marks;
        for (const documents::MarkRow& row : m_rows) {
            if (!is_turn_mark(row.mark.kind)) {
                all.push_back(row.mark);
            }
        }
        DocumentInfo after = m_info;
        count_into(after, DocumentText(m_info.id, m_text->text(), std::move(all), speakers));
        if (!(after == m_info)) {
            documents::update_text(m_tx, after, documents::text_rev(m_tx.db(), m_info.id));
        }
    }

private:
    void check_marks()
    {
        for (const Mark& mark : marks) {
            bool inside = mark.range.begin.value >= 0 && mark.range.end.value <= m_text->characters() && !mark.range.empty();
            if (!inside || !is_turn_mark(mark.kind)) {
                refuse(m_info, msg("The range {0}–{1} is not in the document.", mark.range.begin.value, mark.range.end.value));
            }
            if (mark.kind == MarkKind::Turn) {
                require_name(mark.value, msg("A speaker needs a name."));
                speaker(mark.value);
            }
        }
    }

    void write_marks()
    {
        std::multiset<Mark> wanted(marks.begin(), marks.end());
        for (const documents::MarkRow& row : m_rows) {
            if (!is_turn_mark(row.mark.kind)) {
                continue;
            }
            auto same = wanted.find(row.mark);
            if (same != wanted.end()) {
                wanted.erase(same);
            } else {
                documents::erase_mark(m_tx, row.id);
            }
        }
        for (const Mark& mark : wanted) {
            documents::insert_mark(m_tx, m_info.id, mark);
        }
    }

    // Who has no turn is no speaker of this document.
    void write_speakers()
    {
        std::set<std::string> heard;
        for (const Mark& mark : marks) {
            if (mark.kind == MarkKind::Turn) {
                heard.insert(mark.value);
            }
        }
        std::erase_if(speakers, [&](const Speaker& one) { return !heard.contains(one.name); });
        std::map<SpeakerId, const Speaker*> before;
        for (const Speaker& one : m_old_speakers) {
            before.emplace(one.id, &one);
        }
        for (const Speaker& one : speakers) {
            auto it = before.find(one.id);
            if (it == before.end()) {
                documents::insert_speaker(m_tx, m_info.id, one);
            } else {
                if (!(*it->second == one)) {
                    documents::update_speaker(m_tx, one);
                }
                before.erase(it);
            }
        }
        for (const auto& [id, gone] : before) {
            documents::erase_speaker(m_tx, id);
        }
    }

    Transaction& m_tx;
    DocumentInfo m_info;
    DocumentTextPtr m_text;
    std::vector<documents::MarkRow> m_rows;
    std::vector<Speaker> m_old_speakers;

public:
    std::vector<Mark> marks;                                 // Turn, Label and Time
    std::vector<Speaker> speakers;
};

void lay_turns(Transaction& tx, persons::Register& known, const TurnsOfDocument& wanted)
{
    TurnsAtWork work(tx, wanted.document);
    work.marks.clear();
    std::copy_if(wanted.marks.begin(), wanted.marks.end(), std::back_inserter(work.marks), [](const Mark& mark) { return is_turn_mark(mark.kind); });
    work.sort();
    std::erase_if(work.speakers, [&](const Speaker& old) {
        return std::none_of(wanted.speakers.begin(), wanted.speakers.end(), [&](const SpeakerRole& role) { return role.name == old.name; });
    });
    for (const SpeakerRole& role : wanted.speakers) {
        Speaker& speaker = work.speaker(role.name);
        speaker.kind = role.kind;
        speaker.person = role.person ? find_or_make_person(tx, known, *role.person) : PersonId{};
    }
    work.write();
}

// What lies before the words that begin at `at` ends without blanks.
CharPos end_before(const DocumentText& text, CharPos begin, CharPos at)
{
    CharPos end = at;
    while (begin < end) {
        std::string_view last = text.slice({end - 1, end});
        if (last != " " && last != "\n" && last != "\t" && last != "\xE2\x80\xA8") {
            break;
        }
        --end;
    }
    return end;
}

CharPos past_blanks(const DocumentText& text, CharPos at, CharPos end)
{
    while (at < end) {
        std::string_view next = text.slice({at, at + 1});
        if (next != " " && next != "\n" && next != "\t" && next != "\xE2\x80\xA8") {
            break;
        }
        ++at;
    }
    return at;
}

} // namespace

EditFuture set_turns(Project& project, DocumentId id, std::vector<Mark> marks, std::vector<SpeakerRole> speakers, std::int64_t group)
{
    return apply_speakers(project, {{id, std::move(marks), std::move(speakers)}}, group);
}

EditFuture apply_speakers(Project& project, std::vector<TurnsOfDocument> wanted, std::int64_t group)
{
    return project.edit({}, [wanted = std::move(wanted)](Transaction& tx, EditResult& result) {
        persons::Register known(tx.db());
        for (const TurnsOfDocument& one : wanted) {
            lay_turns(tx, known, one);
            result.document = one.document;
        }
        auto n = static_cast<std::int64_t>(wanted.size());
        set_label(result, msg("Set speakers"), n == 1 ? msg("Set the speakers of “{0}”", require_document(tx.before(), wanted[0].document).name)
                                                      : msgn("Set the speakers of {0} document", "Set the speakers of {0} documents", n, n));
    }, group);
}

EditFuture remove_turns(Project& project, DocumentId id, std::int64_t group)
{
    return project.edit({}, [id](Transaction& tx, EditResult& result) {
        TurnsAtWork work(tx, id);
        std::erase_if(work.marks, [](const Mark& mark) { return mark.kind != MarkKind::Time; });
        work.write();
        result.document = id;
        set_label(result, msg("Remove speakers"), msg("Removed the speakers of “{0}”", work.info().name));
    }, group);
}

EditFuture relabel_turns(Project& project, DocumentId id, CharPos at, TurnScope scope, std::string speaker)
{
    return project.edit({}, [id, at, scope, speaker = std::move(speaker)](Transaction& tx, EditResult& result) {
        TurnsAtWork work(tx, id);
        std::string name = require_name(speaker, msg("A speaker needs a name."));
        const Mark here = work.turn_at(at);
        bool is_new = work.find_speaker(name) == nullptr;
        if (is_new && scope == TurnScope::AllOfThisLabel) {
            work.speaker(here.value).name = name;                    // the same speaker under another name
        }
        std::int64_t changed = 0;
        for (Mark& mark : work.marks) {
            bool same_label = mark.kind == MarkKind::Turn && mark.value == here.value;
            bool meant = scope == TurnScope::ThisTurn ? mark == here
                         : same_label && (scope == TurnScope::AllOfThisLabel || mark.range.begin >= here.range.begin);
            if (meant) {
                mark.value = name;
                ++changed;
            }
        }
        work.write();
        result.document = id;
        set_label(result, msg("Change speaker"), msgn("Gave {0} turn of “{1}” to “{2}”", "Gave {0} turns of “{1}” to “{2}”", changed, changed,
                                                      here.value, name));
    });
}

EditFuture split_turn(Project& project, DocumentId id, CharPos at, std::string speaker)
{
    return project.edit({}, [id, at, speaker = std::move(speaker)](Transaction& tx, EditResult& result) {
        TurnsAtWork work(tx, id);
        std::string name = require_name(speaker, msg("A speaker needs a name."));
        Mark& turn = work.turn_at(at);
        CharPos begin = past_blanks(work.text(), at, turn.range.end);
        bool in_label = !work.text().is_content(at) && at != turn.range.begin && work.text().content_of({at - 1, at}).empty();
        CharRange head{turn.range.begin, end_before(work.text(), turn.range.begin, begin)};
        bool words_before = !work.text().snap_selection(head).empty();
        bool words_after = !work.text().snap_selection({begin, turn.range.end}).empty();
        if (in_label || !words_before || !words_after) {
            refuse(work.info(), msg("There are no words on both sides of that place."), msg("Choose a place between two words of the turn."));
        }
        Mark tail = turn;
        turn.range = head;
        tail.range.begin = begin;
        tail.value = name;
        std::string before = turn.value;
        work.marks.push_back(std::move(tail));
        work.sort();
        work.write();
        result.document = id;
        set_label(result, msg("Split turn"), msg("Split a turn of “{0}”; the rest is “{1}”", before, name));
    });
}

EditFuture join_turn(Project& project, DocumentId id, CharPos at)
{
    return project.edit({}, [id, at](Transaction& tx, EditResult& result) {
        TurnsAtWork work(tx, id);
        const Mark here = work.turn_at(at);
        Mark* before = nullptr;
        for (Mark& mark : work.marks) {
            if (mark.kind == MarkKind::Turn && mark.range.begin < here.range.begin) {
                before = &mark;
            }
        }
        if (before == nullptr) {
            refuse(work.info(), msg("This is the first turn."));
        }
        before->range.end = std::max(before->range.end, here.range.end);
        std::string name = before->value;
        std::erase(work.marks, here);
        work.write();
        result.document = id;
        set_label(result, msg("Join turns"), msg("Joined a turn of “{0}” with the turn of “{1}” before it", here.value, name));
    });
}

EditFuture set_speaker_person(Project& project, SpeakerId id, std::optional<NewPerson> person)
{
    return project.edit({}, [id, person = std::move(person)](Transaction& tx, EditResult& result) {
        std::optional<Speaker> found;
        for (const DocumentInfo& info : *tx.before().documents) {
            for (const Speaker& speaker : documents::speakers(tx.db(), info.id)) {
                if (speaker.id == id) {
                    found = speaker;
                    found->document = info.id;
                }
            }
        }
        if (!found) {
            throw BadInput({msg("The speaker is not in the project any more."), {}, {}, {}});
        }
        persons::Register known(tx.db());
        Speaker after = *found;
        after.person = person ? find_or_make_person(tx, known, *person) : PersonId{};
        if (!(after == *found)) {
            documents::update_speaker(tx, after);
        }
        result.document = found->document;
        result.person = after.person;
        set_label(result, msg("Change speaker"), person ? msg("“{0}” is “{1}”", found->name, trimmed(person->name))
                                                        : msg("“{0}” is nobody known", found->name));
    });
}

} // namespace duiding::edits
