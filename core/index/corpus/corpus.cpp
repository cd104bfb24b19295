// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/corpus.h"

#include "core/base/platform.h"
#include "core/index/corpus/shard_search.h"
#include "core/index/corpus/shard_worker.h"
#include "core/index/suggestions.h"

#include <algorithm>
#include <iterator>
#include <mutex>

namespace duiding {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds glance{100};     // as long as a shard that hung the last time is waited for
constexpr std::chrono::milliseconds between_looks{20};

struct Shard {
    std::unique_ptr<ShardWorker> worker;
    std::shared_ptr<const ShardFacts> facts;
    bool open = false;                               // answered the last time
    std::filesystem::file_time_type made;            // of a folder: when what is there was made
    bool hung = false;                               // did not, the last time
};

template <class Answer>
struct Timed {
    Answer answer;
    std::chrono::microseconds took{0};
};

// A shard that was built anew lies in another folder of the same name.
std::filesystem::file_time_type made_at(const ShardAddress& address)
{
    std::error_code not_there;
    return address.kind == ShardAddress::Kind::Folder ? std::filesystem::last_write_time(address.folder / "iamglass", not_there)
                                                      : std::filesystem::file_time_type();
}

// What `ask` answers, and how long it took without the time in the queue.
template <class Ask>
auto timed(Ask ask)
{
    return [ask = std::move(ask)](ShardConnection& connection) {
        auto begin = Clock::now();
        auto answer = ask(connection);
        return Timed<decltype(answer)>{std::move(answer), std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin)};
    };
}

} // namespace

const char* to_key(ShardState state)
{
    switch (state) {
    case ShardState::Away:
        return "away";
    case ShardState::Hangs:
        return "hangs";
    case ShardState::Unfit:
        return "unfit";
    case ShardState::Answers:
        break;
    }
    return "answers";
}

Message missing_shards(const std::vector<ShardAnswer>& shards)
{
    std::string names;
    std::int64_t missing = 0;
    for (const ShardAnswer& shard : shards) {
        if (shard.state != ShardState::Answers) {
            names += (missing++ == 0 ? "" : ", ") + shard.name;
        }
    }
    if (missing == 0) {
        return {};
    }
    return msgn("{0} of {1} shards does not answer: {2}. Hits in it are missing.",
                "{0} of {1} shards do not answer: {2}. Hits in them are missing.", missing, missing, shards.size(), names);
}

struct Corpus::State {
    CorpusList list;
    std::filesystem::path cache;
    std::mutex mutex;                                // one question to all at a time
    std::vector<Shard> shards;
    std::shared_ptr<const CorpusView> view;

    template <class Answer>
    using Asked = std::vector<std::optional<std::future<Timed<Answer>>>>;

    std::vector<ShardAnswer> contact(Progress* progress);
    std::shared_ptr<CorpusPlan> plan(const SearchRequest& request, const std::vector<Synonyms>& synonyms, SearchResult& result, Progress* progress) const;
    void make_view();

    // Takes what each shard answers to `got`, and says of the others why not. `patient`: as long as something keeps coming.
    template <class Answer, class Got>
    void gather(Asked<Answer>& asked, std::vector<ShardAnswer>& answers, bool patient, Progress* progress, Got got)
    {
        auto begin = Clock::now();
        for (std::size_t i = 0; i < asked.size(); ++i) {
            if (!asked[i]) {
                continue;
            }
            auto patience = shards[i].hung ? std::min(list.limit, glance) : list.limit;
            auto deadline = [&] { return (patient ? std::max(begin, shards[i].worker->last_heard()) : begin) + patience; };
            while (asked[i]->wait_until(std::min(deadline(), Clock::now() + between_looks)) != std::future_status::ready && Clock::now() < deadline()) {
                if (progress) {
                    progress->check();
                }
            }
            if (asked[i]->wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
                fail(i, answers[i], ShardState::Hangs, msg("It did not answer in time."));
            } else {
                take(i, *asked[i], answers[i], got);
            }
        }
    }

    template <class Answer, class Got>
    void take(std::size_t number, std::future<Timed<Answer>>& asked, ShardAnswer& answer, Got& got)
    {
        try {
            auto timed = asked.get();
            answer.took += timed.took;
            shards[number].open = true;
            shards[number].hung = false;
            got(number, std::move(timed.answer));
        } catch (const ShardAway& error) {
            fail(number, answer, error.hangs() ? ShardState::Hangs : ShardState::Away, error.text().why);
        } catch (const ShardUnfit& error) {
            fail(number, answer, ShardState::Unfit, error.text().why);
        }
    }

