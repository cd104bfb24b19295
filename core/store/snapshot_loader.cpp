// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/snapshot_loader.h"

#include "core/store/attributes.h"
#include "core/store/cases.h"
#include "core/store/codes.h"
#include "core/store/documents.h"
#include "core/store/memos.h"
#include "core/store/persons.h"
#include "core/store/searches.h"
#include "core/store/verdicts.h"

#include <algorithm>

namespace duiding::snapshots {

namespace {

// Read from the covering index coding_in_text alone: the rows themselves are five times as big.
constexpr const char* coding_columns = "SELECT id, document, begin_at, end_at, code, coder, weight, direction FROM coding INDEXED BY coding_in_text ";

Coding read_coding(const Query& q)
{
    Coding coding;
    coding.id = {q.integer(0)};
    coding.begin_value = static_cast<std::int32_t>(q.integer(2));
    coding.end_value = static_cast<std::int32_t>(q.integer(3));
    coding.code_value = static_cast<std::int32_t>(q.integer(4));
    coding.coder_value = static_cast<std::int32_t>(q.integer(5));
    coding.weight_value = q.is_null(6) ? std::int16_t(-1) : static_cast<std::int16_t>(q.integer(6));
    coding.direction = static_cast<Direction>(q.integer(7));
    return coding;
}

CodingListPtr finish(std::vector<Coding> codings)
{
    auto list = std::make_shared<CodingList>();
    std::sort(codings.begin(), codings.end(), in_text_order);
    for (const Coding& coding : codings) {
        list->longest = std::max(list->longest, coding.end_value - coding.begin_value);
    }
    codings.shrink_to_fit();
    list->codings = std::move(codings);
    return list;
}

std::shared_ptr<CodingsByDocument> load_codings(Database& db, Progress* progress)
{
    auto all = std::make_shared<CodingsByDocument>();
    DocumentId document;
    std::vector<Coding> codings;
    auto put = [&] {
        if (!codings.empty()) {
            all->emplace(document, finish(std::move(codings)));
            codings = {};
        }
        if (progress) {
            progress->check();
        }
    };
    for (Query q = db.query(std::string(coding_columns) + "ORDER BY document, begin_at, end_at"); q.next();) {
        if (q.integer(1) != document.value) {
            put();
            document = {q.integer(1)};
        }
        codings.push_back(read_coding(q));
    }
    put();
    return all;
}

CodingListPtr load_codings_of(Database& db, DocumentId document)
{
    std::vector<Coding> codings;
    for (Query q = db.query(std::string(coding_columns) + "WHERE document = ? ORDER BY begin_at, end_at", document); q.next();) {
        codings.push_back(read_coding(q));
    }
    return codings.empty() ? nullptr : finish(std::move(codings));
}

void count(CountByCode& counts, const CodingList& list, int sign)
{
    for (const Coding& coding : list.codings) {
        counts[coding.code()] += sign;
    }
}

std::shared_ptr<const CountByCode> count_all(const CodingsByDocument& codings)
{
    auto counts = std::make_shared<CountByCode>();
    for (const auto& [document, list] : codings) {
        count(*counts, *list, 1);
    }
    return counts;
}

template <class T>
std::shared_ptr<const T> share(T value)
{
    return std::make_shared<const T>(std::move(value));
}

void load_cases(Database& db, Snapshot& snapshot)
{
    snapshot.cases = share(cases::load_all(db));
    snapshot.document_cases = share(cases::load_links(db));
}

void load_attributes(Database& db, Snapshot& snapshot)
{
    snapshot.attributes = share(attributes::load_all(db));
    snapshot.values = share(attributes::load_values(db));
}

void refresh_codings(Database& db, Snapshot& snapshot, const std::set<DocumentId>& documents)
{
    auto codings = std::make_shared<CodingsByDocument>(*snapshot.codings);
    auto counts = std::make_shared<CountByCode>(*snapshot.segments);
    for (DocumentId document : documents) {
        if (auto it = codings->find(document); it != codings->end()) {
            count(*counts, *it->second, -1);
            codings->erase(it);
        }
        if (CodingListPtr list = load_codings_of(db, document)) {
            count(*counts, *list, 1);
            codings->emplace(document, list);
        }
    }
    std::erase_if(*counts, [](const auto& entry) { return entry.second == 0; });
    snapshot.codings = codings;
    snapshot.segments = counts;
}

} // namespace

SnapshotPtr load(Database& db, const std::string& name, Progress* progress)
{
    auto snapshot = std::make_shared<Snapshot>();
    Query meta(db, "SELECT key, value FROM meta");
    while (meta.next()) {
        if (meta.text(0) == "project") {
            snapshot->project = Guid::parse(meta.text(1)).value_or(Guid{});
        } else if (meta.text(0) == "language") {
            snapshot->language = meta.text(1);
        }
    }
    snapshot->name = name;
    snapshot->change = db.integer("SELECT coalesce(max(number), 0) FROM change_log");
    snapshot->documents = share(documents::load_all(db));
    snapshot->codebook = share(Codebook(codes::load_all(db)));
    snapshot->coders = share(coders::load_all(db));
    snapshot->memos = share(memos::load_all(db));
    load_cases(db, *snapshot);
    snapshot->persons = share(persons::load_all(db));
    load_attributes(db, *snapshot);
    snapshot->searches = share(searches::load_all(db));
    snapshot->synonyms = share(synonyms::load_all(db));
    snapshot->verdicts = share(verdicts::load_all(db));
    auto codings = load_codings(db, progress);
    snapshot->segments = count_all(*codings);
    snapshot->codings = codings;
    return snapshot;
}

SnapshotPtr refresh(Database& db, const Snapshot& before, const Change& change, std::int64_t number)
{
    auto snapshot = std::make_shared<Snapshot>(before);
    snapshot->change = number;
    if (change.bits.has(ChangeBit::Documents)) {
        snapshot->documents = share(documents::load_all(db));
    }
    if (change.bits.has(ChangeBit::Codes)) {
        snapshot->codebook = share(Codebook(codes::load_all(db)));
    }
    if (change.bits.has(ChangeBit::Coders)) {
        snapshot->coders = share(coders::load_all(db));
    }
    if (change.bits.has(ChangeBit::Memos)) {
        snapshot->memos = share(memos::load_all(db));
    }
    if (change.bits.has(ChangeBit::Cases)) {
        load_cases(db, *snapshot);
    }
    if (change.bits.has(ChangeBit::Persons)) {
        snapshot->persons = share(persons::load_all(db));
    }
    if (change.bits.has(ChangeBit::Attributes)) {
        load_attributes(db, *snapshot);
    }
    if (change.bits.has(ChangeBit::Searches)) {
        snapshot->searches = share(searches::load_all(db));
    }
    if (change.bits.has(ChangeBit::Synonyms)) {
        snapshot->synonyms = share(synonyms::load_all(db));
    }
    if (change.bits.has(ChangeBit::Verdicts)) {
        snapshot->verdicts = share(verdicts::load_all(db));
    }
    if (change.bits.has(ChangeBit::Codings)) {
        refresh_codings(db, *snapshot, change.codings);
    }
    return snapshot;
}

} // namespace duiding::snapshots
