// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/message.h"

#include "core/base/error.h"

#include <fmt/args.h>
#include <fmt/format.h>

#include <charconv>

namespace duiding {

std::string english(const std::string& id, const std::string& plural_id, std::int64_t number)
{
    return !plural_id.empty() && number != 1 ? plural_id : id;
}

std::string format_number(std::int64_t number, NumberStyle style)
{
    std::string digits = std::to_string(number);
    std::size_t first = digits[0] == '-' ? 1 : 0;
    if (digits.size() - first > 4) {
        for (std::size_t i = digits.size() - 3; i > first; i -= 3) {
            digits.insert(i, 1, style == NumberStyle::Dutch ? '.' : ',');
            if (i < first + 3) {
                break;
            }
        }
    }
    return digits;
}

std::string format_number(double number, int decimals, NumberStyle style)
{
    char buffer[400];
    auto [end, ec] = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed, decimals);
    std::string text(buffer, ec == std::errc() ? end : buffer);
    if (style == NumberStyle::Dutch) {
        if (auto point = text.find('.'); point != std::string::npos) {
            text[point] = ',';
        }
    }
    return text;
}

std::string format(const Message& message, const Translator& translate, NumberStyle style)
{
    if (message.id.empty()) {
        return {};
    }
    std::string pattern = translate(message.id, message.plural_id, message.number);
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const MessageArgument& argument : message.arguments) {
        if (auto* text = std::get_if<std::string>(&argument)) {
            store.push_back(*text);
        } else if (auto* integer = std::get_if<std::int64_t>(&argument)) {
            store.push_back(format_number(*integer, style));
        } else {
            store.push_back(format_number(std::get<double>(argument), 2, style));
        }
    }
    try {
        return fmt::vformat(pattern, store);
    } catch (const fmt::format_error&) {
        // A translation with a broken placeholder must not hide the message itself.
        return fmt::format("{}", pattern);
    }
}

namespace {

void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    for (unsigned char c : text) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c < 0x20) {
            out += fmt::format("\\u{:04x}", c);
        } else {
            out += static_cast<char>(c);
        }
    }
    out += '"';
}

[[noreturn]] void broken_message()
{
    throw BadInput({msg("A stored message could not be read."), {}, msg("It is not in the expected form."), {}});
}

// Reads exactly what to_json writes; a general JSON reader would be a dependency of the lowest room for one line of text.
class MessageReader {
public:
    explicit MessageReader(std::string_view json) : m_rest(json) {}

    Message read()
    {
        Message message;
        expect('[');
        message.id = text();
        expect(',');
        message.plural_id = text();
        expect(',');
        message.number = integer();
        while (peek() == ',') {
            expect(',');
            message.arguments.push_back(argument());
        }
        expect(']');
        return message;
    }

private:
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    void expect(char c)
    {
        if (peek() != c) {
            broken_message();
        }
        m_rest.remove_prefix(1);
    }
    std::string text()
    {
        expect('"');
        std::string out;
        while (peek() != '"') {
            if (m_rest.empty()) {
                broken_message();
            }
            char c = m_rest.front();
            m_rest.remove_prefix(1);
            if (c == '\\') {
                c = peek();
                m_rest.remove_prefix(m_rest.empty() ? 0 : 1);
                if (c == 'u') {
                    unsigned value = 0;
                    if (m_rest.size() < 4) {
                        broken_message();
                    }
                    std::from_chars(m_rest.data(), m_rest.data() + 4, value, 16);
                    m_rest.remove_prefix(4);
                    c = static_cast<char>(value);
                }
            }
            out += c;
        }
        expect('"');
        return out;
    }
    template <class T>
    T number()
    {
        T value{};
        auto [end, ec] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
        if (ec != std::errc()) {
            broken_message();
        }
        m_rest.remove_prefix(static_cast<std::size_t>(end - m_rest.data()));
        return value;
    }
    std::int64_t integer() { return number<std::int64_t>(); }
    MessageArgument argument()
    {
        if (peek() == '"') {
            return text();
        }
        if (peek() == 'd') {
            expect('d');
            return number<double>();
        }
        return integer();
    }
    std::string_view m_rest;
};

} // namespace

std::string to_json(const Message& message)
{
    std::string out = "[";
    append_json_text(out, message.id);
    out += ',';
    append_json_text(out, message.plural_id);
    out += ',' + std::to_string(message.number);
    for (const MessageArgument& argument : message.arguments) {
        out += ',';
        if (auto* text = std::get_if<std::string>(&argument)) {
            append_json_text(out, *text);
        } else if (auto* integer = std::get_if<std::int64_t>(&argument)) {
            out += std::to_string(*integer);
        } else {
            out += 'd' + fmt::format("{}", std::get<double>(argument));
        }
    }
    return out + "]";
}

Message message_from_json(std::string_view json)
{
    return json.empty() ? Message{} : MessageReader(json).read();
}

} // namespace duiding
