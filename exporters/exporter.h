// SPDX-License-Identifier: GPL-3.0-or-later
// What an exporter is: a Table or a Report goes out as one file, whole or not at all (the old file stays until the new one
// is complete). It counts nothing, asks nothing, knows no store. Errors: Environment with the path.
// Numbers are written by to_chars, never by the C library's locale.
#pragma once

#include "core/base/message.h"
#include "core/base/progress.h"
#include "core/model/report.h"
#include "core/model/table.h"

#include <filesystem>
#include <span>
#include <string_view>

namespace duiding {

struct ExportContext {
    Translator translate = english;         // for the words that are ours
    NumberStyle numbers = NumberStyle::English;
    std::string language = "en";            // of translate, for <html lang>
};

struct Exporter {
    const char* id;                         // "csv"
    const char* extension;                  // "csv"
    Message label;
    void (*write_table)(const Table&, const std::filesystem::path&, const ExportContext&, Progress&);    // null: cannot
    void (*write_report)(const Report&, const std::filesystem::path&, const ExportContext&, Progress&);  // null: cannot
};

std::span<const Exporter> exporters();                       // registry.cpp
const Exporter& find_exporter(std::string_view id);          // throws BadInput that lists the formats

} // namespace duiding
