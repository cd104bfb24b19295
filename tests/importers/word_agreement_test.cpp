// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the real samples beside the checkout, against what LibreOffice and pandoc make of the same files. Agreement is
// 2·common/(a+b) over the lower-case words, counted with repetitions; list markers, which are marks of ours, count as drawn. Ours
// must agree for 99 % with the nearer of the two programs. Where they agree for 98 % with each other that is as good as both;
// where they do not, one of them leaves out notes or shows deleted text beside inserted text, and the other is right. A file where
// we differ from both on purpose stands in the table below, with the reason and how far that goes.
#include "core/base/error.h"
#include "core/text/fold.h"
#include "core/text/offsets.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

using namespace duiding;

namespace {

using Words = std::map<std::u32string, int>;

bool is_word_character(char32_t c)
{
    bool ascii = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    bool sign = c < 0xAA || c == 0xAB || c == 0xBB || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040)
                || (c >= 0xE000 && c < 0xF900) || c >= 0xFE00;
    return ascii || !sign;
}

Words words_of(const std::string& text)
{
    Words words;
    std::u32string word;
    for (char32_t c : to_utf32(fold(replace_invalid_utf8(text)) + " ")) {
        if (is_word_character(c)) {
            word += c;
        } else if (!word.empty()) {
            ++words[word];
            word.clear();
        }
    }
    return words;
}

double agreement(const Words& a, const Words& b)
{
    std::int64_t common = 0;
    std::int64_t all = 0;
    for (const auto& [word, count] : a) {
        auto it = b.find(word);
        common += it == b.end() ? 0 : std::min(count, it->second);
        all += count;
    }
    for (const auto& [word, count] : b) {
        all += count;
    }
    return all == 0 ? 1 : 2 * static_cast<double>(common) / static_cast<double>(all);
}

std::optional<Words> expected(const std::filesystem::path& sample, const std::string& program)
{
    std::filesystem::path path = sample;
    path += "." + program + ".expected.txt";
    return std::filesystem::exists(path) ? std::optional(words_of(test::read_text(path))) : std::nullopt;
}

struct Deliberate {
    double at_least;
    const char* reason;
};

const std::map<std::string, Deliberate> deliberate{
    {"docling__textbox.docx", {0.13, "the text stands in text boxes, which both programs leave out"}},
    {"tika__testWORD_text_box.docx", {0.58, "a text box, which both programs leave out"}},
    {"tika__testWORD_tableInRunInsideParagraph.docx", {0.91, "a table inside a run, which both programs leave out"}},
    {"tika__testWORD_2006ml.docx", {0.88, "text boxes and shapes; a title page that only we read; endnotes are called [e1]"}},
    {"tika__testWORD_various.docx", {0.94, "a text box; the text of a footnote, which LibreOffice leaves out"}},
    {"pandoc__notes.docx", {0.90, "an endnote is called [e1], so that it is not taken for a footnote"}},
    {"tika__testODFwithOOo3.odt", {0.86, "words in a shape; a footnote and a bibliography that one program each leaves out; deleted text"}},
    {"docling__html_rich_table_cells.html", {0.97, "the words that stand for pictures; a lowered 2, which pandoc writes as another character"}},
    {"tika__testHTMLNoisyMetaEncoding_1.html", {0.0, "Arabic in windows-1256, which pandoc does not decode"}},
    {"tika__testHTML_charset_utf16le.html", {0.01, "UTF-16, which pandoc does not decode"}},
    {"tika__tika434.html", {0.47, "the choices of form fields and the words that stand for pictures, which a browser does not show"}},
    {"tika__testRTFVarious.rtf", {0.95, "a text box, which both programs leave out"}},
};

// The text as it is drawn: the marker of a list paragraph, which is a mark of ours, stands before it.
std::string as_drawn(const ImportedDocument& document)
{
    OffsetMap map(document.text);
    std::string out;
    CharPos at;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::ListItem) {
            out += std::string(map.slice({at, mark.range.begin})) + mark.value + " ";
            at = mark.range.begin;
        }
    }
    return out + std::string(map.slice({at, {map.characters()}}));
}

std::optional<Words> our_words(const std::filesystem::path& sample)
{
    try {
        Progress progress;
        return words_of(as_drawn(import_file(sample, {}, progress)));
    } catch (const BadInput&) {
        return std::nullopt;
    }
}

struct Compared {
    int files = 0;
    int with_one_text = 0;               // where the two programs agree
};

void compare(const std::filesystem::path& sample, Compared& compared)
{
    auto pandoc = expected(sample, "pandoc");
    auto office = expected(sample, "lo");
    auto ours = our_words(sample);
    bool nothing_to_find = (!pandoc || pandoc->empty()) && (!office || office->empty());
    if (nothing_to_find || (!ours && !pandoc)) {
        return;                          // without text, encrypted or damaged: refused or not, another test looks at it
    }
    std::string name = sample.filename().string();
    CAPTURE(name);
    REQUIRE(ours);
    double with_pandoc = pandoc ? agreement(*ours, *pandoc) : 0;
    double with_office = office ? agreement(*ours, *office) : 0;
    CAPTURE(with_pandoc, with_office);
    auto allowed = deliberate.find(name);
    CHECK(std::max(with_pandoc, with_office) >= (allowed == deliberate.end() ? 0.99 : allowed->second.at_least));
    ++compared.files;
    compared.with_one_text += pandoc && office && agreement(*pandoc, *office) >= 0.98;
}

// Every sample of a format that another program has read; nothing where the samples are absent.
std::optional<Compared> compare_all(const std::string& format)
{
    auto folder = test::shared_sample("formats/import/samples/" + format);
    if (!folder) {
        WARN("../shared is absent: skipped");
        return std::nullopt;
    }
    Compared compared;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() == "." + format) {
            compare(entry.path(), compared);
        }
    }
    return compared;
}

bool is_read(std::string_view id)
{
    return std::any_of(importers().begin(), importers().end(), [&](const Importer& importer) { return importer.id == id; });
}

} // namespace

TEST_CASE("the words of Word, OpenDocument and RTF samples are those of LibreOffice or pandoc")
{
    for (auto [format, least] : {std::pair{"docx", 25}, {"odt", 5}, {"rtf", 5}}) {
        CAPTURE(format);
        auto compared = is_read(format) ? compare_all(format) : std::nullopt;
        CHECK((!compared || compared->with_one_text >= least));
    }
}

TEST_CASE("the words of HTML samples are those of pandoc")
{
    auto compared = is_read("html") ? compare_all("html") : std::nullopt;
    CHECK((!compared || compared->files >= 5));
}
