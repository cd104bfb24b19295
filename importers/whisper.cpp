// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/whisper.h"

#include "core/text/normalize.h"
#include "importers/support/cue_text.h"
#include "importers/support/json_text.h"
#include "importers/support/transcript_builder.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

// One line without blanks around it.
std::string words_of(std::string_view text)
{
    std::string clean = normalize_stored_text(text).text;
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    std::size_t from = clean.find_first_not_of(" \t");
    std::size_t to = clean.find_last_not_of(" \t");
    return from == std::string::npos ? std::string() : clean.substr(from, to - from + 1);
}

std::string word_text(const JsonValue& word)
{
    std::string text = json_string(word, "word");
    return text.empty() ? json_string(word, "text") : text;
}

using Names = std::map<std::string, std::string>;

std::string speaker_of(const JsonValue& object, const Names& names)
{
    std::string speaker = words_of(json_string(object, "speaker"));
    auto it = names.find(speaker);
    return it == names.end() ? speaker : it->second;
}

bool voices_differ(const JsonValue& words)
{
    std::string first;
    for (const JsonValue& word : words) {
        std::string speaker = json_string(word, "speaker");
        if (first.empty()) {
            first = speaker;
        } else if (!speaker.empty() && speaker != first) {
            return true;
        }
    }
    return false;
}

// A cue for each stretch of words of one voice.
void add_words(const JsonValue& words, const Cue& segment, const Names& names, std::vector<Cue>& cues)
{
    Cue now = segment;
    now.text.clear();
    for (const JsonValue& word : words) {
        std::string text = words_of(word_text(word));
        std::string speaker = speaker_of(word, names);
        speaker = speaker.empty() ? now.speaker : speaker;
        if (text.empty()) {
            continue;
        }
        if (!now.text.empty() && speaker != now.speaker) {
            now.end = json_milliseconds(word, "start");
            cues.push_back(now);
            now.text.clear();
            now.begin = json_milliseconds(word, "start");
            now.end = segment.end;
        }
        now.speaker = speaker;
        bool sign = text.size() == 1 && std::string_view(".,?!;:").find(text[0]) != std::string_view::npos;
        now.text += now.text.empty() || sign ? text : " " + text;
    }
    if (!now.text.empty()) {
        cues.push_back(now);
    }
}

Names names_of(const JsonValue& root)
{
    Names names;
    auto it = root.find("speakers");
    if (it != root.end() && it->is_array()) {
        for (const JsonValue& speaker : *it) {
            std::string name = words_of(json_string(speaker, "name"));
            std::string id = words_of(json_string(speaker, "spkid"));
            if (!name.empty() && !id.empty()) {
                names[id] = name;
            }
        }
    }
    return names;
}

std::vector<Cue> cues_of(const JsonValue& root, Progress& progress)
{
    std::vector<Cue> cues;
    Names names = names_of(root);
    auto segments = root.find("segments");
    if (segments == root.end() || !segments->is_array()) {
        return cues;
    }
    for (const JsonValue& segment : *segments) {
        progress.check();
        Cue cue;
        cue.begin = json_milliseconds(segment, "start");
        cue.end = json_milliseconds(segment, "end");
        cue.speaker = speaker_of(segment, names);
        cue.text = words_of(json_string(segment, "text"));
        auto words = segment.is_object() ? segment.find("words") : segment.end();
        bool has_words = segment.is_object() && words != segment.end() && words->is_array();
        if (has_words && (cue.text.empty() || voices_differ(*words))) {
            add_words(*words, cue, names, cues);
        } else if (!cue.text.empty()) {
            cues.push_back(std::move(cue));
        }
    }
    return cues;
}

} // namespace

int probe_whisper(const ImportSource& source)
{
    return looks_like_json(source) && source.bytes.find("\"segments\"") != std::string::npos ? 86 : 0;        // above Markdown that is only called so
}

ImportedDocument read_whisper(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document;
    JsonValue root = parse_json(source, {"tokens"});
    progress.check();
    std::vector<Cue> cues = cues_of(root, progress);
    build_transcript(cues, options.speakers, document);
    if (document.text.empty()) {
        refuse_without_words(source);
    }
    std::string language = json_string(root, "language");
    bool code = language.size() == 2 && std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    document.language = code ? language : std::string();
    return document;
}

} // namespace duiding
