// SPDX-License-Identifier: GPL-3.0-or-later
// How many turns of the sample transcripts are right, against labels read by hand (tests/data/speaker_labels/README.md), and that
// no policy paper becomes a conversation.
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "importers/importer.h"
#include "importers/support/cue_text.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

using namespace duiding;

namespace {

std::optional<std::filesystem::path> sample(const std::string& name) { return test::shared_sample(fmt::format("formats/import/samples/{}", name)); }

struct Labelled {
    std::int64_t line = 0;
    std::string speaker;
};

std::vector<std::string> split(const std::string& text, char sign)
{
    std::vector<std::string> parts(1);
    for (char c : text) {
        if (c == sign) {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::map<std::string, std::vector<Labelled>> labels()
{
    std::map<std::string, std::vector<Labelled>> files;
    for (const char* name : {"transcript.tsv", "vtt.tsv", "srt.tsv", "docx.tsv"}) {
        for (const std::string& row : split(test::read_text(test::test_data("speaker_labels") / name), '\n')) {
            std::vector<std::string> cells = split(row, '\t');
            if (cells.size() != 3 || cells[0] == "file") {
                continue;
            }
            std::vector<Labelled>& file = files[cells[0]];
            std::int64_t line = 0;
            std::from_chars(cells[1].data(), cells[1].data() + cells[1].size(), line);
            if (line > 0) {
                file.push_back({line, cells[2]});
            }
        }
    }
    return files;
}

ImportedDocument import(const std::filesystem::path& path)
{
    Progress progress;
    return import_file(path, {}, progress);
}

// The first word, without signs, entities and tags: the words after it may stand in the next cue.
std::string first_letters(std::string_view words)
{
    std::string out;
    for (char c : fold(words.substr(0, 200))) {
        if (c == '&' || c == '<' || (c == ' ' && !out.empty()) || out.size() == 12) {
            break;
        }
        bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            out.push_back(c);
        }
    }
    return out;
}

std::string letters_of(std::string_view line)
{
    std::string out;
    for (char c : fold(line)) {
        bool letter = (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
        if (letter) {
            out.push_back(c);
        }
    }
    return out;
}

// A turn is right when the next label has its speaker and the line of the file holds its first words.
std::size_t right_turns(const ImportedDocument& document, const std::vector<Labelled>& expected, std::size_t& found)
{
    DocumentText text({}, document.text, document.marks, document.speakers);
    std::vector<std::string> lines = split(document.original, '\n');
    std::size_t right = 0;
    std::size_t next = 0;
    for (const Mark& mark : text.marks()) {
        if (mark.kind != MarkKind::Turn) {
            continue;
        }
        ++found;
        std::string words = first_letters(text.quote(mark.range));
        for (std::size_t i = next; i < expected.size(); ++i) {
            auto at = static_cast<std::size_t>(expected[i].line) - 1;
            bool by_place = document.format == "docx" ? i == found - 1 : at < lines.size() && letters_of(lines[at]).find(words) != std::string::npos;
            if (by_place && expected[i].speaker == mark.value) {
                ++right;
                next = i + 1;
                break;
            }
        }
    }
    return right;
}

} // namespace

TEST_CASE("at least 99 in 100 turns of the labelled transcripts are right")
{
    if (!sample("vtt")) {
        WARN("../shared is absent: skipped");
        return;
    }
    std::size_t right = 0;
    std::size_t all = 0;
    std::string report;
    for (const auto& [file, expected] : labels()) {
        CAPTURE(file);
        std::size_t found = 0;
        std::size_t mine = 0;
        try {
            mine = right_turns(import(*sample(file)), expected, found);
        } catch (const BadInput& error) {
            report += file + ": " + error.what() + "\n";
        }
        right += mine;
        all += std::max(found, expected.size());
        if (mine != std::max(found, expected.size())) {
            report += fmt::format("{}: {} of {} right, {} found\n", file, mine, expected.size(), found);
        }
    }
    WARN(right << " of " << all << " turns are right\n" << report);
    CHECK(static_cast<double>(right) >= 0.99 * static_cast<double>(all));
}

TEST_CASE("no policy paper, programme or other text of the samples has speakers")
{
    auto shared = test::shared_sample("formats/import/samples");
    if (!shared) {
        WARN("../shared is absent: skipped");
        return;
    }
    std::vector<std::filesystem::path> files;
    auto add = [&](const std::filesystem::path& folder) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            bool expected = path_text(entry.path()).ends_with(".expected.txt") && folder.filename() != "pdf";
            if (entry.is_regular_file() && !expected) {
                files.push_back(entry.path());
            }
        }
    };
    for (const char* folder : {"txt", "pdf", "docx", "odt", "rtf", "html"}) {
        add(*shared / folder);
    }
    add(shared->parent_path().parent_path().parent_path() / "domain" / "programmes");
    std::sort(files.begin(), files.end());
    std::size_t read = 0;
    std::size_t asked = 0;
    for (const auto& file : files) {
        CAPTURE(file);
        bool transcript = path_text(file).find("teams_chat") != std::string::npos;
        try {
            ImportedDocument document = import(file);
            ++read;
            CHECK((transcript || document.speakers.empty()));
            asked += !transcript && document.ask_speakers;
        } catch (const BadInput&) {
            continue;                                    // what cannot be read has no speakers either
        }
    }
    WARN(read << " texts looked at, asked about " << asked);
    CHECK(asked <= 1);                                   // a handbook with "Related Provisions:" and "Practice Tips:" on every page
}
