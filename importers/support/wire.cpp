// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/wire.h"

#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <bit>
#include <cmath>

namespace duiding {

namespace {

constexpr std::uint8_t last_severity = static_cast<std::uint8_t>(Severity::Error);

} // namespace

void refuse_wire()
{
    throw WireError({msg("The document could not be read."), {}, msg("The reader's answer is incomplete or damaged."),
                     msg("Try again; if it happens again, report the file.")});
}

void WireWriter::number(std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i) {
        m_bytes += static_cast<char>(value >> (8 * i) & 0xFF);
    }
}

void WireWriter::real(double value) { number(std::bit_cast<std::uint64_t>(value), 8); }

void WireWriter::text(std::string_view value)
{
    number(value.size(), 8);
    m_bytes += value;
}

void WireWriter::message(const Message& message) { text(to_json(message)); }

void WireWriter::findings(const Findings& findings)
{
    number(findings.size(), 8);
    for (const Finding& finding : findings) {
        byte(static_cast<std::uint8_t>(finding.severity));
        text(finding.where);
        message(finding.message);
    }
}

std::string_view WireReader::take(std::uint64_t length)
{
    if (length > m_bytes.size()) {
        refuse_wire();
    }
    std::string_view taken = m_bytes.substr(0, static_cast<std::size_t>(length));
    m_bytes.remove_prefix(taken.size());
    return taken;
}

std::uint64_t WireReader::number(int bytes)
{
    std::uint64_t value = 0;
    std::string_view taken = take(static_cast<std::uint64_t>(bytes));
    for (int i = 0; i < bytes; ++i) {
        value |= std::uint64_t(static_cast<unsigned char>(taken[static_cast<std::size_t>(i)])) << (8 * i);
    }
    return value;
}

double WireReader::real()
{
    double value = std::bit_cast<double>(number(8));
    if (!std::isfinite(value)) {
        refuse_wire();
    }
    return value;
}

std::uint8_t WireReader::byte_up_to(std::uint8_t last)
{
    auto value = static_cast<std::uint8_t>(number(1));
    if (value > last) {
        refuse_wire();
    }
    return value;
}

std::string WireReader::text()
{
    std::string value(take(number(8)));
    if (!is_valid_utf8(value)) {
        refuse_wire();
    }
    return value;
}

std::string WireReader::stored_text()
{
    std::string value = text();
    if (normalize_stored_text(value).text != value) {
        refuse_wire();
    }
    return value;
}

std::uint64_t WireReader::count(std::uint64_t least)
{
    std::uint64_t value = number(8);
    if (value > m_bytes.size() / least) {
        refuse_wire();
    }
    return value;
}

Message WireReader::message()
{
    try {
        return message_from_json(text());
    } catch (const WireError&) {
        throw;
    } catch (const BadInput&) {
        refuse_wire();
    }
}

Findings WireReader::findings()
{
    Findings findings;
    for (std::uint64_t left = count(); left > 0; --left) {
        Finding finding;
        finding.severity = static_cast<Severity>(byte_up_to(last_severity));
        finding.where = text();
        finding.message = message();
        findings.push_back(std::move(finding));
    }
    return findings;
}

void WireReader::finish() const
{
    if (!at_end()) {
        refuse_wire();
    }
}

} // namespace duiding
