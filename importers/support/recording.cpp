// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/recording.h"

#include "core/base/file.h"

#include <algorithm>
#include <system_error>

namespace duiding {

namespace {

constexpr const char* extensions[] = {".mp3", ".m4a", ".wav", ".mp4", ".ogg", ".wma", ".mov"};

bool is_file(const std::filesystem::path& path)
{
    std::error_code error;
    return std::filesystem::is_regular_file(path, error);
}

// "file:///C:/opnames/gesprek.wav" → "gesprek.wav"; nothing for a web address of a site and for "..".
std::string last_part(std::string_view named)
{
    if (named.starts_with("http:") || named.starts_with("https:")) {
        return {};
    }
    std::size_t slash = named.find_last_of("/\\:");
    std::string name(slash == std::string_view::npos ? named : named.substr(slash + 1));
    bool plain = name != "." && name != ".." && std::none_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return plain ? name : std::string();
}

// "gesprek%201.wav" → "gesprek 1.wav"
std::string without_escapes(std::string_view name)
{
    auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string out;
    for (std::size_t at = 0; at < name.size(); ++at) {
        int high = name[at] == '%' && at + 2 < name.size() ? digit(name[at + 1]) : -1;
        int low = high >= 0 ? digit(name[at + 2]) : -1;
        out += low >= 0 ? static_cast<char>(high * 16 + low) : name[at];
        at += low >= 0 ? 2 : 0;
    }
    return out;
}

// With an extension in small letters or capitals.
std::filesystem::path same_name_beside(const std::filesystem::path& transcript)
{
    for (const char* extension : extensions) {
        std::string upper = extension;
        std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
        for (const std::string& one : {std::string(extension), upper}) {
            std::filesystem::path path = transcript;
            path.replace_extension(one);
            if (is_file(path)) {
                return path;
            }
        }
    }
    return {};
}

} // namespace

void find_recording(ImportedDocument& document, const std::filesystem::path& transcript)
{
    std::string named = last_part(document.media_path);
    document.media_path.clear();
    for (const std::string& name : {named, last_part(without_escapes(named))}) {
        std::filesystem::path beside = transcript.parent_path() / path_of(name);
        if (!name.empty() && is_file(beside)) {
            document.media_path = path_text(beside);
            return;
        }
    }
    std::filesystem::path found = same_name_beside(transcript);
    document.media_path = found.empty() ? named : path_text(found);
    if (found.empty() && !named.empty()) {
        document.findings.push_back({Severity::Info, path_text(transcript.filename()),
                                     msg("The recording “{0}” is not beside the file.", named)});
    }
}

} // namespace duiding
