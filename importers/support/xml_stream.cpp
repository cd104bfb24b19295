// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/xml_stream.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/zip_reader.h"

#include <expat.h>

#include <new>
#include <utility>

namespace duiding {

namespace {

constexpr int max_depth = 1000;
constexpr int max_attributes = 1000;

std::string_view local_name(std::string_view name)
{
    std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const
{
    for (const char** at = attributes; *at != nullptr; at += 2) {
        if (local_name(at[0]) == wanted) {
            return at[1];
        }
    }
    return {};
}

// No exception may pass through the C library: it waits in m_thrown until feed() is back.
struct XmlStream::Callbacks {
    template <class Work>
    static void guarded(void* data, Work work)
    {
        auto& self = *static_cast<XmlStream*>(data);
        if (self.m_thrown) {
            return;
        }
        try {
            work(self);
        } catch (const std::exception&) {
            self.m_thrown = std::current_exception();
            XML_StopParser(self.m_parser, XML_FALSE);
        }
    }
    static void XMLCALL open(void* data, const char* name, const char** attributes)
    {
        guarded(data, [&](XmlStream& self) {
            int count = 0;
            while (attributes[count] != nullptr) {
                ++count;
            }
            if (++self.m_depth > max_depth || count / 2 > max_attributes) {
                self.refuse("");
            }
            self.m_handler.open({local_name(name), attributes});
        });
    }
    static void XMLCALL close(void* data, const char* name)
    {
        guarded(data, [&](XmlStream& self) {
            --self.m_depth;
            self.m_handler.close(local_name(name));
        });
    }
    static void XMLCALL text(void* data, const char* utf8, int bytes)
    {
        guarded(data, [&](XmlStream& self) { self.m_handler.text({utf8, static_cast<std::size_t>(bytes)}); });
    }
    static void XMLCALL doctype(void* data, const char*, const char*, const char*, int)
    {
        guarded(data, [](XmlStream& self) { self.refuse("DOCTYPE"); });
    }
};

XmlStream::XmlStream(XmlHandler& handler, const std::filesystem::path& path)
    : m_handler(handler), m_path(path), m_parser(XML_ParserCreate(nullptr))
{
    if (m_parser == nullptr) {
        throw std::bad_alloc();
    }
    XML_SetUserData(m_parser, this);
    XML_SetElementHandler(m_parser, Callbacks::open, Callbacks::close);
    XML_SetCharacterDataHandler(m_parser, Callbacks::text);
    XML_SetStartDoctypeDeclHandler(m_parser, Callbacks::doctype);
}

XmlStream::~XmlStream()
{
    XML_ParserFree(m_parser);
}

void XmlStream::feed(std::string_view piece)
{
    if (m_damaged) {
        return;
    }
    parse(piece, false);
}

bool XmlStream::finish()
{
    if (!m_damaged) {
        parse({}, true);                             // expat may have kept a long element until here
    }
    return !m_damaged;
}

void XmlStream::parse(std::string_view piece, bool last)
{
    bool parsed = XML_Parse(m_parser, piece.data(), static_cast<int>(piece.size()), last) == XML_STATUS_OK;
    if (m_thrown) {
        std::rethrow_exception(std::exchange(m_thrown, nullptr));
    }
    m_damaged = !parsed;
}

void XmlStream::refuse(const char* what)
{
    bool doctype = *what != 0;
    throw BadInput({msg("The file could not be read."), path_text(m_path),
                    doctype ? msg("It holds a document type declaration; honest files of this kind have none.")
                            : msg("Its elements are nested too deeply or have too many attributes; honest files are not like that."),
                    msg("If you trust it, open it in the program it comes from, save a copy and import the copy.")});
}

XmlPart read_xml_part(ZipReader& zip, std::string_view name, XmlHandler& handler, const std::filesystem::path& path)
{
    XmlStream stream(handler, path);
    if (!zip.read_stream(name, [&](std::string_view piece) { stream.feed(piece); })) {
        return XmlPart::Absent;
    }
    return stream.finish() ? XmlPart::Whole : XmlPart::Damaged;
}

} // namespace duiding
