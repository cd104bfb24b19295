// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/words.h"

#include <unordered_map>

namespace duiding::rtf {

namespace {

using Words = std::unordered_map<std::string_view, WordFacts>;

void add_state(Words& words)
{
    const std::pair<const char*, Word> state[] = {
        {"plain", Word::Plain}, {"b", Word::Bold}, {"i", Word::Italic}, {"v", Word::Hidden}, {"deleted", Word::Deleted},
        {"mvf", Word::Deleted}, {"revised", Word::Inserted}, {"mvt", Word::Inserted}, {"f", Word::Font}, {"deff", Word::DefaultFont},
        {"uc", Word::UnicodeSkip}, {"pard", Word::ParagraphDefaults}, {"s", Word::ParagraphStyle}, {"outlinelevel", Word::OutlineLevel},
        {"ilvl", Word::ListLevel}, {"intbl", Word::InTable}, {"itap", Word::Nesting}, {"ansicpg", Word::CodePage}, {"mac", Word::Mac},
        {"pc", Word::Pc}, {"pca", Word::Ps2}, {"u", Word::Unicode}, {"par", Word::Paragraph}, {"sect", Word::Paragraph},
        {"line", Word::Line}, {"lbr", Word::Line}, {"tab", Word::Tab}, {"row", Word::Row}, {"cell", Word::Cell},
        {"nestrow", Word::NestedRow}, {"nestcell", Word::NestedCell}, {"trowd", Word::RowDefaults}, {"cellx", Word::CellBoundary}};
    for (const auto& [name, word] : state) {
        words[name] = {word, Destination::Body, ""};
    }
}

void add_signs(Words& words)
{
    const std::pair<const char*, const char*> signs[] = {
        {"emdash", "—"}, {"endash", "–"}, {"bullet", "•"}, {"lquote", "‘"}, {"rquote", "’"}, {"ldblquote", "“"}, {"rdblquote", "”"},
        {"emspace", "\u2003"}, {"enspace", "\u2002"}, {"qmspace", "\u2005"}, {"zwj", "\u200D"}, {"zwnj", "\u200C"},
        {"ltrmark", "\u200E"}, {"rtlmark", "\u200F"}, {"zwbo", "\u200B"}, {"zwnbo", "\u2060"}};
    for (const auto& [name, sign] : signs) {
        words[name] = {Word::Sign, Destination::Body, sign};
    }
}

void add_destinations(Words& words)
{
    const std::pair<const char*, Destination> destinations[] = {
        {"fonttbl", Destination::Fonts}, {"stylesheet", Destination::Styles}, {"info", Destination::Information},
        {"title", Destination::Title}, {"author", Destination::Author}, {"listtext", Destination::Marker}, {"pntext", Destination::Marker},
        {"atnauthor", Destination::CommentAuthor}, {"atnref", Destination::CommentReference}, {"atrfstart", Destination::RangeStart},
        {"atrfend", Destination::RangeEnd}, {"annotation", Destination::Comment}, {"footnote", Destination::Note},
        {"shptxt", Destination::TextBox}, {"dptxbxtext", Destination::TextBox}, {"upr", Destination::Alternative},
        {"ud", Destination::Unicode}, {"nesttableprops", Destination::RowProperties}, {"moMath", Destination::Formula},
        {"object", Destination::Object}, {"shpinst", Destination::PassedThrough}, {"do", Destination::PassedThrough}};
    for (const auto& [name, destination] : destinations) {
        words[name] = {Word::Opens, destination, ""};
    }
    const char* skipped[] = {
        "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep",
        "aftnsepc", "aftncn", "colortbl", "filetbl", "listtable", "listoverridetable", "revtbl", "rsidtbl", "xmlnstbl", "pict",
        "nonshppict", "objclass", "objname", "objdata", "objalias", "objsect", "objtime", "fldinst", "formfield", "ffname", "ffl",
        "ffdeftext", "ffformat", "ffhelptext", "ffstattext", "xe", "rxe", "tc", "tcn", "txe", "bkmkstart", "bkmkend", "pn", "pntxta",
        "pntxtb", "pnseclvl", "comment", "doccomm", "subject", "keywords", "operator", "category", "manager", "company", "hlinkbase",
        "creatim", "revtim", "printim", "buptim", "private", "template", "nextfile", "leveltext", "levelnumbers", "listname",
        "liststylename", "sp", "sn", "sv", "picprop", "shprslt", "nonesttables", "generator", "userprops", "themedata",
        "colorschememapping", "datastore", "latentstyles", "datafield", "mmathPr", "pgptbl", "wgrffmtfilter", "atnid", "atntime",
        "atndate", "atnparent", "atnicn", "falt", "panose", "fname", "fontemb", "fontfile", "background", "NeXTGraphic"};
    for (const char* name : skipped) {
        words[name] = {Word::Opens, Destination::Skipped, ""};
    }
}

} // namespace

WordFacts facts_of_word(std::string_view name)
{
    static const Words words = [] {
        Words all;
        add_state(all);
        add_signs(all);
        add_destinations(all);
        return all;
    }();
    auto it = words.find(name);
    return it == words.end() ? WordFacts{} : it->second;
}

} // namespace duiding::rtf
