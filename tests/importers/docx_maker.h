// SPDX-License-Identifier: GPL-3.0-or-later
// Word documents made from snippets of WordprocessingML, so that a test shows its input.
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace duiding::test {

using DocxParts = std::map<std::string, std::string>;          // name in the package → bytes

// A package whose body is `body`; `more` adds parts, whose relations are made from their names.
DocxParts docx_parts(const std::string& body, const DocxParts& more = {});
void write_docx(const std::filesystem::path& path, const DocxParts& parts);

} // namespace duiding::test
