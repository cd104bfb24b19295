// SPDX-License-Identifier: GPL-3.0-or-later
// Values as bytes, for the pipe between the program and duiding-reader: numbers little-endian, strings with their length before
// them. What comes in may have been written by a process that a hostile file took over, so nothing in it is believed: every length is
// held against what is there, every text against UTF-8, and what does not hold is a WireError, a kind of BadInput.
#pragma once

#include "core/base/error.h"
#include "core/base/findings.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace duiding {

class WireWriter {
public:
    void number(std::uint64_t value, int bytes);
    void byte(std::uint8_t value) { number(value, 1); }
    void integer(std::int64_t value) { number(static_cast<std::uint64_t>(value), 8); }
    void real(double value);
    void text(std::string_view value);
    void message(const Message& message);
    void findings(const Findings& findings);
    std::string take() { return std::move(m_bytes); }

private:
    std::string m_bytes;
};

class WireReader {
public:
    explicit WireReader(std::string_view bytes) : m_bytes(bytes) {}

    std::string_view take(std::uint64_t length);
    std::uint64_t number(int bytes);
    std::int64_t integer() { return static_cast<std::int64_t>(number(8)); }
    double real();                                    // a finite one
    std::uint8_t byte_up_to(std::uint8_t last);
    bool flag() { return byte_up_to(1) == 1; }
    std::string text();                               // valid UTF-8
    std::string stored_text();                        // as normalize_stored_text leaves it
    // A count of things that each take at least `least` bytes, so that a false one cannot ask for memory.
    std::uint64_t count(std::uint64_t least = 1);
    Message message();
    Findings findings();

    std::string_view rest() const { return m_bytes; }
    bool at_end() const { return m_bytes.empty(); }
    void finish() const;                              // refuses when something is left

private:
    std::string_view m_bytes;
};

// "The reader's answer is incomplete or damaged."
class WireError : public BadInput { public: using BadInput::BadInput; };
[[noreturn]] void refuse_wire();

} // namespace duiding
