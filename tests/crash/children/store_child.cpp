// SPDX-License-Identifier: GPL-3.0-or-later
// Edits a study for as long as it lives:  crash_store_child STUDY FIRST
// Edit number n leaves a code named "n" and says "n" when it is acknowledged; every fourth also imports a document and codes
// it, every fifth corrects a text, every seventh is undone and redone first, so that commits are of very different sizes.
#include "core/edits/edits.h"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

using namespace duiding;

namespace {

void edit_number(Project& project, int n)
{
    edits::NewCode code;
    code.name = std::to_string(n);
    CodeId id = edits::add_code(project, code).get().code;
    if (n % 7 == 0) {
        project.undo().get();
        project.redo().get();
    }
    std::printf("%d\n", n);
    std::fflush(stdout);
    if (n % 4 == 0) {
        ImportedDocument document;
        document.name = "gesprek " + code.name;
        document.text = code.name;
        for (int i = 0; i < 4000; ++i) {
            document.text += " woord" + std::to_string(i);
        }
        DocumentId text = edits::add_document(project, document).get().document;
        std::vector<edits::NewCoding> codings;
        for (int i = 0; i < 300; ++i) {
            codings.push_back({text, char_range(i * 20, i * 20 + 30), id, {}, Direction::None, {}, {}});
        }
        edits::add_codings(project, codings).get();
    }
    auto snapshot = project.snapshot();
    if (n % 5 == 0 && !snapshot->documents->empty()) {
        edits::correct_text(project, snapshot->documents->front().id, {{char_range(3, 4), "ij"}}).get();
    }
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3 || sodium_init() < 0) {
        return 2;
    }
    auto project = Project::open(argv[1]);
    for (int n = std::atoi(argv[2]); n < 1'000'000; ++n) {
        edit_number(*project, n);
    }
}
