// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a whole file into one importer; FUZZ_FORMAT names it (tests/fuzz/CMakeLists.txt makes one program for each).
#include "importers/importer.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

namespace {

const Importer& importer()
{
    for (const Importer& one : importers()) {
        if (std::string_view(one.id) == FUZZ_FORMAT) {
            return one;
        }
    }
    fuzz::require(false, "the registry knows the format " FUZZ_FORMAT);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](std::string bytes) {
        static const Importer& one = importer();
        ImportSource source{"fuzz." FUZZ_FORMAT, std::move(bytes)};
        Progress progress;
        one.probe(source);
        if (one.read) {
            fuzz::check_document(one.read(source, {}, progress));
        } else if (one.read_survey) {
            one.read_survey(source, {}, progress);
        } else {
            for (const ImportedDocument& document : one.read_many(source, {}, progress)) {
                fuzz::check_document(document);
            }
        }
    });
}
