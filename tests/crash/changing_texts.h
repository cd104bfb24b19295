// SPDX-License-Identifier: GPL-3.0-or-later
// A little study that changes from round to round in the same way for everybody: the program that indexes it and is killed, and
// the test that looks at what is left.
#pragma once

#include "tests/core/index/memory_source.h"

#include <string>

namespace duiding::test {

constexpr int crash_documents = 40;

// Round 0 brings all documents; every later one rewrites every third, removes one and brings one back.
inline void play_rounds(MemorySource& source, int rounds)
{
    for (int round = 0; round <= rounds; ++round) {
        for (int id = 1; id <= crash_documents; ++id) {
            if (round > 0 && (id + round) % 3 != 0) {
                continue;
            }
            std::string text;
            for (int paragraph = 0; paragraph < 4; ++paragraph) {
                text += "Het beleid van ronde" + std::to_string(round) + " in wijk" + std::to_string(id) + ", alinea"
                    + std::to_string(paragraph) + (paragraph % 2 == 0 ? " met zorg.\n" : " zonder.\n");
            }
            source.set(id, text);
        }
        if (round > 0) {
            source.remove(1 + round % crash_documents);
        }
    }
}

} // namespace duiding::test
