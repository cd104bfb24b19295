// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/templates.h"

#include "core/base/error.h"
#include "core/edits/rules.h"
#include "core/store/codes.h"
#include "core/store/searches.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <charconv>
#include <map>

namespace duiding::edits {

extern const char* const codebook_data;       // data/codebooks.json

namespace {

using nlohmann::json;

const json& data()
{
    static const json parsed = json::parse(codebook_data);
    return parsed;
}

// The item's text in the language, or "".
std::string text(const json& item, const std::string& key, const std::string& language)
{
    return item.value(key.empty() ? language : key + "_" + language, std::string());
}

std::string lines(std::initializer_list<std::string> parts)
{
    std::string out;
    for (const std::string& part : parts) {
        if (!part.empty()) {
            out += out.empty() ? part : "\n" + part;
        }
    }
    return out;
}

std::string marked(const char* sign, const std::string& part) { return part.empty() ? part : sign + part; }

// "Gebruik bij: een doel …" → "Een doel …": the label is a field name here, and the window writes it in its own language.
std::string without_label(const std::string& part)
{
    for (std::string_view label : {"Gebruik bij: ", "Use for: ", "Niet bij: ", "Not for: "}) {
        if (part.starts_with(label)) {
            return part.substr(label.size());
        }
    }
    return part;
}

// "(-> DK2)" → "(→ vertrouwen)": a user knows the codes by their names, not by the ids of the data.
std::string with_names(std::string part, const std::string& language)
{
    for (const char* group : {"damour", "common"}) {
        for (const json& item : data().at(group)) {
            std::string reference = "-> " + item.at("id").get<std::string>();
            std::size_t at = part.find(reference);
            std::size_t end = at + reference.size();
            bool whole = at != std::string::npos && (end == part.size() || !std::isalnum(static_cast<unsigned char>(part[end])));
            if (whole) {                         // "DV" is not "DV1"
                part.replace(at, reference.size(), "→ " + text(item, "", language));
            }
        }
    }
    return part;
}

std::uint32_t colour_of(const json& item)
{
    std::string hex = item.at("colour");
    std::uint32_t colour = 0;
    std::from_chars(hex.data() + 1, hex.data() + hex.size(), colour, 16);
    return colour;
}

class CodeWriter {
public:
    CodeWriter(Transaction& tx, std::string language)
        : m_tx(tx), m_language(std::move(language)), m_position(std::int64_t(tx.before().codebook->codes().size()))
    {
    }

    void add(const json& items, const std::string& key)
    {
        for (const json& item : items) {
            Code code;
            std::string parent = item.value("parent", std::string());
            code.name = text(item, "", m_language);
            code.parent = parent.empty() ? CodeId{} : m_ids.at(parent);
            code.position = m_position++;
            code.colour = item.contains("colour") ? colour_of(item) : m_colours.at(parent);
            code.directions = direction_kind_from_key(item.at("directions").get<std::string>()).value_or(DirectionKind::None);
            code.template_key = key + ":" + item.at("id").get<std::string>();
            code.definition = lines({text(item, "definition", m_language), marked("+ ", text(item, "plus", m_language)),
                                     marked("− ", text(item, "minus", m_language))});
            code.use_when = without_label(text(item, "use", m_language));
            code.not_when = with_names(without_label(text(item, "not", m_language)), m_language);
            code.example = lines({marked("+ ", text(item, "example_plus", m_language)), marked("− ", text(item, "example_minus", m_language))});
            code.example_invented = !code.example.empty();
            m_ids[item.at("id")] = codes::insert(m_tx, code);
            m_colours[item.at("id")] = code.colour;
        }
    }

private:
    Transaction& m_tx;
    std::string m_language;
    std::int64_t m_position;
    std::map<std::string, CodeId> m_ids;
    std::map<std::string, std::uint32_t> m_colours;
};

const json* find_study(std::string_view id)
{
    for (const json& study : data().at("studies")) {
        if (study.at("id") == id) {
            return &study;
        }
    }
    return nullptr;
}

Message label_of(const std::string& id)
{
    static const std::map<std::string, Message> labels = {
        {"voorzorg", msg("Case study linking prevention and the social domain (VoorZorg)")},
        {"kansrijke-start", msg("Action research on a closed network (Kansrijke Start)")},
        {"impact", msg("Impact study on three levels")},
        {"zorgtafel", msg("Trajectories and care tables")},
        {"ideale-wereld", msg("Learning networks and ideal worlds")},
    };
    return labels.at(id);
}

std::string known_ids()
{
    std::string ids;
    for (const Template& each : templates()) {
        ids += (ids.empty() ? "" : ", ") + each.id;
    }
    return ids;
}

} // namespace

std::vector<Template> templates()
{
    auto damour = static_cast<std::int64_t>(data().at("damour").size());
    auto common = static_cast<std::int64_t>(data().at("common").size());
    std::vector<Template> all{{"damour", msg("Collaboration after D'Amour: four dimensions, ten indicators"), damour}};
    for (const json& study : data().at("studies")) {
        all.push_back({study.at("id"), label_of(study.at("id")), damour + common + std::int64_t(study.at("codes").size())});
    }
    all.push_back({"empty", msg("Empty codebook"), 0});
    return all;
}

EditFuture apply_template(Project& project, std::string_view id, std::string_view language, std::vector<Synonyms> synonyms)
{
    std::string lang(language);
    if (lang != "nl" && lang != "en") {
        throw BadInput({msg("The codebook exists in Dutch (nl) and English (en)."), {}, msg("“{0}” is neither.", lang), {}});
    }
    const json* study = find_study(id);
    if (!study && id != "damour" && id != "empty") {
        throw BadInput({msg("There is no template “{0}”.", id), {}, {}, msg("Choose one of: {0}.", known_ids())});
    }
    bool empty = id == "empty";
    auto n = std::ssize(synonyms);
    EditLabel label = empty ? EditLabel{msg("Add synonyms"), msgn("Added {0} set of synonyms", "Added {0} sets of synonyms", n, n)}
                            : EditLabel{msg("Add codebook"), msg("Added the codebook of the template")};
    return project.edit(std::move(label), [=](Transaction& tx, EditResult&) {
        for (const Synonyms& set : synonyms) {
            duiding::synonyms::insert(tx, set);
        }
        if (empty) {
            return;
        }
        CodeWriter writer(tx, lang);
        writer.add(data().at("damour"), "damour");
        if (study) {
            writer.add(data().at("common"), "common");
            writer.add(study->at("codes"), study->at("id"));
        }
    });
}

} // namespace duiding::edits
