// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/numbered_words.h"

#include "core/analysis/countable.h"
#include "core/text/word_places.h"

#include <string_view>
#include <unordered_map>

namespace duiding {

namespace {

struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

std::uint64_t hash_of(std::string_view word)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;   // FNV-1a
    for (char c : word) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    }
    return hash;
}

// One core's documents, with numbers of its own for their words.
class Reader {
public:
    std::vector<WordsOf> documents;
    std::vector<std::string> terms;               // by number

    void read(const DocumentText& text, const std::string& date)
    {
        WordsOf of{text.id(), date, {}, {}, {}};
        for (const CharRange& part : countable_content(text, InterviewerTurns::LeaveOut)) {
            m_places.clear();
            find_words(text.slice(part), part.begin, m_places);
            for (const WordPlace& place : m_places) {
                of.words.push_back(number_of(place.written));
                of.begins.push_back(static_cast<std::uint32_t>(place.range.begin.value));
                of.ends.push_back(static_cast<std::uint32_t>(place.range.end.value));
            }
        }
        documents.push_back(std::move(of));
    }

private:
    std::uint32_t number_of(std::string_view written)
    {
        auto form = m_by_form.find(written);
        if (form == m_by_form.end()) {
            std::string term = folded_word(written);
            auto [number, is_new] = m_by_term.try_emplace(term, static_cast<std::uint32_t>(terms.size()));
            if (is_new) {
                terms.push_back(std::move(term));
            }
            form = m_by_form.emplace(written, number->second).first;
        }
        return form->second;
    }

    std::unordered_map<std::string, std::uint32_t> m_by_term;
    std::unordered_map<std::string, std::uint32_t, TextHash, std::equal_to<>> m_by_form;
    std::vector<WordPlace> m_places;
};

} // namespace

NumberedWords number_words(const std::vector<WordSource>& sources, const TextSource& texts, std::size_t worth_a_thread, Progress& progress)
{
    std::size_t cores = cores_for(sources.size(), worth_a_thread);
    std::vector<Reader> readers(cores);
    side_by_side(cores, [&](std::size_t core) {
        for (std::size_t i = sources.size() * core / cores; i < sources.size() * (core + 1) / cores; ++i) {
            progress.step();
            if (DocumentTextPtr text = texts(sources[i].document)) {
                readers[core].read(*text, sources[i].date);
            }
        }
    });
    NumberedWords made;
    std::unordered_map<std::string_view, std::uint32_t> numbers;
    std::vector<std::vector<std::uint32_t>> ids(cores);
    for (std::size_t core = 0; core < cores; ++core) {
        for (const std::string& term : readers[core].terms) {
            auto [number, is_new] = numbers.try_emplace(term, static_cast<std::uint32_t>(made.hashes.size()));
            if (is_new) {
                made.hashes.push_back(hash_of(term));
            }
            ids[core].push_back(number->second);
        }
    }
    side_by_side(cores, [&](std::size_t core) {
        for (WordsOf& document : readers[core].documents) {
            std::transform(document.words.begin(), document.words.end(), document.words.begin(), [&](std::uint32_t word) { return ids[core][word]; });
        }
    });
    for (Reader& reader : readers) {
        std::move(reader.documents.begin(), reader.documents.end(), std::back_inserter(made.documents));
    }
    return made;
}

} // namespace duiding
