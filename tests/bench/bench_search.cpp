// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the search on generated Dutch:  bench_search [MB [WORDLIST [SEED]]]
// Builds an index straight from a text file on disk, with no project in between, and asks it questions. The same text goes
// through SQLite FTS5 in the same run, so that figures of different machines can be compared. Prints one JSON object; times
// in milliseconds, of questions the median of five, by the clock and of the processor (which a busy machine does not change).
// DUIDING_BENCH_KEEP=FOLDER keeps the index there and uses it again, to ask the questions of a profiler.
#include "core/base/file.h"
#include "core/base/mapped_file.h"
#include "core/base/platform.h"
#include "core/index/index.h"
#include "core/store/sqlite.h"
#include "tests/bench/dutch_text.h"
#include "tests/bench/timing.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <mutex>
#include <thread>

using namespace duiding;

namespace {

double ms(const std::function<void()>& work) { return bench::time_of(work).wall; }
double median_of_five(const std::function<void()>& work) { return bench::median_time(work).wall; }
double cpu_ms() { return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC; }

// What this process holds in memory of its own: mapped files belong to the system's cache.
std::int64_t own_memory()
{
    std::ifstream in("/proc/self/statm");
    std::int64_t size = 0, resident = 0, shared = 0;
    in >> size >> resident >> shared;
    return (resident - shared) * 4096;
}

// The most memory held while it lives.
class Peak {
public:
    Peak() : m_before(own_memory()), m_thread([this](std::stop_token stop) {
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any stopped;
        while (!stop.stop_requested()) {
            m_most = std::max(m_most.load(), own_memory());
            stopped.wait_for(lock, stop, std::chrono::milliseconds(5), [] { return false; });
        }
    }) {}
    double mb() const { return static_cast<double>(m_most) / 1e6; }
    double before_mb() const { return static_cast<double>(m_before) / 1e6; }

private:
    std::int64_t m_before;
    std::atomic<std::int64_t> m_most{0};
    std::jthread m_thread;
};

// Generated documents in one file, and a change log that is as long as the list.
class FileSource : public IndexSource {
public:
    void add(std::int64_t begin, std::int64_t length) { m_places.push_back({begin, length}); }
    void map(const std::filesystem::path& path) { m_file = MappedFile(path); }

    Guid project() override { return *Guid::parse("11111111-2222-4333-8444-555555555555"); }
    std::string language() override { return "nl"; }
    std::vector<Document> documents() override
    {
        std::vector<Document> documents;
        for (std::size_t i = 0; i < m_places.size(); ++i) {
            documents.push_back({DocumentId{static_cast<std::int64_t>(i) + 1}, "document", "nl", m_places[i].second});
        }
        return documents;
    }
    DocumentTextPtr text(DocumentId id) override
    {
        m_asked = std::chrono::steady_clock::now().time_since_epoch().count();
        auto [begin, length] = m_places.at(static_cast<std::size_t>(id.value - 1));
        std::string_view bytes = m_file.bytes().substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(length));
        return std::make_shared<const DocumentText>(id, std::string(bytes), std::vector<Mark>(), std::vector<Speaker>());
    }
    // When the last text was asked for.
    std::chrono::steady_clock::time_point asked() const { return std::chrono::steady_clock::time_point(std::chrono::steady_clock::duration(m_asked)); }
    SnapshotPtr snapshot() override { return m_study; }
    // A study in which one code has so many passages, spread over the documents.
    void code_passages(std::int64_t passages)
    {
        constexpr std::int32_t length = 300;
        Snapshot study;
        study.language = "nl";
        study.documents = std::make_shared<const std::vector<DocumentInfo>>();
        study.coders = std::make_shared<const std::vector<Coder>>();
        study.memos = std::make_shared<const std::vector<Memo>>();
        Code code;
        code.id = {1};
        code.name = "code";
        study.codebook = std::make_shared<const Codebook>(std::vector<Code>{code});
        auto codings = std::make_shared<CodingsByDocument>();
        auto documents = static_cast<std::int64_t>(m_places.size());
        for (std::int64_t i = 0; i < passages; ++i) {
            std::int64_t at = i * documents / passages;
            auto list = std::make_shared<CodingList>();
            if (m_places[static_cast<std::size_t>(at)].second > 2 * length) {
                list->codings = {{{i + 1}, length, 2 * length, 1, 1}};
            }
            (*codings)[DocumentId{at + 1}] = list;
        }
        study.codings = codings;
        m_study = std::make_shared<const Snapshot>(std::move(study));
    }
    LoggedChanges changes_since(std::int64_t change, const std::string&) override
    {
        auto last = static_cast<std::int64_t>(m_places.size());
        LoggedChanges changes{last, "id", {}};
        for (std::int64_t id = change + 1; id <= last; ++id) {
            changes.documents.push_back({id});
        }
        return changes;
    }

private:
    std::vector<std::pair<std::int64_t, std::int64_t>> m_places;
    MappedFile m_file;
    std::atomic<std::chrono::steady_clock::rep> m_asked{0};
    SnapshotPtr m_study;
};

