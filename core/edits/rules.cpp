// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/rules.h"

#include "core/base/error.h"
#include "core/text/normalize.h"

#include <algorithm>

namespace duiding::edits {

std::string trimmed(std::string_view text)
{
    const char* blanks = " \t\r\n";
    std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) {
        return {};
    }
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

std::vector<std::string> sorted_words(std::vector<std::string> words)
{
    std::erase(words, std::string());
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string require_name(std::string_view text, const Message& what)
{
    std::string name = trimmed(normalize_stored_text(text).text);
    for (char& c : name) {
        if (c == '\n' || c == '\t') {
            c = ' ';
        }
    }
    if (name.empty()) {
        throw BadInput({what, {}, msg("The name is empty."), msg("Type a name.")});
    }
    return name;
}

const DocumentInfo& require_document(const Snapshot& snapshot, DocumentId id)
{
    if (const DocumentInfo* info = snapshot.find_document(id)) {
        return *info;
    }
    throw BadInput({msg("The document is not in the project any more."), {}, {}, {}});
}

const Code& require_code(const Codebook& codebook, CodeId id)
{
    if (const Code* code = codebook.find(id)) {
        return *code;
    }
    throw BadInput({msg("The code is not in the project any more."), {}, {}, {}});
}

void require_range(const DocumentText& text, CharRange range, const std::string& document)
{
    if (range.begin.value < 0 || range.end.value > text.characters() || range.empty()) {
        throw BadInput({msg("The range {0}–{1} is not in the document.", range.begin.value, range.end.value), document,
                        msg("It has {0} characters.", text.characters()), msg("Give a begin and a larger end inside the text.")});
    }
}

void require_free_name(const Codebook& codebook, CodeId parent, const std::string& name, CodeId self)
{
    CodeId other = codebook.find_sibling(parent, name);
    if (other && other != self) {
        throw BadInput({msg("There is already a code “{0}” here.", codebook.find(other)->name), codebook.path(other), {},
                        msg("Choose another name, or use that code.")});
    }
}

void tell_verdicts_gone(EditResult& result, std::int64_t count)
{
    if (count > 0) {
        result.findings.push_back({Severity::Info, {}, msgn("{0} verdict of the policy scan was deleted with it.",
                                                            "{0} verdicts of the policy scan were deleted with it.", count, count)});
    }
}

void set_label(EditResult& result, Message menu, Message history)
{
    if (result.label.menu.empty()) {
        result.label.menu = std::move(menu);
    }
    if (result.label.history.empty()) {
        result.label.history = std::move(history);
    }
}

} // namespace duiding::edits
