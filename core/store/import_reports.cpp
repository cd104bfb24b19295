// SPDX-License-Identifier: GPL-3.0-or-later
// Messages stand in the JSON as text of their own (core/base/message.h): it has doubles that JSON has not.
#include "core/store/import_reports.h"

#include <nlohmann/json.hpp>

namespace duiding::import_reports {

namespace {

using Json = nlohmann::json;

Json error_to_json(const ErrorText& error)
{
    return {{"what", to_json(error.what)}, {"where", error.where}, {"why", to_json(error.why)}, {"what_to_do", to_json(error.what_to_do)}};
}

ErrorText error_from_json(const Json& json)
{
    return {message_from_json(json.at("what").get<std::string>()), json.at("where").get<std::string>(),
            message_from_json(json.at("why").get<std::string>()), message_from_json(json.at("what_to_do").get<std::string>())};
}

Json file_to_json(const ImportedFileReport& file)
{
    Json json{{"path", file.path}, {"status", to_key(file.status)}, {"names", file.names}};
    json["documents"] = Json::array();
    for (DocumentId id : file.documents) {
        json["documents"].push_back(id.value);
    }
    json["findings"] = Json::array();
    for (const Finding& finding : file.findings) {
        json["findings"].push_back({{"severity", to_key(finding.severity)}, {"where", finding.where}, {"message", to_json(finding.message)}});
    }
    if (!file.error.what.empty()) {
        json["error"] = error_to_json(file.error);
    }
    if (file.ask_speakers) {
        json["ask_speakers"] = true;
    }
    return json;
}

ImportedFileReport file_from_json(const Json& json)
{
    ImportedFileReport file;
    file.path = json.at("path").get<std::string>();
    file.status = import_status_from_key(json.at("status").get<std::string>()).value_or(ImportStatus::Refused);
    file.names = json.at("names").get<std::vector<std::string>>();
    for (const Json& id : json.at("documents")) {
        file.documents.push_back({id.get<std::int64_t>()});
    }
    for (const Json& finding : json.at("findings")) {
        file.findings.push_back({severity_from_key(finding.at("severity").get<std::string>()), finding.at("where").get<std::string>(),
                                 message_from_json(finding.at("message").get<std::string>())});
    }
    if (auto error = json.find("error"); error != json.end()) {
        file.error = error_from_json(*error);
    }
    file.ask_speakers = json.value("ask_speakers", false);
    return file;
}

} // namespace

std::string files_to_json(const std::vector<ImportedFileReport>& files)
{
    Json json = Json::array();
    for (const ImportedFileReport& file : files) {
        json.push_back(file_to_json(file));
    }
    // The name of a file may be bytes that are no UTF-8.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<ImportedFileReport> files_from_json(const std::string& text)
{
    try {
        std::vector<ImportedFileReport> files;
        for (const Json& file : Json::parse(text)) {
            files.push_back(file_from_json(file));
        }
        return files;
    } catch (const Json::exception& error) {
        throw BadInput({msg("The report of an import cannot be read."), {}, msg("{0}", error.what()), msg("Check the project with Verify.")});
    }
}

ImportReportId insert(Transaction& tx, const ImportReport& report)
{
    tx.db().run("INSERT INTO import_report(guid, modified, finished, coder, cancelled, files) VALUES(?,?,?,?,?,?)", Guid::make(), tx.change(),
                report.at.empty() ? tx.now() : report.at, report.coder, report.cancelled, files_to_json(report.files));
    return {tx.db().last_insert_id()};
}

std::vector<ImportReport> load_all(Database& db)
{
    std::vector<ImportReport> all;
    for (Query q(db, "SELECT id, guid, finished, coder, cancelled, files FROM import_report ORDER BY id DESC"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), q.text(2), q.text(3), q.integer(4) != 0, files_from_json(q.text(5))});
    }
    return all;
}

} // namespace duiding::import_reports
