// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/search_options.h"

#include "core/base/error.h"
#include "core/base/escaped.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

namespace duiding {

namespace {

template <class Enum>
using Keys = std::pair<Enum, const char*>;

constexpr std::array unit_keys = {Keys<HitUnit>{HitUnit::Paragraph, "paragraph"}, Keys<HitUnit>{HitUnit::Sentence, "sentence"},
                                  Keys<HitUnit>{HitUnit::Turn, "turn"}, Keys<HitUnit>{HitUnit::Section, "section"},
                                  Keys<HitUnit>{HitUnit::Document, "document"}};
constexpr std::array order_keys = {Keys<HitOrder>{HitOrder::Relevance, "relevance"}, Keys<HitOrder>{HitOrder::Document, "document"}};
constexpr std::array coded_keys = {Keys<CodedText>{CodedText::Either, "either"}, Keys<CodedText>{CodedText::Coded, "coded"},
                                   Keys<CodedText>{CodedText::Uncoded, "uncoded"}};
constexpr std::array interviewer_keys = {Keys<InterviewerTurns>{InterviewerTurns::Include, "include"},
                                         Keys<InterviewerTurns>{InterviewerTurns::LeaveOut, "leave-out"}};
constexpr std::array yes_no_keys = {Keys<bool>{true, "yes"}, Keys<bool>{false, "no"}};

template <class Table, class Value>
const char* key_in(const Table& table, Value value)
{
    auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.first == value; });
    return found == table.end() ? "" : found->second;
}

template <class Table>
auto value_in(const Table& table, std::string_view key)
{
    auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return key == entry.second; });
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

constexpr std::string_view signs = "%;,=";

std::vector<std::string_view> split(std::string_view text, char sign)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        auto end = std::min(text.find(sign), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

[[noreturn]] void refuse(std::string_view part)
{
    throw BadInput({msg("The options of the search cannot be read."), std::string(part),
                    msg("These options were written by a newer version, or by hand."), msg("Choose them again and save the search anew.")});
}

class Writer {
public:
    void add(std::string_view key, std::string_view value)
    {
        m_text += m_text.empty() ? "" : ";";
        m_text.append(key).append("=").append(value);
    }

    template <class List, class TextOf>
    void add_list(std::string_view key, const List& list, const TextOf& text_of)
    {
        std::string joined;
        for (const auto& item : list) {
            joined += (joined.empty() ? "" : ",") + escaped(text_of(item), signs);
        }
        if (!joined.empty()) {
            add(key, joined);
        }
    }

    std::string text() && { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace

const char* to_key(HitUnit unit) { return key_in(unit_keys, unit); }
const char* to_key(HitOrder order) { return key_in(order_keys, order); }
const char* to_key(CodedText coded) { return key_in(coded_keys, coded); }
std::optional<HitUnit> hit_unit_from_key(std::string_view key) { return value_in(unit_keys, key); }
std::optional<HitOrder> hit_order_from_key(std::string_view key) { return value_in(order_keys, key); }
std::optional<CodedText> coded_text_from_key(std::string_view key) { return value_in(coded_keys, key); }

std::string search_options(const SearchRequest& request, const Snapshot& snapshot)
{
    const SearchRequest fresh;
    const SearchScope& scope = request.scope;
    Writer out;
    if (request.unit != fresh.unit) {
        out.add("unit", to_key(request.unit));
    }
    if (request.order != fresh.order) {
        out.add("order", to_key(request.order));
    }
    if (request.interviewer != fresh.interviewer) {
        out.add("interviewer", key_in(interviewer_keys, request.interviewer));
    }
    out.add_list("documents", scope.documents, [&](DocumentId id) {
        const DocumentInfo* info = snapshot.find_document(id);
        return info ? info->guid.text() : Guid().text();
    });
    out.add_list("kinds", scope.kinds, [](DocumentKind kind) { return std::string(to_key(kind)); });
    out.add_list("speakers", scope.speakers, [](const std::string& name) { return name; });
    if (scope.coded != fresh.scope.coded) {
        out.add("coded", to_key(scope.coded));
    }
    for (auto [key, chosen, usual] : {std::tuple("texts", scope.texts, fresh.scope.texts), {"memos", scope.memos, fresh.scope.memos},
                                      {"definitions", scope.definitions, fresh.scope.definitions}}) {
        if (chosen != usual) {
            out.add(key, key_in(yes_no_keys, chosen));
        }
    }
    return std::move(out).text();
}

void set_search_options(SearchRequest& request, std::string_view options, const Snapshot& snapshot)
{
    SearchRequest read;
    for (std::string_view part : split(options, ';')) {
        auto sign = part.find('=');
        std::string_view key = part.substr(0, sign);
        std::string_view value = sign == std::string_view::npos ? std::string_view() : part.substr(sign + 1);
        auto take = [&](auto& target, auto found) {
            if (!found) {
                refuse(part);
            }
            target = *found;
        };
        if (key == "unit") {
            take(read.unit, hit_unit_from_key(value));
        } else if (key == "order") {
            take(read.order, hit_order_from_key(value));
        } else if (key == "interviewer") {
            take(read.interviewer, value_in(interviewer_keys, value));
        } else if (key == "coded") {
            take(read.scope.coded, coded_text_from_key(value));
        } else if (key == "texts" || key == "memos" || key == "definitions") {
            take(key == "texts" ? read.scope.texts : key == "memos" ? read.scope.memos : read.scope.definitions, value_in(yes_no_keys, value));
        } else if (key == "documents") {
            for (std::string_view text : split(value, ',')) {
                const auto& all = *snapshot.documents;
                auto guid = Guid::parse(text);
                auto found = std::find_if(all.begin(), all.end(), [&](const DocumentInfo& info) { return guid && info.guid == *guid; });
                read.scope.documents.push_back(found == all.end() ? DocumentId{} : found->id);
            }
        } else if (key == "kinds") {
            for (std::string_view text : split(value, ',')) {
                take(read.scope.kinds.emplace_back(), document_kind_from_key(text));
            }
        } else if (key == "speakers") {
            for (std::string_view text : split(value, ',')) {
                read.scope.speakers.push_back(unescaped(text, signs));
            }
        } else {
            refuse(part);
        }
    }
    request.unit = read.unit;
    request.order = read.order;
    request.interviewer = read.interviewer;
    request.scope = std::move(read.scope);
}

} // namespace duiding
