// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/clipboard.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>

namespace duiding::native {

namespace {

void add_format(wxDataObjectComposite& all, const char* name, const std::string& bytes)
{
    auto* part = new wxCustomDataObject(wxDataFormat(wxString::FromAscii(name)));
    part->SetData(bytes.size(), bytes.data());
    all.Add(part);
}

} // namespace

bool put_on_clipboard(const ClipText& text)
{
    wxClipboardLocker lock;
    if (!lock) {
        return false;
    }
    auto* all = new wxDataObjectComposite;
    if (!text.rtf.empty()) {
        add_format(*all, "text/rtf", text.rtf);
        add_format(*all, "application/rtf", text.rtf);
    }
    if (!text.html.empty()) {
        add_format(*all, "text/html", text.html);
    }
    all->Add(new wxTextDataObject(wxString::FromUTF8(text.plain.data(), text.plain.size())), true);
    return wxTheClipboard->SetData(all);
}

std::string text_on_clipboard()
{
    wxClipboardLocker lock;
    wxTextDataObject text;
    if (!lock || !wxTheClipboard->IsSupported(wxDF_UNICODETEXT) || !wxTheClipboard->GetData(text)) {
        return {};
    }
    return text.GetText().utf8_string();
}

} // namespace duiding::native
