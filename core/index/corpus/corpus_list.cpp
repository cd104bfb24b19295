// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/corpus_list.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace duiding {

namespace {

constexpr std::uint64_t largest_list = 1 << 20;
constexpr std::string_view blanks = " \t\r";

// What ssh and the shell at its far end take as a plain word.
constexpr std::string_view plain_signs = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./@:+=%~";

[[noreturn]] void refuse(Message why, Message what_to_do)
{
    throw BadInput({msg("The list of shards cannot be used."), {}, std::move(why), std::move(what_to_do)});
}

std::string_view trimmed(std::string_view text)
{
    auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// The first word, and the text goes on behind it.
std::string_view take_word(std::string_view& text)
{
    text = trimmed(text);
    std::string_view word = text.substr(0, text.find_first_of(blanks));
    text = trimmed(text.substr(word.size()));
    return word;
}

template <class Number>
std::optional<Number> number_of(std::string_view text)
{
    Number number{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool is_this_machine(std::string_view host) { return host == "localhost" || host == "127.0.0.1" || host == "::1"; }

std::string plain_word(std::string_view word)
{
    if (word.empty() || word.front() == '-' || word.find_first_not_of(plain_signs) != std::string_view::npos) {
        refuse(msg("“{0}” cannot be given to ssh.", word),
               msg("Use a host name or path of letters, digits and the signs _ - . / @ : + = % ~ only."));
    }
    return std::string(word);
}

void read_tcp(ShardAddress& address, std::string_view rest)
{
    address.host = take_word(rest);
    auto port = number_of<int>(take_word(rest));
    if (!port || *port < 1 || *port > 65535) {
        refuse(msg("A shard at a port is written: tcp localhost 4311."), msg("Give a port between 1 and 65535."));
    }
    address.port = *port;
    address.unprotected = rest == "unprotected";
    if (!rest.empty() && !address.unprotected) {
        refuse(msg("“{0}” is not understood.", rest), msg("A shard at a port is written: tcp localhost 4311."));
    }
    if (!is_this_machine(address.host) && !address.unprotected) {
        refuse(msg("“{0}” is another machine, and Xapian's server asks nobody who he is and encrypts nothing.", address.host),
               msg("Lead the port here through ssh (ssh -N -L 4311:localhost:4311 {0}) and write “tcp localhost 4311”, or use “ssh {0} PATH”. "
                   "In a network that is closed to others, write “unprotected” behind the port.",
                   address.host));
    }
}

// Calls `visit` with the number and the content of each line that says something.
template <class Visit>
void each_line(std::string_view text, Visit visit)
{
    int number = 0;
    while (!text.empty()) {
        auto end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        line = trimmed(line.substr(0, line.starts_with('#') ? 0 : line.find(" #")));
        if (!line.empty()) {
            visit(number, line);
        }
    }
}

} // namespace

const ShardAddress* CorpusList::find(std::string_view name) const
{
    auto found = std::find_if(shards.begin(), shards.end(), [&](const ShardAddress& shard) { return shard.name == name; });
    return found == shards.end() ? nullptr : &*found;
}

std::filesystem::path corpus_list_path(const std::filesystem::path& study)
{
    std::filesystem::path beside = std::filesystem::absolute(study);
    beside += ".corpus";
    return beside;
}

std::string text_of(const ShardAddress& address)
{
    switch (address.kind) {
    case ShardAddress::Kind::Tcp:
        return "tcp " + address.host + " " + std::to_string(address.port) + (address.unprotected ? " unprotected" : "");
    case ShardAddress::Kind::Ssh:
        return "ssh " + address.host + " " + address.path;
    case ShardAddress::Kind::Folder:
        break;
    }
    return "folder " + path_text(address.folder);
}

ShardAddress parse_shard_address(std::string_view name, std::string_view where, const std::filesystem::path& folder)
{
    ShardAddress address;
    address.name = name;
    if (name.empty() || name == "limit" || name.front() == '#' || name.find_first_of(" \t\r\n") != std::string_view::npos) {
        refuse(msg("“{0}” cannot be the name of a shard.", name), msg("Take one word that is not “limit”."));
    }
    std::string_view rest = where;
    std::string_view kind = take_word(rest);
    if (kind == "folder" && !rest.empty()) {
        address.folder = (folder / path_of(rest)).lexically_normal();
    } else if (kind == "tcp") {
        address.kind = ShardAddress::Kind::Tcp;
        read_tcp(address, rest);
    } else if (kind == "ssh") {
        address.kind = ShardAddress::Kind::Ssh;
        address.host = plain_word(take_word(rest));
        address.path = plain_word(rest);
    } else {
        refuse(msg("“{0}” does not say where a shard is.", where),
               msg("Write “folder PATH”, “tcp localhost PORT” or “ssh HOST PATH” behind its name."));
    }
    return address;
}

CorpusList parse_corpus_list(std::string_view text, const std::filesystem::path& folder)
{
    CorpusList list;
    each_line(text, [&](int number, std::string_view line) {
        try {
            std::string_view rest = line;
            std::string_view name = take_word(rest);
            if (name == "limit") {
                auto seconds = number_of<double>(rest);
                if (!seconds || !(*seconds >= 0.05 && *seconds <= 600)) {
                    refuse(msg("“{0}” is no time limit.", rest), msg("Write a number of seconds between 0.05 and 600, with a point: limit 2.5"));
                }
                list.limit = std::chrono::milliseconds(static_cast<std::int64_t>(*seconds * 1000));
                return;
            }
            if (list.find(name)) {
                refuse(msg("There are two shards called “{0}”.", name), msg("Give each a name of its own."));
            }
            list.shards.push_back(parse_shard_address(name, rest, folder));
        } catch (const BadInput& error) {
            ErrorText told = error.text();
            told.where = "line " + std::to_string(number);
            throw BadInput(told);
        }
    });
    return list;
}

CorpusList read_corpus_list(const std::filesystem::path& path)
{
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
        throw BadInput({msg("This study has no corpus."), path_text(path), {},
                        msg("Make shards with “duiding-cli corpus build FOLDER STUDY”, and name them with “duiding-cli corpus add”.")});
    }
    try {
        return parse_corpus_list(read_file(path, largest_list), path.parent_path());
    } catch (const BadInput& error_in_line) {
        ErrorText told = error_in_line.text();
        told.where = path_text(path) + (told.where.empty() || told.where == path_text(path) ? "" : ", " + told.where);
        throw BadInput(told);
    }
}

void add_to_corpus_list(const std::filesystem::path& path, const ShardAddress& address)
{
    std::error_code error;
    std::string text = std::filesystem::exists(path, error) ? read_file(path, largest_list) : std::string();
    if (parse_corpus_list(text, path.parent_path()).find(address.name)) {
        throw BadInput({msg("There is a shard called “{0}” already.", address.name), path_text(path), {}, msg("Give it another name.")});
    }
    text += text.empty() || text.back() == '\n' ? "" : "\n";
    write_file(path, text + address.name + " " + text_of(address) + "\n");
}

void remove_from_corpus_list(const std::filesystem::path& path, std::string_view name)
{
    if (!read_corpus_list(path).find(name)) {
        throw BadInput({msg("There is no shard called “{0}”.", name), path_text(path), {}, msg("“duiding-cli corpus status” lists them.")});
    }
    std::string text = read_file(path, largest_list);
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        std::string_view line = std::string_view(text).substr(at, end - at);
        std::string_view rest = trimmed(line.substr(0, line.find('\n')));
        kept += take_word(rest) == name ? std::string_view() : line;
        at = end;
    }
    write_file(path, kept);
}

} // namespace duiding
