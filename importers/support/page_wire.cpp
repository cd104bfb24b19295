// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/page_wire.h"

#include "importers/support/wire.h"

#include <cmath>

namespace duiding {

namespace {

constexpr double farthest = 1e6;                          // points; what lies beyond is no page
constexpr std::int64_t max_pixels = 100'000'000;
constexpr std::uint64_t least_word = 8 + 5 * 8 + 2;       // bytes

double length(WireReader& in)
{
    double value = in.real();
    if (std::abs(value) > farthest) {
        refuse_wire();
    }
    return value;
}

void write_word(WireWriter& out, const pdf::Word& word)
{
    out.text(word.text);
    for (double value : {word.box.left, word.box.top, word.box.right, word.box.bottom, word.size}) {
        out.real(value);
    }
    out.byte(static_cast<std::uint8_t>((word.bold ? 1 : 0) | (word.italic ? 2 : 0) | (word.space_after ? 4 : 0)
                                       | (word.right_to_left ? 8 : 0)));
    out.byte(static_cast<std::uint8_t>(word.turns & 3));
}

pdf::Word read_word(WireReader& in)
{
    pdf::Word word;
    word.text = in.text();
    for (double* value : {&word.box.left, &word.box.top, &word.box.right, &word.box.bottom, &word.size}) {
        *value = length(in);
    }
    std::uint8_t flags = in.byte_up_to(15);
    word.bold = (flags & 1) != 0;
    word.italic = (flags & 2) != 0;
    word.space_after = (flags & 4) != 0;
    word.right_to_left = (flags & 8) != 0;
    word.turns = in.byte_up_to(3);
    return word;
}

} // namespace

std::string encode_page(const ReadPage& read)
{
    WireWriter out;
    const pdf::Page& page = read.page;
    out.integer(page.number);
    out.text(page.label);
    out.real(page.width);
    out.real(page.height);
    out.number(page.words.size(), 8);
    for (const pdf::Word& word : page.words) {
        write_word(out, word);
    }
    out.byte(read.drawn ? 1 : 0);
    out.byte(static_cast<std::uint8_t>(read.confidence + 1));
    return out.take();
}

ReadPage decode_page(std::string_view body)
{
    WireReader in(body);
    ReadPage read;
    std::int64_t number = in.integer();
    if (number < 1 || number > max_pages) {
        refuse_wire();
    }
    read.page.number = static_cast<int>(number);
    read.page.label = in.stored_text();
    read.page.width = length(in);
    read.page.height = length(in);
    std::uint64_t words = in.count(least_word);
    read.page.words.reserve(static_cast<std::size_t>(words));
    for (std::uint64_t left = words; left > 0; --left) {
        read.page.words.push_back(read_word(in));
    }
    read.drawn = in.flag();
    read.confidence = static_cast<int>(in.byte_up_to(101)) - 1;
    in.finish();
    return read;
}

std::string encode_picture(const PagePicture& picture)
{
    WireWriter out;
    out.integer(picture.width);
    out.integer(picture.height);
    out.text(picture.rgb);
    return out.take();
}

PagePicture decode_picture(std::string_view body)
{
    WireReader in(body);
    std::int64_t width = in.integer();
    std::int64_t height = in.integer();
    std::uint64_t bytes = in.number(8);
    bool sane = width > 0 && height > 0 && width <= max_pixels && height <= max_pixels / width;
    if (!sane || bytes != static_cast<std::uint64_t>(3 * width * height)) {
        refuse_wire();
    }
    PagePicture picture{static_cast<int>(width), static_cast<int>(height), std::string(in.take(bytes))};
    in.finish();
    return picture;
}

} // namespace duiding
