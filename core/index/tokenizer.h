// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a document as the index holds them: the tokenizer of core/text on the content of its paragraphs.
#pragma once

#include "core/index/known_words.h"
#include "core/index/search.h"
#include "core/model/document.h"
#include "core/text/tokens.h"

#include <vector>

namespace duiding {

// The tokens of a range of a document: content only (no labels, no time marks), without interviewer turns where asked.
// Between paragraphs a position is left free, so that a phrase never runs on into the next one.
std::vector<Token> tokenize(const DocumentText& text, CharRange range, InterviewerTurns interviewer = InterviewerTurns::Include);

// The tokens of some pieces of a document, in order, as they are.
std::vector<Token> tokenize(const DocumentText& text, const std::vector<CharRange>& pieces);
// The same, but for words that a search does not know, see known_words.h.
std::vector<Token> tokenize(const DocumentText& text, const std::vector<CharRange>& pieces, const KnownWords& known);

// The turns of interviewers; sorted, disjoint.
std::vector<CharRange> turns_of_interviewers(const DocumentText& text);

} // namespace duiding
