// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index/corpus: what is written into a shard, as values and as text. Everything is JSON and UTF-8, so a shard can be
// read on any machine. What comes out of a shard may come from far away and is checked: ShardUnfit for anything that cannot be.
#pragma once

#include "core/base/error.h"
#include "core/index/corpus/shard_schema.h"
#include "core/model/snapshot.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace duiding {

// Not a shard, of another version, or damaged.
class ShardUnfit : public Environment {
public:
    using Environment::Environment;
};

// A paragraph: its text as a document of its own, with labels, time marks and turns.
struct ShardEntry {
    std::int64_t number = 0;                 // of the entry
    std::int64_t document = 0;               // its number in the shard
    std::int64_t begin = 0;                  // in the document
    DocumentTextPtr text;
};

struct ShardDocument {
    DocumentInfo info;                       // its id is the number in the shard
    std::int64_t first_entry = 0;
    std::vector<std::pair<AttributeId, std::string>> values;
    std::vector<std::pair<CaseId, std::string>> cases;           // with the role
};

// What the documents of a shard refer to.
struct ShardStudy {
    std::vector<Attribute> attributes;
    std::vector<Case> cases;
    struct CaseValue {
        CaseId the_case;
        AttributeId attribute;
        std::string value;
    };
    std::vector<CaseValue> case_values;
};

// Each paragraph of a text, in order.
void each_record(const DocumentText& text, std::int64_t document, const std::function<void(CharRange paragraph, std::string record)>& visit);
// `id`: what the text shall be called.
ShardEntry read_record(std::string_view record, const std::function<DocumentId(std::int64_t document)>& id);

std::string to_json(const ShardStamp& stamp);
ShardStamp read_stamp(std::string_view json);
std::string to_json(const ShardDocument& document);              // one line
ShardDocument read_document(std::string_view json);
std::string to_json(const ShardStudy& study);
ShardStudy read_study(std::string_view json);
std::string marks_to_json(const DocumentText& text);
// The text of a whole document with the marks that marks_to_json() wrote.
DocumentTextPtr read_whole(DocumentId id, std::string text, std::string_view marks);

[[noreturn]] void throw_shard_unfit(Message why);

} // namespace duiding
