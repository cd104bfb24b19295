// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/drawing/drawing_samples.h"

using namespace duiding;
using namespace duiding::test;

namespace {

Colour over(const Colour& top, const Colour& below)
{
    auto mix = [&](double a, double b) { return a * top.alpha + b * (1 - top.alpha); };
    return {mix(top.red, below.red), mix(top.green, below.green), mix(top.blue, below.blue), 1};
}

bool alike(const Colour& a, const Colour& b)
{
    return std::abs(a.red - b.red) < 0.02 && std::abs(a.green - b.green) < 0.02 && std::abs(a.blue - b.blue) < 0.02;
}

CodingList list_of(std::vector<Coding> codings)
{
    std::sort(codings.begin(), codings.end(), in_text_order);
    CodingList list;
    for (const Coding& made : codings) {
        list.longest = std::max(list.longest, made.end_value - made.begin_value);
    }
    list.codings = std::move(codings);
    return list;
}

} // namespace

TEST_CASE("a coding's tint covers its own characters to the pixel, after ligatures, marks and emoji", "[paint]")
{
    const std::string coded = "hier";
    for (ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
        for (std::string start : {"officier efficiënt affiche ", "cafe\u0301 e\u0301e\u0301n ", "\U0001F468\u200D\U0001F469\u200D\U0001F467 ", "שלום "}) {
            std::string text = start + coded + " niet meer";
            auto document = plain_document(text);
            auto layout = layout_of(document);
            auto begin = static_cast<std::int64_t>(OffsetMap(start).characters());
            CharRange range = char_range(begin, begin + 4);
            CodingLanes lanes(*document, list_of({coding(1, 1, range)}), three_codes(), {});
            const CanvasTheme& theme = canvas_theme(kind);
            Picture picture(*layout, lanes, theme, {}, 900, 300);
            std::vector<Box> boxes = layout->boxes(range);
            REQUIRE(boxes.size() == 1);
            Box box = boxes.front();
            Colour tint = over(code_colour(0x3D84A8, kind).with_alpha(theme.tint_alpha), theme.surface);
            int above_letters = static_cast<int>(box.y);
            CAPTURE(text, static_cast<int>(kind), box.x, box.right());
            CHECK(alike(picture.at(static_cast<int>(std::ceil(box.x)), above_letters), tint));
            CHECK(alike(picture.at(static_cast<int>(box.right()) - 1, above_letters), tint));
            CHECK(alike(picture.at(static_cast<int>(box.x) - 2, above_letters), theme.surface));
            CHECK(alike(picture.at(static_cast<int>(std::ceil(box.right())) + 1, above_letters), theme.surface));
        }
    }
}

TEST_CASE("overlapping codings have underlines at different heights and stripes in different lanes", "[paint]")
{
    auto document = plain_document("Maar ruilen kan alleen als er genoeg mensen zijn.");
    auto layout = layout_of(document);
    CodingLanes lanes(*document, list_of({coding(1, 1, char_range(0, 30)), coding(2, 2, char_range(12, 40))}), three_codes(), {});
    REQUIRE(lanes.all().size() == 2);
    CHECK(lanes.all()[0].level == 0);
    CHECK(lanes.all()[1].level == 1);
    CHECK(lanes.all()[0].lane != lanes.all()[1].lane);

    Picture picture(*layout, lanes, canvas_theme(ThemeKind::Light), {}, 900, 300);
    Box both = layout->boxes(char_range(15, 16)).front();
    int x = static_cast<int>(both.x + both.width / 2);
    int first = static_cast<int>(std::round(both.bottom() + 1));
    CHECK(alike(picture.at(x, first), code_colour(0x3D84A8, ThemeKind::Light)));
    CHECK(alike(picture.at(x, first + 3), code_colour(0xD9694D, ThemeKind::Light)));
}

TEST_CASE("codings of three lines in a row may share a lane when they never share a visual line")
{
    std::string line = "Dit is een alinea met genoeg woorden om te coderen.\n";
    auto document = plain_document(line + line + line);
    auto at = [&](std::int64_t paragraph) { return document->paragraphs()[static_cast<std::size_t>(paragraph)]; };
    CodingLanes lanes(*document, list_of({coding(1, 1, at(0)), coding(2, 2, at(1)), coding(3, 3, at(2))}), three_codes(), {});
    CHECK(lanes.lane_count() == 1);
    // but two on one line may not
    CodingLanes close(*document, list_of({coding(1, 1, char_range(0, 10)), coding(2, 2, char_range(12, 20))}), three_codes(), {});
    CHECK(close.lane_count() == 2);
}

