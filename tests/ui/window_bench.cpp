// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/window_bench.h"

#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/widgets/status_strip.h"
#include "app/desktop/wx_text.h"
#include "core/edits/templates.h"
#include "importers/importer.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

namespace duiding::test {

namespace {

constexpr const char* first_interview =
    "I: Hoe loopt het overleg met de wijk?\n"
    "R1: Het wijkteam belt ons elke week. We vertrouwen elkaar, en dat merk je meteen.\n"
    "I: En met de gemeente?\n"
    "R1: Daar is nooit iemand bereikbaar. De wijk wacht al een jaar op een antwoord.\n";

constexpr const char* second_interview =
    "I: Wat doet u als verpleegkundige?\n"
    "R2: Ik kom bij de gezinnen thuis. In de wijken ken ik iedereen.\n"
    "I: Ook de mensen van het wijkteam?\n"
    "R2: Ja, sinds vorig jaar zitten we in hetzelfde gebouw.\n";

void add_interview(Project& project, const std::filesystem::path& path, const std::string& text)
{
    write_text(path, text);
    Progress progress;
    edits::add_document(project, import_file(path, {}, progress)).get();
}

} // namespace

WindowBench::WindowBench()
{
    m_study = folder / "studie.duiding";
    auto project = Project::create(m_study, "nl");
    edits::apply_template(*project, "damour", "nl").get();
    add_interview(*project, folder / "Gesprek 1.txt", first_interview);
    add_interview(*project, folder / "Gesprek 2.txt", second_interview);
    project.reset();
    open();
}

WindowBench::~WindowBench()
{
    close();
}

void WindowBench::open()
{
    Settings settings = Settings::load(folder / "settings.json");
    settings.coder = "AB";
    m_workspace = std::make_unique<Workspace>(settings, folder / "settings.json");
    m_frame = new MainFrame(*m_workspace, m_commands);
    m_frame->SetSize(0, 0, 1500, 950);
    m_frame->Show();
    m_workspace->open(m_study);
    REQUIRE(wait_for([this] { return m_workspace->text() && m_frame->centre().view().document() == m_workspace->text(); }));
    m_frame->centre().focus_text();
    REQUIRE(wait_for([this] { return m_frame->centre().view().HasFocus(); }));
    handle_events();
}

void WindowBench::close()
{
    if (m_frame) {
        m_frame->Close(true);
        handle_events();
        m_frame = nullptr;
        m_workspace.reset();
    }
}

CharRange WindowBench::find(const std::string& words) const
{
    const std::string& text = m_workspace->text()->text();
    auto at = text.find(words);
    REQUIRE(at != std::string::npos);
    return char_range(static_cast<std::int64_t>(at), static_cast<std::int64_t>(at + words.size()));      // the texts are ASCII
}

void WindowBench::select_by_mouse(const std::string& words)
{
    CodingView& view = m_frame->centre().view();
    wxRect rect = view.rect_of(find(words));
    int y = rect.y + rect.height / 2;
    driver.drag({rect.x, y}, {rect.x + rect.width, y});
    bool selected = wait_for([&] { return m_workspace->selection() == find(words); });
    INFO("selected: " << m_workspace->text()->slice(m_workspace->selection()));
    REQUIRE(selected);
}

CodeId WindowBench::code(const std::string& name) const
{
    return snapshot().codebook->resolve(name);
}

std::string WindowBench::status()
{
    return from_wx(m_frame->status().text());
}

bool WindowBench::wait_for_codings(std::int64_t count)
{
    return wait_for([&] { return snapshot().coding_count() == count && !m_workspace->edits_pending(); });
}

} // namespace duiding::test
