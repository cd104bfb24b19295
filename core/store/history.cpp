// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/changeset.h"
#include "core/store/texts.h"

#include <fmt/format.h>

#include <cstdio>

namespace duiding::history {

namespace {

// Places of columns in schema.cpp.
constexpr int guid_column = 1;
constexpr int document_text_sha256 = 8;
constexpr int document_text_rev = 9;

std::string to_text(const SelectionState& s)
{
    return fmt::format("{} {} {} {}", s.document.value, s.range.begin.value, s.range.end.value, s.coding.value);
}

SelectionState selection_of(const std::string& text)
{
    long long document = 0, begin = 0, end = 0, coding = 0;
    std::sscanf(text.c_str(), "%lld %lld %lld %lld", &document, &begin, &end, &coding);
    return {{document}, char_range(begin, end), {coding}};
}

// Where a row's document stands, in the tables that have one.
int document_column(schema::TableNumber table)
{
    switch (table) {
    case schema::TableNumber::Document: return 0;
    case schema::TableNumber::Mark: return 1;
    case schema::TableNumber::TextPatch: return 0;
    default: return 3;                                   // speaker, coding, finding
    }
}

DocumentId document_of(Database& db, const ChangedRow& row)
{
    if (auto id = row.integer(document_column(row.table->number))) {
        return {*id};
    }
    return {db.integer(fmt::format("SELECT document FROM {} WHERE id = ?", row.table->name), row.integer(0).value_or(0))};
}

std::string guid_of(Database& db, const ChangedRow& row)
{
    if (auto guid = row.bytes(guid_column); guid && row.operation != RowOperation::Update) {
        return *guid;
    }
    Query q = db.query(fmt::format("SELECT guid FROM {} WHERE id = ?", row.table->name), row.integer(0).value_or(0));
    return q.next() ? q.blob(0) : std::string(16, '\0');
}

void note(Database& db, Change& change, const ChangedRow& row)
{
    using schema::TableNumber;
    switch (row.table->number) {
    case TableNumber::Meta:
    case TableNumber::Finding: change.bits.add(ChangeBit::Documents); break;
    case TableNumber::Document:
        change.bits.add(ChangeBit::Documents);
        if (row.operation != RowOperation::Update || row.changed(document_text_sha256)) {
            change.bits.add(ChangeBit::Texts);
            change.texts.insert({row.integer(0).value_or(0)});
        }
        break;
    case TableNumber::Mark:
    case TableNumber::Speaker:
    case TableNumber::TextPatch:
        change.bits.add(ChangeBit::Texts);
        change.texts.insert(document_of(db, row));
        break;
    case TableNumber::Coder: change.bits.add(ChangeBit::Coders); break;
    case TableNumber::Code: change.bits.add(ChangeBit::Codes); break;
    case TableNumber::Coding:
        change.bits.add(ChangeBit::Codings);
        change.codings.insert(document_of(db, row));
        break;
    case TableNumber::Memo: change.bits.add(ChangeBit::Memos); break;
    case TableNumber::StudyCase:
    case TableNumber::DocumentCase: change.bits.add(ChangeBit::Cases); break;
    case TableNumber::Person: change.bits.add(ChangeBit::Persons); break;
    case TableNumber::Attribute:
    case TableNumber::AttributeValue: change.bits.add(ChangeBit::Attributes); break;
    case TableNumber::ImportReport: change.bits.add(ChangeBit::Reports); break;
    case TableNumber::SavedSearch:
    case TableNumber::SearchRun: change.bits.add(ChangeBit::Searches); break;
    case TableNumber::Synonyms: change.bits.add(ChangeBit::Synonyms); break;
    case TableNumber::Verdict: change.bits.add(ChangeBit::Verdicts); break;
    case TableNumber::Autocoding:
    case TableNumber::RefusedCoding: change.bits.add(ChangeBit::Autocodings); break;
    }
}

void merge_into(Description& all, Description one)
{
    all.change.bits.bits |= one.change.bits.bits;
    all.change.texts.merge(one.change.texts);
    all.change.codings.merge(one.change.codings);
    all.items += one.items;
}

// A document whose text a step changes: what is needed to rebuild the version that is no longer kept.
struct TextReplay {
    DocumentId document;
    std::int64_t rev_before;
    std::int64_t rev_after;
    std::string hash_before;
    std::string bytes_before;
    std::vector<texts::Patch> patches;
};

std::vector<TextReplay> texts_in(Database& db, const std::string& changeset, texts::Replay direction)
{
    std::vector<TextReplay> replays;
    walk_changeset(db, changeset, [&](const ChangedRow& row) {
        if (row.table->number != schema::TableNumber::Document || !row.changed(document_text_sha256)) {
            return;
        }
        TextReplay replay;
        replay.document = {row.integer(0).value_or(0)};
        Query q = db.query("SELECT d.text_rev, d.text_sha256, b.bytes FROM document d JOIN blob b ON b.sha256 = d.text_sha256 WHERE d.id = ?",
                           replay.document);
        if (!q.next()) {
            throw BadInput({msg("This step cannot be undone."), path_text(db.path()), msg("The text of a document is missing."), {}});
        }
        replay.rev_before = q.integer(0);
        replay.rev_after = row.integer(document_text_rev).value_or(replay.rev_before);
        replay.hash_before = q.blob(1);
        replay.bytes_before = q.blob(2);
        if (direction == texts::Replay::Backward) {
            replay.patches = texts::patches_after(db, replay.document, replay.rev_after);
        }
        replays.push_back(std::move(replay));
    });
    return replays;
}

void rebuild_texts(Database& db, std::vector<TextReplay> replays, texts::Replay direction)
{
    for (TextReplay& replay : replays) {
        Query q = db.query("SELECT text_sha256 FROM document WHERE id = ?", replay.document);
        std::string wanted = q.next() ? q.blob(0) : std::string();
        if (!texts::find_blob(db, wanted)) {
            if (direction == texts::Replay::Forward) {
                replay.patches = texts::patches_after(db, replay.document, replay.rev_before);
            }
            std::string rebuilt = texts::replay(std::move(replay.bytes_before), replay.patches, direction);
            if (texts::keep_blob(db, rebuilt) != wanted) {
                throw BadInput({msg("This step cannot be undone."), path_text(db.path()),
                                msg("The text that would come back is not the text that was."), msg("Nothing was changed.")});
            }
        }
        texts::drop_blob_if_unused(db, replay.hash_before);
    }
}

Description replay_step(Database& db, const std::string& changeset, texts::Replay direction)
{
    std::vector<TextReplay> replays = texts_in(db, changeset, direction);
    apply_changeset(db, changeset);
    rebuild_texts(db, std::move(replays), direction);
    return describe(db, changeset);
}

EditLabel label_of(const Query& q, int menu, int sentence)
{
    return {message_from_json(q.text(menu)), message_from_json(q.text(sentence))};
}

std::optional<Replayed> replay_group(Database& db, texts::Replay direction)
{
    bool back = direction == texts::Replay::Backward;
    const char* from_top = back ? "SELECT id, step_group FROM history WHERE undone = 0 ORDER BY id DESC"
                                : "SELECT id, step_group FROM history WHERE undone = 1 ORDER BY id";
    // Only the run at the top: an edit made between two steps of a batch may stand on the earlier one.
    std::vector<std::int64_t> steps;
    std::int64_t group = 0;
    for (Query q(db, from_top); q.next() && (steps.empty() || (group != 0 && q.integer(1) == group));) {
        group = q.integer(1);
        steps.push_back(q.integer(0));
    }
    if (steps.empty()) {
        return std::nullopt;
    }
    Replayed replayed;
    for (std::int64_t step : steps) {
        std::string changeset;
        if (Query q = db.query("SELECT changeset, menu, sentence, before, after FROM history WHERE id = ?", step); q.next()) {
            changeset = q.blob(0);
            if (!back || replayed.step == 0) {
                replayed.label = label_of(q, 1, 2);            // that of the latest step of the group: what the menu named
            }
            replayed.selection = selection_of(q.text(back ? 3 : 4));
        }
        merge_into(replayed.description, replay_step(db, back ? invert_changeset(db, changeset) : changeset, direction));
        db.run("UPDATE history SET undone = ? WHERE id = ?", back, step);
        replayed.step = step;
    }
    return replayed;
}

} // namespace

Description describe(Database& db, const std::string& changeset)
{
    Description description;
    description.change.bits.add(ChangeBit::History);
    walk_changeset(db, changeset, [&](const ChangedRow& row) {
        note(db, description.change, row);
        if (row.table->has_guid) {
            description.items += static_cast<char>(row.table->number);
            description.items += static_cast<char>(row.operation);
            description.items += guid_of(db, row);
        }
    });
    return description;
}

std::int64_t record(Database& db, const Step& step)
{
    db.run("DELETE FROM history WHERE undone = 1");
    db.run("INSERT INTO history(step_group, menu, sentence, done_at, coder, undone, before, after, changeset) VALUES(?,?,?,?,?,0,?,?,?)",
           step.group, to_json(step.label.menu), to_json(step.label.history), step.at, step.coder, to_text(step.before),
           to_text(step.after), BlobView{step.changeset});
    return db.last_insert_id();
}

void log(Database& db, std::int64_t number, LogKind kind, std::int64_t step, const std::string& at, const Description& description)
{
    std::string texts;
    for (DocumentId id : description.change.texts) {
        texts += std::to_string(id.value) + ' ';
    }
    const char* key = kind == LogKind::Edit ? "edit" : kind == LogKind::Undo ? "undo" : "redo";
    Guid id = Guid::make();
    db.run("INSERT INTO change_log(number, id, done_at, kind, step, texts, items) VALUES(?,?,?,?,?,?,?)", number, id, at, key, step, texts,
           BlobView{description.items});
}

std::optional<Replayed> undo(Database& db) { return replay_group(db, texts::Replay::Backward); }
std::optional<Replayed> redo(Database& db) { return replay_group(db, texts::Replay::Forward); }

EditLabel undo_label(Database& db)
{
    Query q(db, "SELECT menu, sentence FROM history WHERE undone = 0 ORDER BY id DESC LIMIT 1");
    return q.next() ? label_of(q, 0, 1) : EditLabel{};
}

EditLabel redo_label(Database& db)
{
    Query q(db, "SELECT menu, sentence FROM history WHERE undone = 1 ORDER BY id LIMIT 1");
    return q.next() ? label_of(q, 0, 1) : EditLabel{};
}

std::vector<HistoryEntry> entries(Database& db, int limit)
{
    std::vector<HistoryEntry> all;
    for (Query q = db.query("SELECT h.id, h.step_group, h.menu, h.sentence, h.done_at, coalesce(c.name, ''), h.undone, length(h.changeset) "
                            "FROM history h LEFT JOIN coder c ON c.id = h.coder ORDER BY h.id DESC LIMIT ?", limit);
         q.next();) {
        all.push_back({q.integer(0), q.integer(1), label_of(q, 2, 3), q.text(4), q.text(5), q.integer(6) != 0, q.integer(7)});
    }
    return all;
}

} // namespace duiding::history
