// SPDX-License-Identifier: GPL-3.0-or-later
// bench_canvas: the coding view on a synthetic transcript (1 MB, 5,000 codings unless told otherwise), in a real window.
// Prints as JSON: from set_document to the first frame drawn, CPU of the window's thread per frame (between the frame
// clock's before-paint and after-paint) while scrolling by three lines, by pages and at random, and for a coding added and
// painted. Usage: bench_canvas [--kilobytes N] [--codings N]
#include "app/desktop/theme.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/wx_text.h"

#include <wx/app.h>
#include <wx/frame.h>
#include <wx/uilocale.h>

#include <algorithm>
#include <chrono>
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>

#include <gtk/gtk.h>

#include <nlohmann/json.hpp>

namespace duiding {

namespace {

double cpu_ms()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double wall_ms()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

struct Frames {
    std::vector<double> cpu;
    double started = 0;
    int count = 0;
};

void before_paint(GdkFrameClock*, gpointer frames) { static_cast<Frames*>(frames)->started = cpu_ms(); }

void after_paint(GdkFrameClock*, gpointer data)
{
    auto* frames = static_cast<Frames*>(data);
    frames->cpu.push_back(cpu_ms() - frames->started);
    ++frames->count;
}

nlohmann::json spread(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    auto at = [&](double share) {
        auto index = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
        return std::round(values[index] * 100) / 100;
    };
    return {{"median_ms", at(0.5)}, {"p95_ms", at(0.95)}, {"max_ms", at(1)}, {"frames", values.size()}};
}

struct Study {
    DocumentTextPtr document;
    std::shared_ptr<CodingList> codings = std::make_shared<CodingList>();
    std::shared_ptr<Codebook> codebook;
};

// A transcript of turns with labels, in words of spoken Dutch.
DocumentTextPtr synthetic_transcript(std::size_t bytes, std::mt19937& random)
{
    static const char* const words[] = {"ja", "eigenlijk", "toen", "wij", "het", "de", "een", "verpleegkundige", "gezin", "overleg",
                                        "maar", "dus", "niet", "altijd", "efficiënt", "cliënt", "gemeente", "wijkteam", "en", "dat",
                                        "bellen", "afspraak", "vertrouwen", "samen", "kinderen", "school", "bijvoorbeeld", "ik", "was", "heel"};
    std::string text;
    std::vector<Mark> marks;
    std::int64_t at = 0;
    auto append = [&](const std::string& part) {
        text += part;
        at += static_cast<std::int64_t>(std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    };
    for (int turn = 0; text.size() < bytes; ++turn) {
        std::string name = turn % 2 == 0 ? "I" : "R1";
        std::int64_t begin = at;
        append(name + ": ");
        marks.push_back({MarkKind::Label, char_range(begin, at), 0, {}});
        std::size_t length = turn % 2 == 0 ? 60 + random() % 80 : 80 + random() % 360;
        for (std::size_t written = 0; written < length;) {
            std::string word = words[random() % std::size(words)];
            written += word.size() + 1;
            append(word + (random() % 12 == 0 ? ". " : " "));
        }
        marks.push_back({MarkKind::Turn, char_range(begin, at), 0, name});
        append("\n");
    }
    Speaker interviewer;
    interviewer.name = "I";
    interviewer.kind = SpeakerKind::Interviewer;
    return std::make_shared<DocumentText>(DocumentId{1}, std::move(text), std::move(marks), std::vector<Speaker>{interviewer});
}

Study synthetic_study(std::size_t bytes, int codings)
{
    std::mt19937 random(2026);
    Study study;
    study.document = synthetic_transcript(bytes, random);
    const auto& colours = theme::code_colours();
    std::vector<Code> codes(24);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        codes[i].id = {static_cast<std::int64_t>(i) + 1};
        codes[i].position = static_cast<std::int64_t>(i);
        codes[i].name = "code " + std::to_string(i + 1);
        codes[i].colour = colours[i % colours.size()];
    }
    study.codebook = std::make_shared<Codebook>(std::move(codes));
    std::int64_t characters = study.document->characters();
    for (int i = 0; i < codings; ++i) {
        Coding coding;
        coding.id = {i + 1};
        std::int64_t begin = static_cast<std::int64_t>(random()) % (characters - 800);
        std::int64_t length = 20 + static_cast<std::int64_t>(random() % 660);
        coding.begin_value = static_cast<std::int32_t>(begin);
        coding.end_value = static_cast<std::int32_t>(begin + length);
        coding.code_value = static_cast<std::int32_t>(random() % 24) + 1;
        coding.coder_value = 1;
        coding.direction = static_cast<Direction>(random() % 5);
        study.codings->codings.push_back(coding);
        study.codings->longest = std::max(study.codings->longest, static_cast<std::int32_t>(length));
    }
    std::sort(study.codings->codings.begin(), study.codings->codings.end(), in_text_order);
    return study;
}

} // namespace

class CanvasBench : public wxApp {
public:
    bool OnInit() override
    {
        wxUILocale::UseDefault();
        setlocale(LC_NUMERIC, "C");
        for (int i = 1; i + 1 < argc; i += 2) {
            std::string option = from_wx(argv[i]);
            long value = std::strtol(argv[i + 1].utf8_str(), nullptr, 10);
            (option == "--codings" ? m_codings : m_kilobytes) = value;
        }
        theme::set_choice(ThemeChoice::Light);
        m_frame = new wxFrame(nullptr, wxID_ANY, "bench_canvas"_wx, wxDefaultPosition, wxSize(1200, 900));
        m_view = new CodingView(m_frame);
        m_frame->Show();
        CallAfter([this] { run(); });
        return true;
    }

private:
    void run()
    {
        Study study = synthetic_study(static_cast<std::size_t>(m_kilobytes) * 1000, static_cast<int>(m_codings));
        GdkFrameClock* clock = gtk_widget_get_frame_clock(static_cast<GtkWidget*>(m_view->GetHandle()));
        g_signal_connect(clock, "before-paint", G_CALLBACK(before_paint), &m_frames);
        g_signal_connect_after(clock, "after-paint", G_CALLBACK(after_paint), &m_frames);
        settle();

        nlohmann::json result;
        result["kilobytes"] = m_kilobytes;
        result["codings"] = m_codings;
        result["paragraphs"] = study.document->paragraphs().size();
        std::vector<double> first_wall;
        std::vector<double> first_cpu;
        for (int i = 0; i < 5; ++i) {
            m_view->set_document(nullptr, {});
            next_frame();
            double wall = wall_ms();
            double cpu = cpu_ms();
            m_view->set_document(study.document, {"Synthetic transcript", "bench"});
            m_view->set_codings(study.codings, study.codebook, {});
            next_frame();
            first_wall.push_back(wall_ms() - wall);
            first_cpu.push_back(cpu_ms() - cpu);
        }
        result["first_paint_wall"] = spread(first_wall);
        result["first_paint_cpu"] = spread(first_cpu);

        double cpu = cpu_ms();
        while (m_view->refine(std::chrono::milliseconds(8))) {
        }
        result["exact_heights_cpu_ms"] = std::round(cpu_ms() - cpu);

        std::mt19937 random(7);
        double line = m_view->FromDIP(70);
        result["scroll_three_lines"] = scroll(200, [&](double) { return line; });
        result["scroll_page"] = scroll(60, [&](double) { return 850.0; });
        result["random_jump"] = jump(study, 60, random);
        result["add_coding"] = add_codings(study, 30, random);
        result["load_average"] = load_average();
        std::printf("%s\n", result.dump(2).c_str());
        std::fflush(stdout);
        m_frame->Destroy();
    }

