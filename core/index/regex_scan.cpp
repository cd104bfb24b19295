// SPDX-License-Identifier: GPL-3.0-or-later
#define PCRE2_CODE_UNIT_WIDTH 8
#include "core/index/regex_scan.h"

#include "core/base/error.h"
#include "core/index/query_lexer.h"
#include "core/text/utf8.h"

#include <pcre2.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::uint32_t most_steps = 5'000'000;        // of one attempt to match: about 50 ms
constexpr std::uint32_t most_heap = 20'000;            // kilobytes
constexpr std::size_t smallest_stack = 32 << 10;       // bytes
constexpr std::size_t largest_stack = 4 << 20;
constexpr std::size_t shortest_literal = 3;

bool is_literal(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Is there a capital that stands for itself, not one like \W or \p{L}?
bool holds_capital(std::string_view pattern)
{
    for (std::size_t at = 0; at < pattern.size();) {
        auto point = decode_at(pattern, at);
        if (point.value == U'\\') {
            ++at;
            if (at < pattern.size()) {
                bool property = pattern[at] == 'p' || pattern[at] == 'P' || pattern[at] == 'N' || pattern[at] == 'x';
                at += static_cast<std::size_t>(decode_at(pattern, at).bytes);
                if (property && at < pattern.size() && pattern[at] == '{') {
                    at = std::min(pattern.find('}', at), pattern.size() - 1) + 1;
                }
            }
            continue;
        }
        bool latin = point.value >= U'A' && point.value <= U'Z';
        bool accented = point.value >= U'\u00C0' && point.value <= U'\u00DE' && point.value != U'\u00D7';
        if (latin || accented) {
            return true;
        }
        at += static_cast<std::size_t>(point.bytes);
    }
    return false;
}

// Reads a pattern from left to right and keeps the letters that no branch, class or quantifier makes uncertain. Where it meets
// anything it does not know for sure, it gives up: then every text is read.
class LiteralReader {
public:
    explicit LiteralReader(std::string_view pattern) : m_pattern(pattern) {}

    std::vector<std::string> run()
    {
        while (m_at < m_pattern.size()) {
            if (!step()) {
                return {};
            }
        }
        finish();
        return std::move(m_found);
    }

private:
    bool step()
    {
        char c = m_pattern[m_at];
        switch (c) {
        case '|':
            return false;
        case '(':
            return skip_group();
        case '[':
            finish();
            return skip_class();
        case '*':
        case '?':
        case '{':                                    // what stands before it may be absent
            if (!m_run.empty()) {
                m_run.pop_back();
            }
            finish();
            if (c == '{') {
                m_at = std::min(m_pattern.find('}', m_at), m_pattern.size() - 1);
            }
            ++m_at;
            return true;
        case '\\':
            return skip_escape();
        default:
            if (is_literal(c)) {
                m_run += lower(c);
            } else {
                finish();
            }
            ++m_at;
            return true;
        }
    }

    void finish()
    {
        if (m_run.size() >= shortest_literal) {
            m_found.push_back(m_run);
        }
        m_run.clear();
    }

    bool skip_escape()
    {
        finish();
        constexpr std::string_view one_character = "bBdDwWsSAZzhHvVRnrtf";
        char c = m_at + 1 < m_pattern.size() ? m_pattern[m_at + 1] : '\0';
        if (is_literal(c) && one_character.find(c) == std::string_view::npos) {
            return false;
        }
        m_at += 2;
        return true;
    }

    bool skip_class()
    {
        ++m_at;
        m_at += m_at < m_pattern.size() && m_pattern[m_at] == '^' ? 1 : 0;
        bool first = true;                           // a ] right at the beginning stands for itself
        for (; m_at < m_pattern.size() && (first || m_pattern[m_at] != ']'); first = false) {
            if (m_pattern[m_at] == '[') {            // [:alpha:]
                return false;
            }
            m_at += m_pattern[m_at] == '\\' ? 2 : 1;
        }
        ++m_at;
        return true;
    }

    bool skip_group()
    {
        finish();
        if (m_pattern.substr(m_at, 2) == "(?" && m_pattern.substr(m_at, 3) != "(?:") {
            // (?i) is harmless; (?x) gives blanks and # another meaning, (?| and the like are rare.
            bool any_case = m_pattern.substr(m_at, 4) == "(?i)";
            m_at += 4;
            return any_case;
        }
        if (m_pattern.substr(m_at, 2) == "(*") {
            return false;
        }
        int open = 0;
        do {
            char c = m_pattern[m_at];
            if (c == '[') {
                if (!skip_class()) {
                    return false;
                }
                continue;
            }
            std::string_view three = m_pattern.substr(m_at, 3);
            if (three.starts_with("(*") || (three.starts_with("(?") && three != "(?:")) {
                return false;
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '\\' && !skip_escape()) {
                return false;
            }
            m_at += c == '\\' ? 0 : 1;
        } while (open > 0 && m_at < m_pattern.size());
        return true;
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    std::string m_run;
    std::vector<std::string> m_found;
};

std::string message_of(int error)
{
    std::array<PCRE2_UCHAR, 256> buffer{};
    pcre2_get_error_message(error, buffer.data(), buffer.size());
    return {reinterpret_cast<const char*>(buffer.data())};
}

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const { Free(object); }
};

// What one thread matches with.
struct Workplace {
    std::unique_ptr<pcre2_match_context, Freer<pcre2_match_context_free>> context;
    std::unique_ptr<pcre2_match_data, Freer<pcre2_match_data_free>> data;
    std::unique_ptr<pcre2_jit_stack, Freer<pcre2_jit_stack_free>> stack;

    Workplace()
        : context(pcre2_match_context_create(nullptr)), data(pcre2_match_data_create(1, nullptr)),
          stack(pcre2_jit_stack_create(smallest_stack, largest_stack, nullptr))
    {
        if (!context || !data || !stack) {
            throw std::bad_alloc();
        }
        pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
        pcre2_set_match_limit(context.get(), most_steps);
        pcre2_set_heap_limit(context.get(), most_heap);
    }
};

} // namespace

