// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of counting and comparing on generated Dutch:  bench_analysis [DOCUMENTS [KILOBYTES [WORDLIST [SEED]]]]
// 600 documents of 60 KB when left out; every tenth holds a template of 2,000 words with a name filled in, every seventh a
// section of its neighbour. Prints one JSON object; times in seconds, memory in MB on top of the texts.
#include "core/analysis/compare_texts.h"
#include "core/analysis/facets.h"
#include "core/analysis/shared_text.h"
#include "core/analysis/word_list.h"
#include "tests/bench/dutch_text.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <sys/resource.h>

using namespace duiding;

namespace {

double seconds(const std::function<void()>& work)
{
    auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The most memory this process has held.
double peak_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string filled_in(const std::string& text, const std::string& name)
{
    std::string made;
    int words = 0;
    for (char c : text) {
        made += c;
        if (c == ' ' && ++words % 150 == 0) {
            made += name + " ";
        }
    }
    return made;
}

struct Corpus {
    std::shared_ptr<Snapshot> snapshot = std::make_shared<Snapshot>();
    std::vector<DocumentTextPtr> texts;
    std::vector<DocumentId> ids;
    std::int64_t bytes = 0;

    Corpus(std::size_t documents, std::size_t size, bench::DutchText& dutch)
    {
        std::vector<DocumentInfo> infos;
        std::string plan = dutch.document(14000);
        std::string last;
        for (std::size_t i = 0; i < documents; ++i) {
            std::string text;
            while (text.size() < size) {
                text += dutch.document(size - text.size());
            }
            std::string name = "Gemeente " + std::to_string(i);
            text += i % 10 == 0 ? filled_in(plan, name) : std::string();
            text += i % 7 == 0 && !last.empty() ? last.substr(last.find('\n') + 1, 6000).substr(0, 5900) : std::string();
            while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) {
                text.pop_back();
            }
            last = text;
            bytes += std::ssize(text);
            DocumentInfo info;
            info.id = {static_cast<std::int64_t>(i) + 1};
            info.name = name;
            texts.push_back(std::make_shared<const DocumentText>(info.id, text, std::vector<Mark>(), std::vector<Speaker>()));
            ids.push_back(info.id);
            infos.push_back(std::move(info));
        }
        snapshot->documents = std::make_shared<const std::vector<DocumentInfo>>(std::move(infos));
        snapshot->codebook = std::make_shared<const Codebook>();
        snapshot->codings = std::make_shared<const CodingsByDocument>();
    }

    TextSource source() const
    {
        return [this](DocumentId id) { return texts[static_cast<std::size_t>(id.value - 1)]; };
    }
};

} // namespace

int main(int argc, char** argv)
{
    auto number = [&](int i, std::size_t otherwise) { return argc > i ? static_cast<std::size_t>(std::atoll(argv[i])) : otherwise; };
    std::size_t documents = number(1, 600);
    std::size_t size = number(2, 60) * 1000;
    bench::DutchText dutch(number(4, 42), argc > 3 ? argv[3] : "/usr/share/dict/dutch");
    Corpus corpus(documents, size, dutch);
    nlohmann::ordered_json made{{"documents", documents}, {"mb", static_cast<double>(corpus.bytes) / 1e6}};
    double texts_mb = peak_mb();
    Progress progress;

    SharedText shared;
    made["shared_s"] = seconds([&] { shared = find_shared_text(*corpus.snapshot, corpus.source(), corpus.ids, {}, progress); });
    made["shared_peak_mb"] = peak_mb() - texts_mb;
    made["families"] = shared.families().size();
    made["largest_family"] = shared.families().empty() ? 0 : shared.families().front().documents;

    WordList list;
    made["words_s"] = seconds([&] { list = word_list(*corpus.snapshot, corpus.source(), {}, progress); });
    made["running_words"] = list.running_words;
    made["distinct_words"] = list.distinct_words;
    made["peak_mb"] = peak_mb() - texts_mb;

    std::string edited = filled_in(corpus.texts[0]->text(), "nieuw");
    DocumentText after({1}, edited, {}, {});
    TextComparison comparison;
    made["compare_s"] = seconds([&] { comparison = compare_texts(*corpus.texts[0], after); });
    made["compare_same_share"] = comparison.same_share;

    std::vector<DocumentCount> found;
    for (DocumentId id : corpus.ids) {
        found.push_back({id, 3, 4});
    }
    Facets facets(corpus.snapshot);
    made["facets_ms"] = 1000 * seconds([&] { facets.count(found); });
    std::cout << made.dump(2) << '\n';
    return 0;
}