    // Lets everything pending happen, without idle refinement taking part in what is measured.
    void settle()
    {
        for (int i = 0; i < 50; ++i) {
            Yield(true);
        }
    }

    void next_frame()
    {
        int before = m_frames.count;
        m_view->Refresh();
        while (m_frames.count == before) {
            gtk_main_iteration_do(TRUE);
        }
    }

    template <class Distance>
    nlohmann::json scroll(int frames, Distance distance)
    {
        m_view->show_from({1});
        next_frame();
        m_frames.cpu.clear();
        for (int i = 0; i < frames; ++i) {
            wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
            wheel.m_wheelDelta = 70;
            wheel.m_wheelRotation = -static_cast<int>(distance(i));
            wheel.m_wheelAxis = wxMOUSE_WHEEL_VERTICAL;
            m_view->ProcessWindowEvent(wheel);
            next_frame();
        }
        return spread(m_frames.cpu);
    }

    nlohmann::json jump(const Study& study, int frames, std::mt19937& random)
    {
        m_frames.cpu.clear();
        for (int i = 0; i < frames; ++i) {
            m_view->show_from({static_cast<std::int64_t>(random()) % study.document->characters()});
            next_frame();
        }
        return spread(m_frames.cpu);
    }

    // As an edit does: a new list with one coding more, then the frame that shows it. All CPU of the window's thread.
    nlohmann::json add_codings(const Study& study, int times, std::mt19937& random)
    {
        std::vector<double> cost;
        auto list = std::make_shared<CodingList>(*study.codings);
        for (int i = 0; i < times; ++i) {
            CharPos at = m_view->first_visible();
            double cpu = cpu_ms();
            auto next = std::make_shared<CodingList>(*list);
            Coding coding = next->codings.front();
            coding.id = {1000000 + i};
            coding.begin_value = static_cast<std::int32_t>(at.value + static_cast<std::int64_t>(random() % 300));
            coding.end_value = coding.begin_value + 120;
            next->codings.insert(std::upper_bound(next->codings.begin(), next->codings.end(), coding, in_text_order), coding);
            m_view->set_codings(next, study.codebook, {});
            m_view->set_active_coding(coding.id);
            next_frame();
            cost.push_back(cpu_ms() - cpu);
            list = next;
        }
        return spread(cost);
    }

    static double load_average()
    {
        double load = 0;
        getloadavg(&load, 1);
        return std::round(load * 100) / 100;
    }

    long m_kilobytes = 1000;
    long m_codings = 5000;
    Frames m_frames;
    wxFrame* m_frame = nullptr;
    CodingView* m_view = nullptr;
};

} // namespace duiding

wxIMPLEMENT_APP(duiding::CanvasBench);
