// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/field_values.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace duiding {

namespace {

constexpr std::size_t most_named = 3;
constexpr std::size_t most_listed = 8;
constexpr std::size_t most_compared = 5000;
constexpr std::size_t longest_compared = 60;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number or a date with hyphens, as they stand in a range.
bool is_bound(std::string_view text)
{
    auto fits = [](char c) { return is_digit(c) || c == '.' || c == ',' || c == '-'; };
    return !text.empty() && is_digit(text.front()) && is_digit(text.back()) && std::all_of(text.begin(), text.end(), fits);
}

// Levenshtein, by code points.
std::size_t distance_between(const std::u32string& a, const std::u32string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t replaced = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            corner = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row[b.size()];
}

std::string as_typed(const std::string& name)
{
    return name.find_first_of(" ():") == std::string::npos ? name : "\"" + name + "\"";
}

} // namespace

std::optional<double> number_in(std::string_view text)
{
    std::string plain(text);
    std::replace(plain.begin(), plain.end(), ',', '.');
    double number = 0;
    auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    return error == std::errc() && end == plain.data() + plain.size() && !plain.empty() ? std::optional(number) : std::nullopt;
}

ValueTest::ValueTest(const QueryValue& value) : m_text(value.text)
{
    std::string_view text = m_text;
    if (!value.quoted) {
        m_anything = text.find_first_not_of('*') == std::string_view::npos;
        read_range(text);
        m_open_begin = text.starts_with('*');
        m_open_end = text.ends_with('*');
        text.remove_prefix(m_open_begin ? 1 : 0);
        text.remove_suffix(m_open_end && !text.empty() ? 1 : 0);
    }
    m_folded = fold_name(text);
}

void ValueTest::read_range(std::string_view text)
{
    struct Sign {
        std::string_view text;
        bool low;
        bool included;
    };
    static constexpr std::array signs = {Sign{">=", true, true}, Sign{"≥", true, true},  Sign{">", true, false},
                                         Sign{"<=", false, true}, Sign{"≤", false, true}, Sign{"<", false, false}};
    for (const Sign& sign : signs) {
        if (text.starts_with(sign.text) && is_bound(text.substr(sign.text.size()))) {
            (sign.low ? m_low : m_high) = Bound{std::string(text.substr(sign.text.size())), sign.included};
            return;
        }
    }
    for (std::string_view between : {"..", "–", "-"}) {
        auto at = text.find(between);
        if (at == std::string_view::npos) {
            continue;
        }
        std::string_view low = text.substr(0, at);
        std::string_view high = text.substr(at + between.size());
        // "2018-03" is a month; "2018-2022", "10-20" and "2018-03..2019-01" are ranges.
        bool month = between == "-" && low.size() == 4 && high.size() != 4 && !high.empty();
        if (!month && (low.empty() || is_bound(low)) && (high.empty() || is_bound(high)) && (between == ".." || !low.empty())
            && low.size() + high.size() > 0) {
            m_low = low.empty() ? std::nullopt : std::optional(Bound{std::string(low), true});
            m_high = high.empty() ? std::nullopt : std::optional(Bound{std::string(high), true});
            return;
        }
    }
}

bool ValueTest::fits_text(std::string_view stored) const
{
    if (stored.empty()) {
        return false;
    }
    if (m_anything) {
        return true;
    }
    std::string text = fold_name(stored);
    if (m_open_begin && m_open_end) {
        return text.find(m_folded) != std::string::npos;
    }
    return m_open_begin ? text.ends_with(m_folded) : m_open_end ? text.starts_with(m_folded) : text == m_folded;
}

std::string ValueTest::pattern() const
{
    return m_anything ? "*" : (m_open_begin ? "*" : "") + m_folded + (m_open_end ? "*" : "");
}

bool ValueTest::in_range_of_numbers(std::string_view stored) const
{
    constexpr double endless = std::numeric_limits<double>::infinity();
    constexpr double none = std::numeric_limits<double>::quiet_NaN();        // compares with nothing
    double number = number_in(stored).value_or(none);
    double low = m_low ? number_in(m_low->text).value_or(none) : -endless;
    double high = m_high ? number_in(m_high->text).value_or(none) : endless;
    return (number > low || (m_low && number == low && m_low->included)) && (number < high || (m_high && number == high && m_high->included));
}

// ISO dates compare as text; a bound of four digits is a whole year.
bool ValueTest::in_range_of_dates(std::string_view stored) const
{
    auto part = [&](const Bound& bound) { return stored.substr(0, bound.text.size()); };
    return (!m_low || part(*m_low) > m_low->text || (m_low->included && part(*m_low) == m_low->text))
        && (!m_high || part(*m_high) < m_high->text || (m_high->included && part(*m_high) == m_high->text));
}

bool ValueTest::fits(const Attribute& attribute, const std::string& stored) const
{
    if (m_anything || fits_text(stored)) {
        return !stored.empty();
    }
    switch (attribute.type) {
    case AttributeType::Date:
        return is_range() ? in_range_of_dates(stored)
                          : is_bound(m_text) && stored.starts_with(m_text) && (stored.size() == m_text.size() || stored[m_text.size()] == '-');
    case AttributeType::YesNo:
        return m_folded == (stored == "yes" ? "ja" : "nee");
    case AttributeType::Choice:
        if (std::any_of(attribute.labels.begin(), attribute.labels.end(),
                        [&](const ValueLabel& each) { return each.value == stored && fits_text(each.label); })) {
            return true;
        }
        break;
    case AttributeType::Number:
    case AttributeType::Text:
        break;
    }
    auto number = number_in(stored);
    return is_range() ? in_range_of_numbers(stored) : number && number == number_in(m_text);
}

bool ValueTest::fits_year(std::string_view stored) const
{
    std::string_view year = stored.substr(0, 4);
    bool has_year = year.size() == 4 && std::all_of(year.begin(), year.end(), is_digit) && (stored.size() == 4 || !is_digit(stored[4]));
    if (!has_year || m_anything) {
        return has_year;
    }
    return is_range() ? in_range_of_numbers(year) : fits_text(year);
}

std::string nearest_of(std::string_view wrong, std::vector<std::string> known)
{
    std::sort(known.begin(), known.end(), [](const std::string& a, const std::string& b) { return compare_names(a, b) < 0; });
    known.erase(std::unique(known.begin(), known.end()), known.end());
    std::string typed = fold_name(wrong);
    std::u32string letters = to_utf32(typed).substr(0, longest_compared);
    std::vector<std::pair<std::size_t, std::string>> near;
    for (std::size_t i = 0; i < std::min(known.size(), most_compared); ++i) {
        std::string folded = fold_name(known[i]);
        bool holds = typed.size() > 1 && (folded.find(typed) != std::string::npos || (folded.size() > 1 && typed.find(folded) != std::string::npos));
        std::size_t distance = distance_between(letters, to_utf32(folded).substr(0, longest_compared));
        if (holds || distance <= std::max<std::size_t>(1, letters.size() / 3)) {
            near.emplace_back(distance, known[i]);
        }
    }
    std::stable_sort(near.begin(), near.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string out;
    for (std::size_t i = 0; i < std::min(near.size(), most_named); ++i) {
        out += (i > 0 ? ", " : "") + as_typed(near[i].second);
    }
    for (std::size_t i = 0; near.empty() && i < std::min(known.size(), most_listed); ++i) {
        out += (i > 0 ? ", " : "") + as_typed(known[i]);
    }
    return out + (near.empty() && known.size() > most_listed ? ", …" : "");
}

} // namespace duiding
