// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reader_frames.h"

#include "core/base/file.h"
#include "importers/support/wire.h"

#include <limits>

namespace duiding {

namespace {

constexpr std::string_view magic = "DUID";
constexpr std::uint8_t wire_version = 2;
constexpr std::size_t sealed_size = 1 + 8;                       // kind and length
constexpr std::size_t hash_size = 32;
constexpr std::size_t head_size = magic.size() + 1 + sealed_size + hash_size;
constexpr std::uint8_t last_kind = static_cast<std::uint8_t>(FrameKind::Done);

std::string seal(std::string_view kind_and_length, std::string_view body)
{
    return sha256(std::string(kind_and_length) + sha256(body));
}

} // namespace

std::string encode_frame(FrameKind kind, std::string_view body)
{
    WireWriter sealed;
    sealed.byte(static_cast<std::uint8_t>(kind));
    sealed.number(body.size(), 8);
    std::string kind_and_length = sealed.take();
    std::string frame(magic);
    frame.reserve(head_size + body.size());
    frame += static_cast<char>(wire_version);
    frame += kind_and_length;
    frame += seal(kind_and_length, body);
    frame += body;
    return frame;
}

std::optional<Frame> FrameSplitter::next()
{
    std::string_view waiting = std::string_view(m_bytes).substr(m_at);
    if (waiting.size() < head_size) {
        std::size_t known = std::min(waiting.size(), magic.size());
        if (waiting.substr(0, known) != magic.substr(0, known)) {
            refuse_wire();
        }
        return {};
    }
    WireReader in(waiting);
    if (in.take(magic.size()) != magic || in.number(1) != wire_version) {
        refuse_wire();
    }
    std::string_view kind_and_length = in.rest().substr(0, sealed_size);
    auto kind = static_cast<FrameKind>(in.byte_up_to(last_kind));
    std::uint64_t length = in.number(8);
    if (length > m_largest) {
        refuse_wire();
    }
    std::string_view hash = in.take(hash_size);
    if (in.rest().size() < length) {
        return {};
    }
    std::string_view body = in.take(length);
    if (seal(kind_and_length, body) != hash) {
        refuse_wire();
    }
    Frame frame{kind, std::string(body)};
    m_at += head_size + body.size();
    constexpr std::size_t often_enough = 1 << 20;                // what was taken is let go of now and then, not each time
    if (m_at == m_bytes.size() || m_at > often_enough) {
        m_bytes.erase(0, m_at);
        m_at = 0;
    }
    return frame;
}

std::string encode_request(const ReaderRequest& request)
{
    WireWriter out;
    out.text(request.format);
    out.text(request.file_name);
    out.byte(static_cast<std::uint8_t>(request.task));
    out.real(request.dpi);
    out.number(request.pages.size(), 8);
    for (int page : request.pages) {
        out.integer(page);
    }
    const ImportOptions& options = request.options;
    out.text(options.encoding);
    out.integer(options.columns);
    out.byte(options.ocr ? 1 : 0);
    out.text(options.ocr_languages);
    out.text(options.sheet);
    out.text(options.separator);
    return out.take();
}

ReaderRequest decode_request(std::string_view body)
{
    auto small = [](std::int64_t value) {
        if (value < 0 || value > std::numeric_limits<int>::max()) {
            refuse_wire();
        }
        return static_cast<int>(value);
    };
    WireReader in(body);
    ReaderRequest request;
    request.format = in.text();
    request.file_name = in.text();
    request.task = static_cast<PageTask>(in.byte_up_to(static_cast<std::uint8_t>(PageTask::Picture)));
    request.dpi = in.real();
    for (std::uint64_t left = in.count(8); left > 0; --left) {
        request.pages.push_back(small(in.integer()));
    }
    ImportOptions& options = request.options;
    options.encoding = in.text();
    options.columns = small(in.integer());
    options.ocr = in.flag();
    options.ocr_languages = in.text();
    options.sheet = in.text();
    options.separator = in.text();
    in.finish();
    return request;
}

std::string encode_refusal(const Refusal& refusal)
{
    WireWriter out;
    out.message(refusal.why);
    out.message(refusal.what_to_do);
    return out.take();
}

Refusal decode_refusal(std::string_view body)
{
    WireReader in(body);
    Refusal refusal;
    refusal.why = in.message();
    refusal.what_to_do = in.message();
    in.finish();
    return refusal;
}

std::string encode_count(std::int64_t pages)
{
    WireWriter out;
    out.integer(pages);
    return out.take();
}

std::int64_t decode_count(std::string_view body)
{
    WireReader in(body);
    std::int64_t pages = in.integer();
    in.finish();
    return pages;
}

} // namespace duiding
