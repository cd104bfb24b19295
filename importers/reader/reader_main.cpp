// SPDX-License-Identifier: GPL-3.0-or-later
// duiding-reader: see importers/reader/serve.h.
#include "importers/reader/asan_options.h"
#include "importers/reader/serve.h"

int main(int argc, char** argv)
{
    return duiding::reader::serve(duiding::reader::formats(), {argv, static_cast<std::size_t>(argc)});
}
