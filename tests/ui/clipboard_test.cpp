// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/native/clipboard.h"
#include "app/desktop/wx_text.h"

#include "tests/ui/ui_driver.h"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/frame.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string taken(const char* format)
{
    wxCustomDataObject data{wxDataFormat(wxString::FromAscii(format))};
    wxClipboardLocker lock;
    if (!wxTheClipboard->GetData(data)) {
        return {};
    }
    return {static_cast<const char*>(data.GetData()), data.GetSize()};
}

} // namespace

TEST_CASE("a quote stands on the clipboard as RTF, HTML and plain text at once", "[ui]")
{
    auto* frame = new wxFrame(nullptr, wxID_ANY, "clipboard"_wx);
    frame->Show();
    handle_events();
    native::ClipText quote{"“één cliënt” (R1)", "<p>“één cliënt” (R1)</p>", "{\\rtf1 \\u8220?\\'e9\\'e9n}"};
    REQUIRE(native::put_on_clipboard(quote));
    handle_events();
    CHECK(taken("text/rtf") == quote.rtf);
    CHECK(taken("application/rtf") == quote.rtf);
    CHECK(taken("text/html") == quote.html);
    wxTextDataObject plain;
    {
        wxClipboardLocker lock;
        REQUIRE(wxTheClipboard->GetData(plain));
    }
    CHECK(from_wx(plain.GetText()) == quote.plain);
    frame->Destroy();
    handle_events();
}
