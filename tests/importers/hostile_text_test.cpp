// SPDX-License-Identifier: GPL-3.0-or-later
// Text files made to take all time and memory there is: each is read or refused soon, whatever it is called.
#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/importer.h"
#include "tests/importers/document_checks.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;
using test::repeat;

namespace {

struct Hostile {
    const char* name;
    std::string bytes;
};

// What became of it: the format it was read as, or why not.
std::string outcome(const Hostile& file)
{
    test::TempFolder folder;
    test::write_text(folder / file.name, file.bytes);
    Progress progress;
    try {
        ImportedContent content = read_any_file(folder / file.name, {}, progress);
        return content.survey ? content.survey->format : content.documents.at(0).format;
    } catch (const BadInput& error) {
        CHECK_FALSE(error.text().what_to_do.empty());
        return format(error.text().why);
    }
}

} // namespace

TEST_CASE("a text file made to choke on is read or refused within seconds")
{
    const std::pair<Hostile, std::string> files[] = {
        {{"cel.csv", "id;antwoord\n1;\"" + std::string(40'000'000, 'a') + "\"\n"}, "Row 2 has a cell of more than 1 MB"},
        {{"open.csv", "id;antwoord\n1;\"" + std::string(40'000'000, 'a')}, "Row 2 has a cell of more than 1 MB"},
        {{"breed.csv", repeat("k;", 20'000) + "\n" + repeat("1;", 20'000)}, "Row 1 has more than"},
        {{"diep.rtf", "{\\rtf1 " + repeat("{", 500'000) + "x" + repeat("}", 500'000) + "}"}, "Its groups are nested more than"},
        {{"lang.rtf", "{\\rtf1\\bin2000000000 x}"}, "There is no text in it."},
        {{"rijen.rtf", "{\\rtf1 " + repeat("\\trowd\\cellx1 ", 200'000) + "a\\cell\\row}"}, "rtf"},
        {{"diep.json", "{\"segments\":" + repeat("[", 1'000'000)}, "It is nested more than"},
        {{"tags.otr", "{\"text\":\"" + repeat("<p>", 500'000) + "\",\"media\":\"x\"}"}, "There are no words in it."},
        {{"citaat.md", repeat(">", 500'000) + " x"}, "md"},
        {{"lijst.md", repeat("- ", 250'000) + "x"}, "md"},
        {{"haken.md", repeat("[", 250'000) + "x"}, "md"},
        {{"nadruk.md", repeat("*a_ ", 250'000)}, "md"},
        {{"komma.md", repeat("|a", 20'000) + "|\n"}, "md"},
        {{"komma.txt", "Een, twee" + repeat(",a", 20'000) + ".\n"}, "txt"},
        {{"accolades.bib", "@article{a, title={" + repeat("{", 500'000) + "x" + repeat("}", 500'000) + "}}"}, "bib"},
        {{"tags.srt", "1\n00:00:01,000 --> 00:00:02,000\n" + repeat("<i>", 1'000'000)}, "There are no words in it."},
        {{"dubbelepunten.txt", repeat("a: ", 1'000'000)}, "txt"},
        {{"namen.txt", repeat("Jan: ja\nPiet: nee\n", 50'000)}, "txt"},
        {{"diep.html", "<html><body>" + repeat("<div>", 200'000) + "x"}, "Its tags are nested more than"},
        {{"kenmerken.html", "<html><p " + repeat("a=1 ", 100'000) + ">x"}, "A tag in it has more than"},
        {{"door-elkaar.html", "<html><body>" + repeat("<b><i><p>", 20'000) + "x"}, "html"},
    };
    for (const auto& [file, expected] : files) {
        CAPTURE(file.name);
        auto begin = std::chrono::steady_clock::now();
        CHECK_THAT(outcome(file), Catch::Matchers::StartsWith(expected));
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    }
}
