// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/quote_check.h"

#include <sodium.h>

#include <cstring>

namespace duiding {

namespace {

constexpr int kept = 24;

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

} // namespace

QuoteCheck check_of(std::string_view quote)
{
    static const unsigned char key[crypto_shorthash_KEYBYTES] = {'D', 'u', 'i', 'd', 'i', 'n', 'g'};
    unsigned char digest[crypto_shorthash_BYTES];
    crypto_shorthash(digest, reinterpret_cast<const unsigned char*>(quote.data()), quote.size(), key);
    QuoteCheck check;
    std::memcpy(&check.hash, digest, sizeof check.hash);

    std::size_t head = 0;
    for (int n = 0; n < kept && head < quote.size(); ++n) {
        ++head;
        while (head < quote.size() && is_continuation(quote[head])) {
            ++head;
        }
    }
    std::size_t tail = quote.size();
    for (int n = 0; n < kept && tail > 0; ++n) {
        --tail;
        while (tail > 0 && is_continuation(quote[tail])) {
            --tail;
        }
    }
    check.head = quote.substr(0, head);
    check.tail = quote.substr(tail);
    return check;
}

} // namespace duiding
