// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/synthetic.h"

#include "core/base/file.h"
#include "core/edits/edits.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <random>

namespace duiding::bench {

namespace {

const char* const words[] = {"de", "het", "een", "wij", "wijkteam", "cliënt", "gezin", "samen", "overleg", "verpleegkundige", "soms", "goed",
                             "vertrouwen", "privacy", "gemeente", "bellen", "afspraak", "moeder", "kind", "niet", "altijd", "eigenlijk",
                             "preventie", "beleid", "kennen", "elkaar", "doorverwijzen", "terugkoppeling", "huisarts", "lastig"};

std::string sentence(std::mt19937_64& random)
{
    std::string out;
    for (std::uint64_t n = 5 + random() % 15; n > 0; --n) {
        out += out.empty() ? "" : " ";
        out += words[random() % std::size(words)];
    }
    out[0] = char(std::toupper(static_cast<unsigned char>(out[0])));
    return out + ". ";
}

std::vector<CodeId> make_codes(Project& project, std::int64_t count)
{
    std::vector<std::pair<std::string, edits::NewCode>> list;
    constexpr std::int64_t per_theme = 20;
    for (std::int64_t i = 0; i < count; ++i) {
        edits::NewCode code;
        bool theme = i % per_theme == 0;
        code.name = theme ? fmt::format("thema {}", i / per_theme) : fmt::format("code {}", i);
        code.directions = DirectionKind::HelpHinder;
        list.push_back({theme ? "" : fmt::format("thema {}", i / per_theme), code});
    }
    edits::add_codes(project, list, {}).get();
    std::vector<CodeId> ids;
    for (const Code& code : project.snapshot()->codebook->codes()) {
        ids.push_back(code.id);
    }
    return ids;
}

} // namespace

ImportedDocument make_transcript(std::uint64_t seed, std::int64_t bytes)
{
    std::mt19937_64 random(seed);
    ImportedDocument document;
    document.name = fmt::format("Interview {}", seed);
    document.kind = DocumentKind::Interview;
    document.format = "txt";
    document.language = "nl";
    document.speakers = {{{}, {}, {}, "I", SpeakerKind::Interviewer}, {{}, {}, {}, "R1", SpeakerKind::Participant}};
    std::int64_t at = 0;
    for (int turn = 0; std::int64_t(document.text.size()) < bytes; ++turn) {
        std::string name = turn % 2 == 0 ? "I" : "R1";
        std::string label = name + ": ";
        std::string spoken;
        for (std::uint64_t n = turn % 2 == 0 ? 1 : 2 + random() % 5; n > 0; --n) {
            spoken += sentence(random);
        }
        std::int64_t begin = at;
        document.text += label + spoken + "\n";
        at += std::int64_t(count_code_points(label + spoken)) + 1;
        document.marks.push_back({MarkKind::Turn, char_range(begin, at - 1), 0, name});
        document.marks.push_back({MarkKind::Label, char_range(begin, begin + std::int64_t(label.size())), 0, {}});
    }
    document.original_sha256 = sha256(document.text);
    document.importer = "synthetic";
    return document;
}

void make_project(const std::filesystem::path& path, const Size& size)
{
    auto project = Project::create(path, "nl");
    for (std::int64_t i = 0; i < size.coders; ++i) {
        edits::add_coder(*project, fmt::format("codeur {}", i + 1)).get();
    }
    std::vector<CodeId> codes = make_codes(*project, size.codes);
    std::vector<Coder> coders = *project->snapshot()->coders;
    std::mt19937_64 random(42);
    for (std::int64_t i = 0; i < size.documents; ++i) {
        ImportedDocument document = make_transcript(std::uint64_t(i + 1), size.bytes / size.documents);
        auto length = std::int64_t(count_code_points(document.text));
        DocumentId id = edits::add_document(*project, std::move(document)).get().document;
        std::vector<edits::NewCoding> codings;
        std::int64_t here = size.codings * (i + 1) / size.documents - size.codings * i / size.documents;
        for (std::int64_t n = 0; n < here; ++n) {
            auto begin = std::int64_t(random() % std::uint64_t(length - 10));
            auto end = std::min(length, begin + 20 + std::int64_t(random() % 600));
            codings.push_back({id, char_range(begin, end), codes[random() % codes.size()], coders[random() % coders.size()].id,
                               Direction(random() % 5), {}, {}});
        }
        edits::add_codings(*project, std::move(codings)).get();
    }
}

} // namespace duiding::bench
