// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/json_text.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr std::size_t max_bytes = 64ull << 20;
constexpr std::size_t max_depth = 100;
constexpr std::size_t max_values = 5'000'000;            // a tree takes some 80 bytes for each; an hour of speech has 50,000
constexpr double max_seconds = 1e7;                      // 115 days

[[noreturn]] void refuse(const ImportSource& source, Message why)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why),
                    msg("Save the transcript again in the program it comes from, or as plain text.")});
}

std::string_view without_bom(std::string_view bytes)
{
    return bytes.starts_with("\xEF\xBB\xBF") ? bytes.substr(3) : bytes;
}

struct Shape {
    std::size_t depth = 0;               // the deepest
    std::size_t values = 0;              // at most so many
};

Shape measure(std::string_view bytes)
{
    Shape shape;
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        char c = bytes[at];
        if (in_string) {
            at += c == '\\';
            in_string = c != '"';
        } else if (c == '"') {
            in_string = true;
        } else if (c == '{' || c == '[') {
            shape.depth = std::max(shape.depth, ++depth);
            ++shape.values;
        } else if (c == ',') {
            ++shape.values;
        } else if ((c == '}' || c == ']') && depth > 0) {
            --depth;
        }
    }
    return shape;
}

} // namespace

JsonValue parse_json(const ImportSource& source, std::initializer_list<std::string_view> without)
{
    std::string_view bytes = without_bom(source.bytes);
    if (bytes.size() > max_bytes) {
        refuse(source, msg("It is larger than {0} MB.", max_bytes >> 20));
    }
    Shape shape = measure(bytes);
    if (shape.values > max_values) {
        refuse(source, msg("It holds more than {0} values; transcripts do not.", max_values));
    }
    if (shape.depth > max_depth) {
        refuse(source, msg("It is nested more than {0} levels deep; transcripts are not.", max_depth));
    }
    auto keep = [&](int, JsonValue::parse_event_t event, JsonValue& parsed) {
        if (event == JsonValue::parse_event_t::key) {
            const std::string& key = parsed.get_ref<const std::string&>();
            return std::find(without.begin(), without.end(), key) == without.end();
        }
        return true;
    };
    JsonValue value = JsonValue::parse(bytes.begin(), bytes.end(), keep, false);
    if (value.is_discarded()) {
        refuse(source, msg("The file is damaged or incomplete."));
    }
    return value;
}

std::string json_string(const JsonValue& object, const char* member)
{
    auto it = object.is_object() ? object.find(member) : object.end();
    return object.is_object() && it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

std::optional<std::int64_t> json_milliseconds(const JsonValue& object, const char* member)
{
    auto it = object.is_object() ? object.find(member) : object.end();
    if (!object.is_object() || it == object.end() || !it->is_number()) {
        return std::nullopt;
    }
    double seconds = it->get<double>();
    bool sane = std::isfinite(seconds) && seconds >= 0 && seconds < max_seconds;
    return sane ? std::optional(static_cast<std::int64_t>(std::llround(seconds * 1000))) : std::nullopt;
}

bool looks_like_json(const ImportSource& source)
{
    std::string_view bytes = without_bom(source.bytes);
    std::size_t at = bytes.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && bytes[at] == '{';
}

} // namespace duiding
