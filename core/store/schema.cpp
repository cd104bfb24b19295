// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/old_schemas.h"

#include <fmt/format.h>

#include <map>

namespace duiding::schema {

namespace {

constexpr const char* statements = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE blob(sha256 BLOB PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE document(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  name TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, format TEXT NOT NULL, language TEXT NOT NULL,
  text_sha256 BLOB NOT NULL, text_rev INTEGER NOT NULL,
  characters INTEGER NOT NULL, words INTEGER NOT NULL, paragraphs INTEGER NOT NULL, turns INTEGER NOT NULL, pages INTEGER NOT NULL,
  original_sha256 BLOB NOT NULL, original_kept INTEGER NOT NULL, original_name TEXT NOT NULL,
  importer TEXT NOT NULL, importer_version TEXT NOT NULL, importer_options TEXT NOT NULL, imported TEXT NOT NULL,
  media_path TEXT NOT NULL DEFAULT '', person INTEGER REFERENCES person(id)) STRICT;
CREATE INDEX document_by_person ON document(person) WHERE person IS NOT NULL;
CREATE TABLE mark(
  id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document(id), kind TEXT NOT NULL,
  begin_at INTEGER NOT NULL, end_at INTEGER NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
CREATE INDEX mark_by_document ON mark(document);
CREATE TABLE speaker(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document(id), name TEXT NOT NULL, kind TEXT NOT NULL,
  person INTEGER REFERENCES person(id)) STRICT;
CREATE INDEX speaker_by_document ON speaker(document);
CREATE INDEX speaker_by_person ON speaker(person) WHERE person IS NOT NULL;
CREATE TABLE coder(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  name TEXT NOT NULL, colour INTEGER NOT NULL) STRICT;
CREATE TABLE code(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  parent INTEGER REFERENCES code(id), position INTEGER NOT NULL, name TEXT NOT NULL, colour INTEGER NOT NULL,
  directions TEXT NOT NULL, favourite INTEGER NOT NULL, template_key TEXT NOT NULL,
  definition TEXT NOT NULL, use_when TEXT NOT NULL, not_when TEXT NOT NULL, example TEXT NOT NULL, example_invented INTEGER NOT NULL) STRICT;
CREATE INDEX code_by_parent ON code(parent);
CREATE TABLE coding(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL, modified INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document(id), begin_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
  code INTEGER NOT NULL REFERENCES code(id), coder INTEGER NOT NULL REFERENCES coder(id),
  direction INTEGER NOT NULL, weight INTEGER,
  quote_hash INTEGER NOT NULL, quote_head TEXT NOT NULL, quote_tail TEXT NOT NULL, created TEXT NOT NULL,
  autocoding INTEGER REFERENCES autocoding(id)) STRICT;
CREATE INDEX coding_in_text ON coding(document, begin_at, end_at, code, coder, direction, weight);
CREATE INDEX coding_by_autocoding ON coding(autocoding) WHERE autocoding IS NOT NULL;
CREATE TABLE memo(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  target TEXT NOT NULL, target_id INTEGER NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
  coder INTEGER REFERENCES coder(id), created TEXT NOT NULL, edited TEXT NOT NULL) STRICT;
CREATE INDEX memo_by_target ON memo(target, target_id);
CREATE TABLE finding(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document(id), severity TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL, found TEXT NOT NULL) STRICT;
CREATE INDEX finding_by_document ON finding(document);
CREATE TABLE text_patch(
  document INTEGER NOT NULL REFERENCES document(id), rev INTEGER NOT NULL, at INTEGER NOT NULL,
  removed TEXT NOT NULL, inserted TEXT NOT NULL, PRIMARY KEY(document, rev)) STRICT;
CREATE TABLE study_case(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  parent INTEGER REFERENCES study_case(id), kind TEXT NOT NULL, name TEXT NOT NULL, official_code TEXT NOT NULL) STRICT;
CREATE INDEX study_case_by_parent ON study_case(parent);
CREATE TABLE document_case(
  document INTEGER NOT NULL REFERENCES document(id), study_case INTEGER NOT NULL REFERENCES study_case(id),
  modified INTEGER NOT NULL, role TEXT NOT NULL, PRIMARY KEY(document, study_case)) STRICT, WITHOUT ROWID;
CREATE INDEX document_case_by_case ON document_case(study_case);
CREATE TABLE person(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  name TEXT NOT NULL, role TEXT NOT NULL,
  analyse TEXT NOT NULL, cite TEXT NOT NULL, archive TEXT NOT NULL, reuse TEXT NOT NULL) STRICT;
CREATE TABLE attribute(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  target TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, type TEXT NOT NULL, labels TEXT NOT NULL) STRICT;
CREATE TABLE attribute_value(
  target TEXT NOT NULL, target_id INTEGER NOT NULL, modified INTEGER NOT NULL, packed BLOB NOT NULL,
  PRIMARY KEY(target, target_id)) STRICT;
CREATE TABLE import_report(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  finished TEXT NOT NULL, coder TEXT NOT NULL, cancelled INTEGER NOT NULL, files TEXT NOT NULL) STRICT;
CREATE TABLE saved_search(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  theme TEXT NOT NULL, name TEXT NOT NULL, query TEXT NOT NULL, options TEXT NOT NULL, rejected TEXT NOT NULL, created TEXT NOT NULL) STRICT;
CREATE TABLE search_run(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  search INTEGER NOT NULL REFERENCES saved_search(id), run_at TEXT NOT NULL, coder TEXT NOT NULL, query TEXT NOT NULL, words TEXT NOT NULL,
  documents_searched INTEGER NOT NULL, documents INTEGER NOT NULL, hits INTEGER NOT NULL, occurrences INTEGER NOT NULL,
  study_change INTEGER NOT NULL) STRICT;
CREATE INDEX search_run_by_search ON search_run(search);
CREATE TABLE synonyms(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  language TEXT NOT NULL, words TEXT NOT NULL) STRICT;
CREATE TABLE verdict(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  unit INTEGER NOT NULL REFERENCES study_case(id), search INTEGER REFERENCES saved_search(id), code INTEGER REFERENCES code(id),
  state TEXT NOT NULL, note TEXT NOT NULL, initials TEXT NOT NULL, judged_at TEXT NOT NULL,
  query TEXT NOT NULL, words TEXT NOT NULL, pages_read TEXT NOT NULL, documents BLOB NOT NULL) STRICT;
CREATE INDEX verdict_by_unit ON verdict(unit);
CREATE TABLE autocoding(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  query TEXT NOT NULL, options TEXT NOT NULL, code_unit TEXT NOT NULL, code INTEGER REFERENCES code(id), direction INTEGER NOT NULL,
  coder INTEGER NOT NULL REFERENCES coder(id), accepted TEXT NOT NULL, rejected TEXT NOT NULL, run_at TEXT NOT NULL,
  study_change INTEGER NOT NULL) STRICT;
CREATE TABLE refused_coding(
  id INTEGER PRIMARY KEY AUTOINCREMENT, autocoding INTEGER NOT NULL REFERENCES autocoding(id),
  document INTEGER NOT NULL REFERENCES document(id), begin_at INTEGER NOT NULL, end_at INTEGER NOT NULL) STRICT;
CREATE INDEX refused_coding_by_document ON refused_coding(document);
CREATE TABLE setting(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE history(
  id INTEGER PRIMARY KEY AUTOINCREMENT, step_group INTEGER NOT NULL, menu TEXT NOT NULL, sentence TEXT NOT NULL,
  done_at TEXT NOT NULL, coder INTEGER NOT NULL, undone INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, changeset BLOB NOT NULL) STRICT;
CREATE INDEX history_by_state ON history(undone, id);
CREATE TABLE change_log(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL, done_at TEXT NOT NULL, kind TEXT NOT NULL,
  step INTEGER NOT NULL, texts TEXT NOT NULL, items BLOB NOT NULL) STRICT;
)sql";

constexpr TrackedTable tables[] = {
    {TableNumber::Meta, "meta", false},       {TableNumber::Document, "document", true}, {TableNumber::Mark, "mark", false},
    {TableNumber::Speaker, "speaker", true},  {TableNumber::Coder, "coder", true},       {TableNumber::Code, "code", true},
    {TableNumber::Coding, "coding", true},    {TableNumber::Memo, "memo", true},         {TableNumber::Finding, "finding", true},
    {TableNumber::TextPatch, "text_patch", false},
    {TableNumber::StudyCase, "study_case", true},         {TableNumber::DocumentCase, "document_case", false},
    {TableNumber::Person, "person", true},                {TableNumber::Attribute, "attribute", true},
    {TableNumber::AttributeValue, "attribute_value", false}, {TableNumber::ImportReport, "import_report", true},
    {TableNumber::SavedSearch, "saved_search", true},     {TableNumber::SearchRun, "search_run", true},
    {TableNumber::Synonyms, "synonyms", true},            {TableNumber::Verdict, "verdict", true},
    {TableNumber::Autocoding, "autocoding", true},        {TableNumber::RefusedCoding, "refused_coding", false},
};

std::map<std::string, std::string> texts_of(Database& db, const std::string& database)
{
    std::map<std::string, std::string> texts;
    for (Query q = db.query(fmt::format("SELECT type || ' ' || name, coalesce(sql, '') FROM {}.sqlite_schema", database)); q.next();) {
        texts[q.text(0)] = q.text(1);
    }
    return texts;
}

} // namespace

std::span<const TrackedTable> tracked_tables() { return tables; }

const TrackedTable* find_tracked(std::string_view name)
{
    for (const TrackedTable& table : tables) {
        if (name == table.name) {
            return &table;
        }
    }
    return nullptr;
}

void create(Database& db)
{
    db.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", application_id, version));
    db.execute(statements);
}

bool matches(Database& db, std::int32_t wanted, const std::string& database)
{
    const char* text = wanted == version ? statements : old_statements(wanted);
    if (!text) {
        return false;
    }
    Database fresh(":memory:", Access::Create);
    fresh.execute(text);
    return texts_of(db, database) == texts_of(fresh, "main");
}

} // namespace duiding::schema
