// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/speaker_rows.h"

#include <algorithm>
#include <map>
#include <optional>

namespace duiding {

namespace {

constexpr std::size_t first_words_length = 90;

bool is_turn_mark(const Mark& mark)
{
    return mark.kind == MarkKind::Turn || is_non_content(mark.kind);
}

void sort_marks(std::vector<Mark>& marks)
{
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) {
        return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
    });
}

// "R1." of the label "**R1.**: ".
std::string spelling_of(std::string_view label)
{
    constexpr std::string_view around = " \t\n:*_#<>[](){}";
    auto begin = label.find_first_not_of(around);
    return begin == std::string_view::npos ? std::string() : std::string(label.substr(begin, label.find_last_not_of(around) - begin + 1));
}

// The label mark of each turn; marks are sorted, so a turn's label lies between it and the next turn.
const Mark* label_of(const std::vector<Mark>& marks, std::size_t turn)
{
    for (std::size_t i = turn + 1; i < marks.size() && marks[i].range.begin < marks[turn].range.end; ++i) {
        if (marks[i].kind == MarkKind::Label) {
            return &marks[i];
        }
        if (marks[i].kind == MarkKind::Turn) {
            break;
        }
    }
    // A label that is the whole turn begins with it and is as long.
    return turn > 0 && marks[turn - 1].kind == MarkKind::Label && marks[turn - 1].range.begin == marks[turn].range.begin ? &marks[turn - 1] : nullptr;
}

std::string first_words(const DocumentText& text, CharRange turn)
{
    std::string words = text.quote(turn);
    std::replace(words.begin(), words.end(), '\n', ' ');
    if (words.size() > first_words_length) {
        auto cut = words.rfind(' ', first_words_length);
        words.resize(cut == std::string::npos ? 0 : cut);
        words += "…";
    }
    return words;
}

// The rows anew from the marks; what the user said of a name stays.
void count_rows(SpeakersOfDocument& speakers, const std::vector<SpeakerRow>& known)
{
    DocumentText marked(speakers.text->id(), speakers.text->text(), speakers.marks, {});
    std::map<std::string, std::size_t> index;
    speakers.rows.clear();
    for (std::size_t i = 0; i < speakers.marks.size(); ++i) {
        const Mark& mark = speakers.marks[i];
        if (mark.kind != MarkKind::Turn) {
            continue;
        }
        auto [it, is_new] = index.emplace(mark.value, speakers.rows.size());
        if (is_new) {
            auto same = std::find_if(known.begin(), known.end(), [&mark](const SpeakerRow& row) { return row.name == mark.value; });
            SpeakerRow row;
            if (same != known.end()) {
                row.kind = same->kind;
                row.person = same->person;
                row.role = same->role;
            }
            row.name = mark.value;
            row.first = mark.range;
            row.first_words = first_words(marked, mark.range);
            speakers.rows.push_back(std::move(row));
        }
        SpeakerRow& row = speakers.rows[it->second];
        ++row.turns;
        if (const Mark* label = label_of(speakers.marks, i)) {
            row.labels.push_back(label->range);
            std::string spelling = spelling_of(speakers.text->slice(label->range));
            if (!spelling.empty() && std::find(row.spellings.begin(), row.spellings.end(), spelling) == row.spellings.end()) {
                row.spellings.push_back(std::move(spelling));
            }
        }
    }
}

void fill_in(SpeakersOfDocument& speakers, const Snapshot& snapshot)
{
    for (SpeakerRow& row : speakers.rows) {
        auto known = std::find_if(speakers.text->speakers().begin(), speakers.text->speakers().end(),
                                  [&row](const Speaker& speaker) { return speaker.name == row.name; });
        const Person* person = known == speakers.text->speakers().end() ? nullptr : snapshot.find_person(known->person);
        if (person) {
            row.person = person->name;
            row.role = person->role;
        } else if (row.kind == SpeakerKind::Participant) {
            row.person = proposed_person(row.name, speakers.name);
        }
    }
}

// Only blanks between two places: a heading or a note there keeps turns apart.
bool only_blanks(const DocumentText& text, CharPos begin, CharPos end)
{
    return begin >= end || text.slice({begin, end}).find_first_not_of(" \t\n") == std::string_view::npos;
}

} // namespace

