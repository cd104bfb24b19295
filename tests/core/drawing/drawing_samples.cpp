// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/drawing/drawing_samples.h"

namespace duiding::test {

CanvasFonts test_fonts(double zoom)
{
    PangoFontMapPtr map(pango_cairo_font_map_new());
    PangoContextPtr context(pango_font_map_create_context(map.get()));
    pango_cairo_context_set_resolution(context.get(), 96);
    return CanvasFonts(context.get(), zoom);
}

DocumentTextPtr plain_document(std::string text)
{
    return std::make_shared<DocumentText>(DocumentId{1}, std::move(text), std::vector<Mark>{}, std::vector<Speaker>{});
}

DocumentTextPtr interview(std::string text)
{
    std::vector<Mark> marks;
    OffsetMap map(text);
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::size_t colon = text.find(": ", at);
        if (colon < end) {
            auto position = [&](std::size_t byte) { return map.to_char(BytePos{static_cast<std::int64_t>(byte)}); };
            std::string name = text.substr(at, colon - at);
            marks.push_back({MarkKind::Turn, {position(at), position(end)}, 0, name});
            marks.push_back({MarkKind::Label, {position(at), position(colon + 2)}, 0, {}});
        }
        at = end + 1;
    }
    Speaker interviewer;
    interviewer.name = "I";
    interviewer.kind = SpeakerKind::Interviewer;
    return std::make_shared<DocumentText>(DocumentId{1}, std::move(text), std::move(marks), std::vector<Speaker>{interviewer});
}

std::unique_ptr<TextLayout> layout_of(DocumentTextPtr document, double width)
{
    return std::make_unique<TextLayout>(std::move(document), DocumentHeading{"Interview Fatima", "Interview · 6 turns"}, test_fonts(), width);
}

const std::vector<std::string>& difficult_lines()
{
    static const std::vector<std::string> lines = {
        "De officier vindt het efficiënt: affiche, fluit, effect, fi ffi fl ffl.",
        "e\u0301e\u0301n cliënt zei cafe\u0301 en n\u0303a\u0308 met stapels a\u0323\u0302\u0301.",
        "Familie \U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466 en duim \U0001F44D\U0001F3FD dan tekst.",
        "Vlaggen \U0001F1F3\U0001F1F1\U0001F1E7\U0001F1EA naast elkaar \U0001F3F3\uFE0F\u200D\U0001F308 klaar.",
        "Zij zei שלום עולם tegen hem en مرحبا بالعالم ook.",
        "مرحبا بكم في الفريق ABC و المزيد من النص العربي هنا",
        "हिन्दी में क्षत्रिय और विद्यार्थी शब्द हैं।",
        "한국어 \u1112\u1161\u11AB 글자 en 日本語 tekst.",
        "Een regel met zachte\u2028afbreking erin, en nog wat meer woorden om de regel te laten lopen tot over het einde heen.",
    };
    return lines;
}

std::shared_ptr<const Codebook> three_codes()
{
    std::vector<Code> codes(3);
    const char* names[] = {"vertrouwen", "overleg", "privacyregels"};
    const std::uint32_t colours[] = {0x3D84A8, 0xD9694D, 0x4E9668};
    for (int i = 0; i < 3; ++i) {
        auto index = static_cast<std::size_t>(i);
        codes[index].id = {i + 1};
        codes[index].position = i;
        codes[index].name = names[i];
        codes[index].colour = colours[i];
    }
    return std::make_shared<Codebook>(std::move(codes));
}

Coding coding(std::int64_t id, std::int64_t code, CharRange range, Direction direction)
{
    Coding made;
    made.id = {id};
    made.begin_value = static_cast<std::int32_t>(range.begin.value);
    made.end_value = static_cast<std::int32_t>(range.end.value);
    made.code_value = static_cast<std::int32_t>(code);
    made.coder_value = 1;
    made.direction = direction;
    return made;
}

Picture::Picture(TextLayout& layout, const CodingLanes& lanes, const CanvasTheme& theme, const CanvasState& state, int width,
                 int height, double top, double scale)
    : m_surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale), static_cast<int>(height * scale)))
{
    cairo_surface_set_device_scale(m_surface.get(), scale, scale);
    CairoPtr cr(cairo_create(m_surface.get()));
    double settled = layout.settle(layout.anchor_at(top), height);
    paint_canvas(cr.get(), layout, lanes, theme, state, settled, height);
    cairo_surface_flush(m_surface.get());
}

Colour Picture::at(int x, int y) const
{
    const unsigned char* row = cairo_image_surface_get_data(m_surface.get()) + y * cairo_image_surface_get_stride(m_surface.get());
    return colour_of(reinterpret_cast<const std::uint32_t*>(row)[x] & 0xFFFFFF);
}

void Picture::save(const std::string& path) const
{
    cairo_surface_write_to_png(m_surface.get(), path.c_str());
}

} // namespace duiding::test
