// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/pdf_words.h"

#include "core/text/utf8.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>
#include <poppler/TextOutputDev.h>

#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace duiding::reader {

namespace {

std::string utf8_of(const poppler::ustring& text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000;
        if (pair) {
            c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(text[++i]) - 0xDC00);
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        append_utf8(out, c);
    }
    return out;
}

bool is_control(char32_t c)
{
    return c < 0x20 || c == 0x7F;
}

bool is_right_to_left(char32_t c)
{
    return (c >= 0x590 && c < 0x900) || (c >= 0xFB1D && c < 0xFE00) || (c >= 0xFE70 && c < 0xFF00);
}

bool contains_any(const std::string& name, std::initializer_list<const char*> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&](const char* part) { return name.find(part) != std::string::npos; });
}

// getText() would encode each word for us to decode again.
std::u32string characters_of(const TextWord& box)
{
    std::u32string text;
    for (int i = 0; i < box.getLength(); ++i) {
        char32_t c = *box.getChar(i);
        text += c > 0x10FFFF || (c >= 0xD800 && c < 0xE000) ? U'\uFFFD' : c;
    }
    return text;
}

pdf::Box box_of(const TextWord& box, std::size_t character)
{
    pdf::Box area;
    box.getCharBBox(static_cast<int>(character), &area.left, &area.top, &area.right, &area.bottom);
    return area;
}

pdf::Word word_without_text(const TextWord& box)
{
    pdf::Word word;
    box.getBBox(&word.box.left, &word.box.top, &word.box.right, &word.box.bottom);
    word.turns = box.getRotation();
    word.size = box.getFontSize();
    if (!(word.size > 0)) {
        word.size = word.box.height();
    }
    const TextFontInfo* info = box.getLength() > 0 ? box.getFontInfo(0) : nullptr;
    if (info != nullptr && info->getFontName() != nullptr) {
        const std::string& font = info->getFontName()->toStr();
        word.bold = contains_any(font, {"Bold", "bold", "Black", "Heavy", "Demi"});
        word.italic = contains_any(font, {"Italic", "italic", "Oblique", "Kursiv"});
    }
    return word;
}

// Arabic and Hebrew come as they are drawn, from the left: the letters are turned round, signs beside them follow.
std::u32string in_reading_order(const std::u32string& drawn)
{
    auto first = std::find_if(drawn.begin(), drawn.end(), is_right_to_left);
    auto last = std::find_if(drawn.rbegin(), drawn.rend(), is_right_to_left).base();
    std::u32string out(std::make_reverse_iterator(last), std::make_reverse_iterator(first));
    out.append(last, drawn.end());
    out.append(drawn.begin(), first);
    return out;
}

// Words can be put kilometres away; nobody sees them.
bool lies_near_the_page(const pdf::Word& word)
{
    constexpr double far = 1e5;
    const pdf::Box& box = word.box;
    double sizes[] = {box.left, box.top, box.right, box.bottom, word.size};
    return std::all_of(std::begin(sizes), std::end(sizes), [](double value) { return std::abs(value) < far; });
}

// Adds a stretch of the box's characters as a word. A soft hyphen inside is a hyphen when it is drawn, and nothing when not; at
// the end it waits for the next line.
void add_word(const TextWord& box, const std::u32string& text, std::size_t begin, std::size_t end, pdf::Page& page)
{
    pdf::Word word = word_without_text(box);
    std::u32string kept;
    for (std::size_t i = begin; i < end; ++i) {
        bool soft_hyphen_inside = text[i] == 0xAD && i + 1 < end;
        if (!soft_hyphen_inside) {
            kept += text[i];
        } else if (box_of(box, i).width() > 1) {
            kept += U'-';
        }
    }
    auto leftward = std::count_if(kept.begin(), kept.end(), is_right_to_left);
    word.right_to_left = 2 * static_cast<std::size_t>(leftward) > kept.size();
    word.text = to_utf8(word.right_to_left ? in_reading_order(kept) : kept);
    bool whole = begin == 0 && end == text.size();
    if (!whole) {
        word.box.left = box_of(box, begin).left;
        word.box.right = box_of(box, end - 1).right;
    }
    word.space_after = end < text.size() || box.hasSpaceAfter();
    if (word.text.find_first_not_of(' ') != std::string::npos && lies_near_the_page(word)) {
        page.words.push_back(std::move(word));
    }
}

// Some programs leave their layout codes (tab, indent to here) in the text layer: they part words and are not kept.
void add_words(const TextWord& box, pdf::Page& page)
{
    std::u32string text = characters_of(box);
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i == text.size() || is_control(text[i])) {
            if (i > begin) {
                add_word(box, text, begin, i, page);
            }
            begin = i + 1;
        }
    }
}

} // namespace

pdf::Page page_without_words(const poppler::document& document, int number)
{
    pdf::Page page;
    page.number = number;
    std::unique_ptr<poppler::page> source(document.create_page(number - 1));
    if (!source) {
        return page;                                           // a broken page; told as one without text
    }
    std::string label = utf8_of(source->label());
    page.label = label == std::to_string(page.number) ? std::string() : label;
    poppler::rectf area = source->page_rect();
    bool sideways = source->orientation() == poppler::page::landscape || source->orientation() == poppler::page::seascape;
    page.width = sideways ? area.height() : area.width();
    page.height = sideways ? area.width() : area.height();
    return page;
}

struct PdfWords::Source {
    explicit Source(const std::string& bytes)
        : document(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull))), output(nullptr, false, 0, false, false)
    {
    }

    PDFDoc document;
    TextOutputDev output;
};

PdfWords::PdfWords(const std::string& bytes) : m_source(std::make_unique<Source>(bytes)) {}
PdfWords::~PdfWords() = default;

pdf::Page PdfWords::page(const poppler::document& document, int number)
{
    pdf::Page page = page_without_words(document, number);
    if (!m_source->document.isOk()) {
        return page;
    }
    constexpr double points = 72;                              // an inch has as many
    m_source->document.displayPage(&m_source->output, number, points, points, 0, false, true, false);
    std::unique_ptr<TextWordList> words = m_source->output.makeWordList();
    for (int i = 0; words && i < words->getLength(); ++i) {
        add_words(*words->get(i), page);
    }
    return page;
}

} // namespace duiding::reader