SpeakersOfDocument speakers_of(const DocumentTextPtr& text, const Snapshot& snapshot)
{
    SpeakersOfDocument out;
    out.text = text;
    const DocumentInfo* info = snapshot.find_document(text->id());
    out.name = info ? info->name : std::string();
    SpeakerPreview preview = preview_speakers(text->text(), text->marks());
    out.pattern = preview.labels.empty() ? std::string() : preview.pattern;
    out.has_turns = std::any_of(text->marks().begin(), text->marks().end(), [](const Mark& mark) { return mark.kind == MarkKind::Turn; });
    const std::vector<Mark>& marks = out.has_turns ? text->marks() : preview.marks;
    std::copy_if(marks.begin(), marks.end(), std::back_inserter(out.marks), is_turn_mark);
    sort_marks(out.marks);
    std::vector<SpeakerRow> known;
    auto say = [&known](const std::string& name, SpeakerKind kind) {
        known.emplace_back();
        known.back().name = name;
        known.back().kind = kind;
    };
    for (const Speaker& speaker : text->speakers()) {
        say(speaker.name, speaker.kind);
    }
    for (const SpeakerLabel& label : preview.labels) {
        say(label.name, label.kind);
    }
    count_rows(out, known);
    fill_in(out, snapshot);
    return out;
}

std::string proposed_person(const std::string& label, const std::string& document)
{
    // "R", "R1" and "Respondent" are in every interview; "Fatima" is somebody.
    auto letters = std::count_if(label.begin(), label.end(), [](char c) { return c < '0' || c > '9'; });
    bool everywhere = letters <= 2 || label.starts_with("Respondent") || label.starts_with("respondent") || label.starts_with("RESPONDENT");
    return everywhere ? document + " · " + label : label;
}

void split_row(SpeakersOfDocument& speakers, std::size_t row)
{
    std::vector<SpeakerRow> known = speakers.rows;
    std::string name = speakers.rows[row].name;
    for (const std::string& spelling : speakers.rows[row].spellings) {
        SpeakerRow fresh = speakers.rows[row];
        fresh.name = spelling;
        if (!fresh.person.empty() && spelling != name) {
            fresh.person = proposed_person(spelling, speakers.name);
        }
        known.push_back(std::move(fresh));
    }
    for (std::size_t i = 0; i < speakers.marks.size(); ++i) {
        Mark& mark = speakers.marks[i];
        const Mark* label = mark.kind == MarkKind::Turn && mark.value == name ? label_of(speakers.marks, i) : nullptr;
        std::string spelling = label ? spelling_of(speakers.text->slice(label->range)) : std::string();
        if (!spelling.empty()) {
            mark.value = spelling;
        }
    }
    count_rows(speakers, known);
}

void copy_roles(const SpeakersOfDocument& from, SpeakersOfDocument& to)
{
    for (SpeakerRow& row : to.rows) {
        auto same = std::find_if(from.rows.begin(), from.rows.end(), [&row](const SpeakerRow& one) { return one.name == row.name; });
        if (same == from.rows.end()) {
            continue;
        }
        row.kind = same->kind;
        row.role = same->role;
        if (row.kind == SpeakerKind::Interviewer) {
            row.person = same->person;
        } else if (same->person.empty()) {
            row.person.clear();
        } else if (row.person.empty()) {
            row.person = proposed_person(row.name, to.name);
        }
    }
}

edits::TurnsOfDocument turns_of(const SpeakersOfDocument& speakers)
{
    edits::TurnsOfDocument out{speakers.text->id(), {}, {}};
    auto is_speaker = [&speakers](const std::string& name) {
        return std::any_of(speakers.rows.begin(), speakers.rows.end(),
                           [&name](const SpeakerRow& row) { return row.name == name && row.kind != SpeakerKind::NoSpeaker; });
    };
    std::optional<std::size_t> last_turn;
    CharPos dropped_until{0};
    for (const Mark& mark : speakers.marks) {
        if (mark.kind == MarkKind::Turn && !is_speaker(mark.value)) {
            if (last_turn && only_blanks(*speakers.text, out.marks[*last_turn].range.end, mark.range.begin)) {
                out.marks[*last_turn].range.end = std::max(out.marks[*last_turn].range.end, mark.range.end);
            }
            dropped_until = mark.range.end;
            continue;
        }
        if (mark.kind == MarkKind::Label && mark.range.begin < dropped_until) {
            continue;
        }
        if (mark.kind == MarkKind::Turn) {
            last_turn = out.marks.size();
        }
        out.marks.push_back(mark);
    }
    for (const SpeakerRow& row : speakers.rows) {
        if (row.kind == SpeakerKind::NoSpeaker) {
            continue;
        }
        edits::SpeakerRole role{row.name, row.kind, {}};
        if (!row.person.empty()) {
            role.person = edits::NewPerson{row.person, row.role.empty() && row.kind == SpeakerKind::Interviewer ? "interviewer" : row.role, {}};
        }
        out.speakers.push_back(std::move(role));
    }
    return out;
}

} // namespace duiding
