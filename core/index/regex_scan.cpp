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

// An attempt to match begins at a place; a call tries a stretch of places, so that it ends within a tenth of a second. PCRE2's own
// steps are no measure of time: going back inside a* is none, however long the text. Where that can matter the pattern is matched in
// a form that reports each part it tries, which is ten times as slow and may be counted and cancelled.
constexpr std::size_t stretch = 256;                   // bytes
constexpr std::uint32_t most_steps = 20'000;           // of an attempt: about half a millisecond; one that takes more is heavy
constexpr std::uint32_t most_heavy_steps = 1'000'000;  // of a heavy attempt, which has a call of its own
constexpr int most_heavy = 100;                        // attempts in one text
constexpr std::int64_t most_reports = 5'000'000;       // of a call: about 50 ms
constexpr std::int64_t reports_between_checks = 50'000;
constexpr std::size_t long_line = 2'000;               // bytes over which two repeats are soon too many
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

// Reads a pattern as LiteralReader does, and gives up as easily.
class ReachReader {
public:
    explicit ReachReader(std::string_view pattern) : m_pattern(pattern) {}

    RegexReach run()
    {
        for (; m_at < m_pattern.size(); ++m_at) {
            char c = m_pattern[m_at];
            std::string_view rest = m_pattern.substr(m_at);
            bool known = static_cast<unsigned char>(c) >= 0x20;
            if (c == '\\') {
                known = known_escape("bBdwh");
                m_piece = m_piece && rest.substr(0, 2) != "\\B";
            } else if (c == '[') {
                known = known_class();
            } else if (c == '(') {
                known = !rest.starts_with("(*") && (!rest.starts_with("(?") || rest.starts_with("(?:") || rest.starts_with("(?i)"));
            }
            if (!known) {
                return RegexReach::Text;
            }
            bool repeat = c == '*' || c == '+' || c == '?' || c == '}';
            m_piece = m_piece && c != '^' && c != '$' && !(repeat && rest.size() > 1 && rest[1] == '+');
        }
        return m_piece ? RegexReach::Piece : RegexReach::Line;
    }

private:
    // Stands on the sign after the backslash afterwards.
    bool known_escape(std::string_view letters)
    {
        char c = ++m_at < m_pattern.size() ? m_pattern[m_at] : '\0';
        return letters.find(c) != std::string_view::npos || (c > ' ' && c < '\x7F' && !is_literal(c));
    }

    // Stands on the ] afterwards.
    bool known_class()
    {
        ++m_at;
        if (m_pattern.substr(m_at, 1) == "^") {          // a line end is no letter, so it would be one of these
            return false;
        }
        for (bool first = true; m_at < m_pattern.size() && (first || m_pattern[m_at] != ']'); first = false, ++m_at) {
            char c = m_pattern[m_at];
            if (c == '[' || static_cast<unsigned char>(c) < 0x20 || (c == '\\' && !known_escape("dwh"))) {
                return false;
            }
        }
        return true;
    }

    std::string_view m_pattern;
    std::size_t m_at = 0;
    bool m_piece = true;
};

template <auto Free>
struct Freer {
    template <class T>
    void operator()(T* object) const { Free(object); }
};

// More than one * + or {, or so it looks: then the time may grow with the square of the text, or worse.
bool repeats_in_repeats(std::string_view pattern)
{
    return std::count_if(pattern.begin(), pattern.end(), [](char c) { return c == '*' || c == '+' || c == '{'; }) > 1;
}

// What hears the reports of a watched match.
struct Watch {
    const Progress* progress = nullptr;
    std::int64_t reports = 0;

    static int hear(pcre2_callout_block*, void* watch)
    {
        Watch& self = *static_cast<Watch*>(watch);
        if (++self.reports > most_reports) {
            return PCRE2_ERROR_MATCHLIMIT;
        }
        bool look = self.progress && self.reports % reports_between_checks == 0;
        return look && self.progress->cancelled() ? PCRE2_ERROR_CALLOUT : 0;
    }
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
        pcre2_set_heap_limit(context.get(), most_heap);
    }

    // Tries the places from `from` to `last`.
    int match(const pcre2_code* code, std::string_view text, std::size_t from, std::size_t last, std::uint32_t steps)
    {
        pcre2_set_match_limit(context.get(), steps);
        pcre2_set_offset_limit(context.get(), last);
        return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), from, PCRE2_NO_UTF_CHECK, data.get(), context.get());
    }
    // The same with a pattern that reports. Throws Cancelled.
    int match_watched(const pcre2_code* code, std::string_view text, std::size_t from, std::size_t last, std::uint32_t steps, const Progress* progress)
    {
        Watch watch{progress};
        pcre2_set_callout(context.get(), Watch::hear, &watch);
        int result = match(code, text, from, last, steps);
        pcre2_set_callout(context.get(), nullptr, nullptr);
        if (result == PCRE2_ERROR_CALLOUT) {
            progress->check();
        }
        return result;
    }
    ByteSpan found() const
    {
        const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data.get());
        return {ends[0], ends[1]};
    }
};

std::size_t next_character(std::string_view text, std::size_t after)
{
    do {
        ++after;
    } while (after < text.size() && (static_cast<unsigned char>(text[after]) & 0xC0) == 0x80);
    return after;
}

} // namespace

