// SPDX-License-Identifier: GPL-3.0-or-later
// crash_index_child FOLDER ROUND update|rebuild: indexes the little study of changing_texts.h as it is in that round, writing a
// dot for every document it asks for and another at the end. It builds an index in shards. Made to be killed.
#include "tests/crash/changing_texts.h"

#include <cstdio>
#include <string>

using namespace duiding;

namespace {

class DottedSource : public test::MemorySource {
public:
    DocumentTextPtr text(DocumentId id) override
    {
        dot();
        return MemorySource::text(id);
    }

    static void dot()
    {
        std::fputc('.', stdout);
        std::fflush(stdout);
    }
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 4) {
        return 2;
    }
    try {
        auto source = std::make_unique<DottedSource>();
        source->set_sized();
        test::play_rounds(*source, std::stoi(argv[2]));
        constexpr std::int64_t commit_bytes = 2000;
        ProjectIndex index(std::move(source), argv[1], commit_bytes);
        Progress progress;
        if (std::string(argv[3]) == "rebuild") {
            index.rebuild(progress);
        } else {
            index.update(progress);
        }
        DottedSource::dot();
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
