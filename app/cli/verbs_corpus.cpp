// SPDX-License-Identifier: GPL-3.0-or-later
// corpus: making, serving and looking after the shards of a corpus. Searching one is `search --corpus`.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/base/become_program.h"
#include "core/base/file.h"
#include "core/index/corpus/corpus.h"
#include "core/index/corpus/shard_connection.h"
#include "core/index/corpus/shard_writer.h"
#include "core/index/index.h"

#include <algorithm>
#include <cmath>
#include <iostream>

namespace duiding::cli {

namespace {

struct CorpusOptions {
    std::vector<std::string> kinds;
    int shards = 1;
    int port = 4311;
    std::string interface = "127.0.0.1";
    bool unprotected = false;
    std::string study, folder, name, document;
    std::vector<std::string> studies, where;
};

using Options = std::shared_ptr<CorpusOptions>;

Listing built_listing(const std::vector<BuiltShard>& built)
{
    Listing listing{{{"folder", msg("Folder")}, {"documents", msg("Documents")}, {"paragraphs", msg("Paragraphs")},
                     {"bytes", msg("Bytes of text")}, {"guid", {}, ShownTo::Programs}}, {}};
    for (const BuiltShard& shard : built) {
        listing.rows.push_back({path_text(shard.folder), shard.stamp.documents, shard.stamp.entries, shard.stamp.bytes, shard.stamp.guid});
    }
    return listing;
}

Run build(CLI::App& app, Session& session, Options options)
{
    add(app, session, "FOLDER", options->folder, msg("Where the shard is made; with --shards, FOLDER/1, FOLDER/2 …"))->required();
    add(app, session, "STUDY", options->studies, msg("The studies whose documents go into it"))->required();
    add(app, session, "--shards", options->shards, msg("How many shards, of about equal size"))->check(CLI::Range(1, 100));
    add(app, session, "--kind", options->kinds, msg("Documents of this kind; policy papers alone when left out"))
        ->check(CLI::IsMember({"interview", "policy", "note", "survey", "media"}));
    return [&session, options] {
        std::vector<std::unique_ptr<Project>> projects;
        std::vector<std::unique_ptr<IndexSource>> sources;
        std::vector<IndexSource*> studies;
        for (const std::string& study : options->studies) {
            projects.push_back(session.open(study, OpenMode::ReadOnly));
            sources.push_back(project_source(*projects.back()));
            studies.push_back(sources.back().get());
        }
        BuildChoice choice;
        choice.shards = options->shards;
        if (!options->kinds.empty()) {
            choice.kinds.clear();
        }
        for (const std::string& kind : options->kinds) {
            choice.kinds.push_back(*document_kind_from_key(kind));
        }
        print(session, built_listing(session.run([&] { return build_shards(path_of(options->folder), studies, choice, session.progress()); })));
        return ExitCode::Done;
    };
}

Run split(CLI::App& app, Session& session, Options options)
{
    add(app, session, "SHARD", options->name, msg("The folder of a shard; it stays as it is"))->required();
    add(app, session, "N", options->shards, msg("Into how many"))->required()->check(CLI::Range(2, 100));
    add(app, session, "FOLDER", options->folder, msg("Where they are made: FOLDER/1, FOLDER/2 …"))->required();
    return [&session, options] {
        print(session, built_listing(session.run([&] {
            return split_shard(path_of(options->name), options->shards, path_of(options->folder), session.progress());
        })));
        return ExitCode::Done;
    };
}

Run serve(CLI::App& app, Session& session, Options options)
{
    add(app, session, "SHARD", options->folder, msg("The folder of a shard"))->required();
    add(app, session, "--port", options->port, msg("The port; 4311 when left out"))->check(CLI::Range(1, 65535));
    add(app, session, "--interface", options->interface, msg("The address to listen at; this machine only when left out"));
    add_flag(app, session, "--unprotected", options->unprotected, msg("Let other machines in without a password, unencrypted"));
    return [options]() -> ExitCode {
        bool local = options->interface == "127.0.0.1" || options->interface == "localhost";
        if (!local && !options->unprotected) {
            throw BadInput({msg("The shard is not served at “{0}”.", options->interface), {},
                            msg("Xapian's server asks nobody who he is and encrypts nothing: whoever reaches that address reads every text."),
                            msg("Leave --interface out and lead the port through ssh, or, in a network that is closed to others, add --unprotected.")});
        }
        ShardAddress address;
        address.name = options->folder;
        address.folder = path_of(options->folder);
        read_fitting_stamp(ShardConnection(address, std::chrono::seconds(10)).metadata("shard"));
        constexpr const char* an_hour = "3600000";           // a window may stand open without a search
        platform::become_program("xapian-tcpsrv", {"--interface", options->interface, "--port", std::to_string(options->port), "--timeout",
                                                   an_hour, path_text(address.folder)});
    };
}

Listing status_listing(const Session& session, const CorpusStatus& status)
{
    Listing listing{{{"shard", msg("Shard")}, {"where", msg("Where")}, {"state", msg("State")}, {"documents", msg("Documents")},
                     {"paragraphs", msg("Paragraphs")}, {"bytes", msg("Bytes of text")}, {"built", msg("Built")}, {"milliseconds", msg("Milliseconds")},
                     {"why", msg("Why")}}, {}};
    auto state_for_people = [&](ShardState state) {
        switch (state) {
        case ShardState::Away:
            return session.say(msg("does not answer"));
        case ShardState::Hangs:
            return session.say(msg("hangs"));
        case ShardState::Unfit:
            return session.say(msg("cannot be used"));
        case ShardState::Answers:
            break;
        }
        return session.say(msg("answers"));
    };
    for (std::size_t i = 0; i < status.shards.size(); ++i) {
        const ShardAnswer& shard = status.shards[i];
        const ShardFacts* facts = status.view->facts()[i].get();
        auto known = [&](auto value) { return facts ? Json(value(facts->stamp)) : Json(); };
        listing.rows.push_back({shard.name, shard.where, session.for_people() ? state_for_people(shard.state) : to_key(shard.state),
                                known([](const ShardStamp& stamp) { return stamp.documents; }),
                                known([](const ShardStamp& stamp) { return stamp.entries; }),
                                known([](const ShardStamp& stamp) { return stamp.bytes; }),
                                known([](const ShardStamp& stamp) { return stamp.built; }),
                                shard.took.count() == 0 ? Json() : Json(std::round(static_cast<double>(shard.took.count()) / 100) / 10),
                                session.tell(shard.why)});
    }
    return listing;
}

Run status(CLI::App& app, Session& session, Options options)
{
    add_study(app, session, options->study);
    return [&session, options] {
        Corpus corpus(read_corpus_list(corpus_list_path(path_of(options->study))));
        CorpusStatus status = session.run([&] { return corpus.status(&session.progress()); });
        print(session, status_listing(session, status));
        Message missing = missing_shards(status.shards);
        if (!missing.empty()) {
            std::cerr << session.say(missing) << '\n';
        }
        return missing.empty() ? ExitCode::Done : ExitCode::Findings;
    };
}

Run add_shard(CLI::App& app, Session& session, Options options)
{
    add_study(app, session, options->study);
    add(app, session, "NAME", options->name, msg("What messages call the shard"))->required();
    add(app, session, "WHERE", options->where, msg("folder PATH, tcp localhost PORT, or ssh HOST PATH"))->required();
    return [options] {
        std::string where;
        for (const std::string& word : options->where) {
            where += (where.empty() ? "" : " ") + word;
        }
        auto list = corpus_list_path(path_of(options->study));
        add_to_corpus_list(list, parse_shard_address(options->name, where, std::filesystem::current_path()));
        return ExitCode::Done;
    };
}

Run remove_shard(CLI::App& app, Session& session, Options options)
{
    add_study(app, session, options->study);
    add(app, session, "NAME", options->name, msg("The shard to take off the list; the shard itself stays"))->required();
    return [options] {
        auto path = corpus_list_path(path_of(options->study));
        CorpusList list = read_corpus_list(path);
        if (const ShardAddress* shard = list.find(options->name)) {
            forget_shard(*shard);
        }
        remove_from_corpus_list(path, options->name);
        return ExitCode::Done;
    };
}

Run text(CLI::App& app, Session& session, Options options)
{
    add_study(app, session, options->study);
    add(app, session, "DOCUMENT", options->document, msg("Its name or GUID"))->required();
    return [&session, options] {
        Corpus corpus(read_corpus_list(corpus_list_path(path_of(options->study))));
        auto view = corpus.status(&session.progress()).view;
        DocumentId id = view->study()->resolve_document(options->document).id;
        DocumentTextPtr text = session.run([&] { return corpus.text(view, id, &session.progress()); });
        std::cout << text->text();
        return ExitCode::Done;
    };
}

} // namespace

Run declare_corpus(CLI::App& app, Session& session)
{
    struct Action {
        const char* name;
        Message summary;
        Run (*declare)(CLI::App&, Session&, Options);
    };
    const Action actions[] = {
        {"build", msg("Make a shard of the documents of studies"), build},
        {"split", msg("Divide a shard that has become too large"), split},
        {"serve", msg("Serve a shard to this machine, through xapian-tcpsrv"), serve},
        {"status", msg("Ask every shard of a study's corpus whether it answers"), status},
        {"add", msg("Name a shard in a study's list"), add_shard},
        {"remove", msg("Take a shard off a study's list"), remove_shard},
        {"text", msg("Print the text of a document of the corpus"), text},
    };
    app.require_subcommand(1);
    auto chosen = std::make_shared<std::vector<std::pair<CLI::App*, Run>>>();
    for (const Action& action : actions) {
        CLI::App* sub = app.add_subcommand(action.name, session.say(action.summary));
        sub->fallthrough();
        chosen->emplace_back(sub, action.declare(*sub, session, std::make_shared<CorpusOptions>()));
    }
    return [chosen] {
        auto found = std::find_if(chosen->begin(), chosen->end(), [](const auto& each) { return each.first->parsed(); });
        return found->second();
    };
}

} // namespace duiding::cli
