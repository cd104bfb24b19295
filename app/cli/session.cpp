// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session.h"

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/edits/edits.h"
#include "core/text/fold.h"

#include <fmt/format.h>
#include <libintl.h>

#include <algorithm>
#include <atomic>
#include <clocale>
#include <csignal>
#include <cstdlib>
#include <iostream>

namespace duiding::cli {

namespace {

constexpr const char* domain = "duiding";
std::atomic<Progress*> running{nullptr};

void on_interrupt(int)
{
    if (Progress* progress = running) {
        progress->cancel();
    }
    std::signal(SIGINT, SIG_DFL);              // who presses Ctrl+C again wants out at once
}

// The first language asked for, in the order gettext reads the environment; "" when none is.
std::string requested_language()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) {
            std::string locale = value;
            const char* preferred = std::getenv("LANGUAGE");
            bool translated = locale != "C" && locale != "POSIX";
            return translated && preferred && *preferred ? preferred : locale;
        }
    }
    const char* preferred = std::getenv("LANGUAGE");
    return preferred ? preferred : "";
}

std::string look_up(const std::string& id, const std::string& plural_id, std::int64_t number)
{
    if (plural_id.empty()) {
        return dgettext(domain, id.c_str());
    }
    return dngettext(domain, id.c_str(), plural_id.c_str(), static_cast<unsigned long>(number));
}

} // namespace

Session::Session()
{
    std::setlocale(LC_ALL, "");
    if (requested_language().starts_with("nl")) {
        // gettext is silent in the locale C, which is what remains where Dutch was never generated.
        if (std::string_view(std::setlocale(LC_MESSAGES, nullptr)) == "C") {
            std::setlocale(LC_MESSAGES, "C.UTF-8");
            ::setenv("LANGUAGE", "nl", 1);
        }
        bindtextdomain(domain, (platform::program_folder() / "../share/locale").c_str());
        bind_textdomain_codeset(domain, "UTF-8");
        m_language = "nl";
        m_translate = look_up;
    }
    std::setlocale(LC_NUMERIC, "C");
    running = &m_progress;
    std::signal(SIGINT, on_interrupt);
}

std::string Session::say(const Message& message) const { return format(message, m_translate, numbers()); }

std::string Session::tell(const Message& message) const { return for_people() ? say(message) : format(message); }

void Session::line(const std::string& text) const { std::cout << text << '\n'; }

void Session::remark(const Finding& finding) const
{
    std::cerr << (finding.where.empty() ? "" : finding.where + ": ") << say(finding.message) << '\n';
}

void Session::report(const ErrorText& error) const
{
    std::cerr << "duiding-cli: " << format(error, m_translate, numbers()) << '\n';
}

std::unique_ptr<Project> Session::open(const std::string& study, OpenMode mode)
{
    auto project = run([&] { return Project::open(path_of(study), mode, &m_progress); });
    if (!project->kept_file().empty()) {
        remark({Severity::Info, study, msg("The study was brought up to date for this version; the old file is kept as “{0}”.",
                                           path_text(project->kept_file().filename()))});
    }
    return project;
}

void Session::paint_progress()
{
    if (!platform::stderr_is_terminal()) {
        return;
    }
    double fraction = m_progress.fraction();
    std::string share = fraction < 0 ? std::string("…") : fmt::format("{:3.0f} %", fraction * 100);
    std::cerr << "\r\033[K" << share << ' ' << m_progress.what() << std::flush;
    m_painted = true;
}

void Session::wipe_progress()
{
    if (std::exchange(m_painted, false)) {
        std::cerr << "\r\033[K" << std::flush;
    }
}

CoderId coder_named(Project& project, const std::string& name, std::int64_t group)
{
    if (name.empty() && project.coder()) {
        return project.coder();
    }
    std::string wanted = name.empty() ? platform::user_name() : name;
    auto find = [&]() -> CoderId {
        for (const Coder& coder : *project.snapshot()->coders) {
            if (fold_name(coder.name) == fold_name(wanted)) {
                return coder.id;
            }
        }
        return {};
    };
    if (!find()) {
        edits::add_coder(project, wanted, group).get();
    }
    return find();
}

} // namespace duiding::cli
