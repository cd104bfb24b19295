// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/document_wire.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/utf8.h"

namespace duiding {

namespace {

constexpr std::string_view magic = "DUIDWIRE";
constexpr std::uint32_t wire_version = 1;
constexpr std::size_t hash_size = 32;
constexpr std::uint8_t last_answer = static_cast<std::uint8_t>(ReaderAnswer::NoText);
constexpr std::uint8_t last_severity = static_cast<std::uint8_t>(Severity::Error);
constexpr std::uint8_t last_kind = static_cast<std::uint8_t>(MarkKind::Recognised);

class Writer {
public:
    void number(std::uint64_t value, int bytes)
    {
        for (int i = 0; i < bytes; ++i) {
            m_bytes += static_cast<char>(value >> (8 * i) & 0xFF);
        }
    }
    void byte(std::uint8_t value) { number(value, 1); }
    void integer(std::int64_t value) { number(static_cast<std::uint64_t>(value), 8); }
    void text(std::string_view value)
    {
        number(value.size(), 8);
        m_bytes += value;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

[[noreturn]] void refuse()
{
    throw BadInput({msg("The document could not be read."), {}, msg("The reader's answer is incomplete or damaged."),
                    msg("Try again; if it happens again, report the file.")});
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    std::string_view take(std::uint64_t length)
    {
        if (length > m_bytes.size()) {
            refuse();
        }
        std::string_view taken = m_bytes.substr(0, static_cast<std::size_t>(length));
        m_bytes.remove_prefix(taken.size());
        return taken;
    }
    std::uint64_t number(int bytes)
    {
        std::uint64_t value = 0;
        std::string_view taken = take(static_cast<std::uint64_t>(bytes));
        for (int i = 0; i < bytes; ++i) {
            value |= std::uint64_t(static_cast<unsigned char>(taken[static_cast<std::size_t>(i)])) << (8 * i);
        }
        return value;
    }
    std::int64_t integer() { return static_cast<std::int64_t>(number(8)); }
    std::uint8_t byte_up_to(std::uint8_t last)
    {
        auto value = static_cast<std::uint8_t>(number(1));
        if (value > last) {
            refuse();
        }
        return value;
    }
    std::string text()
    {
        std::string value(take(number(8)));
        if (!is_valid_utf8(value)) {
            refuse();
        }
        return value;
    }
    // A count of things that each take at least one byte, so that a false one cannot ask for memory.
    std::uint64_t count()
    {
        std::uint64_t value = number(8);
        if (value > m_bytes.size()) {
            refuse();
        }
        return value;
    }
    std::string_view rest() const { return m_bytes; }
    bool at_end() const { return m_bytes.empty(); }

private:
    std::string_view m_bytes;
};

void write_document(Writer& out, const ImportedDocument& document)
{
    out.text(document.title);
    out.text(document.text);
    out.number(document.marks.size(), 8);
    for (const Mark& mark : document.marks) {
        out.byte(static_cast<std::uint8_t>(mark.kind));
        out.integer(mark.range.begin.value);
        out.integer(mark.range.end.value);
        out.integer(mark.number);
        out.text(mark.value);
    }
    out.number(document.findings.size(), 8);
    for (const Finding& finding : document.findings) {
        out.byte(static_cast<std::uint8_t>(finding.severity));
        out.text(finding.where);
        out.text(to_json(finding.message));
    }
}

ImportedDocument read_document(Reader& in)
{
    ImportedDocument document;
    document.title = in.text();
    document.text = in.text();
    auto length = static_cast<std::int64_t>(count_code_points(document.text));
    for (std::uint64_t left = in.count(); left > 0; --left) {
        Mark mark;
        mark.kind = static_cast<MarkKind>(in.byte_up_to(last_kind));
        mark.range = char_range(in.integer(), 0);
        mark.range.end = CharPos{in.integer()};
        mark.number = in.integer();
        mark.value = in.text();
        if (mark.range.begin.value < 0 || mark.range.end < mark.range.begin || mark.range.end.value > length) {
            refuse();
        }
        document.marks.push_back(std::move(mark));
    }
    for (std::uint64_t left = in.count(); left > 0; --left) {
        Finding finding;
        finding.severity = static_cast<Severity>(in.byte_up_to(last_severity));
        finding.where = in.text();
        finding.message = message_from_json(in.text());
        document.findings.push_back(std::move(finding));
    }
    return document;
}

} // namespace

std::string encode_wire(const ReaderMessage& message)
{
    Writer body;
    body.byte(static_cast<std::uint8_t>(message.answer));
    if (message.answer == ReaderAnswer::Document) {
        write_document(body, message.document);
    }
    Writer head;
    head.number(wire_version, 4);
    return std::string(magic) + head.bytes() + sha256(body.bytes()) + body.bytes();
}

ReaderMessage decode_wire(std::string_view bytes)
{
    Reader in(bytes);
    if (in.take(magic.size()) != magic || in.number(4) != wire_version) {
        refuse();
    }
    std::string_view hash = in.take(hash_size);
    if (sha256(in.rest()) != hash) {
        refuse();
    }
    ReaderMessage message;
    message.answer = static_cast<ReaderAnswer>(in.byte_up_to(last_answer));
    if (message.answer == ReaderAnswer::Document) {
        message.document = read_document(in);
    }
    if (!in.at_end()) {
        refuse();
    }
    return message;
}

} // namespace duiding
