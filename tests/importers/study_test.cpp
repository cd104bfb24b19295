// SPDX-License-Identifier: GPL-3.0-or-later
// The sample study: every quote of its coding script stands exactly once in the text as it is imported, and every interview
// has its speakers.
#include "importers/importer.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <map>
#include <sstream>

using namespace duiding;

namespace {

std::filesystem::path study() { return test::source_folder() / "samples/study"; }

std::map<std::string, ImportedDocument> import_study()
{
    std::map<std::string, ImportedDocument> documents;
    for (const auto& path : importable_files(study() / "bronnen")) {
        Progress progress;
        ImportedDocument document = import_file(path, {}, progress);
        documents[document.name] = std::move(document);
    }
    return documents;
}

int count(const std::string& text, const std::string& quote)
{
    int times = 0;
    for (std::size_t at = text.find(quote); at != std::string::npos; at = text.find(quote, at + 1)) {
        ++times;
    }
    return times;
}

std::string unescaped(std::string text)
{
    for (std::size_t at; (at = text.find("\\n")) != std::string::npos;) {
        text.replace(at, 2, "\n");
    }
    return text;
}

} // namespace

TEST_CASE("every quote of the coding script is found once in the imported study")
{
    auto documents = import_study();
    REQUIRE(documents.size() == 8);
    std::istringstream rows(test::read_text(study() / "codings.tsv"));
    std::string row;
    std::getline(rows, row);
    int quotes = 0;
    while (std::getline(rows, row)) {
        std::string name = row.substr(0, row.find('\t'));
        std::string rest = row.substr(name.size() + 1);
        std::string quote = unescaped(rest.substr(0, rest.find('\t')));
        CAPTURE(name, quote);
        REQUIRE(documents.contains(name));
        CHECK(count(documents[name].text, quote) == 1);
        ++quotes;
    }
    CHECK(quotes > 90);
}

TEST_CASE("every interview of the study has an interviewer and one other speaker, no policy paper has any")
{
    for (const auto& [name, document] : import_study()) {
        CAPTURE(name);
        bool interview = name.starts_with("Interview");
        CHECK(document.kind == (interview ? DocumentKind::Interview : DocumentKind::Note));
        CHECK(document.language == "nl");
        REQUIRE(document.speakers.size() == (interview ? 2u : 0u));
        if (interview) {
            CHECK(document.speakers[0].kind == SpeakerKind::Interviewer);
            CHECK(document.speakers[1].kind == SpeakerKind::Participant);
        }
    }
}
