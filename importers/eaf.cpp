// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/eaf.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/support/cue_text.h"
#include "importers/support/transcript_builder.h"
#include "importers/support/xml_tree.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>

namespace duiding {

namespace {

constexpr std::int64_t max_time = 10'000'000'000;        // milliseconds: 115 days

[[noreturn]] void refuse(const ImportSource& source, Message why)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why),
                    msg("Open it in ELAN and save it again.")});
}

using Slots = std::map<std::string, std::int64_t, std::less<>>;

std::optional<std::int64_t> slot_value(pugi::xml_node slot)
{
    std::string_view text = slot.attribute("TIME_VALUE").value();
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool sane = error == std::errc() && end == text.data() + text.size() && value >= 0 && value <= max_time;
    return sane ? std::optional(value) : std::nullopt;
}

// Slots come in order of time; those between two known ones are spread evenly, those after the last known get its time.
Slots read_slots(pugi::xml_node order)
{
    Slots times;
    std::vector<std::string> waiting;
    std::int64_t before = 0;
    auto settle = [&](std::int64_t after) {
        auto steps = static_cast<std::int64_t>(waiting.size()) + 1;
        for (std::size_t i = 0; i < waiting.size(); ++i) {
            times[waiting[i]] = before + (after - before) * static_cast<std::int64_t>(i + 1) / steps;
        }
        waiting.clear();
    };
    for (pugi::xml_node slot : order.children("TIME_SLOT")) {
        std::string id = slot.attribute("TIME_SLOT_ID").value();
        if (std::optional<std::int64_t> value = slot_value(slot)) {
            settle(*value);
            times[id] = *value;
            before = *value;
        } else {
            waiting.push_back(id);
        }
    }
    settle(before);
    return times;
}

std::string one_line(std::string_view raw)
{
    std::string text = normalize_stored_text(replace_invalid_utf8(raw)).text;
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::size_t from = text.find_first_not_of(' ');
    std::size_t to = text.find_last_not_of(' ');
    return from == std::string::npos ? std::string() : text.substr(from, to - from + 1);
}

struct Stretch {
    std::int64_t begin = 0;
    std::int64_t end = 0;
    std::string name;
};

// The root tiers: who speaks when, and the stretches that a tier without a participant lays over the speech.
class TierReader {
public:
    TierReader(const Slots& slots, ImportedDocument& document) : m_slots(slots), m_document(document) {}

    void read(pugi::xml_node root, Progress& progress)
    {
        std::vector<pugi::xml_node> tiers;
        bool any_participant = false;
        for (pugi::xml_node tier : root.children("TIER")) {
            if (tier.attribute("PARENT_REF").empty()) {
                tiers.push_back(tier);
                any_participant = any_participant || !participant(tier).empty();
            }
        }
        for (pugi::xml_node tier : tiers) {
            progress.check();
            std::string id = id_of(tier);
            std::string speaker = any_participant ? participant(tier) : id == "default" ? std::string() : id;
            if (!speaker.empty() || !any_participant) {
                read_tier(tier, speaker, cues);
            }
        }
        sort_cues();
        std::vector<Cue> spoken = cues;
        for (pugi::xml_node tier : tiers) {
            if (any_participant && participant(tier).empty()) {
                read_unnamed_tier(tier, spoken);
            }
        }
        sort_cues();
    }

    std::vector<Cue> cues;
    std::vector<Stretch> stretches;

private:
    static std::string participant(pugi::xml_node tier) { return one_line(tier.attribute("PARTICIPANT").value()); }
    static std::string id_of(pugi::xml_node tier) { return one_line(tier.attribute("TIER_ID").value()); }

    void sort_cues()
    {
        std::stable_sort(cues.begin(), cues.end(), [](const Cue& a, const Cue& b) { return a.begin < b.begin; });
    }

    void read_tier(pugi::xml_node tier, const std::string& speaker, std::vector<Cue>& out) const
    {
        for (pugi::xml_node annotation : tier.children("ANNOTATION")) {
            pugi::xml_node aligned = annotation.child("ALIGNABLE_ANNOTATION");
            Cue cue;
            cue.begin = time_of(aligned, "TIME_SLOT_REF1");
            cue.end = time_of(aligned, "TIME_SLOT_REF2");
            cue.speaker = speaker;
            cue.text = one_line(aligned.child_value("ANNOTATION_VALUE"));
            cue.starts_paragraph = speaker.empty();
            if (!cue.text.empty()) {
                out.push_back(std::move(cue));
            }
        }
    }

