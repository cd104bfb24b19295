// SPDX-License-Identifier: GPL-3.0-or-later
// A sentence for the user, kept as a value: the English text as message id, typed arguments, and a plural number. It is
// formatted only at the edge (window, terminal), in the language of that edge; stored ones (history, findings) can be
// shown in another language tomorrow. Placeholders are {0}, {1}, … (fmt). Immutable values; safe in any thread.
//
//   msg("The file “{0}” is empty.", name)
//   msgn("{0} coding added", "{0} codings added", n, n)     // the first n chooses the plural form
//
// xgettext finds the texts by the keywords msg:1 and msgn:1,2.
#pragma once

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace duiding {

using MessageArgument = std::variant<std::string, std::int64_t, double>;

struct Message {
    std::string id;                          // English text, singular
    std::string plural_id;                   // empty: no plural
    std::int64_t number = 0;                 // chooses the plural form when plural_id is set
    std::vector<MessageArgument> arguments;

    bool empty() const { return id.empty(); }
    bool operator==(const Message&) const = default;
};

namespace detail {
inline MessageArgument to_argument(std::string_view text) { return std::string(text); }
inline MessageArgument to_argument(const std::string& text) { return text; }
inline MessageArgument to_argument(const char* text) { return std::string(text); }
template <class T>
    requires std::is_integral_v<T>
MessageArgument to_argument(T number) { return static_cast<std::int64_t>(number); }
inline MessageArgument to_argument(double number) { return number; }
} // namespace detail

template <class... Args>
Message msg(std::string_view id, const Args&... args)
{
    return Message{std::string(id), {}, 0, {detail::to_argument(args)...}};
}

template <class... Args>
Message msgn(std::string_view singular, std::string_view plural, std::int64_t number, const Args&... args)
{
    return Message{std::string(singular), std::string(plural), number, {detail::to_argument(args)...}};
}

// Looks a message id up in a catalogue: (id, plural_id, number) → translated text. With an empty plural_id the number is
// ignored. The identity translator gives English.
using Translator = std::function<std::string(const std::string& id, const std::string& plural_id, std::int64_t number)>;

std::string english(const std::string& id, const std::string& plural_id, std::int64_t number);

// How numbers inside messages are written: decimal comma and thousands point for Dutch.
enum class NumberStyle { English, Dutch };

std::string format(const Message& message, const Translator& translate = english, NumberStyle style = NumberStyle::English);

// 12345 → "12,345" (English) or "12.345" (Dutch); four digits stay together ("1234"), as both languages' style guides allow.
std::string format_number(std::int64_t number, NumberStyle style);
// Fixed number of decimals, never the C library's locale.
std::string format_number(double number, int decimals, NumberStyle style);

// One line of text for storing in the project (a JSON array but for doubles, which carry a "d"); message_from_json throws BadInput on anything else.
std::string to_json(const Message& message);
Message message_from_json(std::string_view json);

} // namespace duiding
