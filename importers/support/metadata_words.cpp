// SPDX-License-Identifier: GPL-3.0-or-later
// The words by which people name columns, kinds of documents and languages in a sheet, in Dutch and English.
#include "importers/support/metadata_sheet.h"

#include <algorithm>
#include <map>

namespace duiding {

std::optional<SheetField> sheet_field_called(std::string_view heading)
{
    static const std::map<std::string, SheetField, std::less<>> words{
        {"bestand", SheetField::File}, {"bestandsnaam", SheetField::File}, {"naam bestand", SheetField::File},
        {"bestand naam", SheetField::File}, {"file", SheetField::File}, {"filename", SheetField::File},
        {"file name", SheetField::File}, {"document", SheetField::File}, {"documentnaam", SheetField::File},
        {"document name", SheetField::File}, {"pad", SheetField::File}, {"path", SheetField::File},
        {"gemeente", SheetField::Municipality}, {"gemeenten", SheetField::Municipality}, {"gemeentecode", SheetField::Municipality},
        {"gemeente code", SheetField::Municipality}, {"gemeentenaam", SheetField::Municipality},
        {"gemeentecodes", SheetField::Municipality}, {"gemcode", SheetField::Municipality}, {"gm code", SheetField::Municipality},
        {"gmcode", SheetField::Municipality}, {"cbs code", SheetField::Municipality}, {"municipality", SheetField::Municipality},
        {"municipalities", SheetField::Municipality}, {"municipality code", SheetField::Municipality},
        {"nis", SheetField::Municipality}, {"nis code", SheetField::Municipality}, {"niscode", SheetField::Municipality},
        {"deelnemende gemeenten", SheetField::Municipality}, {"gemeenten in de regio", SheetField::Municipality},
        {"werkgebied", SheetField::Municipality}, {"participating municipalities", SheetField::Municipality},
        {"casus", SheetField::Case}, {"casussen", SheetField::Case}, {"case", SheetField::Case}, {"cases", SheetField::Case},
        {"rol", SheetField::Role}, {"role", SheetField::Role}, {"rollen", SheetField::Role},
        {"titel", SheetField::Title}, {"title", SheetField::Title}, {"taal", SheetField::Language}, {"language", SheetField::Language},
        {"soort", SheetField::Kind}, {"kind", SheetField::Kind}, {"documentsoort", SheetField::Kind},
        {"soort document", SheetField::Kind}, {"document kind", SheetField::Kind}, {"kind of document", SheetField::Kind}};
    auto it = words.find(heading_key(heading));
    return it == words.end() ? std::nullopt : std::optional(it->second);
}

std::optional<DocumentKind> document_kind_called(std::string_view text)
{
    static const std::map<std::string, DocumentKind, std::less<>> words{
        {"interview", DocumentKind::Interview}, {"gesprek", DocumentKind::Interview}, {"transcript", DocumentKind::Interview},
        {"policy", DocumentKind::Policy}, {"beleid", DocumentKind::Policy}, {"beleidsdocument", DocumentKind::Policy},
        {"beleidsstuk", DocumentKind::Policy}, {"policy document", DocumentKind::Policy},
        {"note", DocumentKind::Note}, {"notitie", DocumentKind::Note}, {"aantekening", DocumentKind::Note},
        {"survey", DocumentKind::Survey}, {"enquete", DocumentKind::Survey}, {"vragenlijst", DocumentKind::Survey},
        {"questionnaire", DocumentKind::Survey}, {"media", DocumentKind::Media}, {"opname", DocumentKind::Media}};
    auto it = words.find(heading_key(text));
    return it == words.end() ? std::nullopt : std::optional(it->second);
}

std::optional<std::string> language_called(std::string_view text)
{
    static const std::map<std::string, std::string, std::less<>> words{
        {"nederlands", "nl"}, {"dutch", "nl"}, {"vlaams", "nl"}, {"flemish", "nl"}, {"engels", "en"}, {"english", "en"},
        {"frans", "fr"}, {"french", "fr"}, {"francais", "fr"}, {"duits", "de"}, {"german", "de"}, {"deutsch", "de"},
        {"fries", "fy"}, {"frisian", "fy"}, {"turks", "tr"}, {"turkish", "tr"}, {"arabisch", "ar"}, {"arabic", "ar"},
        {"pools", "pl"}, {"polish", "pl"}, {"spaans", "es"}, {"spanish", "es"}};
    std::string key = heading_key(text);
    if (auto it = words.find(key); it != words.end()) {
        return it->second;
    }
    std::string code = key.substr(0, key.find(' '));                    // "nl-BE"
    bool is_code = code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return is_code ? std::optional(code) : std::nullopt;
}

} // namespace duiding
