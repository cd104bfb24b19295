// SPDX-License-Identifier: GPL-3.0-or-later
// What the study has of searches that coded, and what running each again would bring, looked up in jobs.
#include "app/desktop/dialogs/autocodings.h"

#include <wx/dataview.h>

#include <algorithm>

namespace duiding {

Judgement judgement_of(const JudgedWords& judged)
{
    Judgement judgement;
    for (const auto& [word, search_for] : judged) {
        (search_for ? judgement.accept : judgement.reject).push_back(word);
    }
    return judgement;
}

// Until the index knows the texts as they are now.
void Autocodings::forget()
{
    for (Entry& entry : m_entries) {
        entry.news.reset();
    }
    show_list();
    show_entry();
}

void Autocodings::load()
{
    if (!m_workspace.is_open()) {
        return;
    }
    m_workspace.when_ready<std::vector<Autocoding>>(m_workspace.project()->autocodings(), [this, alive = m_alive](std::vector<Autocoding> all) {
        if (!*alive) {
            return;
        }
        std::map<AutocodingId, Entry> before;
        AutocodingId chosen = current() ? current()->autocoding.id : AutocodingId{};
        for (Entry& entry : m_entries) {
            before[entry.autocoding.id] = std::move(entry);
        }
        m_entries.clear();
        for (auto one = all.rbegin(); one != all.rend(); ++one) {
            Entry& entry = m_entries.emplace_back(std::move(before[one->id]));
            std::erase_if(entry.judged, [&](const auto& word) {      // the study has it by now
                const auto& list = word.second ? one->accepted : one->rejected;
                return std::binary_search(list.begin(), list.end(), word.first);
            });
            entry.autocoding = std::move(*one);
            entry.news.reset();
        }
        m_loaded = true;
        show_list();
        auto there = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry& entry) {
            return m_wanted.empty() ? entry.autocoding.id == chosen : entry.autocoding.query == m_wanted;
        });
        m_wanted.clear();
        if (!m_entries.empty()) {
            choose(there == m_entries.end() ? 0 : static_cast<std::size_t>(there - m_entries.begin()));
        } else {
            show_entry();
        }
        look();
    });
}

void Autocodings::look()
{
    std::vector<std::size_t> all(m_entries.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i] = i;
    }
    look_at(std::move(all), JobShow::Bar);
}

void Autocodings::look_at(std::vector<std::size_t> entries, JobShow show)
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
    if (!m_workspace.index() || entries.empty()) {
        return;
    }
    std::vector<std::pair<Autocoding, JudgedWords>> asked;
    for (std::size_t entry : entries) {
        asked.emplace_back(m_entries[entry].autocoding, m_entries[entry].judged);
    }
    m_job = m_workspace.jobs().start(msg("Looking for what is new"), show,
        [project = m_workspace.project(), index = m_workspace.index(), asked = std::move(asked)](Progress& progress) {
            std::vector<std::pair<AutocodingId, News>> found;
            progress.start({}, static_cast<std::int64_t>(asked.size()));
            for (const auto& [autocoding, judged] : asked) {
                Progress own(&progress);
                found.emplace_back(autocoding.id, news_of(*project, *index, autocoding, judged, own));
                progress.step();
            }
            return found;
        },
        [this, alive = m_alive, asked_now = ++m_asked](std::vector<std::pair<AutocodingId, News>> found) {
            if (!*alive || asked_now != m_asked) {
                return;
            }
            m_job.reset();
            for (auto& [id, news] : found) {
                auto entry = std::find_if(m_entries.begin(), m_entries.end(), [id = id](const Entry& each) { return each.autocoding.id == id; });
                if (entry != m_entries.end()) {
                    for (PassageRow& row : news.passages) {
                        const auto& unticked = entry->unticked;
                        row.ticked = std::find(unticked.begin(), unticked.end(), CodedPlace{row.document, row.range}) == unticked.end();
                    }
                    entry->news = std::move(news);
                }
            }
            show_list();
            show_entry();
        },
        [this, alive = m_alive, asked_now = m_asked](const ErrorText& error) {
            if (*alive && asked_now == m_asked) {
                m_job.reset();
                m_workspace.fail(error);
                show_state();
            }
        });
    show_state();
}

// In a job.
Autocodings::News Autocodings::news_of(Project& project, const ProjectIndex& index, const Autocoding& autocoding, const JudgedWords& judged,
                                       Progress& progress)
{
    News news;
    try {
        news.plan = plan_rerun(project, index, autocoding, judgement_of(judged), progress);
    } catch (const BadInput& error) {
        news.error = error.text();
        return news;
    }
    TextSource texts = index.texts();
    for (const CodedPlace& place : news.plan.places) {
        if (DocumentTextPtr text = texts(place.document)) {
            news.passages.push_back(passage_row(*text, place.range));
        }
    }
    return news;
}

} // namespace duiding
