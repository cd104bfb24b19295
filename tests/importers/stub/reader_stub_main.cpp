// SPDX-License-Identifier: GPL-3.0-or-later
// A reader that speaks as duiding-reader does and comes to grief where the test wants it. The file says how:
// "12 crash 7 9" has twelve pages, of which 7 and 9 crash. Each other page holds one line, "Bladzijde N".
#include "core/base/error.h"
#include "importers/reader/answers.h"
#include "importers/reader/sandbox.h"

#include <csignal>
#include <iostream>
#include <iterator>
#include <set>
#include <sstream>

using namespace duiding;

namespace {

// What a library does to a process, one after the other so that no compiler sees it coming.
void come_to_grief(const std::string& how, reader::Answers& answers)
{
    if (how == "crash") {
        std::raise(SIGSEGV);
    } else if (how == "hang") {
        for (volatile int round = 1; round != 0;) {
        }
    } else if (how == "memory") {
        std::vector<std::string> all;
        for (;;) {
            all.emplace_back(64 << 20, 'x');
        }
    } else if (how == "lie") {
        std::cout << "DUIDelijke onzin, langer dan het hoofd van een bericht van de lezer ooit is, zodat die ervan opkijkt\n" << std::flush;
    } else if (how == "other") {
        ReadPage read;
        read.page.number = 1;
        answers.page(read);
    } else if (how == "exit") {
        std::exit(0);
    }
}

} // namespace

int main(int argc, char**)
{
    if (argc > 1) {
        return 0;                        // --check
    }
    reader::enter_sandbox();
    ImportSource source;
    ReaderRequest request = reader::take_request(source);
    std::istringstream words(source.bytes);
    int count = 0;
    std::string how;
    words >> count >> how;
    std::set<int> bad(std::istream_iterator<int>(words), {});
    reader::Answers answers;
    answers.opened(count);
    for (int number : reader::pages_wanted(request, count)) {
        answers.begin(1);
        if (bad.contains(number)) {
            come_to_grief(how, answers);
        }
        ReadPage read;
        read.page.number = number;
        read.page.width = 595;
        read.page.height = 842;
        read.page.words = {{"Bladzijde", {72, 100, 130, 112}, 11, false, false, true, false},
                           {std::to_string(number), {134, 100, 150, 112}, 11, false, false, false, false}};
        answers.page(read);
    }
    answers.say(FrameKind::Done);
    return std::cout ? 0 : 1;
}