struct Study {
    std::filesystem::path folder;
    FileSource source;
    std::int64_t bytes = 0;
    std::unique_ptr<ProjectIndex> index;

    std::filesystem::path text_path() const { return folder / "text"; }

    void write(const std::string& text)
    {
        std::ofstream out(text_path(), std::ios::binary | std::ios::app);
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        source.add(bytes, static_cast<std::int64_t>(text.size()));
        bytes += static_cast<std::int64_t>(text.size());
    }
};

// Lets the index own a source that lives elsewhere.
class Borrowed : public IndexSource {
public:
    explicit Borrowed(IndexSource& source) : m_source(source) {}
    Guid project() override { return m_source.project(); }
    std::string language() override { return m_source.language(); }
    std::vector<Document> documents() override { return m_source.documents(); }
    DocumentTextPtr text(DocumentId id) override { return m_source.text(id); }
    SnapshotPtr snapshot() override { return m_source.snapshot(); }
    LoggedChanges changes_since(std::int64_t change, const std::string& id) override { return m_source.changes_since(change, id); }

private:
    IndexSource& m_source;
};

void generate(Study& study, bench::DutchText& dutch, std::int64_t bytes)
{
    std::ofstream out(study.text_path(), std::ios::binary);
    while (study.bytes < bytes) {
        std::string text = dutch.document();
        out.write(text.data(), static_cast<std::streamsize>(text.size()));
        study.source.add(study.bytes, static_cast<std::int64_t>(text.size()));
        study.bytes += static_cast<std::int64_t>(text.size());
    }
    out.close();
    study.source.map(study.text_path());
}

nlohmann::json sizes_of(const std::filesystem::path& folder, std::int64_t text)
{
    nlohmann::json out;
    std::map<std::string, std::uintmax_t> parts;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (file.is_regular_file()) {
            parts[path_text(file.path().lexically_relative(folder))] += file.file_size();
        }
    }
    for (const auto& [name, bytes] : parts) {
        out[name] = static_cast<double>(bytes) / static_cast<double>(text);
    }
    return out;
}

nlohmann::json build(Study& study)
{
    nlohmann::json out;
    Progress progress;
    IndexUpdate update;
    Peak peak;
    double cpu = cpu_ms();
    auto begin = std::chrono::steady_clock::now();
    double wall = ms([&] { update = study.index->update(progress); });
    double mb = static_cast<double>(study.bytes) / 1e6;
    out["documents"] = update.documents;
    out["seconds"] = wall / 1e3;
    out["cpu_seconds"] = (cpu_ms() - cpu) / 1e3;
    out["mb_per_second"] = mb / wall * 1e3;
    out["mb_per_second_before_the_last_merge"] = mb / std::chrono::duration<double>(study.source.asked() - begin).count();
    out["mb_per_cpu_second"] = mb / (cpu_ms() - cpu) * 1e3;
    out["own_memory_mb"] = peak.mb();
    out["own_memory_before_mb"] = peak.before_mb();
    out["size_of_text"] = sizes_of(study.index->folder(), study.bytes);
    return out;
}

nlohmann::json ask(const ProjectIndex& index, SearchRequest request)
{
    SearchResult result;
    nlohmann::json out{{"query", request.query}};
    bench::Time time = bench::median_time([&] { result = index.search(request); });
    out["ms"] = time.wall;
    out["cpu_ms"] = time.cpu;
    out["total"] = result.total;
    out["total_exact"] = result.total_exact;
    out["matches"] = result.occurrences;
    out["hits"] = result.hits.size();
    out["words"] = result.expansion.size();
    return out;
}

