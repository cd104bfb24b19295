// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reader_client.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/document_wire.h"
#include "importers/support/reader_process.h"
#include "importers/support/wire.h"

namespace duiding {

namespace {

constexpr std::chrono::milliseconds longest_silence{300'000};

template <class Value>
Value read_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                     FrameKind expected, Value (*decode)(std::string_view))
{
    std::optional<Value> value;
    ReaderRequest request{std::string(format), path_text(source.path.filename()), options};
    ReaderEnd end = run_reader(reader_program(), request, source.bytes, progress, longest_silence, [&](Frame&& frame) {
        if (frame.kind == FrameKind::Refused) {
            refuse_source(source, decode_refusal(frame.body));
        }
        if (frame.kind != expected || value) {
            return false;
        }
        value = decode(frame.body);
        return true;
    });
    if (end == ReaderEnd::Done && value) {
        return std::move(*value);
    }
    refuse_source(source, end == ReaderEnd::TooMuch ? refusal_too_much(format) : refusal_damaged(format));
}

} // namespace

void refuse_source(const ImportSource& source, Refusal refusal)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(refusal.why), std::move(refusal.what_to_do)});
}

ImportedDocument read_document_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                         Progress& progress)
{
    return read_in_worker(format, source, options, progress, FrameKind::Document, decode_document);
}

ImportedSurvey read_survey_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                     Progress& progress)
{
    return read_in_worker(format, source, options, progress, FrameKind::Survey, decode_survey);
}

Refusal refusal_too_much(std::string_view format)
{
    if (format == "pdf") {
        return {msg("Reading the PDF takes too much memory or time."),
                msg("Open it in a PDF program, print it to a new PDF and import that.")};
    }
    return {msg("Reading the file takes too much memory or time."),
            msg("Open it in the program it comes from, save it in parts or in another format, and import that.")};
}

Refusal refusal_damaged(std::string_view format)
{
    if (format == "pdf") {
        return {msg("The PDF is damaged."), msg("Download it again, or open it in a PDF program and save a copy.")};
    }
    return {msg("The file is damaged or incomplete."), msg("Download it again, or open it in the program it comes from and save a copy.")};
}

} // namespace duiding
