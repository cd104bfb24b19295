// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/normalize.h"

#include "core/text/utf8.h"

#include <unicode/utf8.h>

namespace duiding {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_plain(char byte)
{
    auto c = static_cast<unsigned char>(byte);
    return (c >= 0x20 && c < 0x7F) || c == '\n' || c == '\t';
}

bool is_forbidden(UChar32 c) { return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; }

class Normalizer {
public:
    explicit Normalizer(std::string_view bytes) : m_bytes(bytes) { m_result.text.reserve(bytes.size()); }

    NormalizedText run()
    {
        while (m_bytes.starts_with(byte_order_mark)) {
            m_bytes.remove_prefix(byte_order_mark.size());
        }
        auto length = static_cast<std::int64_t>(m_bytes.size());
        for (std::int64_t at = 0; at < length;) {
            at = copy_plain(at);
            if (at < length) {
                at = take_one(at);
            }
        }
        report();
        return std::move(m_result);
    }

private:
    std::int64_t copy_plain(std::int64_t at)
    {
        auto from = static_cast<std::size_t>(at);
        std::size_t to = from;
        while (to < m_bytes.size() && is_plain(m_bytes[to])) {
            ++to;
        }
        m_result.text += m_bytes.substr(from, to - from);
        return static_cast<std::int64_t>(to);
    }

    std::int64_t take_one(std::int64_t at)
    {
        auto* data = reinterpret_cast<const std::uint8_t*>(m_bytes.data());
        auto length = static_cast<std::int64_t>(m_bytes.size());
        std::int64_t start = at;
        UChar32 c;
        U8_NEXT(data, at, length, c);
        if (c < 0) {
            m_result.text += replacement;
            ++m_invalid;
        } else if (c == '\r') {
            m_result.text += '\n';
            at += at < length && data[at] == '\n';
        } else if (c == 0x85 || c == 0x2029) {
            m_result.text += '\n';
        } else if (is_forbidden(c)) {
            m_result.text += replacement;
            ++m_controls;
        } else {
            m_result.text += m_bytes.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start));
        }
        return at;
    }

    void report()
    {
        if (m_invalid > 0) {
            m_result.findings.push_back({Severity::Warning, {},
                                         msgn("{0} place that is not valid UTF-8 was replaced by “�”.",
                                              "{0} places that are not valid UTF-8 were replaced by “�”.", m_invalid, m_invalid)});
        }
        if (m_controls > 0) {
            m_result.findings.push_back({Severity::Warning, {},
                                         msgn("{0} control character was replaced by “�”.",
                                              "{0} control characters were replaced by “�”.", m_controls, m_controls)});
        }
    }

    std::string_view m_bytes;
    NormalizedText m_result;
    std::int64_t m_invalid = 0;
    std::int64_t m_controls = 0;
};

} // namespace

NormalizedText normalize_stored_text(std::string_view bytes) { return Normalizer(bytes).run(); }

} // namespace duiding
