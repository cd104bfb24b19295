// SPDX-License-Identifier: GPL-3.0-or-later
// What every verb of duiding-cli gets: the form of the output, the user's language, a Progress that Ctrl+C cancels, and the
// exit codes that scripts rely on. One object for one run of the program; used in the main thread.
#pragma once

#include "core/base/error.h"
#include "core/base/findings.h"
#include "core/base/message.h"
#include "core/base/progress.h"
#include "core/store/project.h"

#include <chrono>
#include <filesystem>
#include <future>
#include <memory>
#include <string>

namespace duiding::cli {

enum class ExitCode { Done = 0, Findings = 1, Usage = 2, BadInput = 3, Environment = 4, Cancelled = 5, Bug = 70 };

// A table for people; the other two for programs, with stable keys and English messages.
enum class OutputForm { People, Json, Csv };

class Session {
public:
    Session();                                          // reads the language from LC_ALL, LC_MESSAGES, LANG and LANGUAGE

    OutputForm form() const { return m_json ? OutputForm::Json : m_csv ? OutputForm::Csv : OutputForm::People; }
    bool for_people() const { return form() == OutputForm::People; }
    bool& json() { return m_json; }                     // bound to --json
    bool& csv() { return m_csv; }                       // bound to --csv

    const std::string& language() const { return m_language; }      // "nl" or "en"
    const Translator& translator() const { return m_translate; }
    NumberStyle numbers() const { return m_language == "nl" ? NumberStyle::Dutch : NumberStyle::English; }
    std::string say(const Message& message) const;      // in the user's language
    std::string tell(const Message& message) const;     // the same for people, English for programs

    void line(const std::string& text) const;           // to standard output
    void line(const Message& message) const { line(say(message)); }
    void remark(const Finding& finding) const;          // to standard error
    void report(const ErrorText& error) const;          // to standard error

    // Progress of the work at hand; cancelled by Ctrl+C.
    Progress& progress() { return m_progress; }

    // Waits for work in another thread, showing progress on standard error when that is a terminal.
    template <class T>
    T wait(std::future<T> future)
    {
        while (future.wait_for(std::chrono::milliseconds(100)) != std::future_status::ready) {
            paint_progress();
        }
        wipe_progress();
        return future.get();
    }
    // Runs `work` in another thread and waits like that.
    template <class Work>
    auto run(Work work)
    {
        return wait(std::async(std::launch::async, std::move(work)));
    }

    std::unique_ptr<Project> open(const std::string& study, OpenMode mode);

private:
    void paint_progress();
    void wipe_progress();

    bool m_json = false;
    bool m_csv = false;
    std::string m_language = "en";
    Translator m_translate = english;
    Progress m_progress;
    bool m_painted = false;
};

inline ExitCode code_for(const Findings& findings) { return findings.empty() ? ExitCode::Done : ExitCode::Findings; }

// The coder of that name, made when there is none, as part of the undo step `group`; with an empty name the study's own, else the user of this computer.
CoderId coder_named(Project& project, const std::string& name, std::int64_t group);

} // namespace duiding::cli
