// SPDX-License-Identifier: GPL-3.0-or-later
// XML of any size, element by element, never as a tree: the big parts of XLSX and ODS. Names come without their prefix, so that
// files of the strict and the usual namespace are one. Nothing outside the file is ever read: a DOCTYPE, the only door to
// entities, is refused at once. So are more than 1,000 levels or 1,000 attributes of one element. One thread.
#pragma once

#include <exception>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace duiding {

class ZipReader;

struct XmlElement {
    std::string_view name;
    const char** attributes = nullptr;                              // name, value, name, value …, null

    // Empty where there is none; the first of that name whatever its prefix.
    std::string_view attribute(std::string_view name) const;
};

class XmlHandler {
public:
    virtual ~XmlHandler() = default;
    virtual void open(const XmlElement& element) = 0;
    virtual void close(std::string_view name) = 0;
    virtual void text(std::string_view utf8) = 0;                   // in pieces
};

class XmlStream {
public:
    XmlStream(XmlHandler& handler, const std::filesystem::path& path);
    ~XmlStream();
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;

    void feed(std::string_view piece);                              // what the handler throws passes through
    bool finish();                                                  // false: it is not whole XML; what came before was handed on

private:
    struct Callbacks;
    void parse(std::string_view piece, bool last);
    void refuse(const char* what);

    XmlHandler& m_handler;
    std::filesystem::path m_path;
    XML_ParserStruct* m_parser;
    int m_depth = 0;
    bool m_damaged = false;
    std::exception_ptr m_thrown;
};

enum class XmlPart { Absent, Whole, Damaged };
XmlPart read_xml_part(ZipReader& zip, std::string_view name, XmlHandler& handler, const std::filesystem::path& path);

} // namespace duiding
