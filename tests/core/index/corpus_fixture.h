// SPDX-License-Identifier: GPL-3.0-or-later
// A study of invented policy papers in memory, and shards of it behind real xapian-tcpsrv processes, which a test can kill and stop.
#pragma once

#include "core/index/corpus/corpus.h"
#include "core/index/corpus/shard_writer.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

extern char** environ;

namespace duiding::test {

struct Paper {
    std::string name;
    std::string text;
    std::string municipality = {};
    std::string year = {};
    std::vector<Mark> marks = {};
    std::vector<Speaker> speakers = {};
    std::string language = "nl";
};

// A source with a study around its documents: municipalities as cases, years as a property.
class PaperSource : public MemorySource {
public:
    explicit PaperSource(const std::vector<Paper>& papers) : m_papers(papers)
    {
        Snapshot study;
        study.project = *Guid::parse("11111111-2222-4333-8444-555555555555");
        study.name = "papers";
        study.language = "nl";
        study.codebook = std::make_shared<const Codebook>();
        study.coders = std::make_shared<const std::vector<Coder>>();
        study.memos = std::make_shared<const std::vector<Memo>>();
        study.codings = std::make_shared<const CodingsByDocument>();
        study.segments = std::make_shared<const CountByCode>();
        std::vector<DocumentInfo> documents;
        std::vector<Case> cases;
        std::vector<DocumentCase> links;
        AttributeValues values;
        Attribute year;
        year.id = {7};
        year.name = "jaar";
        year.type = AttributeType::Number;
        std::int64_t id = 0;
        for (const Paper& paper : papers) {
            set(++id, paper.text, paper.marks, paper.speakers, paper.language);
            DocumentInfo info;
            info.id = {id};
            info.guid = Guid::make();
            info.name = paper.name;
            info.kind = DocumentKind::Policy;
            info.language = paper.language;
            info.characters = text({id})->characters();
            documents.push_back(info);
            if (!paper.year.empty()) {
                values.set(AttributeTarget::Document, id, year.id, paper.year);
            }
            if (!paper.municipality.empty()) {
                auto known = std::find_if(cases.begin(), cases.end(), [&](const Case& each) { return each.name == paper.municipality; });
                if (known == cases.end()) {
                    Case made;
                    made.id = {static_cast<std::int64_t>(cases.size()) + 1};
                    made.kind = "municipality";
                    made.name = paper.municipality;
                    known = cases.insert(cases.end(), made);
                }
                links.push_back({{id}, known->id, {}});
            }
        }
        values.finish();
        study.documents = std::make_shared<const std::vector<DocumentInfo>>(std::move(documents));
        study.cases = std::make_shared<const std::vector<Case>>(std::move(cases));
        study.document_cases = std::make_shared<const std::vector<DocumentCase>>(std::move(links));
        study.attributes = std::make_shared<const std::vector<Attribute>>(std::vector<Attribute>{year});
        study.values = std::make_shared<const AttributeValues>(std::move(values));
        set_study(std::move(study));
    }

    const std::vector<Paper>& papers() const { return m_papers; }

private:
    std::vector<Paper> m_papers;
};

inline ShardAddress in_folder(const std::string& name, const std::filesystem::path& folder)
{
    ShardAddress address;
    address.name = name;
    address.folder = folder;
    return address;
}

inline ShardAddress at_port(const std::string& name, int port)
{
    ShardAddress address;
    address.name = name;
    address.kind = ShardAddress::Kind::Tcp;
    address.host = "127.0.0.1";
    address.port = port;
    return address;
}

inline int free_port()
{
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof(address);
    bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address));
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length);
    close(listener);
    return ntohs(address.sin_port);
}

inline bool has_xapian_tools() { return std::filesystem::exists("/usr/bin/xapian-tcpsrv"); }

// A process that serves a shard, with those that it makes for its connections.
class ServedShard {
public:
    ServedShard(std::filesystem::path folder, int port) : m_folder(std::move(folder)), m_port(port) { start(); }
    ~ServedShard() { kill(); }
    ServedShard(const ServedShard&) = delete;
    ServedShard& operator=(const ServedShard&) = delete;

    int port() const { return m_port; }
    void stop() { ::kill(-m_process, SIGSTOP); }
    void go_on() { ::kill(-m_process, SIGCONT); }

    void kill()
    {
        if (m_process > 0) {
            ::kill(-m_process, SIGKILL);
            waitpid(m_process, nullptr, 0);
            close(m_output);
            m_process = -1;
        }
    }

