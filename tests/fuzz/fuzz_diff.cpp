// SPDX-License-Identifier: GPL-3.0-or-later
// Any two texts, the halves of the input, as two versions of one: what is found again is what it was.
#include "core/text/diff.h"
#include "tests/fuzz/fuzz_support.h"

#include <algorithm>
#include <iterator>

using namespace duiding;

namespace {

std::u32string without_blanks(std::u32string_view text)
{
    std::u32string out;
    std::copy_if(text.begin(), text.end(), std::back_inserter(out),
                 [](char32_t c) { return std::u32string_view(U" \n\t\u00a0\u2028").find(c) == std::u32string_view::npos; });
    return out;
}

std::u32string_view slice(const std::u32string& text, CharRange range)
{
    return std::u32string_view(text).substr(static_cast<std::size_t>(range.begin.value), static_cast<std::size_t>(range.length()));
}

void check_matches(const Reanchoring& both)
{
    CharPos before{0};
    CharPos after{0};
    for (const TextMatch& match : both.matches()) {
        fuzz::require(match.length > 0 && match.before >= before && match.after >= after, "matches are in order and not empty");
        before = match.before + match.length;
        after = match.after + match.length;
        fuzz::require(slice(both.before(), {match.before, before}) == slice(both.after(), {match.after, after}), "what matches is the same");
    }
}

void check_found(const Reanchoring& both, CharRange range)
{
    std::optional<FoundRange> found = both.find(range);
    if (!found) {
        return;
    }
    fuzz::require(found->range.begin.value >= 0 && !found->range.empty() && found->range.end.value <= static_cast<std::int64_t>(both.after().size()),
                  "what is found lies in the new version");
    bool same = without_blanks(slice(both.before(), range)) == without_blanks(slice(both.after(), found->range));
    fuzz::require(found->how == Found::Changed || same, "what is the same or moved has the same words");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        constexpr std::size_t longest = 3'000;
        std::string before = normalize_stored_text(std::string_view(bytes).substr(0, std::min(bytes.size() / 2, longest))).text;
        std::string after = normalize_stored_text(std::string_view(bytes).substr(bytes.size() / 2, longest)).text;
        Reanchoring both(before, after);
        check_matches(both);
        auto length = static_cast<std::int64_t>(both.before().size());
        for (std::int64_t step = 1, begin = 0; begin < length; begin += step, step += 3) {
            check_found(both, {CharPos{begin}, CharPos{std::min(begin + 2 * step, length)}});
        }
        Reanchoring same(before, before);
        for (std::int64_t begin = 0; begin + 1 < length; begin += length / 4 + 1) {
            std::optional<FoundRange> found = same.find({CharPos{begin}, CharPos{length}});
            bool blank = without_blanks(slice(same.before(), {CharPos{begin}, CharPos{length}})).empty();
            fuzz::require(blank || (found && found->range == CharRange{CharPos{begin}, CharPos{length}}), "an unchanged text keeps every coding in its place");
        }
    });
}
