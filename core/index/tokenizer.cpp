// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/tokenizer.h"

#include "core/index/ranges.h"

namespace duiding {

std::vector<Token> tokenize(const DocumentText& text, CharRange range, InterviewerTurns interviewer)
{
    auto content = text.content_of(range);
    if (interviewer == InterviewerTurns::LeaveOut) {
        content = ranges_without(content, turns_of_interviewers(text));
    }
    return tokenize(text, content);
}

namespace {

template <class Cut>
std::vector<Token> tokens_of(const DocumentText& text, const std::vector<CharRange>& pieces, Cut cut)
{
    std::vector<Token> tokens;
    std::int32_t position = 0;
    const auto& paragraphs = text.paragraphs();
    std::size_t paragraph = pieces.empty() ? 0 : text.paragraph_index(pieces.front().begin);
    for (CharRange piece : pieces) {
        std::size_t i = text.paragraph_index(piece.begin);
        for (; i < paragraphs.size() && paragraphs[i].begin < piece.end; ++i) {
            CharRange part = paragraphs[i].intersection(piece);
            if (part.empty()) {
                continue;
            }
            position += i != paragraph ? 1 : 0;
            paragraph = i;
            position = cut(text.slice(part), part.begin, position, tokens);
        }
    }
    return tokens;
}

} // namespace

std::vector<Token> tokenize(const DocumentText& text, const std::vector<CharRange>& pieces)
{
    return tokens_of(text, pieces, [](std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens) {
        return tokenize(utf8, begin, position, tokens);
    });
}

std::vector<Token> tokenize(const DocumentText& text, const std::vector<CharRange>& pieces, const KnownWords& known)
{
    return tokens_of(text, pieces, [&](std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens) {
        return known.tokenize(utf8, begin, position, tokens);
    });
}

std::vector<CharRange> turns_of_interviewers(const DocumentText& text)
{
    std::vector<CharRange> turns;
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Turn && text.is_interviewer(mark.range)) {
            turns.push_back(mark.range);
        }
    }
    return joined_ranges(std::move(turns));
}

} // namespace duiding
