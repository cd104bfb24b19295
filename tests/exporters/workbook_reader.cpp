// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exporters/workbook_reader.h"

#include <pugixml.hpp>
#include <zip.h>

#include <memory>
#include <stdexcept>
#include <vector>

namespace duiding::test {

namespace {

pugi::xml_document parse(const std::string& xml)
{
    pugi::xml_document document;
    if (!document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata)) {
        throw std::runtime_error("not well-formed");
    }
    return document;
}

std::string text_of(const pugi::xml_node& node)
{
    std::string text = node.child("t").text().get();
    for (const pugi::xml_node& run : node.children("r")) {
        text += run.child("t").text().get();
    }
    return text;
}

} // namespace

Workbook read_workbook(const std::filesystem::path& path)
{
    int error = 0;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error), zip_discard);
    if (!archive) {
        throw std::runtime_error("not a zip file");
    }
    Workbook book;
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
        std::string bytes(stat.size, '\0');
        std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0), zip_fclose);
        if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) {
            throw std::runtime_error("damaged zip file");
        }
        book.parts[stat.name] = bytes;
    }
    return book;
}

std::map<std::string, SheetCell> Workbook::cells(int sheet) const
{
    std::vector<std::string> shared;
    if (auto found = parts.find("xl/sharedStrings.xml"); found != parts.end()) {
        pugi::xml_document strings = parse(found->second);
        for (const pugi::xml_node& item : strings.child("sst").children("si")) {
            shared.push_back(text_of(item));
        }
    }
    pugi::xml_document document = parse(parts.at("xl/worksheets/sheet" + std::to_string(sheet) + ".xml"));
    std::map<std::string, SheetCell> found;
    for (const pugi::xml_node& row : document.child("worksheet").child("sheetData").children("row")) {
        for (const pugi::xml_node& node : row.children("c")) {
            SheetCell cell{node.attribute("t").as_string("n"), node.child("v").text().get(), bool(node.child("f"))};
            if (cell.type == "inlineStr") {
                cell.value = text_of(node.child("is"));
            } else if (cell.type == "s") {
                cell.value = shared.at(static_cast<std::size_t>(std::stoul(cell.value)));
            }
            found[node.attribute("r").value()] = cell;
        }
    }
    return found;
}

} // namespace duiding::test
