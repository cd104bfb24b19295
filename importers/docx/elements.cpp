// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/elements.h"

#include <unordered_map>

namespace duiding::docx {

Element element_of_name(std::string_view name)
{
    static const std::unordered_map<std::string_view, Element> elements{
        {"p", Element::Paragraph},
        {"pPr", Element::ParagraphProperties},
        {"r", Element::Run},
        {"rPr", Element::RunProperties},
        {"t", Element::Text},
        {"tab", Element::Tab},
        {"ptab", Element::Tab},
        {"br", Element::Break},
        {"cr", Element::CarriageReturn},
        {"noBreakHyphen", Element::NoBreakHyphen},
        {"softHyphen", Element::SoftHyphen},
        {"sym", Element::Symbol},
        {"tbl", Element::Table},
        {"tr", Element::Row},
        {"tc", Element::Cell},
        {"fldChar", Element::FieldCharacter},
        {"footnoteReference", Element::FootnoteReference},
        {"endnoteReference", Element::EndnoteReference},
        {"commentReference", Element::CommentReference},
        {"commentRangeStart", Element::CommentBegin},
        {"commentRangeEnd", Element::CommentEnd},
        {"ins", Element::Inserted},
        {"moveTo", Element::Inserted},
        {"del", Element::Deleted},
        {"moveFrom", Element::MovedAway},
        {"txbxContent", Element::TextBox},
        {"AlternateContent", Element::AlternateContent},
        {"Fallback", Element::Fallback},
        {"altChunk", Element::AltChunk},
        {"tblPr", Element::Skipped},
        {"tblGrid", Element::Skipped},
        {"trPr", Element::Skipped},
        {"tcPr", Element::Skipped},
        {"sdtPr", Element::Skipped},
        {"sectPr", Element::Skipped},
        {"instrText", Element::Skipped},
        {"delText", Element::Skipped},
        {"delInstrText", Element::Skipped},
        {"rt", Element::Skipped},
        {"customXmlPr", Element::Skipped},
        {"smartTagPr", Element::Skipped},
    };
    auto it = elements.find(name);
    return it == elements.end() ? Element::Other : it->second;
}

} // namespace duiding::docx
