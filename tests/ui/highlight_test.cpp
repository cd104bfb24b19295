// SPDX-License-Identifier: GPL-3.0-or-later
// What a search found is marked in the text of the window on the letters that matched and on no others: over line ends, page breaks
// and hyphens, behind emoji and letters of several characters. What the text is given to paint is looked at, and the picture of it:
// the words are found there by their ink, not by what the layout says of itself.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "core/edits/edits.h"
#include "app/desktop/theme.h"
#include "core/text/utf8.h"
#include "tests/ui/search_bench.h"

#include <wx/dcclient.h>
#include <wx/dcmemory.h>
#include <wx/image.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

const std::string first = "De gemeen-\u2028teraad kiest, na 👍🏽 en cafe\u0301, voor het sociaal\u2028team.";
const std::string second = "Be\u00ADleid voor het sociaal team van de wijk-teams.";

// From the first to the last, both within.
struct Columns {
    int first = 0;
    int last = 0;
};

// What the window shows there.
wxImage picture_of(wxWindow& window, const wxRect& part)
{
    wxBitmap bitmap(part.GetSize(), 24);
    wxMemoryDC memory(bitmap);
    wxClientDC shown(&window);
    memory.Blit(wxPoint(0, 0), part.GetSize(), &shown, part.GetPosition());
    memory.SelectObject(wxNullBitmap);
    return bitmap.ConvertToImage();
}

int difference(const wxImage& a, int ax, int ay, const wxImage& b, int bx, int by)
{
    return std::abs(a.GetRed(ax, ay) - b.GetRed(bx, by)) + std::abs(a.GetGreen(ax, ay) - b.GetGreen(bx, by)) + std::abs(a.GetBlue(ax, ay) - b.GetBlue(bx, by));
}

// Stretches of columns with something in them, where less than `apart` empty ones do not part them.
std::vector<Columns> stretches(int width, int apart, const std::function<bool(int)>& filled)
{
    std::vector<Columns> all;
    for (int x = 0; x < width; ++x) {
        if (filled(x) && !all.empty() && x - all.back().last <= apart) {
            all.back().last = x;
        } else if (filled(x)) {
            all.push_back({x, x});
        }
    }
    return all;
}

// The words of a line by their ink: letters stand closer to each other than words.
std::vector<Columns> words_in(const wxImage& line)
{
    constexpr int between_letters = 3;
    return stretches(line.GetWidth(), between_letters, [&line](int x) {
        int most = 0;
        for (int y = 0; y < line.GetHeight(); ++y) {
            most = std::max(most, difference(line, x, y, line, 0, 0));
        }
        return most > 60;
    });
}

Columns changed_columns(const wxImage& before, const wxImage& after)
{
    auto all = stretches(before.GetWidth(), before.GetWidth(), [&](int x) {
        for (int y = 0; y < before.GetHeight(); ++y) {
            if (difference(before, x, y, after, x, y) > 12) {
                return true;
            }
        }
        return false;
    });
    return all.empty() ? Columns{-1, -1} : all.front();
}

struct HighlightBench : SearchBench {
    HighlightBench()
    {
        ImportedDocument document;
        document.name = "Nota";
        document.kind = DocumentKind::Policy;
        document.format = "txt";
        document.text = first + "\n" + second;
        auto whole = static_cast<std::int64_t>(count_code_points(document.text));
        auto page = static_cast<std::int64_t>(count_code_points(first) + 1 + count_code_points(std::string_view(second).substr(0, second.find("team"))));
        document.marks = {{MarkKind::Page, char_range(0, page), 1, ""}, {MarkKind::Page, char_range(page, whole), 2, ""}};
        bool indexed = false;
        Connection connection = workspace().index_changed.connect([&] { indexed = true; });
        workspace().run(edits::add_document(*workspace().project(), document));
        REQUIRE(wait_for([&] { return snapshot().documents->size() == 3 && indexed; }));
        wait_for_index();
        workspace().show_document(snapshot().resolve_document("Nota").id);
        REQUIRE(wait_for([this] { return workspace().text() && workspace().text()->text() == first + "\n" + second && text().document() == workspace().text(); }));
    }

    CodingView& text() { return frame().centre().view(); }

    // What the text is given to paint as found, "|" between.
    std::string marked()
    {
        std::string out;
        for (CharRange match : workspace().matches_of(workspace().document())) {
            out += (out.empty() ? "" : "|") + std::string(workspace().text()->slice(match));
        }
        return out;
    }
};

} // namespace