struct RegexScan::Compiled {
    std::string pattern;
    std::int64_t at = 0;
    std::vector<std::string> literals;
    RegexReach reach = RegexReach::Text;
    bool whole = false;                                // where a search begins matters to it: no stretches
    bool repeats = false;                              // see repeats_in_repeats
    std::unique_ptr<pcre2_code, Freer<pcre2_code_free>> code;
    std::unique_ptr<pcre2_code, Freer<pcre2_code_free>> watched;

    // Could trying these places take long without a step being counted?
    bool wants_watch(std::string_view text, std::size_t from, std::size_t last) const
    {
        if (whole || !repeats) {
            return whole;
        }
        if (reach == RegexReach::Text) {
            return text.size() > long_line;
        }
        for (std::size_t begin = text.substr(0, from).rfind('\n') + 1; begin <= last;) {      // npos + 1 is 0
            std::size_t end = std::min(text.find('\n', begin), text.size());
            if (end - begin > long_line) {
                return true;
            }
            begin = end + 1;
        }
        return false;
    }
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
    std::uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NO_UTF_CHECK | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
                            | (holds_capital(pattern) ? 0U : PCRE2_CASELESS);
    int error = 0;
    PCRE2_SIZE where = 0;
    compiled.code.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options, &error, &where, limits.get()));
    if (!compiled.code) {
        auto before = static_cast<std::int64_t>(count_code_points(std::string_view(pattern).substr(0, std::min(where, pattern.size()))));
        refuse_query(std::max<std::int64_t>(at + before, 0), msg("The regular expression cannot be read: {0}.", message_of(error)),
                     msg("Put a \\ before a sign that stands for itself, or search for the words without slashes."));
    }
    compiled.watched.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), options | PCRE2_AUTO_CALLOUT, &error, &where, limits.get()));
    if (!compiled.watched) {
        throw std::bad_alloc();                        // it was read a moment ago
    }
    pcre2_jit_compile(compiled.code.get(), PCRE2_JIT_COMPLETE);      // without it matching is slower, and the same
    pcre2_jit_compile(compiled.watched.get(), PCRE2_JIT_COMPLETE);
    compiled.repeats = repeats_in_repeats(pattern);
    compiled.literals = LiteralReader(pattern).run();
    compiled.reach = ReachReader(pattern).run();
    compiled.whole = pattern.find("\\G") != std::string::npos || pattern.find("(*") != std::string::npos;
}

RegexScan::~RegexScan() = default;
RegexScan::RegexScan(RegexScan&&) noexcept = default;
RegexScan& RegexScan::operator=(RegexScan&&) noexcept = default;

const std::string& RegexScan::pattern() const { return m_compiled->pattern; }
const std::vector<std::string>& RegexScan::literals() const { return m_compiled->literals; }

RegexReach RegexScan::reach() const { return m_compiled->reach; }

bool RegexScan::has_literals(std::string_view utf8) const
{
    // Without capitals the Kelvin sign is a k, and the long s an s.
    if (utf8.find("\u212A") != std::string_view::npos || utf8.find("\u017F") != std::string_view::npos) {
        return true;
    }
    return std::all_of(m_compiled->literals.begin(), m_compiled->literals.end(), [&](const std::string& literal) {
        return std::search(utf8.begin(), utf8.end(), literal.begin(), literal.end(), [](char a, char b) { return lower(a) == b; }) != utf8.end();
    });
}

std::vector<ByteSpan> RegexScan::find(std::string_view utf8, const Progress* progress) const
{
    std::vector<ByteSpan> found;
    each(utf8, [&found](ByteSpan span) {
        found.push_back(span);
        return true;
    }, progress);
    return found;
}

void RegexScan::each(std::string_view utf8, const std::function<bool(ByteSpan)>& take, const Progress* progress) const
{
    thread_local Workplace place;
    const pcre2_code* watched = m_compiled->watched.get();
    int heavy = 0;
    std::size_t light = 0;                             // before this the places are tried one by one
    for (std::size_t from = 0; from <= utf8.size();) {
        if (progress) {
            progress->check();
        }
        std::size_t last = m_compiled->whole ? utf8.size() : std::min(from < light ? from : from + stretch, utf8.size());
        int result = m_compiled->wants_watch(utf8, from, last) ? place.match_watched(watched, utf8, from, last, most_steps, progress)
                                                               : place.match(m_compiled->code.get(), utf8, from, last, most_steps);
        if (result != PCRE2_ERROR_NOMATCH && result < 0) {
            if (last > from && !m_compiled->whole) {   // one of these places is heavy
                light = last + 1;
                continue;
            }
            result = ++heavy > most_heavy ? result : place.match_watched(watched, utf8, from, last, most_heavy_steps, progress);
        }
        if (result == PCRE2_ERROR_NOMATCH) {
            from = next_character(utf8, last);
            continue;
        }
        if (result < 0) {
            throw RegexTooHard({msg("The query cannot be understood."), query_place(std::max<std::int64_t>(m_compiled->at, 0)),
                                msg("The regular expression “{0}” takes too many steps on this text: {1}.", m_compiled->pattern, message_of(result)),
                                msg("Make it more exact: avoid a repeat inside a repeat, like (a+)+.")},
                               m_compiled->pattern);
        }
        ByteSpan span = place.found();
        if (span.end <= span.begin) {                  // without length
            from = next_character(utf8, std::max(span.begin, from));
        } else if (take(span)) {
            from = span.end;
        } else {
            return;
        }
    }
}

} // namespace duiding