    // "Opening" from 0:00 to 1:20, over all that is said then: a section. "Deur slaat" between two answers: words of nobody.
    void read_unnamed_tier(pugi::xml_node tier, const std::vector<Cue>& spoken)
    {
        std::vector<Cue> own;
        read_tier(tier, {}, own);
        bool sections = !own.empty() && std::all_of(own.begin(), own.end(), [&](const Cue& cue) { return covers_speech(cue, spoken); });
        for (Cue& cue : own) {
            if (sections) {
                stretches.push_back({*cue.begin, *cue.end, std::move(cue.text)});
            } else {
                cues.push_back(std::move(cue));
            }
        }
        if (!own.empty()) {
            m_document.findings.push_back(
                {Severity::Info, {}, sections ? msg("The words of the tier “{0}” became the names of sections.", id_of(tier))
                                              : msg("The tier “{0}” names no participant; nobody speaks its words.", id_of(tier))});
        }
    }

    static bool covers_speech(const Cue& cue, const std::vector<Cue>& spoken)
    {
        if (!cue.begin || !cue.end) {
            return false;
        }
        auto first = std::lower_bound(spoken.begin(), spoken.end(), *cue.begin,
                                      [](const Cue& one, std::int64_t at) { return one.begin.value_or(0) < at; });
        return first != spoken.end() && first->end && *first->end <= *cue.end;
    }

    std::optional<std::int64_t> time_of(pugi::xml_node annotation, const char* name) const
    {
        auto it = m_slots.find(std::string_view(annotation.attribute(name).value()));
        return it == m_slots.end() ? std::nullopt : std::optional(it->second);
    }

    const Slots& m_slots;
    ImportedDocument& m_document;
};

// A section runs from the first words said in its stretch to the first words after it.
void mark_sections(const std::vector<Stretch>& stretches, ImportedDocument& document)
{
    std::vector<Mark> times;
    std::copy_if(document.marks.begin(), document.marks.end(), std::back_inserter(times), [](const Mark& m) { return m.kind == MarkKind::Time; });
    OffsetMap map(document.text);
    auto at_time = [&](std::int64_t time) {
        auto it = std::lower_bound(times.begin(), times.end(), time, [](const Mark& mark, std::int64_t t) { return mark.number < t; });
        return it == times.end() ? CharPos{map.characters()} : it->range.begin;
    };
    for (const Stretch& stretch : stretches) {
        CharRange range{at_time(stretch.begin), at_time(stretch.end)};
        while (!range.empty() && (map.slice({range.end - 1, range.end}) == "\n" || map.slice({range.end - 1, range.end}) == " ")) {
            --range.end;
        }
        if (!range.empty()) {
            document.marks.push_back({MarkKind::Section, range, 1, stretch.name});
        }
    }
}

// The first recording's address; only the file's name of it is used later.
std::string recording_of(pugi::xml_node root)
{
    pugi::xml_node media = root.child("HEADER").child("MEDIA_DESCRIPTOR");
    std::string relative = one_line(media.attribute("RELATIVE_MEDIA_URL").value());
    return relative.empty() ? one_line(media.attribute("MEDIA_URL").value()) : relative;
}

} // namespace

int probe_eaf(const ImportSource& source)
{
    std::string_view head = std::string_view(source.bytes).substr(0, 4096);
    return head.find("<ANNOTATION_DOCUMENT") != std::string_view::npos ? 90 : 0;
}

ImportedDocument read_eaf(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    pugi::xml_document xml;
    parse_xml(source.bytes, {}, source.path, xml);
    pugi::xml_node root = xml.child("ANNOTATION_DOCUMENT");
    if (root.empty()) {
        refuse(source, msg("The file is damaged or incomplete."));
    }
    progress.check();
    ImportedDocument document;
    Slots slots = read_slots(root.child("TIME_ORDER"));
    TierReader tiers(slots, document);
    tiers.read(root, progress);
    build_transcript(tiers.cues, options.speakers, document);
    if (document.text.empty()) {
        refuse_without_words(source);
    }
    mark_sections(tiers.stretches, document);
    document.media_path = recording_of(root);
    return document;
}

} // namespace duiding
