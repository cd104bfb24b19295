// SPDX-License-Identifier: GPL-3.0-or-later
// Which documents go into which shard, and what of their study goes with them.
#include "core/base/file.h"
#include "core/index/corpus/shard_connection.h"
#include "core/index/corpus/shard_facts.h"
#include "core/index/corpus/shard_writer.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

std::filesystem::path numbered(const std::filesystem::path& folder, int shards, int number)
{
    return shards == 1 ? folder : folder / std::to_string(number);
}

// Properties and cases of several studies under numbers of their own. Each is taken along when a document refers to it.
class Collected {
public:
    void begin_study(const Snapshot& snapshot)
    {
        m_snapshot = &snapshot;
        m_attributes.clear();
        m_cases.clear();
    }

    ShardDocument document(const DocumentInfo& info, const std::string& language)
    {
        ShardDocument document;
        document.info = info;
        document.info.language = language;
        m_snapshot->values->each_of(AttributeTarget::Document, info.id.value, [&](AttributeId id, const std::string& value) {
            document.values.emplace_back(attribute(id), value);
        });
        for (const DocumentCase& link : m_snapshot->cases_of(info.id)) {
            document.cases.emplace_back(the_case(link.the_case), link.role);
        }
        return document;
    }

    const ShardStudy& study() const { return m_study; }

private:
    AttributeId attribute(AttributeId id)
    {
        auto [known, is_new] = m_attributes.try_emplace(id, AttributeId{static_cast<std::int64_t>(m_study.attributes.size()) + 1});
        const Attribute* attribute = m_snapshot->find_attribute(id);
        if (is_new && attribute) {
            m_study.attributes.push_back(*attribute);
            m_study.attributes.back().id = known->second;
        }
        return known->second;
    }

    // With the cases above it: a region finds the documents of its municipalities.
    CaseId the_case(CaseId id)
    {
        if (auto known = m_cases.find(id); known != m_cases.end()) {
            return known->second;
        }
        const Case* found = m_snapshot->find_case(id);
        if (!found) {
            return {};
        }
        Case copy = *found;
        copy.parent = copy.parent ? the_case(copy.parent) : CaseId();
        copy.id = {static_cast<std::int64_t>(m_study.cases.size()) + 1};
        m_cases.emplace(id, copy.id);
        m_study.cases.push_back(copy);
        m_snapshot->values->each_of(AttributeTarget::Case, id.value, [&](AttributeId attribute_id, const std::string& value) {
            m_study.case_values.push_back({copy.id, attribute(attribute_id), value});
        });
        return copy.id;
    }

    const Snapshot* m_snapshot = nullptr;
    ShardStudy m_study;
    std::map<AttributeId, AttributeId> m_attributes;             // of the study at hand, to ours
    std::map<CaseId, CaseId> m_cases;
};

// Begins the next shard when this one has its part of the whole.
class Shards {
public:
    Shards(const std::filesystem::path& folder, int shards, std::int64_t characters, std::int64_t first_entry)
        : m_folder(folder), m_shards(shards), m_characters(characters), m_next_entry(first_entry)
    {
    }

    ShardWriter& writer_for_next()
    {
        bool full = m_writer && number() < m_shards && m_done * m_shards >= m_characters * number();
        if (full) {
            m_unfinished.push_back(std::move(m_writer));
        }
        if (!m_writer) {
            m_writer = std::make_unique<ShardWriter>(numbered(m_folder, m_shards, number() + 1), m_next_entry);
        }
        return *m_writer;
    }

    void added(std::int64_t characters)
    {
        m_done += characters;
        m_next_entry = m_writer->next_entry();
    }

    // Empty shards too, so that as many are made as were asked for.
    std::vector<BuiltShard> finish(const ShardStudy& study, Progress& progress)
    {
        if (m_writer) {
            m_unfinished.push_back(std::move(m_writer));
        }
        while (static_cast<int>(m_unfinished.size()) < m_shards) {
            m_unfinished.push_back(std::make_unique<ShardWriter>(numbered(m_folder, m_shards, static_cast<int>(m_unfinished.size()) + 1), m_next_entry));
        }
        std::vector<BuiltShard> built;
        for (auto& writer : m_unfinished) {
            built.push_back(writer->finish(study, progress));
        }
        return built;
    }

private:
    int number() const { return static_cast<int>(m_unfinished.size()) + (m_writer ? 1 : 0); }       // shards begun

    std::filesystem::path m_folder;
    int m_shards;
    std::int64_t m_characters;
    std::int64_t m_next_entry;
    std::int64_t m_done = 0;
    std::unique_ptr<ShardWriter> m_writer;
    std::vector<std::unique_ptr<ShardWriter>> m_unfinished;
};

} // namespace

std::vector<BuiltShard> build_shards(const std::filesystem::path& folder, const std::vector<IndexSource*>& studies, const BuildChoice& choice,
                                     Progress& progress)
{
    std::vector<std::pair<IndexSource*, SnapshotPtr>> sources;
    std::int64_t characters = 0;
    std::int64_t documents = 0;
    auto wanted = [&](const DocumentInfo& info) { return std::find(choice.kinds.begin(), choice.kinds.end(), info.kind) != choice.kinds.end(); };
    for (IndexSource* study : studies) {
        sources.emplace_back(study, study->snapshot());
        for (const DocumentInfo& info : *sources.back().second->documents) {
            characters += wanted(info) ? info.characters : 0;
            documents += wanted(info) ? 1 : 0;
        }
    }
    if (documents == 0) {
        throw BadInput({msg("There is no document to put into a shard."), {}, msg("No document is of the kinds that were asked for."),
                        msg("Say which kinds: --kind policy, --kind interview …")});
    }
    progress.start("", documents);
    Collected collected;
    Shards shards(folder, choice.shards, characters, 1);
    for (auto& [study, snapshot] : sources) {
        collected.begin_study(*snapshot);
        for (const DocumentInfo& info : *snapshot->documents) {
            DocumentTextPtr text = wanted(info) ? study->text(info.id) : nullptr;
            if (text) {
                std::string language = info.language.empty() ? study->language() : info.language;
                shards.writer_for_next().add(*text, collected.document(info, language), progress);
                shards.added(text->characters());
                progress.step();
            }
        }
    }
    return shards.finish(collected.study(), progress);
}

std::vector<BuiltShard> split_shard(const std::filesystem::path& shard, int parts, const std::filesystem::path& folder, Progress& progress)
{
    ShardAddress address;
    address.name = path_text(shard.filename());
    address.folder = shard;
    ShardConnection connection(address, std::chrono::minutes(1));
    ShardFacts facts = read_facts([&](const std::string& key) { return connection.metadata(key); });
    std::int64_t characters = 0;
    for (const ShardDocument& document : facts.documents) {
        characters += document.info.characters;
    }
    progress.start("", static_cast<std::int64_t>(facts.documents.size()));
    Shards shards(folder, parts, characters, facts.stamp.first_entry);
    for (const ShardDocument& document : facts.documents) {
        DocumentTextPtr text = connection.document(document.info.id.value, document.info.id);
        shards.writer_for_next().add(*text, document, progress);
        shards.added(text->characters());
        progress.step();
    }
    return shards.finish(facts.study, progress);
}

} // namespace duiding
