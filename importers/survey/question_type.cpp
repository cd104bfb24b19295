// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/survey/question_type.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <set>

namespace duiding {

namespace {

bool is_one_of(const std::string& text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool says_missing(const std::string& text)
{
    return is_one_of(fold_name(text), {"na", "n/a", "n.a.", "nvt", "n.v.t.", "n.v.t", "-", "--", ".", "?", "geen antwoord", "onbekend", "weet niet",
                                       "missing", "null", "nan"});
}

std::optional<std::string> truth_of(const Cell& cell)
{
    std::string text = fold_name(cell.text);
    bool yes = is_one_of(text, {"ja", "yes", "true", "waar", "oui"});
    bool no = is_one_of(text, {"nee", "neen", "no", "false", "onwaar", "non"});
    return yes ? std::optional<std::string>("yes") : no ? std::optional<std::string>("no") : std::nullopt;
}

// Columns that survey tools add about device and mail: no answers, and they can tell who somebody is.
bool is_about_device(const std::string& heading)
{
    return is_one_of(fold_name(heading), {"ipaddress", "ip address", "ip-adres", "ipadres", "ipaddr", "recipientlastname", "recipientfirstname",
                                          "recipientemail", "locationlatitude", "locationlongitude", "email address", "e-mailadres", "email",
                                          "e-mail", "emailadres", "refurl", "userlanguage", "distributionchannel"});
}

std::size_t words_of(std::string_view text)
{
    std::size_t words = 0;
    bool inside = false;
    for (char c : text) {
        bool blank = c == ' ' || c == '\n' || c == '\t';
        words += !blank && !inside;
        inside = !blank;
    }
    return words;
}

struct TextFigures {
    std::int64_t answers = 0;
    std::int64_t different = 0;
    double characters = 0;                                 // on average
    double words = 0;
    std::int64_t parts = 0;                                // of answers cut at "," or ";"
    std::set<std::string> different_parts;
    bool several = false;
};

void count_parts(TextFigures& figures, std::string_view text, std::int64_t count)
{
    constexpr std::size_t most = 200;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find_first_of(",;", at), text.size());
        std::string_view part = text.substr(at, end - at);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (!part.empty()) {
            figures.parts += count;
            figures.several = figures.several || end < text.size();
            if (figures.different_parts.size() < most) {
                figures.different_parts.emplace(part);
            }
        }
        at = end + 1;
    }
}

TextFigures figures_of(const AnswerColumns& table, const AnswerColumns::Different& answers)
{
    TextFigures figures;
    for (const auto& [number, counted] : answers) {
        std::string text = table.cell_of(number).words();
        figures.answers += counted.count;
        ++figures.different;
        figures.characters += static_cast<double>(counted.count) * static_cast<double>(count_code_points(text));
        figures.words += static_cast<double>(counted.count) * static_cast<double>(words_of(text));
        count_parts(figures, text, counted.count);
    }
    figures.characters /= static_cast<double>(std::max<std::int64_t>(figures.answers, 1));
    figures.words /= static_cast<double>(std::max<std::int64_t>(figures.answers, 1));
    return figures;
}

// Chosen options come back in other answers, words of a sentence do not.
bool is_several_chosen(const TextFigures& figures)
{
    auto kinds = static_cast<std::int64_t>(figures.different_parts.size());
    return figures.several && kinds <= 30 && figures.parts >= 3 * kinds && figures.different > kinds / 2;
}

void type_texts(ColumnType& type, const TextFigures& figures)
{
    double share = static_cast<double>(figures.different) / static_cast<double>(std::max<std::int64_t>(figures.answers, 1));
    bool few = figures.different <= 30 && (figures.different * 2 <= figures.answers || (figures.different <= 5 && figures.answers > figures.different));
    if (is_several_chosen(figures)) {
        return;
    }
    bool open = (figures.characters >= 40 && share > 0.5) || (figures.words >= 3 && share > 0.8);
    if (open && !few) {
        type.kind = QuestionKind::Open;
    } else if (few) {
        type.type = AttributeType::Choice;
    }
}

} // namespace

bool is_respondent_heading(const std::string& heading)
{
    return is_one_of(fold_name(heading), {"respondent", "respondentnummer", "respondentnr", "respondent nr", "respondent id", "respondentid", "respondentcode",
                                          "resp", "respnr", "resp.nr", "responseid", "response id", "antwoord-id", "antwoord id", "id", "nr", "nummer", "code", "naam",
                                          "name", "deelnemer", "deelnemernummer", "deelnemercode", "participant", "participant id", "pseudoniem", "#"});
}

ColumnType type_of_column(const AnswerColumns& table, const AnswerColumns::Different& answers, const std::string& heading)
{
    ColumnType type;
    if (answers.empty() || is_about_device(heading)) {
        type.kind = QuestionKind::LeftOut;
        return type;
    }
    std::int64_t all = 0, numbers = 0, dates = 0, truths = 0, doubtful = 0;
    std::vector<std::string> doubtful_words;
    for (const auto& [number, counted] : answers) {
        Cell cell = table.cell_of(number);
        bool is_day = cell.kind == CellKind::Date && cell.text.size() >= 10;
        all += counted.count;
        numbers += cell.kind == CellKind::Number ? counted.count : 0;
        dates += is_day ? counted.count : 0;
        truths += cell.kind == CellKind::YesNo || (cell.kind == CellKind::Text && truth_of(cell)) ? counted.count : 0;
        type.times_cut = type.times_cut || (is_day && cell.text.size() > 10);
        if (cell.kind == CellKind::Text && says_missing(cell.text)) {
            doubtful += counted.count;
            doubtful_words.push_back(cell.text);
        }
    }
    std::sort(doubtful_words.begin(), doubtful_words.end());
    bool is_number = numbers > 0 && numbers + doubtful == all;
    bool is_date = dates > 0 && dates + doubtful == all;
    if (is_number || is_date) {
        type.type = is_number ? AttributeType::Number : AttributeType::Date;
        type.missing = std::move(doubtful_words);
        type.missing_count = doubtful;
        type.times_cut = type.times_cut && is_date;
        return type;
    }
    type.times_cut = false;
    type.doubtful_count = doubtful;
    if (truths == all) {
        type.type = AttributeType::YesNo;
        return type;
    }
    type_texts(type, figures_of(table, answers));
    return type;
}

std::optional<std::string> canonical_answer(const Cell& cell, const ColumnType& type)
{
    if (cell.empty()) {
        return std::nullopt;
    }
    switch (type.type) {
    case AttributeType::Number: return cell.kind == CellKind::Number ? std::optional(cell.text) : std::nullopt;
    case AttributeType::Date: return cell.kind == CellKind::Date ? std::optional(cell.text.substr(0, 10)) : std::nullopt;
    case AttributeType::YesNo: return cell.kind == CellKind::YesNo ? std::optional(cell.text) : truth_of(cell);
    default: break;
    }
    const std::string& words = cell.words();
    std::size_t begin = words.find_first_not_of(" \n\t");
    if (begin == std::string::npos) {
        return std::nullopt;
    }
    return words.substr(begin, words.find_last_not_of(" \n\t") - begin + 1);
}

} // namespace duiding