TEST_CASE("what a search found is marked in the text on the letters that matched, whatever lies between them")
{
    HighlightBench bench;
    CHECK(bench.marked().empty());
    struct Case {
        const char* query;
        const char* marked;
    };
    for (const Case& each : {Case{"\"sociaal team\"", "sociaal\u2028team|sociaal team"}, Case{"gemeenteraad", "gemeen-\u2028teraad"},
                             Case{"café", "cafe\u0301"}, Case{"\"en café\"", "en cafe\u0301"}, Case{"beleid", "Be\u00ADleid"},
                             Case{"wijkteam", "wijk-teams"}, Case{"kiest OR wijk", "kiest|wijk-teams"}, Case{"onvindbaar", ""}}) {
        CAPTURE(each.query);
        bench.search(each.query);
        std::string seen;
        bool right = wait_for([&] { return (seen = bench.marked()) == each.marked; });
        CAPTURE(seen);
        CHECK(right);
    }
}

TEST_CASE("what a search found is painted over all of its letters and over none of its neighbours, in light and dark")
{
    const std::vector<std::string> lines = {"Een efficiënte officier zoekt het wijkteam in de affiche.", "Na cafe\u0301 De Brug komt het wijkteam langs bij ons.",
                                            "Dat 👍🏽 zei een lid van het wijkteam vandaag.", "Er staat שלום op de deur van het wijkteam hier.",
                                            "Het wijkteam belt."};
    struct Light {
        ~Light() { theme::set_choice(ThemeChoice::Light); }
    } light;
    for (ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        theme::set_choice(choice);
        SearchBench bench;
        CodingView& view = bench.frame().centre().view();
        ImportedDocument document;
        document.name = "Regels";
        document.kind = DocumentKind::Policy;
        document.format = "txt";
        document.text = "Een begin waar de schrijver staat.";
        for (const std::string& line : lines) {
            document.text += "\n" + line;
        }
        bench.workspace().run(edits::add_document(*bench.workspace().project(), document));
        REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3; }));
        bench.wait_for_index();
        DocumentId id = bench.snapshot().resolve_document("Regels").id;
        bench.workspace().show_document(id);
        REQUIRE(wait_for([&] { return bench.workspace().text() && view.document() == bench.workspace().text() && bench.workspace().document() == id; }));
        bench.frame().show_pane("search", true);              // so that nothing moves when it is asked
        handle_events();
        std::vector<CharRange> matches;
        std::vector<wxRect> bands;                            // the whole line each stands on
        for (std::size_t i = 0; i < lines.size(); ++i) {
            std::size_t at = document.text.find(lines[i]) + lines[i].find("wijkteam");
            auto begin = static_cast<std::int64_t>(count_code_points(std::string_view(document.text).substr(0, at)));
            matches.push_back(char_range(begin, begin + 8));
            wxRect word = view.rect_of(matches.back());
            bands.emplace_back(4, view.ScreenToClient(word.GetPosition()).y, view.ScreenToClient(word.GetBottomRight()).x + 200, word.height);
        }
        std::vector<wxImage> before;
        REQUIRE(wait_for([&] {
            before.clear();
            bool words = true;
            for (std::size_t i = 0; i < lines.size(); ++i) {
                before.push_back(picture_of(view, bands[i]));
                words = words && words_in(before.back()).size() > 2;
            }
            return words;
        }));
        bench.search("wijkteam");
        REQUIRE(wait_for([&] { return bench.workspace().matches_of(id) == matches; }));
        for (std::size_t i = 0; i < lines.size(); ++i) {
            CAPTURE(lines[i], static_cast<int>(choice));
            Columns painted{-1, -1};
            REQUIRE(wait_for([&] { return (painted = changed_columns(before[i], picture_of(view, bands[i]))).first >= 0; }));
            std::vector<Columns> words = words_in(before[i]);
            auto index = static_cast<std::size_t>(std::count(lines[i].begin(), lines[i].begin() + static_cast<std::ptrdiff_t>(lines[i].find("wijkteam")), ' '));
            REQUIRE(words.size() == static_cast<std::size_t>(std::count(lines[i].begin(), lines[i].end(), ' ')) + 1);
            CAPTURE(painted.first, painted.last, words[index].first, words[index].last);
            CHECK(painted.first <= words[index].first);       // all of the word
            CHECK(painted.last >= words[index].last);
            CHECK(words[index].first - painted.first <= 4);   // its frame, and the white beside a letter
            CHECK(painted.last - words[index].last <= 4);
            CHECK(painted.first > words[index - 1].last);     // nothing of the words beside it
            CHECK(painted.last < words[index + 1].first);
        }
    }
}