    void fail(std::size_t number, ShardAnswer& answer, ShardState state, Message why)
    {
        answer.state = state;
        answer.why = std::move(why);
        shards[number].open = false;
        shards[number].hung = state == ShardState::Hangs;
    }
};

// Opens what is not open, and learns what is not known.
std::vector<ShardAnswer> Corpus::State::contact(Progress* progress)
{
    using Facts = std::shared_ptr<const ShardFacts>;
    std::vector<ShardAnswer> answers;
    Asked<Facts> asked;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        Shard& shard = shards[i];
        answers.push_back({list.shards[i].name, text_of(list.shards[i]), ShardState::Answers, {}, {}});
        asked.emplace_back();
        auto made = made_at(list.shards[i]);
        if (shard.open && made == shard.made) {
            continue;
        }
        shard.made = made;
        if (shard.hung && shard.worker->busy()) {
            fail(i, answers[i], ShardState::Hangs, msg("It did not answer in time."));
            continue;
        }
        asked[i] = shard.worker->ask(timed([known = shard.facts, folder = cache](ShardConnection& connection) -> Facts {
            connection.close();
            connection.expect({});
            auto metadata = [&](const std::string& key) { return connection.metadata(key); };
            ShardStamp stamp = read_fitting_stamp(connection.metadata(shard_schema::stamp_key));
            Facts facts = known && known->stamp == stamp ? known : nullptr;
            if (auto remembered = facts ? std::nullopt : remembered_facts(folder, connection.address(), &stamp)) {
                facts = std::make_shared<const ShardFacts>(std::move(*remembered));
            }
            if (!facts) {
                facts = std::make_shared<const ShardFacts>(read_and_remember(folder, connection.address(), metadata));
            }
            connection.expect(stamp.guid);
            return facts;
        }));
    }
    bool news = !view;
    gather<Facts>(asked, answers, true, progress, [&](std::size_t i, Facts facts) {
        news = news || facts != shards[i].facts;
        shards[i].facts = std::move(facts);
    });
    if (news) {
        make_view();
    }
    return answers;
}

// With what earlier contacts left in the cache about shards that were not reached.
void Corpus::State::make_view()
{
    CorpusView::Facts facts;
    for (std::size_t i = 0; i < shards.size(); ++i) {
        if (!shards[i].facts) {
            if (auto remembered = remembered_facts(cache, list.shards[i])) {
                shards[i].facts = std::make_shared<const ShardFacts>(std::move(*remembered));
            }
        }
        facts.push_back(shards[i].facts);
    }
    view = std::make_shared<const CorpusView>(std::move(facts));
}

std::shared_ptr<CorpusPlan> Corpus::State::plan(const SearchRequest& request, const std::vector<Synonyms>& synonyms, SearchResult& result, Progress* progress) const
{
    auto plan = std::make_shared<CorpusPlan>();
    plan->request = request;
    plan->view = view;
    ParsedQuery parsed = parse_query(request.query);
    result.query = request.query;
    result.reading = to_text(parsed.root);
    result.notices = parsed.notices;
    auto occurrences = [this](const std::string& word) { return view->occurrences(word); };
    WordFacts facts{view->languages(), occurrences, [this](const std::string& word, const std::string& language) { return view->occurs_in(word, language); }, progress};
    Expander expander(view->vocabulary(), std::move(facts), request.excluded, synonyms);
    plan->query.emplace(expander.with_alternatives(parsed.root), expander, view->vocabulary(), view->study().get());
    result.expansion = expander.listed();
    result.suggestions = suggestions(request.query, parsed.root, view->vocabulary(), result.expansion, occurrences);
    result.notices.insert(result.notices.end(), expander.notices().begin(), expander.notices().end());
    for (const CompiledField& field : plan->query->fields()) {
        result.notices.insert(result.notices.end(), field.answer.notices.begin(), field.answer.notices.end());
    }
    plan->fields.emplace(*plan->query, view->study());
    plan->scope.emplace(plan->request, view->study());
    plan->documents = in_both(plan->fields->documents(), plan->scope->documents());
    plan->candidates = plan->query->candidates(plan->request);
    return plan;
}

