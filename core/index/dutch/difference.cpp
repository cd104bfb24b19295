// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/difference.h"

#include <algorithm>
#include <array>

namespace duiding::dutch {

namespace {

constexpr std::size_t longest = 64;
constexpr double confused = .3;
constexpr double doubled = .5;
constexpr double edit = 1;

constexpr std::size_t band = 4;                  // how far a letter may have moved; farther costs more than is near
constexpr double far = 1000;

using Row = std::array<double, longest + 2>;

bool either(char a, char b, char one, char other) { return (a == one && b == other) || (a == other && b == one); }

double cost_of_other(char a, char b)
{
    if (a == b) {
        return 0;
    }
    bool alike = either(a, b, 'l', '1') || either(a, b, 'l', 'i') || either(a, b, 'i', '1') || either(a, b, 'c', 'e') || either(a, b, 'o', '0')
        || either(a, b, 'c', 'k');
    return alike ? confused : edit;
}

// Two letters of one word that stand for one of the other.
bool reads_as_one(std::string_view two, char one)
{
    return (two == "rn" && one == 'm') || (two == "ij" && one == 'y') || (two == "cl" && one == 'd') || (two == "ii" && one == 'u');
}

double cost_of_extra(std::string_view word, std::size_t at)
{
    bool twice = (at > 0 && word[at] == word[at - 1]) || (at + 1 < word.size() && word[at] == word[at + 1]);
    return twice ? doubled : edit;
}

} // namespace

double largest_difference(std::string_view word)
{
    return word.size() < 3 ? 0 : word.size() < 5 ? edit : 2 * edit;
}

std::uint32_t letters_of(std::string_view word)
{
    std::uint32_t letters = 0;
    for (char c : word) {
        letters |= 1u << (static_cast<unsigned char>(c) % 32);
    }
    return letters;
}

double difference(std::string_view a, std::string_view b, double largest)
{
    bool lengths_apart = a.size() > b.size() + band || b.size() > a.size() + band;
    if (a.size() > longest || b.size() > longest || lengths_apart) {
        return largest + edit;
    }
    std::array<Row, 3> rows;                              // of the prefix of a that is two, one and no letters shorter
    rows[0][0] = 0;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        rows[0][j] = rows[0][j - 1] + cost_of_extra(b, j - 1);
    }
    rows[0][b.size() + 1] = far;
    double least_before = 0;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        Row& now = rows[i % 3];
        const Row& before = rows[(i + 2) % 3];
        const Row& two_before = rows[(i + 1) % 3];
        std::size_t first = i > band ? i - band : 1;
        std::size_t last = std::min(i + band, b.size());
        now[first - 1] = first == 1 ? before[0] + cost_of_extra(a, i - 1) : far;
        double least = now[first - 1];
        for (std::size_t j = first; j <= last; ++j) {
            double best = before[j - 1] + cost_of_other(a[i - 1], b[j - 1]);
            best = std::min(best, before[j] + cost_of_extra(a, i - 1));
            best = std::min(best, now[j - 1] + cost_of_extra(b, j - 1));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                best = std::min(best, two_before[j - 2] + edit);
            }
            if (i > 1 && reads_as_one(a.substr(i - 2, 2), b[j - 1])) {
                best = std::min(best, two_before[j - 1] + confused);
            }
            if (j > 1 && reads_as_one(b.substr(j - 2, 2), a[i - 1])) {
                best = std::min(best, before[j - 2] + confused);
            }
            now[j] = best;
            least = std::min(least, best);
        }
        now[last + 1] = far;
        if (least > largest && least_before > largest) {
            return largest + edit;                        // two letters may be read as one, so two rows
        }
        least_before = least;
    }
    return rows[a.size() % 3][b.size()];
}

} // namespace duiding::dutch
