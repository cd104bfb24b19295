// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a whole file into one importer; the name of the program says which: fuzz_rtf, fuzz_spoken_table.
#include "importers/importer.h"
#include "tests/fuzz/fuzz_support.h"

#include <algorithm>

using namespace duiding;

namespace {

const Importer* importer = nullptr;

} // namespace

extern "C" int LLVMFuzzerInitialize(int*, char*** arguments)
{
    std::string format = std::string(**arguments).substr(std::string(**arguments).rfind("fuzz_") + 5);
    std::replace(format.begin(), format.end(), '_', '-');
    for (const Importer& one : importers()) {
        importer = format == one.id ? &one : importer;
    }
    fuzz::require(importer != nullptr, "the registry knows the format the program is called after");
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](std::string bytes) {
        ImportSource source{std::string("fuzz.") + std::string(importer->extensions.front()), std::move(bytes)};
        Progress progress;
        importer->probe(source);
        if (importer->read) {
            fuzz::check_document(importer->read(source, {}, progress));
        } else if (importer->read_survey) {
            importer->read_survey(source, {}, progress);
        } else {
            for (const ImportedDocument& document : importer->read_many(source, {}, progress)) {
                fuzz::check_document(document);
            }
        }
    });
}
