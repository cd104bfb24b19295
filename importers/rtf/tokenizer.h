// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts the bytes of an RTF file into its five kinds of tokens: group open and close, control word with its number, control
// symbol, escaped byte (\'e9), and plain bytes. Line ends between tokens mean nothing in RTF and are left out; the raw data behind
// \bin is stepped over. Numbers are held within 32 bits, whatever the file says. A view on bytes that must stay alive; linear.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace duiding::rtf {

struct Token {
    enum class Kind { Open, Close, Word, Symbol, Byte, Text, End };
    Kind kind = Kind::End;
    std::string_view text;               // of a Word: its name; of a Symbol: its character; of Text: the bytes
    std::optional<std::int32_t> number;  // behind a Word
    char byte = 0;                       // of a Byte
};

class Tokenizer {
public:
    explicit Tokenizer(std::string_view bytes) : m_bytes(bytes) {}

    Token next();
    // After an Open: what lies before the Close that belongs to it; the Close itself is consumed.
    std::string_view rest_of_group();
    bool at_end() const { return m_at >= m_bytes.size(); }

private:
    Token after_backslash();
    Token word();
    std::optional<std::int32_t> number();

    std::string_view m_bytes;
    std::size_t m_at = 0;
};

} // namespace duiding::rtf
