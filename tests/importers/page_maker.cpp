// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/page_maker.h"

#include <array>
#include <numeric>
#include <utility>

#include <cairo-pdf.h>

namespace duiding::test {

struct PageMaker::Surface {
    std::string bytes;
    cairo_surface_t* surface = nullptr;
    cairo_t* cairo = nullptr;
};

namespace {

// None begins another, so two rows of them never give the same word.
constexpr std::array<const char*, 10> syllables{"ba", "ke", "lo", "mi", "du", "ster", "vren", "gol", "pan", "wit"};

std::string joined(const std::vector<std::string>& parts, std::size_t from = 0)
{
    return std::accumulate(parts.begin() + static_cast<std::ptrdiff_t>(from), parts.end(), std::string());
}

cairo_status_t append(void* bytes, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

} // namespace

PageMaker::PageMaker() : m_surface(std::make_unique<Surface>())
{
    m_surface->surface = cairo_pdf_surface_create_for_stream(append, &m_surface->bytes, 595, 842);
    m_surface->cairo = cairo_create(m_surface->surface);
}

PageMaker::~PageMaker()
{
    cairo_destroy(m_surface->cairo);
    cairo_surface_destroy(m_surface->surface);
}

std::vector<std::string> PageMaker::new_word()
{
    int number = ++m_word * 7919 % 99991 + 10;
    std::vector<std::string> parts;
    for (char digit : std::to_string(number)) {
        parts.emplace_back(syllables[static_cast<std::size_t>(digit - '0')]);
    }
    return parts;
}

double PageMaker::width(const std::string& text, const Type& type)
{
    cairo_select_font_face(m_surface->cairo, "DejaVu Serif", CAIRO_FONT_SLANT_NORMAL,
                           type.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(m_surface->cairo, type.size);
    cairo_text_extents_t extents;
    cairo_text_extents(m_surface->cairo, text.c_str(), &extents);
    return extents.x_advance;
}

double PageMaker::put(double x, double y, const std::string& text, const Type& type)
{
    double wide = width(text, type);
    cairo_move_to(m_surface->cairo, x, y + type.size);
    cairo_show_text(m_surface->cairo, text.c_str());
    return x + wide;
}

// A sentence has twelve words; the words that are read hold no full stop.
std::vector<std::string> PageMaker::take_word(int& in_paragraph, const Type& type)
{
    if (!m_half.empty()) {
        return std::exchange(m_half, {});
    }
    std::vector<std::string> word = new_word();
    m_read.push_back(joined(word));
    ++in_paragraph;
    if (in_paragraph % 12 == 0 || in_paragraph == type.paragraph) {
        word.back() += ".";
    }
    return word;
}

double PageMaker::flow(const Frame& frame, const Type& type, int words)
{
    double y = frame.top;
    double step = type.size * type.leading;
    double blank = width("a a", type) - 2 * width("a", type);
    std::vector<std::string> word;
    std::size_t last = m_read.size() + static_cast<std::size_t>(words);
    while (y + step <= frame.bottom) {
        bool ends = false;
        double x = frame.left + (m_in_paragraph == 0 && m_half.empty() && word.empty() ? 1.2 * type.size : 0);
        double indent = x;
        std::vector<std::string> texts;
        double used = 0;
        while (!ends) {
            if (word.empty()) {
                if (m_read.size() >= last && m_half.empty()) {
                    ends = true;
                    break;
                }
                word = take_word(m_in_paragraph, type);
            }
            double room = frame.left + frame.width - indent - used - blank * static_cast<double>(texts.size());
            if (width(joined(word), type) <= room) {
                texts.push_back(joined(word));
                used += width(texts.back(), type);
                word.clear();
                ends = m_in_paragraph >= type.paragraph;
                continue;
            }
            bool last_line = frame.closed && y + 2 * step > frame.bottom;
            std::size_t fits = last_line ? 0 : word.size() - 1;
            while (fits > 0 && width(joined({word.begin(), word.begin() + static_cast<std::ptrdiff_t>(fits)}) + "-", type) > room) {
                --fits;
            }
            if (fits > 0) {
                texts.push_back(joined({word.begin(), word.begin() + static_cast<std::ptrdiff_t>(fits)}) + "-");
                used += width(texts.back(), type);
                word.erase(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(fits));
            }
            break;
        }
        double gap = blank;
        if (type.justified && !ends && texts.size() > 1) {
            gap = (frame.left + frame.width - indent - used) / static_cast<double>(texts.size() - 1);
        }
        for (const std::string& text : texts) {
            x = put(x, y, text, type) + gap;
        }
        y += step;
        if (ends) {
            m_in_paragraph = 0;
            if (m_read.size() >= last && word.empty()) {
                break;
            }
        }
    }
    if (!frame.closed) {
        m_half = word;                   // what is left of it begins the next frame
    } else if (!word.empty()) {
        m_read.pop_back();               // never set
        --m_word;
    }
    m_in_paragraph = frame.closed ? 0 : m_in_paragraph;
    return y;
}

void PageMaker::line(double x, double y, int words, const Type& type)
{
    for (int i = 0; i < words; ++i) {
        m_read.push_back(joined(new_word()));
        x = put(x, y, m_read.back(), type) + 0.3 * type.size;
    }
}

void PageMaker::note(double x, double y, const std::string& sign, int words, const Type& type)
{
    if (!sign.empty()) {
        Type small = type;
        small.size *= 0.7;
        x = put(x, y - 0.5, sign, small) + 0.3 * type.size;
    }
    for (int i = 0; i < words; ++i) {
        m_notes.push_back(joined(new_word()));
        x = put(x, y, m_notes.back(), type) + 0.3 * type.size;
    }
}

void PageMaker::table(const std::vector<double>& columns, double y, int rows, double step, const Type& type)
{
    for (int row = 0; row < rows; ++row) {
        for (double x : columns) {
            line(x, y, 1, type);
        }
        y += step;
    }
}

void PageMaker::aside(double x, double y, const std::string& text, double size)
{
    put(x, y, text, {size});
}

void PageMaker::next_page()
{
    cairo_show_page(m_surface->cairo);
}

std::string PageMaker::finish()
{
    cairo_show_page(m_surface->cairo);
    cairo_surface_finish(m_surface->surface);
    return m_surface->bytes;
}

} // namespace duiding::test
