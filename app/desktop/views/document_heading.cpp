// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/document_heading.h"

#include "app/desktop/wx_text.h"

namespace duiding {

namespace {

Message kind_name(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Interview: return msg("Interview");
    case DocumentKind::Policy: return msg("Policy document");
    case DocumentKind::Survey: return msg("Survey");
    case DocumentKind::Media: return msg("Sound or film");
    case DocumentKind::Note: break;
    }
    return msg("Note");
}

} // namespace

DocumentHeading document_heading(const DocumentInfo& info, const DocumentText& text)
{
    auto say = [](const Message& message) { return format(message, translator(), number_style()); };
    std::string details = say(kind_name(info.kind));
    auto add = [&details](const std::string& part) { details += " · " + part; };
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
