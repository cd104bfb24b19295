// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/breaker.h"

#include "core/base/error.h"

#include <unicode/locid.h>

namespace duiding {

namespace {

void require(UErrorCode status)
{
    if (U_FAILURE(status)) {
        throw Bug({msg("The Unicode library did not answer."), {}, msg("{0}", u_errorName(status)), msg("Reinstall Duiding.")});
    }
}

} // namespace

Breaker::Breaker(BreakKind kind)
{
    UErrorCode status = U_ZERO_ERROR;
    icu::Locale locale("nl");
    switch (kind) {
    case BreakKind::Grapheme: m_iterator.reset(icu::BreakIterator::createCharacterInstance(locale, status)); break;
    case BreakKind::Word: m_iterator.reset(icu::BreakIterator::createWordInstance(locale, status)); break;
    case BreakKind::Sentence: m_iterator.reset(icu::BreakIterator::createSentenceInstance(locale, status)); break;
    }
    require(status);
}

Breaker::~Breaker() { utext_close(&m_text); }

Breaker& Breaker::on(BreakKind kind, std::string_view utf8)
{
    thread_local Breaker graphemes(BreakKind::Grapheme);
    thread_local Breaker words(BreakKind::Word);
    thread_local Breaker sentences(BreakKind::Sentence);
    Breaker& breaker = kind == BreakKind::Grapheme ? graphemes : kind == BreakKind::Word ? words : sentences;
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&breaker.m_text, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    require(status);
    breaker.m_iterator->setText(&breaker.m_text, status);
    require(status);
    breaker.m_length = static_cast<std::int64_t>(utf8.size());
    return breaker;
}

std::int64_t Breaker::preceding(std::int64_t at)
{
    std::int64_t found = m_iterator->preceding(static_cast<std::int32_t>(at));
    return found == done ? 0 : found;
}

std::int64_t Breaker::following(std::int64_t at)
{
    std::int64_t found = m_iterator->following(static_cast<std::int32_t>(at));
    return found == done ? m_length : found;
}

} // namespace duiding
