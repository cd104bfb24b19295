// SPDX-License-Identifier: GPL-3.0-or-later
// Any text into the speaker detector.
#include "importers/support/speakers.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        std::string text = normalize_stored_text(bytes).text;
        SpeakerDetection found = detect_speakers(text, {});
        fuzz::check_marks(found.marks, text);
        for (const Mark& mark : found.marks) {
            bool known = mark.kind != MarkKind::Turn;
            for (const Speaker& speaker : found.speakers) {
                known |= speaker.name == mark.value;
            }
            fuzz::require(known, "a turn belongs to a speaker of the list");
        }
    });
}
