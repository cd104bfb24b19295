// SPDX-License-Identifier: GPL-3.0-or-later
// The one exception tree. What a user reads has four parts: what failed, where (file, row, page), why, and what to do.
//
//   BadInput     the file or the request is wrong: the user can choose another           exit 3
//   TooNew       the project was written by a newer Duiding (a BadInput)                 exit 3
//   Environment  disk, permission, memory, "in use by": the machine has to change        exit 4
//   Cancelled    the user stopped it; not an error, never shown as one                   exit 5
//   Bug          we broke our own promise; shown with a request to report it             exit 70
//
// Library errors are translated into these in the wrapper of that library. Caught in three places only: the command
// dispatcher, the job runner, the last resort in main.
#pragma once

#include "core/base/message.h"

#include <exception>
#include <string>

namespace duiding {

struct ErrorText {
    Message what;                // "The document could not be read."
    std::string where;           // a path, "row 12", "page 3"; not translated
    Message why;                 // may be empty
    Message what_to_do;          // may be empty
};

class Error : public std::exception {
public:
    explicit Error(ErrorText text);
    const ErrorText& text() const { return m_text; }
    const char* what() const noexcept override { return m_english.c_str(); }

private:
    ErrorText m_text;
    std::string m_english;
};

class BadInput : public Error { public: using Error::Error; };
class TooNew : public BadInput { public: using BadInput::BadInput; };
class Environment : public Error { public: using Error::Error; };
class Bug : public Error { public: using Error::Error; };

class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

// what, where, why, what to do: one line each, empty parts left out.
std::string format(const ErrorText& text, const Translator& translate = english, NumberStyle style = NumberStyle::English);

// Makes any current exception readable: ours as they are, the standard library's as a Bug or, for bad_alloc and
// filesystem_error, as Environment. Call only inside a catch block.
ErrorText describe_current_exception();

} // namespace duiding