struct RegexScan::Compiled {
    std::string pattern;
    std::int64_t at = 0;
    std::vector<std::string> literals;
    std::unique_ptr<pcre2_code, Freer<pcre2_code_free>> code;
};

RegexScan::RegexScan(const std::string& pattern, std::int64_t at) : m_compiled(std::make_unique<Compiled>())
{
    Compiled& compiled = *m_compiled;
    compiled.pattern = pattern;
    compiled.at = at;
    if (pattern.empty()) {
        refuse_query(at, msg("The regular expression is empty."), msg("Write it between slashes: /wijkt[eo]+m/"));
    }
    if (count_code_points(pattern) > longest_pattern) {
        refuse_query(at, msg("The regular expression is longer than {0} characters.", longest_pattern), msg("Split it into several searches."));
    }
    std::unique_ptr<pcre2_compile_context, Freer<pcre2_compile_context_free>> limits(pcre2_compile_context_create(nullptr));
    if (!limits) {
        throw std::bad_alloc();
    }
    pcre2_set_parens_nest_limit(limits.get(), 100);
    std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C
                            | (holds_capital(pattern) ? 0U : PCRE2_CASELESS);
    int error = 0;
    PCRE2_SIZE where = 0;
    compiled.code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &error, &where, limits.get()));
    if (!compiled.code) {
        auto before = static_cast<std::int64_t>(count_code_points(std::string_view(pattern).substr(0, std::min(where, pattern.size()))));
        refuse_query(std::max<std::int64_t>(at + before, 0), msg("The regular expression cannot be read: {0}.", message_of(error)),
                     msg("Put a \\ before a sign that stands for itself, or search for the words without slashes."));
    }
    pcre2_jit_compile(compiled.code.get(), PCRE2_JIT_COMPLETE);      // without it matching is slower, and the same
    compiled.literals = LiteralReader(pattern).run();
}

RegexScan::~RegexScan() = default;
RegexScan::RegexScan(RegexScan&&) noexcept = default;
RegexScan& RegexScan::operator=(RegexScan&&) noexcept = default;

const std::string& RegexScan::pattern() const { return m_compiled->pattern; }
const std::vector<std::string>& RegexScan::literals() const { return m_compiled->literals; }

std::vector<ByteSpan> RegexScan::find(std::string_view utf8, std::size_t most) const
{
    thread_local Workplace place;
    std::vector<ByteSpan> found;
    std::size_t from = 0;
    while (found.size() < most && from <= utf8.size()) {
        int result = pcre2_match(m_compiled->code.get(), reinterpret_cast<PCRE2_SPTR>(utf8.data()), utf8.size(), from, PCRE2_NO_UTF_CHECK,
                                 place.data.get(), place.context.get());
        if (result == PCRE2_ERROR_NOMATCH) {
            break;
        }
        if (result < 0) {
            refuse_query(std::max<std::int64_t>(m_compiled->at, 0), msg("The regular expression takes too many steps on this text: {0}.", message_of(result)),
                         msg("Make it more exact: avoid a repeat inside a repeat, like (a+)+."));
        }
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(place.data.get());
        std::size_t begin = ends[0];
        std::size_t end = ends[1];
        if (end > begin) {
            found.push_back({begin, end});
            from = end;
        } else {
            from = std::max(begin, from);
            from += from < utf8.size() ? static_cast<std::size_t>(decode_at(utf8, from).bytes) : 1;
        }
    }
    return found;
}

} // namespace duiding
