// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/document_heading.h"

#include "app/desktop/wx_text.h"

namespace duiding {

std::string belongs_to(const Snapshot& snapshot, DocumentId document)
{
    std::string all;
    auto add = [&all](const std::string& part) {
        if (!part.empty()) {
            all += (all.empty() ? "" : " · ") + part;
        }
    };
    for (const DocumentCase& link : snapshot.cases_of(document)) {
        if (const Case* the_case = snapshot.find_case(link.the_case)) {
            add(the_case->name);
        }
    }
    for (const char* name : {"jaar", "year"}) {
        const Attribute* year = snapshot.find_attribute(AttributeTarget::Document, name);
        const std::string* value = year ? snapshot.values->find(AttributeTarget::Document, document.value, year->id) : nullptr;
        add(value ? *value : std::string());
    }
    return all;
}

DocumentHeading document_heading(const Snapshot& snapshot, const DocumentInfo& info, const DocumentText& text)
{
    auto say = [](const Message& message) { return format(message, translator(), number_style()); };
    std::string details = say(kind_name(info.kind));
    auto add = [&details](const std::string& part) { details += " · " + part; };
    if (std::string place = belongs_to(snapshot, info.id); !place.empty()) {
        add(place);
    }
    std::string people;
    for (const Speaker& speaker : text.speakers()) {
        if (speaker.kind == SpeakerKind::Participant) {
            people += (people.empty() ? "" : ", ") + speaker.name;
        }
    }
    if (!people.empty() && people.size() < 80) {
        add(people);
    }
    if (info.pages > 0) {
        add(say(msgn("{0} page", "{0} pages", info.pages, info.pages)));
    }
    add(say(msgn("{0} word", "{0} words", info.words, info.words)));
    if (!info.original_name.empty()) {
        add(info.original_name);
    }
    return {info.title.empty() ? info.name : info.title, details};
}

} // namespace duiding
