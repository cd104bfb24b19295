// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/tokenizer.h"

#include <algorithm>

namespace duiding {

namespace {

// The turns of interviewers, taken out of the content of a range.
std::vector<CharRange> without_interviewer(const DocumentText& text, std::vector<CharRange> content)
{
    for (const Mark& mark : text.marks()) {
        if (mark.kind != MarkKind::Turn || !text.is_interviewer(mark.range)) {
            continue;
        }
        std::vector<CharRange> left;
        for (CharRange part : content) {
            if (!part.overlaps(mark.range)) {
                left.push_back(part);
                continue;
            }
            CharRange before{part.begin, std::min(part.end, mark.range.begin)};
            CharRange after{std::max(part.begin, mark.range.end), part.end};
            for (CharRange rest : {before, after}) {
                if (!rest.empty()) {
                    left.push_back(rest);
                }
            }
        }
        content = std::move(left);
    }
    return content;
}

} // namespace

std::vector<Token> tokenize(const DocumentText& text, CharRange range, InterviewerTurns interviewer)
{
    std::vector<Token> tokens;
    std::int32_t position = 0;
    const auto& paragraphs = text.paragraphs();
    for (std::size_t i = text.paragraph_index(range.begin); i < paragraphs.size() && paragraphs[i].begin < range.end; ++i) {
        CharRange part = paragraphs[i].intersection(range);
        if (part.empty()) {
            continue;
        }
        auto content = text.content_of(part);
        if (interviewer == InterviewerTurns::LeaveOut) {
            content = without_interviewer(text, std::move(content));
        }
        for (CharRange piece : content) {
            position = tokenize(text.slice(piece), piece.begin, position, tokens);
        }
        ++position;
    }
    return tokens;
}

} // namespace duiding
