// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/shared_text.h"

#include "core/analysis/grouping.h"
#include "core/analysis/numbered_words.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace duiding {

namespace {

constexpr std::int64_t gram = 8;                  // words in a fingerprint
constexpr std::int64_t window = 6;                // fingerprints of which the smallest is kept: any 6 + 8 - 1 = 13 words in common
constexpr std::int64_t least = 25;                // words in a passage
constexpr std::int64_t resumes = 4;               // words that must be the same again after an edit
constexpr std::size_t documents_worth_a_thread = 8;
constexpr std::size_t most_in_one_document = 16;  // places of one fingerprint: a footer on every page

struct WordRange {
    std::int64_t begin = 0;
    std::int64_t end = 0;

    std::int64_t length() const { return end - begin; }
};

struct Fingerprint {
    std::uint64_t hash;
    std::uint32_t document;                       // index
    std::uint32_t at;                             // word

    auto operator<=>(const Fingerprint&) const = default;
};

// The same fingerprint in two documents.
struct Anchor {
    std::uint32_t a;                              // documents, a < b
    std::uint32_t b;
    std::uint32_t at_a;
    std::uint32_t at_b;

    auto operator<=>(const Anchor&) const = default;
};

struct Pair {
    std::uint32_t a, b;
    WordRange in_a, in_b;
};

std::uint64_t mixed(std::uint64_t x)
{
    x ^= x >> 30;                                 // the finaliser of splitmix64 (Steele, Lea & Flood 2014)
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

class UnionFind {
public:
    explicit UnionFind(std::size_t size) : m_parent(size) { std::iota(m_parent.begin(), m_parent.end(), std::size_t{0}); }

    std::size_t root(std::size_t of)
    {
        while (m_parent[of] != of) {
            of = m_parent[of] = m_parent[m_parent[of]];
        }
        return of;
    }
    void unite(std::size_t a, std::size_t b) { m_parent[root(a)] = root(b); }

private:
    std::vector<std::size_t> m_parent;
};

class Finder {
public:
    Finder(const SharedTextOptions& options, Progress& progress)
        : m_shortest(std::max(options.shortest, least)), m_bridge(std::clamp<std::int64_t>(options.bridge, 0, 20)),
          m_progress(progress)
    {
    }

    // In the order that decides where no date does.
    void read(const std::vector<WordSource>& sources, const TextSource& texts)
    {
        NumberedWords words = number_words(sources, texts, documents_worth_a_thread, m_progress);
        m_documents = std::move(words.documents);
        m_hashes = std::move(words.hashes);
        std::size_t cores = cores_for(m_documents.size(), documents_worth_a_thread);
        std::vector<std::vector<Fingerprint>> found(cores);
        side_by_side(cores, [&](std::size_t core) {
            for (std::size_t i = m_documents.size() * core / cores; i < m_documents.size() * (core + 1) / cores; ++i) {
                winnow(m_documents[i], static_cast<std::uint32_t>(i), found[core]);
            }
        });
        for (const std::vector<Fingerprint>& some : found) {
            m_fingerprints.insert(m_fingerprints.end(), some.begin(), some.end());
        }
    }

    SharedText run()
    {
        find_anchors();
        grow_anchors();
        return SharedText(families());
    }

private:
    // Keeps of every `window` fingerprints in a row the smallest, the last of equals.
    void winnow(const WordsOf& of, std::uint32_t document, std::vector<Fingerprint>& found) const
    {
        std::vector<std::uint64_t> hashes;
        for (std::int64_t i = 0; i + gram <= of.size(); ++i) {
            std::uint64_t hash = 0;
            for (std::int64_t k = 0; k < gram; ++k) {
                hash = mixed(hash * 0x9E3779B97F4A7C15ULL + m_hashes[of.words[static_cast<std::size_t>(i + k)]]);
            }
            hashes.push_back(hash);
        }
        std::int64_t count = std::ssize(hashes);
        std::int64_t kept = -1;
        for (std::int64_t begin = 0; begin < std::max<std::int64_t>(count - window + 1, std::min<std::int64_t>(count, 1)); ++begin) {
            std::int64_t end = std::min(begin + window, count);
            std::int64_t smallest = kept;
            if (kept < begin) {
                smallest = begin;
                for (std::int64_t i = begin; i < end; ++i) {
                    smallest = hashes[static_cast<std::size_t>(i)] <= hashes[static_cast<std::size_t>(smallest)] ? i : smallest;
                }
            } else if (hashes[static_cast<std::size_t>(end - 1)] <= hashes[static_cast<std::size_t>(kept)]) {
                smallest = end - 1;
            }
            if (smallest != kept) {
                kept = smallest;
                found.push_back({hashes[static_cast<std::size_t>(kept)], document, static_cast<std::uint32_t>(kept)});
            }
        }
    }

    // Not every two documents of a template in 600, which would be 180,000: each with the first, and with the two before it.
    void find_anchors()
    {
        std::sort(m_fingerprints.begin(), m_fingerprints.end());
        for (std::size_t begin = 0; begin < m_fingerprints.size();) {
            std::size_t end = begin + 1;
            while (end < m_fingerprints.size() && m_fingerprints[end].hash == m_fingerprints[begin].hash) {
                ++end;
            }
            if (end - begin > 1) {
                pair_up(begin, end);
            }
            begin = end;
        }
        m_fingerprints = {};
        std::sort(m_anchors.begin(), m_anchors.end());
        m_anchors.erase(std::unique(m_anchors.begin(), m_anchors.end()), m_anchors.end());
    }

    void pair_up(std::size_t begin, std::size_t end)
    {
        std::vector<std::size_t> groups;          // where each document begins
        for (std::size_t i = begin; i < end; ++i) {
            if (groups.empty() || m_fingerprints[i].document != m_fingerprints[groups.back()].document) {
                groups.push_back(i);
            }
        }
        auto end_of = [&](std::size_t group) {
            return std::min(group + 1 < groups.size() ? groups[group + 1] : end, groups[group] + most_in_one_document);
        };
        for (std::size_t group = 1; group < groups.size(); ++group) {
            for (std::size_t i = groups[group]; i < end_of(group); ++i) {
                add_anchor(groups[0], i);
                add_anchor(groups[group - 1], i);
                add_anchor(groups[group >= 2 ? group - 2 : 0], i);
            }
            for (std::size_t i = groups[group - 1] + 1; i < end_of(group - 1); ++i) {
                add_anchor(i, groups[group]);
            }
        }
    }

    void add_anchor(std::size_t a, std::size_t b)
    {
        const Fingerprint& one = m_fingerprints[a];
        const Fingerprint& other = m_fingerprints[b];
        m_anchors.push_back({one.document, other.document, one.at, other.at});
    }

    void grow_anchors()
    {
        constexpr std::size_t look_back = 8;
        constexpr std::size_t check_every = 4096;
        for (std::size_t i = 0; i < m_anchors.size(); ++i) {
            if (i % check_every == 0) {
                m_progress.check();
            }
            const Anchor& anchor = m_anchors[i];
            bool covered = false;
            for (std::size_t back = 0; back < std::min(look_back, m_pairs.size()) && !covered; ++back) {
                const Pair& pair = m_pairs[m_pairs.size() - 1 - back];
                covered = pair.a == anchor.a && pair.b == anchor.b && pair.in_a.begin <= anchor.at_a && anchor.at_a < pair.in_a.end &&
                          pair.in_b.begin <= anchor.at_b && anchor.at_b < pair.in_b.end;
            }
            if (!covered) {
                grow(anchor);
            }
        }
        m_anchors = {};
    }

    void grow(const Anchor& anchor)
    {
        const auto& a = m_documents[anchor.a].words;
        const auto& b = m_documents[anchor.b].words;
        for (std::int64_t k = 0; k < gram; ++k) {
            if (a[static_cast<std::size_t>(anchor.at_a + k)] != b[static_cast<std::size_t>(anchor.at_b + k)]) {
                return;                           // two texts with one hash
            }
        }
        auto [end_a, end_b] = extend(a, b, anchor.at_a, anchor.at_b, +1);
        auto [begin_a, begin_b] = extend(a, b, anchor.at_a, anchor.at_b, -1);
        Pair pair{anchor.a, anchor.b, {begin_a + 1, end_a}, {begin_b + 1, end_b}};
        if (std::min(pair.in_a.length(), pair.in_b.length()) >= m_shortest) {
            m_pairs.push_back(pair);
        }
    }

    // How many words are the same from here on, in one direction.
    static std::int64_t run_length(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::int64_t i, std::int64_t j,
                                   int step, std::int64_t enough)
    {
        std::int64_t length = 0;
        while (length < enough && i >= 0 && j >= 0 && i < std::ssize(a) && j < std::ssize(b) &&
               a[static_cast<std::size_t>(i)] == b[static_cast<std::size_t>(j)]) {
            i += step;
            j += step;
            ++length;
        }
        return length;
    }

    // The first places that are no longer the same, small edits bridged.
    std::pair<std::int64_t, std::int64_t> extend(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b, std::int64_t i,
                                                 std::int64_t j, int step) const
    {
        while (true) {
            std::int64_t same = run_length(a, b, i, j, step, std::ssize(a));
            i += step * same;
            j += step * same;
            auto [skip_a, skip_b] = next_agreement(a, b, i, j, step);
            if (skip_a == 0 && skip_b == 0) {
                return {i, j};
            }
            i += step * skip_a;
            j += step * skip_b;
        }
    }

    // The smallest edit after which the texts go on together for long enough; 0, 0: they part here.
    std::pair<std::int64_t, std::int64_t> next_agreement(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b,
                                                         std::int64_t i, std::int64_t j, int step) const
    {
        for (std::int64_t total = 1; total <= 2 * m_bridge; ++total) {
            for (std::int64_t skip_a = std::max<std::int64_t>(0, total - m_bridge); skip_a <= std::min(total, m_bridge); ++skip_a) {
                std::int64_t skip_b = total - skip_a;
                std::int64_t enough = std::max({resumes, skip_a, skip_b});
                if (run_length(a, b, i + step * skip_a, j + step * skip_b, step, enough) >= enough) {
                    return {skip_a, skip_b};
                }
            }
        }
        return {0, 0};
    }

    // One passage of a document, made of what pairs say about it.
    struct Node {
        std::uint32_t document;
        WordRange range;
    };

    std::vector<SharedFamily> families()
    {
        std::vector<std::vector<std::size_t>> sides(m_documents.size());         // pair * 2, + 1 for its b
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            sides[m_pairs[i].a].push_back(2 * i);
            sides[m_pairs[i].b].push_back(2 * i + 1);
        }
        std::vector<Node> nodes;
        std::vector<std::size_t> node_of(2 * m_pairs.size());
        for (std::uint32_t document = 0; document < m_documents.size(); ++document) {
            lay_out(document, sides[document], nodes, node_of);
        }
        UnionFind sets(nodes.size());
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            sets.unite(node_of[2 * i], node_of[2 * i + 1]);
        }
        std::unordered_map<std::size_t, std::vector<std::size_t>> members;
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            members[sets.root(i)].push_back(i);
        }
        std::vector<SharedFamily> made;
        for (auto& [ignored, of] : members) {
            made.push_back(family_of(nodes, of));
        }
        std::erase_if(made, [](const SharedFamily& family) { return family.documents < 2; });
        std::sort(made.begin(), made.end(), [&](const SharedFamily& a, const SharedFamily& b) {
            auto place = [](const SharedFamily& family) { return std::pair(family.passages[0].document, family.passages[0].range); };
            return a.words != b.words ? a.words > b.words : place(a) < place(b);
        });
        return made;
    }

    // Ranges that share at least half of the shorter one are one passage; a smaller overlap is cut.
    void lay_out(std::uint32_t document, std::vector<std::size_t>& sides, std::vector<Node>& nodes, std::vector<std::size_t>& node_of) const
    {
        auto range_of = [&](std::size_t side) { return side % 2 == 0 ? m_pairs[side / 2].in_a : m_pairs[side / 2].in_b; };
        std::sort(sides.begin(), sides.end(), [&](std::size_t x, std::size_t y) {
            WordRange a = range_of(x), b = range_of(y);
            return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
        });
        std::size_t first = nodes.size();
        for (std::size_t side : sides) {
            WordRange range = range_of(side);
            if (nodes.size() > first) {
                WordRange& last = nodes.back().range;
                std::int64_t overlap = std::min(range.end, last.end) - range.begin;
                bool is_same = overlap * 2 >= std::min(range.length(), last.length());
                bool is_rest = overlap > 0 && range.end - last.end < m_shortest;
                if (is_same || is_rest) {
                    last.end = std::max(last.end, is_same ? range.end : last.end);
                    node_of[side] = nodes.size() - 1;
                    continue;
                }
                range.begin = std::max(range.begin, last.end);
            }
            node_of[side] = nodes.size();
            nodes.push_back({document, range});
        }
    }

    SharedFamily family_of(const std::vector<Node>& nodes, std::vector<std::size_t>& members) const
    {
        // The documents came in the order of their names.
        std::sort(members.begin(), members.end(), [&](std::size_t x, std::size_t y) {
            const std::string& a = m_documents[nodes[x].document].date;
            const std::string& b = m_documents[nodes[y].document].date;
            if (a != b) {
                return a.empty() != b.empty() ? b.empty() : a < b;
            }
            return std::pair(nodes[x].document, nodes[x].range.begin) < std::pair(nodes[y].document, nodes[y].range.begin);
        });
        SharedFamily family;
        std::uint32_t last = static_cast<std::uint32_t>(m_documents.size());
        for (std::size_t member : members) {
            const Node& node = nodes[member];
            const WordsOf& of = m_documents[node.document];
            family.passages.push_back({of.document,
                                       char_range(of.begins[static_cast<std::size_t>(node.range.begin)],
                                                  of.ends[static_cast<std::size_t>(node.range.end - 1)]),
                                       node.range.length()});
            family.documents += node.document != last ? 1 : 0;
            last = node.document;
        }
        family.words = family.passages.front().words;
        return family;
    }

    std::int64_t m_shortest;
    std::int64_t m_bridge;
    Progress& m_progress;
    std::vector<std::uint64_t> m_hashes;          // by word
    std::vector<WordsOf> m_documents;
    std::vector<Fingerprint> m_fingerprints;
    std::vector<Anchor> m_anchors;
    std::vector<Pair> m_pairs;
};

} // namespace