TEST_CASE("labels of many codings on one line never overlap")
{
    auto document = plain_document("Een regel waarop veel gecodeerd is, meer dan er namen naast passen.");
    auto layout = layout_of(document, 1000);
    std::vector<Coding> many;
    for (int i = 0; i < 9; ++i) {
        many.push_back(coding(i + 1, 1 + i % 3, char_range(i * 3, i * 3 + 20)));
    }
    CodingLanes lanes(*document, list_of(many), three_codes(), {});
    layout->set_lanes(lanes.lane_count());
    double top = layout->settle({}, 600);
    std::vector<double> tops;
    for (const CodingStripe& stripe : coding_stripes(*layout, lanes, top, top + 600)) {
        REQUIRE(stripe.label);
        tops.push_back(stripe.label->y);
        CHECK(stripe.stripe.x > layout->columns().text_right());
        CHECK(stripe.label->x >= stripe.stripe.right());
    }
    std::sort(tops.begin(), tops.end());
    for (std::size_t i = 1; i < tops.size(); ++i) {
        CHECK(tops[i] - tops[i - 1] >= 16.99);
    }
}

TEST_CASE("a click on a stripe or on its name finds the coding")
{
    auto document = plain_document("Een regel met een codering erin.");
    auto layout = layout_of(document, 1000);
    CodingLanes lanes(*document, list_of({coding(7, 2, char_range(4, 9))}), three_codes(), {});
    layout->set_lanes(lanes.lane_count());
    double top = layout->settle({}, 600);
    auto stripes = coding_stripes(*layout, lanes, top, top + 600);
    REQUIRE(stripes.size() == 1);
    const Box& stripe = stripes[0].stripe;
    CHECK(stripe_at(stripes, stripe.x + 1, stripe.y + 3)->coding.id == CodingId{7});
    CHECK(stripe_at(stripes, stripes[0].label->x + 20, stripes[0].label->y + 5)->coding.id == CodingId{7});
    CHECK(stripe_at(stripes, layout->columns().text_left, stripe.y + 3) == nullptr);
}

TEST_CASE("only the codings of the chosen coders are shown")
{
    auto document = plain_document("Een regel met een codering erin.");
    Coding mine = coding(1, 1, char_range(0, 9));
    Coding hers = coding(2, 2, char_range(4, 9));
    hers.coder_value = 2;
    CodingLanes all(*document, list_of({mine, hers}), three_codes(), {});
    CodingLanes one(*document, list_of({mine, hers}), three_codes(), {CoderId{2}});
    CHECK(all.all().size() == 2);
    REQUIRE(one.all().size() == 1);
    CHECK(one.all()[0].coding.id == CodingId{2});
    CHECK(all.at({5}).front()->coding.id == CodingId{2});             // the shortest first
}

TEST_CASE("the selection lies over the tint, in the accent colour", "[paint]")
{
    auto document = plain_document("lllllllll lllllllll");
    auto layout = layout_of(document);
    CodingLanes lanes(*document, list_of({coding(1, 2, char_range(0, 19))}), three_codes(), {});
    const CanvasTheme& theme = canvas_theme(ThemeKind::Light);
    CanvasState state;
    state.selection = char_range(0, 9);
    Picture picture(*layout, lanes, theme, state, 900, 300);
    Box box = layout->boxes(char_range(0, 9)).front();
    Colour tint = over(code_colour(0xD9694D, theme.kind).with_alpha(theme.tint_alpha), theme.surface);
    CHECK(alike(picture.at(static_cast<int>(box.x) + 3, static_cast<int>(box.y)), over(theme.selection, tint)));
    CHECK(alike(picture.at(static_cast<int>(box.right()) + 10, static_cast<int>(box.y)), tint));
}

TEST_CASE("the dark theme's code colours are lighter, and keep their hue")
{
    for (std::uint32_t rgb : {0x3D84A8U, 0xD9694DU, 0x4E9668U, 0xB98A16U, 0x8A66ADU, 0x5B6B7BU, 0x000000U, 0xFFFFFFU}) {
        Colour light = code_colour(rgb, ThemeKind::Light);
        Colour dark = code_colour(rgb, ThemeKind::Dark);
        double light_sum = light.red + light.green + light.blue;
        double dark_sum = dark.red + dark.green + dark.blue;
        CAPTURE(rgb);
        CHECK(dark_sum > light_sum - 0.01);
        CHECK(dark_sum > 1.5);
        CHECK(light_sum < 2.3);
        CHECK((light.red > light.blue) == (dark.red > dark.blue));
    }
}