Corpus::Corpus(CorpusList list, std::filesystem::path cache) : m_state(std::make_unique<State>())
{
    m_state->cache = cache.empty() ? platform::user_cache_folder() / "corpus" : std::move(cache);
    for (const ShardAddress& address : list.shards) {
        m_state->shards.emplace_back();
        m_state->shards.back().worker = std::make_unique<ShardWorker>(address, list.limit);
    }
    m_state->list = std::move(list);
}

Corpus::~Corpus() = default;

void forget_shard(const ShardAddress& address, const std::filesystem::path& cache)
{
    forget_facts(cache.empty() ? platform::user_cache_folder() / "corpus" : cache, address);
}

std::string Corpus::shard_name(DocumentId document) const { return m_state->list.shards.at(CorpusView::shard_of(document)).name; }

CorpusStatus Corpus::status(Progress* progress)
{
    std::lock_guard lock(m_state->mutex);
    for (Shard& shard : m_state->shards) {
        shard.open = false;                          // asked, not believed
        shard.hung = shard.hung && shard.worker->busy();
    }
    CorpusStatus status;
    status.shards = m_state->contact(progress);
    status.view = m_state->view;
    return status;
}

CorpusResult Corpus::search(const SearchRequest& request, const std::vector<Synonyms>& synonyms, Progress* progress)
{
    parse_query(request.query);                      // a wrong query is said first, whoever answers
    std::lock_guard lock(m_state->mutex);
    CorpusResult result;
    result.shards = m_state->contact(progress);
    result.view = m_state->view;
    auto plan = m_state->plan(request, synonyms, result.found, progress);
    struct GiveUp {
        CorpusPlan& plan;
        ~GiveUp() { plan.given_up = true; }
    } give_up{*plan};
    State::Asked<ShardFound> asked;
    for (std::size_t i = 0; i < m_state->shards.size(); ++i) {
        asked.emplace_back();
        if (result.shards[i].state == ShardState::Answers) {
            asked[i] = m_state->shards[i].worker->ask(timed([plan, i](ShardConnection& connection) { return search_shard(connection, i, *plan); }));
        }
    }
    SearchResult& all = result.found;
    m_state->gather<ShardFound>(asked, result.shards, false, progress, [&](std::size_t, ShardFound found) {
        all.total += found.total;
        all.total_exact = all.total_exact && found.total_exact;
        all.occurrences += found.occurrences;
        std::move(found.by_document.begin(), found.by_document.end(), std::back_inserter(all.by_document));
        std::move(found.hits.begin(), found.hits.end(), std::back_inserter(all.hits));
    });
    std::sort(all.hits.begin(), all.hits.end(), [&](const SearchHit& a, const SearchHit& b) { return stands_before(a, b, request.order); });
    all.hits.resize(std::min(all.hits.size(), request.limit));
    Message missing = missing_shards(result.shards);
    bool any = std::any_of(result.shards.begin(), result.shards.end(), [](const ShardAnswer& shard) { return shard.state == ShardState::Answers; });
    if (!any) {
        throw Environment({msg("The corpus cannot be searched."), {}, missing.empty() ? msg("It has no shards.") : missing,
                           msg("“duiding-cli corpus status” says what is the matter with each.")});
    }
    if (!missing.empty()) {
        all.total_exact = false;
        all.notices.push_back(std::move(missing));
    }
    return result;
}

DocumentTextPtr Corpus::text(const std::shared_ptr<const CorpusView>& view, DocumentId document, Progress* progress)
{
    std::lock_guard lock(m_state->mutex);
    std::size_t number = CorpusView::shard_of(document);
    Shard& shard = m_state->shards.at(number);
    DocumentTextPtr text;
    std::vector<ShardAnswer> answers = m_state->contact(progress);
    State::Asked<DocumentTextPtr> asked(m_state->shards.size());
    bool same = shard.facts && view->facts().at(number) && shard.facts->stamp == view->facts()[number]->stamp;
    if (answers[number].state == ShardState::Answers && same) {
        asked[number] = shard.worker->ask(timed([document](ShardConnection& connection) {
            return connection.document(CorpusView::number_of(document), document);
        }));
        m_state->gather<DocumentTextPtr>(asked, answers, false, progress, [&](std::size_t, DocumentTextPtr found) { text = std::move(found); });
    }
    if (!text) {
        throw Environment({msg("The document cannot be read."), answers[number].name + " (" + answers[number].where + ")",
                           same ? answers[number].why : msg("The shard was built anew since."), msg("Search again.")});
    }
    return text;
}

} // namespace duiding
