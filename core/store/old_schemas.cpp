// SPDX-License-Identifier: GPL-3.0-or-later
// The texts of the schemas that files of earlier versions have, exactly: a file is compared with them before it is trusted.
#include "core/store/old_schemas.h"

namespace duiding::schema {

namespace {

constexpr const char* version_1 = R"sql(
CREATE TABLE meta(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE blob(sha256 BLOB PRIMARY KEY NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE document(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  name TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL, format TEXT NOT NULL, language TEXT NOT NULL,
  text_sha256 BLOB NOT NULL, text_rev INTEGER NOT NULL,
  characters INTEGER NOT NULL, words INTEGER NOT NULL, paragraphs INTEGER NOT NULL, turns INTEGER NOT NULL, pages INTEGER NOT NULL,
  original_sha256 BLOB NOT NULL, original_kept INTEGER NOT NULL, original_name TEXT NOT NULL,
  importer TEXT NOT NULL, importer_version TEXT NOT NULL, importer_options TEXT NOT NULL, imported TEXT NOT NULL) STRICT;
CREATE TABLE mark(
  id INTEGER PRIMARY KEY AUTOINCREMENT, document INTEGER NOT NULL REFERENCES document(id), kind TEXT NOT NULL,
  begin_at INTEGER NOT NULL, end_at INTEGER NOT NULL, number INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
CREATE INDEX mark_by_document ON mark(document);
CREATE TABLE speaker(
  id INTEGER PRIMARY KEY AUTOINCREMENT, guid BLOB NOT NULL UNIQUE, modified INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES document(id), name TEXT NOT NULL, kind TEXT NOT NULL) STRICT;
CREATE INDEX speaker_by_document ON speaker(document);
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
  quote_hash INTEGER NOT NULL, quote_head TEXT NOT NULL, quote_tail TEXT NOT NULL, created TEXT NOT NULL) STRICT;
CREATE INDEX coding_in_text ON coding(document, begin_at, end_at, code, coder, direction, weight);
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
CREATE TABLE setting(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE history(
  id INTEGER PRIMARY KEY AUTOINCREMENT, step_group INTEGER NOT NULL, menu TEXT NOT NULL, sentence TEXT NOT NULL,
  done_at TEXT NOT NULL, coder INTEGER NOT NULL, undone INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, changeset BLOB NOT NULL) STRICT;
CREATE INDEX history_by_state ON history(undone, id);
CREATE TABLE change_log(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL, done_at TEXT NOT NULL, kind TEXT NOT NULL,
  step INTEGER NOT NULL, texts TEXT NOT NULL, items BLOB NOT NULL) STRICT;
)sql";

constexpr const char* version_2 = R"sql(
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
  quote_hash INTEGER NOT NULL, quote_head TEXT NOT NULL, quote_tail TEXT NOT NULL, created TEXT NOT NULL) STRICT;
CREATE INDEX coding_in_text ON coding(document, begin_at, end_at, code, coder, direction, weight);
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
CREATE TABLE setting(key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT;
CREATE TABLE history(
  id INTEGER PRIMARY KEY AUTOINCREMENT, step_group INTEGER NOT NULL, menu TEXT NOT NULL, sentence TEXT NOT NULL,
  done_at TEXT NOT NULL, coder INTEGER NOT NULL, undone INTEGER NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, changeset BLOB NOT NULL) STRICT;
CREATE INDEX history_by_state ON history(undone, id);
CREATE TABLE change_log(
  number INTEGER PRIMARY KEY AUTOINCREMENT, id BLOB NOT NULL, done_at TEXT NOT NULL, kind TEXT NOT NULL,
  step INTEGER NOT NULL, texts TEXT NOT NULL, items BLOB NOT NULL) STRICT;
)sql";

} // namespace

const char* old_statements(std::int32_t version) { return version == 1 ? version_1 : version == 2 ? version_2 : nullptr; }

} // namespace duiding::schema
