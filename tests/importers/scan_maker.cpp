// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/scan_maker.h"

#include <cairo-pdf.h>
#include <cairo.h>

namespace duiding::test {

namespace {

constexpr double width = 595;
constexpr double height = 842;
constexpr double scanner_dpi = 200;
constexpr double scale = scanner_dpi / 72;

cairo_status_t append(void* to, const unsigned char* bytes, unsigned int length)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(bytes), length);
    return CAIRO_STATUS_SUCCESS;
}

void write_lines(cairo_t* cairo, const std::vector<std::string>& lines)
{
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, "DejaVu Sans", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, 12);
    double y = 90;
    for (const std::string& line : lines) {
        cairo_move_to(cairo, 71, y);
        cairo_show_text(cairo, line.c_str());
        y += 18;
    }
}

cairo_surface_t* picture_of(const std::vector<std::string>& lines)
{
    cairo_surface_t* picture = cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width * scale), static_cast<int>(height * scale));
    cairo_t* cairo = cairo_create(picture);
    cairo_set_source_rgb(cairo, 0.97, 0.97, 0.95);
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    write_lines(cairo, lines);
    cairo_destroy(cairo);
    return picture;
}

} // namespace

std::string make_scan(const std::vector<ScanSheet>& sheets)
{
    std::string bytes;
    cairo_surface_t* pdf = cairo_pdf_surface_create_for_stream(append, &bytes, width, height);
    cairo_t* cairo = cairo_create(pdf);
    for (const ScanSheet& sheet : sheets) {
        if (sheet.as_text) {
            write_lines(cairo, sheet.lines);
        } else if (!sheet.lines.empty()) {
            cairo_surface_t* picture = picture_of(sheet.lines);
            cairo_save(cairo);
            cairo_scale(cairo, 1 / scale, 1 / scale);
            cairo_set_source_surface(cairo, picture, 0, 0);
            cairo_paint(cairo);
            cairo_restore(cairo);
            cairo_surface_destroy(picture);
        }
        cairo_show_page(cairo);
    }
    cairo_destroy(cairo);
    cairo_surface_finish(pdf);
    cairo_surface_destroy(pdf);
    return bytes;
}

std::string make_scan_png(const std::vector<std::string>& lines)
{
    std::string bytes;
    cairo_surface_t* picture = picture_of(lines);
    cairo_surface_write_to_png_stream(picture, append, &bytes);
    cairo_surface_destroy(picture);
    return bytes;
}

} // namespace duiding::test