SharedText::SharedText(std::vector<SharedFamily> families) : m_families(std::move(families))
{
    for (std::size_t family = 0; family < m_families.size(); ++family) {
        for (std::size_t passage = 0; passage < m_families[family].passages.size(); ++passage) {
            m_of[m_families[family].passages[passage].document].push_back({family, passage});
        }
    }
    for (auto& [document, places] : m_of) {
        std::sort(places.begin(), places.end(), [this](SharedPlace a, SharedPlace b) { return at(a).range < at(b).range; });
    }
}

std::vector<SharedPlace> SharedText::in(DocumentId document) const
{
    auto it = m_of.find(document);
    return it == m_of.end() ? std::vector<SharedPlace>() : it->second;
}

std::optional<SharedPlace> SharedText::find(DocumentId document, CharRange range) const
{
    auto it = m_of.find(document);
    if (it == m_of.end() || range.empty()) {
        return std::nullopt;
    }
    // Passages of one document do not overlap, so their ends ascend too.
    auto first = std::partition_point(it->second.begin(), it->second.end(), [&](SharedPlace place) { return at(place).range.end <= range.begin; });
    for (; first != it->second.end() && at(*first).range.begin < range.end; ++first) {
        if (2 * at(*first).range.intersection(range).length() >= range.length()) {
            return *first;
        }
    }
    return std::nullopt;
}

SharedText find_shared_text(const Snapshot& snapshot, const TextSource& texts, const std::vector<DocumentId>& documents,
                            const SharedTextOptions& options, Progress& progress)
{
    std::unordered_set<DocumentId> wanted(documents.begin(), documents.end());
    const Attribute* year = year_attribute(snapshot);
    std::vector<WordSource> sources;
    for (const DocumentInfo& info : *snapshot.documents) {       // by name: the order that decides where no date does
        if (wanted.contains(info.id)) {
            const std::string* date = year ? snapshot.values->find(AttributeTarget::Document, info.id.value, year->id) : nullptr;
            sources.push_back({info.id, date ? *date : std::string()});
        }
    }
    progress.start({}, std::ssize(sources));
    Finder finder(options, progress);
    finder.read(sources, texts);
    return finder.run();
}

} // namespace duiding