// The beginning of words that stands for the nearest to this many of them in the index.
std::string prefix_of(const ProjectIndex& index, const bench::DutchText& dutch, std::int64_t wanted)
{
    std::map<std::string, std::int64_t> counts;
    for (std::size_t rank = 0; rank < dutch.words(); ++rank) {
        if (dutch.written(rank) > 0) {
            for (std::size_t length = 3; length <= std::min<std::size_t>(6, dutch.word(rank).size()); ++length) {
                ++counts[dutch.word(rank).substr(0, length)];
            }
        }
    }
    std::vector<std::string> tried;
    for (const auto& [prefix, count] : counts) {         // of compounds that were made there are ten times as many
        if (count > wanted / 20 && count < wanted) {
            tried.push_back(prefix);
        }
    }
    std::string best;
    std::int64_t nearest = std::numeric_limits<std::int64_t>::max();
    for (std::size_t i = 0; i < tried.size(); i += std::max<std::size_t>(tried.size() / 50, 1)) {
        auto words = static_cast<std::int64_t>(index.search({.query = tried[i] + "*", .limit = 1}).expansion.size());
        if (std::abs(words - wanted) < nearest) {
            nearest = std::abs(words - wanted);
            best = tried[i] + "*";
        }
    }
    return best;
}

nlohmann::json questions(const ProjectIndex& index, const bench::DutchText& dutch, std::int64_t bytes)
{
    auto quoted = [](const std::string& words) { return '"' + words + '"'; };
    // As often as the words of the measurements that the reach was set by: 25,000 and fewer in 1 GB.
    std::string frequent = dutch.word_written(bytes / 40'000);
    std::string second = dutch.word_written(bytes / 80'000);
    std::string everywhere = dutch.word_written(bytes / 6'000);
    SearchRequest first_page{.query = "", .limit = 10};
    SearchRequest counted{.query = "", .limit = 0, .totals = Totals::Exact};
    SearchRequest every{.query = "", .limit = all_hits, .totals = Totals::Exact, .order = HitOrder::Document, .snippets = false};
    auto with = [](SearchRequest request, const std::string& query) {
        request.query = query;
        return request;
    };
    nlohmann::json out;
    out["frequent_word_top_10"] = ask(index, with(first_page, quoted(frequent)));
    out["frequent_word_expanded_top_10"] = ask(index, with(first_page, frequent));
    out["word_that_is_everywhere_top_10"] = ask(index, with(first_page, quoted(everywhere)));
    out["and"] = ask(index, with(first_page, quoted(frequent) + " AND " + quoted(second)));
    out["prefix"] = ask(index, with(first_page, prefix_of(index, dutch, 100)));
    out["phrase"] = ask(index, with(first_page, quoted(frequent + " " + second)));
    out["phrase_with_stop_words"] = ask(index, with(first_page, quoted("van de " + frequent)));
    out["phrase_of_stop_words"] = ask(index, with(first_page, quoted("van het")));
    out["near"] = ask(index, with(first_page, quoted(frequent) + " NEAR/10 " + quoted(second)));
    out["exact_count"] = ask(index, with(counted, quoted(frequent)));
    out["exact_count_of_a_word_that_is_everywhere"] = ask(index, with(counted, quoted(everywhere)));
    out["all_hits_with_offsets"] = ask(index, with(every, quoted(frequent)));
    out["expansion_top_10"] = ask(index, with(first_page, prefix_of(index, dutch, 1300)));
    out["snippets_of_10"] = ask(index, with(first_page, quoted(dutch.word_written(50))));
    return out;
}

// What is read in the texts themselves: patterns with letters that the index knows, patterns without, words with their capitals.
nlohmann::json patterns(const ProjectIndex& index, const bench::DutchText& dutch, std::int64_t bytes)
{
    std::string frequent = dutch.word_written(bytes / 6'000);
    std::string middle = dutch.word_written(bytes / 40'000);
    std::string rare = dutch.word_written(100);
    SearchRequest first_page{.query = "", .limit = 60};
    SearchRequest counted{.query = "", .limit = 200, .totals = Totals::Exact};
    nlohmann::json out;
    for (const std::string& query : std::vector<std::string>{
             "/" + rare + "/", "/" + middle + "/", "/" + frequent + "/", "/" + frequent.substr(0, 3) + "/", "/" + middle + "[a-z]* (van|de|het)/",
             "/\\b(19|20)\\d\\d\\b/", "/\\d{4}-\\d{2}/", "/(wijk|buurt|dorp)(en|s)?\\b/", "/[^aeiou\\W]{6}/", "/(?<!de )\\b\\w{25,}/", "/\\w+ing \\w+ing/",
             "exact:" + frequent, "exact:\"van de " + middle + "\""}) {
        nlohmann::json figures{{"query", query}};
        SearchResult result;
        for (auto [name, request] : {std::pair("first_page", first_page), std::pair("counted", counted)}) {
            request.query = query;
            bench::Time time = bench::median_time([&] { result = index.search(request); });
            figures[std::string(name) + "_ms"] = time.wall;
            figures[std::string(name) + "_cpu_ms"] = time.cpu;
        }
        figures["total"] = result.total;
        figures["matches"] = result.occurrences;
        out.push_back(figures);
    }
    return out;
}

// The literal scan as such, of what lies in memory: what the machine can do at most.
nlohmann::json scan(std::string_view text, const std::string& needle)
{
    std::int64_t found = 0;
    double time = median_of_five([&] {
        found = 0;
        for (auto at = text.find(needle); at != std::string_view::npos; at = text.find(needle, at + 1)) {
            ++found;
        }
    });
    return {{"ms", time}, {"found", found}};
}

nlohmann::json fts5(Study& study, const std::string& word)
{
    nlohmann::json out;
    Database db(study.folder / "fts5", Access::Create);
    db.execute("CREATE VIRTUAL TABLE passage USING fts5(text, content='', tokenize='unicode61')");
    MappedFile file(study.text_path());
    std::string_view text = file.bytes();
    double wall = ms([&] {
        SqlTransaction transaction(db);
        std::int64_t row = 0;
        while (!text.empty()) {
            auto end = std::min(text.find('\n'), text.size() - 1);
            db.run("INSERT INTO passage(rowid, text) VALUES(?,?)", ++row, text.substr(0, end));
            text.remove_prefix(end + 1);
        }
        transaction.commit();
    });
    out["mb_per_second"] = static_cast<double>(study.bytes) / 1e3 / wall;
    out["size_of_text"] = static_cast<double>(std::filesystem::file_size(study.folder / "fts5")) / static_cast<double>(study.bytes);
    out["frequent_word_top_10_ms"] = median_of_five([&] {
        for (Query q = db.query("SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY rank LIMIT 10", word); q.next();) {
        }
    });
    out["count_ms"] = median_of_five([&] { db.integer("SELECT count(*) FROM passage WHERE passage MATCH ?", word); });
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (sodium_init() < 0) {
        return 70;
    }
    double mb = argc > 1 ? std::atof(argv[1]) : 50;
    std::filesystem::path words = argc > 2 ? argv[2] : "/usr/share/dict/dutch";
    std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 42;
    Study study;
    const char* keep = std::getenv("DUIDING_BENCH_KEEP");
    study.folder = keep ? std::filesystem::path(keep) : std::filesystem::temp_directory_path() / ("bench-search-" + Guid::make().text());
    std::filesystem::create_directories(study.folder);
    bench::DutchText dutch(seed, words);
    nlohmann::json out;
    out["load_average_before"] = platform::load_average();
    out["generate_seconds"] = ms([&] { generate(study, dutch, static_cast<std::int64_t>(mb * 1e6)); }) / 1e3;
    out["text_mb"] = static_cast<double>(study.bytes) / 1e6;
    study.index = std::make_unique<ProjectIndex>(std::make_unique<Borrowed>(study.source), study.folder / "index");
    out["build"] = build(study);
    out["prepare_ms"] = ms([&] {
        Progress progress;
        study.index->prepare(progress);
    });
    out["first_search_ms"] = ms([&] { study.index->search({.query = "\"de\"", .limit = 10}); });
    out["questions"] = questions(*study.index, dutch, study.bytes);
    out["patterns"] = patterns(*study.index, dutch, study.bytes);
    for (std::int64_t passages : {1, 20, 500}) {
        study.source.code_passages(passages);
        out["more_like_" + std::to_string(passages) + "_passages"] = ask(*study.index, {.query = "zoals:code", .limit = 60});
    }
    study.source.code_passages(0);
    std::string frequent = dutch.word_written(study.bytes / 6'000);
    MappedFile text(study.text_path());
    out["scan"] = scan(text.bytes(), frequent);
    out["own_memory_after_mb"] = static_cast<double>(own_memory()) / 1e6;
    if (!keep) {
        out["interview_findable_ms"] = median_of_five([&] {
            study.write(dutch.document(60'000));
            study.source.map(study.text_path());
            Progress progress;
            study.index->update(progress);
            study.index->search({.query = "\"de\"", .limit = 10});
        });
    }
    if (!keep && std::getenv("DUIDING_BENCH_ALONE") == nullptr) {
        out["fts5"] = fts5(study, frequent);
    }
    out["load_average"] = platform::load_average();
    std::cout << out.dump(1) << '\n';
    if (!keep) {
        std::filesystem::remove_all(study.folder);
    }
}
