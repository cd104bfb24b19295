// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/numbered_words.h"

#include "core/analysis/countable.h"
#include "core/analysis/word_numbers.h"
#include "core/text/word_places.h"

#include <string_view>

namespace duiding {

namespace {

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
    WordNumbers terms;

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
        std::uint32_t form = m_written.number_of(written);
        if (form == m_terms_of.size()) {
            m_terms_of.push_back(terms.number_of(folded_word(written)));
        }
        return m_terms_of[form];
    }

    WordNumbers m_written;
    std::vector<std::uint32_t> m_terms_of;        // by number in m_written
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
    WordNumbers numbers;
    std::vector<std::vector<std::uint32_t>> ids(cores);
    for (std::size_t core = 0; core < cores; ++core) {
        for (std::uint32_t term = 0; term < readers[core].terms.size(); ++term) {
            std::string_view word = readers[core].terms[term];
            std::uint32_t number = numbers.number_of(word);
            if (number == made.hashes.size()) {
                made.hashes.push_back(hash_of(word));
            }
            ids[core].push_back(number);
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
