// SPDX-License-Identifier: GPL-3.0-or-later
// Which shards a study's corpus consists of: a text file beside the study, NAME.duiding.corpus, written by hand or by
// `duiding-cli corpus add`. One shard a line: its name, then where it is; # begins a comment.
//
//   noord     folder shards/noord                    on this machine; a relative path begins where the list lies
//   zuid      tcp localhost 4311                     a port of this machine: the near end of an ssh tunnel
//   oost      ssh onderzoek@oost.example /srv/oost   xapian-progsrv on that machine, through ssh
//   limit     2.5                                    seconds a shard may take to answer; 3 when left out
//
// Xapian's servers ask nobody who he is and encrypt nothing, so `tcp` takes this machine only; another one has to be followed by
// the word `unprotected`. A list without shards, or none at all, is no corpus: then nothing in this program opens a connection.
//
// Errors: BadInput with the line.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct ShardAddress {
    enum class Kind { Folder, Tcp, Ssh };

    std::string name;                        // without blanks; how messages call it
    Kind kind = Kind::Folder;
    std::filesystem::path folder;            // Folder
    std::string host;                        // Tcp, Ssh
    int port = 0;                            // Tcp
    std::string path;                        // Ssh: of the shard on that machine
    bool unprotected = false;                // Tcp: another machine, and the user said so

    bool operator==(const ShardAddress&) const = default;
};

struct CorpusList {
    std::vector<ShardAddress> shards;
    std::chrono::milliseconds limit{3000};

    const ShardAddress* find(std::string_view name) const;
};

std::filesystem::path corpus_list_path(const std::filesystem::path& study);

// "tcp localhost 4311": as it stands in the list, without the name.
std::string text_of(const ShardAddress& address);
// `folder`: where relative paths begin.
ShardAddress parse_shard_address(std::string_view name, std::string_view where, const std::filesystem::path& folder);
CorpusList parse_corpus_list(std::string_view text, const std::filesystem::path& folder);
// Throws BadInput that says how to make one when there is none.
CorpusList read_corpus_list(const std::filesystem::path& path);
// Each keeps the rest of the file as it is; add makes the file when there is none.
void add_to_corpus_list(const std::filesystem::path& path, const ShardAddress& address);
void remove_from_corpus_list(const std::filesystem::path& path, std::string_view name);

} // namespace duiding