    // Returns when it says that it listens.
    void start()
    {
        int ends[2];
        if (pipe(ends) != 0) {
            throw std::runtime_error("no pipe");
        }
        std::string port = std::to_string(m_port);
        std::string folder = m_folder.string();
        const char* words[] = {"xapian-tcpsrv", "--interface", "127.0.0.1", "--port", port.c_str(), folder.c_str(), nullptr};
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);      // it tells of every connection that breaks
        posix_spawn_file_actions_addclose(&actions, ends[0]);
        posix_spawnattr_t attributes;
        posix_spawnattr_init(&attributes);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&attributes, 0);
        int error = posix_spawnp(&m_process, words[0], &actions, &attributes, const_cast<char**>(words), environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
        close(ends[1]);
        m_output = ends[0];
        std::string said;
        while (error == 0 && said.find("Listening") == std::string::npos) {
            char buffer[256];
            auto got = read(m_output, buffer, sizeof(buffer));
            if (got <= 0) {
                throw std::runtime_error("xapian-tcpsrv did not start: " + said);
            }
            said.append(buffer, static_cast<std::size_t>(got));
        }
    }

private:
    std::filesystem::path m_folder;
    int m_port;
    pid_t m_process = -1;
    int m_output = -1;
};

// Stands before a server of a shard and counts how often the other end has to wait for it: questions and bytes of answers.
class CountingLine {
public:
    explicit CountingLine(int to) : m_to(to), m_listener(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address = at_loopback(0);
        socklen_t length = sizeof(address);
        bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof(address));
        getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
        listen(m_listener, 8);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { work(); });
    }
    ~CountingLine()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
    }
    CountingLine(const CountingLine&) = delete;
    CountingLine& operator=(const CountingLine&) = delete;

    int port() const { return m_port; }
    int questions() const { return m_questions; }
    std::int64_t bytes() const { return m_bytes; }

private:
    static sockaddr_in at_loopback(int port)
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        return address;
    }

    // One caller at a time, until it hangs up.
    void work()
    {
        for (int caller = accept(m_listener, nullptr, nullptr); caller >= 0; caller = accept(m_listener, nullptr, nullptr)) {
            int server = socket(AF_INET, SOCK_STREAM, 0);
            sockaddr_in address = at_loopback(m_to);
            if (connect(server, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0) {
                carry(caller, server);
            }
            close(server);
            close(caller);
        }
    }

    void carry(int caller, int server)
    {
        bool answered = true;
        char buffer[65536];
        for (;;) {
            pollfd ends[3] = {{caller, POLLIN, 0}, {server, POLLIN, 0}, {m_listener, 0, 0}};
            if (poll(ends, 3, -1) < 0 || ends[2].revents != 0) {
                return;
            }
            bool asks = ends[0].revents != 0;
            auto got = read(asks ? caller : server, buffer, sizeof(buffer));
            if (got <= 0) {
                return;
            }
            m_questions += asks && answered ? 1 : 0;
            m_bytes += asks ? 0 : got;
            answered = !asks;
            for (ssize_t done = 0; done < got;) {
                auto sent = write(asks ? server : caller, buffer + done, static_cast<std::size_t>(got - done));
                if (sent <= 0) {
                    return;
                }
                done += sent;
            }
        }
    }

    int m_to;
    int m_listener;
    int m_port = 0;
    std::atomic<int> m_questions{0};
    std::atomic<std::int64_t> m_bytes{0};
    std::thread m_thread;
};

// Takes connections at a port and says something, or nothing.
class StrangeServer {
public:
    explicit StrangeServer(std::string greeting) : m_greeting(std::move(greeting)), m_listener(socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof(address);
        bind(m_listener, reinterpret_cast<sockaddr*>(&address), sizeof(address));
        getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &length);
        listen(m_listener, 8);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] {
            for (int caller = accept(m_listener, nullptr, nullptr); caller >= 0; caller = accept(m_listener, nullptr, nullptr)) {
                if (!m_greeting.empty()) {
                    (void)!write(caller, m_greeting.data(), m_greeting.size());
                }
                m_callers.push_back(caller);
            }
        });
    }
    ~StrangeServer()
    {
        shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        close(m_listener);
        for (int caller : m_callers) {
            close(caller);
        }
    }
    StrangeServer(const StrangeServer&) = delete;
    StrangeServer& operator=(const StrangeServer&) = delete;

    int port() const { return m_port; }

private:
    std::string m_greeting;
    int m_listener;
    int m_port = 0;
    std::vector<int> m_callers;
    std::thread m_thread;
};

} // namespace duiding::test
