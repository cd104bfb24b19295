// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/workbook_maker.h"

#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

namespace duiding::test {

namespace {

const std::string main_ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const std::string type_ns = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string relation(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"" + type_ns + "/" + type + "\" Target=\"" + target + "\"/>";
}

std::string relations(const std::string& list)
{
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + list + "</Relationships>";
}

std::string element(const std::string& name, const std::string& inside)
{
    return "<" + name + " xmlns=\"" + main_ns + "\" xmlns:r=\"" + type_ns + "\">" + inside + "</" + name + ">";
}

} // namespace

std::string zip_bytes(const Parts& parts)
{
    TempFolder folder;
    write_docx(folder / "pakket.zip", parts);
    return read_text(folder / "pakket.zip");
}

std::string xlsx_bytes(const WorkbookParts& workbook)
{
    Parts parts;
    std::string list;
    std::string of_book = relation("st", "styles", "styles.xml") + relation("ss", "sharedStrings", "sharedStrings.xml");
    int number = 0;
    for (const auto& [name, rows] : workbook.sheets) {
        std::string id = std::to_string(++number);
        bool hidden = name.starts_with("(hidden) ");
        list += "<sheet name=\"" + (hidden ? name.substr(9) : name) + "\" sheetId=\"" + id + "\" r:id=\"s" + id + "\"" + (hidden ? " state=\"hidden\"/>" : "/>");
        of_book += relation("s" + id, "worksheet", "worksheets/sheet" + id + ".xml");
        std::size_t behind = rows.find("<mergeCells");
        parts["xl/worksheets/sheet" + id + ".xml"] =
            element("worksheet", "<sheetData>" + rows.substr(0, behind) + "</sheetData>" + (behind == std::string::npos ? "" : rows.substr(behind)));
    }
    parts["_rels/.rels"] = relations(relation("b", "officeDocument", "xl/workbook.xml"));
    parts["xl/_rels/workbook.xml.rels"] = relations(of_book);
    parts["xl/workbook.xml"] = element("workbook", "<workbookPr " + workbook.properties + "/><sheets>" + list + "</sheets>");
    parts["xl/sharedStrings.xml"] = element("sst", workbook.shared);
    parts["xl/styles.xml"] = element("styleSheet", workbook.styles);
    return zip_bytes(parts);
}

std::string ods_bytes(const std::string& spreadsheet, const std::string& styles)
{
    const std::string ns = "urn:oasis:names:tc:opendocument:xmlns:";
    Parts parts;
    parts["mimetype"] = "application/vnd.oasis.opendocument.spreadsheet";
    parts["content.xml"] = "<office:document-content xmlns:office=\"" + ns + "office:1.0\" xmlns:table=\"" + ns + "table:1.0\" xmlns:text=\"" + ns
                           + "text:1.0\" xmlns:style=\"" + ns + "style:1.0\"><office:automatic-styles>" + styles
                           + "</office:automatic-styles><office:body><office:spreadsheet>" + spreadsheet
                           + "</office:spreadsheet></office:body></office:document-content>";
    return zip_bytes(parts);
}

} // namespace duiding::test
