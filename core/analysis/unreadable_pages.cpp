// SPDX-License-Identifier: GPL-3.0-or-later
// Which pages of a document a policy scan cannot have read.
#include "core/analysis/policy_scan.h"

#include "core/text/segments.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

// A page of a document; its text may stand in several places.
struct SeenPage {
    std::string label;
    bool has_words = false;
    bool badly_recognised = false;
};

// One paragraph after the other: nearly always the first one tells.
bool has_words(const DocumentText& text, CharRange range)
{
    const auto& paragraphs = text.paragraphs();
    for (CharRange part : text.content_of(range)) {
        for (std::size_t i = text.paragraph_index(part.begin); i < paragraphs.size() && paragraphs[i].begin < part.end; ++i) {
            if (count_words(text.map(), paragraphs[i].intersection(part)) > 0) {
                return true;
            }
        }
    }
    return false;
}

std::map<std::int64_t, SeenPage> pages_seen(const DocumentText& text)
{
    std::map<std::int64_t, SeenPage> pages;
    for (const Mark& mark : text.marks()) {
        if (mark.kind != MarkKind::Page) {
            continue;
        }
        SeenPage& page = pages[mark.number];
        page.label = mark.value.empty() ? std::to_string(mark.number) : mark.value;
        page.has_words = page.has_words || has_words(text, mark.range);
        const Mark* recognised = mark.range.empty() ? nullptr : text.mark_at(MarkKind::Recognised, mark.range.begin);
        page.badly_recognised = page.badly_recognised || (recognised && recognised->number < lowest_confidence);
    }
    return pages;
}

} // namespace

UnreadablePages unreadable_pages(const DocumentText& text, const std::set<std::int64_t>& blank)
{
    UnreadablePages found;
    found.document = text.id();
    std::int64_t expected = 1;
    for (const auto& [number, page] : pages_seen(text)) {
        for (; expected < number && number - expected < 1000; ++expected, ++found.pages) {
            found.labels.push_back(std::to_string(expected));
        }
        ++found.pages;
        expected = std::max(expected, number + 1);
        if (page.badly_recognised || (!page.has_words && !blank.contains(number))) {
            found.labels.push_back(page.label);
        }
    }
    if (found.pages == 0) {
        found.pages = 1;
        if (!has_words(text, char_range(0, text.characters()))) {
            found.labels.emplace_back();
        }
    }
    return found;
}

} // namespace duiding
