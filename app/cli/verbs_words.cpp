// SPDX-License-Identifier: GPL-3.0-or-later
// words: which words are used, how often, and by whom.
#include "app/cli/choose_segments.h"
#include "app/cli/listing.h"
#include "app/cli/table_out.h"
#include "app/cli/verb.h"

#include "core/analysis/word_list.h"
#include "core/base/file.h"
#include "core/text/normalize.h"

namespace duiding::cli {

namespace {

// "nl" and "en" are the lists of the program; anything else is a file.
StopWords stop_words_of(const std::vector<std::string>& lists)
{
    constexpr std::uint64_t largest_list = 16 << 20;
    StopWords all;
    for (const std::string& list : lists) {
        bool is_ours = !stop_words_text(list).empty();
        all.merge(is_ours ? stop_words(list) : read_stop_words(normalize_stored_text(read_file(path_of(list), largest_list)).text));
    }
    return all;
}

} // namespace

Run declare_words(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, by, xlsx;
        std::vector<std::string> stop;
        std::int64_t least = 1;
        SegmentChoice choice;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "--by", options->by, msg("Also by municipality, case, role, year or any property"));
    add(app, session, "--stop", options->stop, msg("Leave these words out: nl, en, or a file with a word a line; may be repeated"));
    add(app, session, "--min", options->least, msg("Only words that occur so often"))->check(CLI::PositiveNumber);
    add_choice(app, session, options->choice);
    add_xlsx(app, session, options->xlsx);
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        auto snapshot = project->snapshot();
        TextSource texts = [&](DocumentId id) { return project->text_now(id); };
        WordListOptions asked = word_list_options(*snapshot, filter_of(*snapshot, options->choice));
        asked.by = options->by.empty() ? std::nullopt : std::optional(resolve_group_by(*snapshot, options->by));
        asked.stop = stop_words_of(options->stop);
        asked.least = options->least;
        WordList list = session.run([&] { return word_list(*snapshot, texts, asked, session.progress()); });
        put_table(session, *project, word_list_table(*snapshot, list, asked), options->xlsx);
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
