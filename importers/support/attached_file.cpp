// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/attached_file.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <system_error>

namespace duiding {

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t max_bytes_of_all = 512ull << 20;
constexpr std::size_t max_files_of_one = 20;              // more belong to no entry that people make
constexpr std::uint64_t max_bytes_of_one = 100ull << 20;

// "file:///C:/Zotero/storage/AB/plan.pdf", "internal-pdf://1234/plan.pdf" → the path; a web address → "".
std::string path_in(std::string file)
{
    std::replace(file.begin(), file.end(), '\\', '/');
    std::size_t scheme = file.find("://");
    if (scheme == std::string::npos) {
        return file;
    }
    std::string name = file.substr(0, scheme);
    return name == "file" || name.starts_with("internal-") ? "/" + file.substr(scheme + 3) : std::string();
}

bool is_absolute(const std::string& path) { return path.starts_with('/') || (path.size() > 1 && path[1] == ':'); }

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

bool is_below(const fs::path& path, const fs::path& folder)
{
    std::error_code error;
    fs::path real = fs::weakly_canonical(path, error);
    fs::path root = error ? fs::path{} : fs::weakly_canonical(folder, error);
    fs::path relative = real.lexically_relative(root);
    return !error && !relative.empty() && *relative.begin() != "..";
}

bool is_pdf(const std::string& file) { return file.size() > 4 && (file.ends_with(".pdf") || file.ends_with(".PDF")); }

} // namespace

AttachedFiles::AttachedFiles(const fs::path& list, const ImportOptions& options, Progress& progress)
    : m_folder(list.has_parent_path() ? list.parent_path() : fs::path(".")), m_options(options), m_progress(progress)
{
}

fs::path AttachedFiles::find(const std::string& file) const
{
    std::string path = path_in(file);
    std::vector<fs::path> places;
    if (!path.empty() && !is_absolute(path)) {
        places.push_back(m_folder / path);
    }
    if (std::string name = file_name(path); !name.empty()) {
        places.push_back(m_folder / name);
        places.push_back(m_folder / "files" / name);
    }
    for (const fs::path& place : places) {
        std::error_code error;
        if (fs::is_regular_file(place, error) && is_below(place, m_folder)) {
            return place;
        }
    }
    return {};
}

bool AttachedFiles::read(const std::vector<std::string>& files, ImportedDocument& document)
{
    std::vector<std::string> ordered = files;
    std::erase_if(ordered, [](const std::string& file) { return path_in(file).empty(); });
    ordered.resize(std::min(ordered.size(), max_files_of_one));
    std::stable_partition(ordered.begin(), ordered.end(), is_pdf);
    Findings findings;
    for (const std::string& file : ordered) {
        std::string name = file_name(path_in(file));
        fs::path path = find(file);
        if (path.empty()) {
            findings.push_back({Severity::Info, name, msg("The attached file “{0}” does not lie beside the list.", name)});
            continue;
        }
        std::error_code error;
        std::uint64_t size = fs::file_size(path, error);
        if (error || size > max_bytes_of_one || m_bytes + size > max_bytes_of_all) {
            findings.push_back({Severity::Warning, name, msg("The attached file “{0}” is too large to come in with the list; import it by itself.", name)});
            continue;
        }
        try {
            ImportOptions options = m_options;
            options.encoding.clear();                        // that of the list says nothing of the file
            Progress part(&m_progress);
            document = import_bytes({path, read_file(path, max_bytes_of_one)}, options, part);
            document.findings.insert(document.findings.begin(), findings.begin(), findings.end());
            m_bytes += size;
            return true;
        } catch (const BadInput& refused) {
            findings.push_back({Severity::Warning, name, msg("The attached file “{0}” could not be read; the entry came in without it.", name)});
            findings.push_back({Severity::Warning, name, refused.text().why});
        }
    }
    document.findings = std::move(findings);
    return false;
}

} // namespace duiding
