// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/pdf_picture.h"

#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>

namespace duiding::reader {

namespace {

constexpr double max_pixels = 40e6;                            // A4 at 600 dpi takes 35

poppler::image render(const poppler::document& document, int number, double& dpi)
{
    std::unique_ptr<poppler::page> page(document.create_page(number - 1));
    if (!page) {
        return {};
    }
    poppler::rectf area = page->page_rect();
    double at_one_dpi = std::max(area.width() / 72 * area.height() / 72, 1e-6);
    dpi = std::clamp(dpi, 1.0, std::max(1.0, std::sqrt(max_pixels / at_one_dpi)));
    if (at_one_dpi * dpi * dpi > max_pixels) {
        return {};                                             // larger than a football field
    }
    poppler::page_renderer renderer;
    renderer.set_image_format(poppler::image::format_rgb24);
    renderer.set_render_hint(poppler::page_renderer::antialiasing);
    renderer.set_render_hint(poppler::page_renderer::text_antialiasing);
    return renderer.render_page(page.get(), dpi, dpi);
}

} // namespace

PagePicture picture_of(const poppler::document& document, int number, double& dpi)
{
    poppler::image image = render(document, number, dpi);
    if (!image.is_valid() || image.width() < 1 || image.height() < 1) {
        return {1, 1, "\xFF\xFF\xFF"};
    }
    PagePicture picture{image.width(), image.height(), {}};
    std::size_t row_bytes = 3 * static_cast<std::size_t>(image.width());
    picture.rgb.reserve(row_bytes * static_cast<std::size_t>(image.height()));
    for (int row = 0; row < image.height(); ++row) {
        picture.rgb.append(image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row(), row_bytes);
    }
    return picture;
}

bool is_drawn_on(const poppler::document& document, int number)
{
    double dpi = 18;
    PagePicture picture = picture_of(document, number, dpi);
    constexpr unsigned char nearly_white = 245;
    constexpr std::ptrdiff_t specks = 9;
    return std::count_if(picture.rgb.begin(), picture.rgb.end(), [](char c) { return static_cast<unsigned char>(c) < nearly_white; })
           > specks;
}

} // namespace duiding::reader
