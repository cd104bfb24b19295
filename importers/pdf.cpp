// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/text/normalize.h"
#include "importers/support/document_wire.h"

#include <csignal>
#include <cstdlib>

namespace duiding {

namespace {

constexpr std::size_t header_within = 1024;                    // where the PDF standard's readers look for "%PDF-"
constexpr int exit_out_of_memory = 2;

#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t address_space = 0;                     // AddressSanitizer cannot start under it; see reader_main.cpp
#else
constexpr std::uint64_t address_space = 1ull << 30;
#endif
constexpr std::uint64_t cpu_seconds = 60;
constexpr std::chrono::milliseconds wall_time{300'000};

// Beside the program; tests run from another folder and say where.
std::filesystem::path reader_program()
{
    constexpr const char* name = "duiding-reader";
    std::filesystem::path beside = platform::program_folder() / name;
    const char* folder = std::getenv("DUIDING_BIN");
    bool elsewhere = !std::filesystem::exists(beside) && folder != nullptr;
    return elsewhere ? std::filesystem::path(folder) / name : beside;
}

[[noreturn]] void refuse(const ImportSource& source, Message why, Message what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why), std::move(what_to_do)});
}

[[noreturn]] void refuse_failed(const ImportSource& source, const platform::RunResult& result)
{
    bool too_much = result.timed_out || result.signal == SIGXCPU || result.signal == SIGKILL || result.exit_code == exit_out_of_memory;
    if (too_much) {
        refuse(source, msg("Reading the PDF takes too much memory or time."),
               msg("Open it in a PDF program, print it to a new PDF and import that."));
    }
    refuse(source, msg("The PDF is damaged."), msg("Download it again, or open it in a PDF program and save a copy."));
}

ReaderMessage answer_of(const ImportSource& source, const platform::RunResult& result)
{
    if (result.exit_code != 0 || result.timed_out) {
        refuse_failed(source, result);
    }
    try {
        return decode_wire(result.output);
    } catch (const BadInput& error) {
        refuse(source, error.text().why, error.text().what_to_do);
    }
}

} // namespace

int probe_pdf(const ImportSource& source)
{
    std::string_view start = std::string_view(source.bytes).substr(0, header_within);
    return start.find("%PDF-") != std::string_view::npos ? 80 : 0;
}

ImportedDocument read_pdf(const ImportSource& source, const ImportOptions&, Progress& progress)
{
    platform::RunLimits limits;
    limits.address_space = address_space;
    limits.cpu_seconds = cpu_seconds;
    limits.wall = wall_time;
    platform::RunResult result = platform::run(reader_program(), {}, source.bytes, limits, [&] { return !progress.cancelled(); });
    progress.check();
    ReaderMessage message = answer_of(source, result);
    switch (message.answer) {
    case ReaderAnswer::Encrypted:
        refuse(source, msg("It is protected with a password."),
               msg("Open it with the password in a PDF program, save a copy without one and import the copy."));
    case ReaderAnswer::Damaged:
        refuse(source, msg("The PDF is damaged."), msg("Download it again, or open it in a PDF program and save a copy."));
    case ReaderAnswer::NoText:
        refuse(source, msg("It holds no text: its pages are scans, pictures or blank."),
               msg("Let a scanner program recognise the text first; Duiding will do that itself in a later version."));
    case ReaderAnswer::Document:
        break;
    }
    if (normalize_stored_text(message.document.text).text != message.document.text) {
        refuse_failed(source, result);
    }
    return std::move(message.document);
}

} // namespace duiding
