// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/policy_proposal.h"

#include "core/text/fold.h"
#include "core/text/offsets.h"
#include "importers/support/cell_table.h"
#include "importers/support/policy_words.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

constexpr std::int64_t max_points = 8'000;
constexpr std::int64_t pages_read = 3;
constexpr std::size_t max_title_bytes = 160;
constexpr std::size_t words_of_type = 80;                // of the first page, where a type may be named
constexpr std::size_t max_region = 30;
constexpr std::size_t bytes_of_title_page = 300;       // further on a list is what the text is about, not whose it is

// Enough for every decision here: the first pages, at most 8,000 characters.
std::string_view first_pages(const ImportedDocument& document, const OffsetMap& map, std::int64_t length)
{
    std::int64_t end = std::min(length, max_points);
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Page && mark.number == pages_read) {
            end = std::min(end, mark.range.end.value);
        }
    }
    return map.slice({{0}, {end}});
}

std::string stem_of(const std::string& file_name)
{
    std::size_t dot = file_name.rfind('.');
    std::string stem = dot == std::string::npos || dot == 0 ? file_name : file_name.substr(0, dot);
    std::replace(stem.begin(), stem.end(), '_', ' ');
    return std::string(trim_cell(stem));
}

// "Microsoft Word - nota def.docx", "Document1", the name of a file: what programs write when nobody gave a title.
bool is_a_title(std::string_view title, const std::string& stem)
{
    std::string folded = fold_name(title);
    bool by_program = folded.starts_with("microsoft ") || folded.starts_with("untitled") || folded.starts_with("document") ||
                      folded.starts_with("naamloos") || folded.starts_with("presentatie") || folded.find(".doc") != std::string::npos ||
                      folded.find(".pdf") != std::string::npos || folded.find(".indd") != std::string::npos;
    return folded.size() > 3 && !by_program && folded != fold_name(stem) && folded.find(' ') != std::string::npos;
}

std::optional<Proposal> propose_title(const ImportedDocument& document, const std::string& stem, const OffsetMap& map, std::string_view pages)
{
    if (is_a_title(document.title, stem)) {
        return Proposal{document.title, 80, ProposalSource::FileProperties};
    }
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Heading && mark.range.begin.value < max_points) {
            std::string heading(trim_cell(map.slice(mark.range)));
            if (heading.size() <= max_title_bytes && is_a_title(heading, stem)) {
                return Proposal{std::move(heading), 75, ProposalSource::FirstPages};
            }
        }
    }
    for (std::size_t at = 0; at < pages.size();) {
        std::size_t end = std::min(pages.find('\n', at), pages.size());
        std::string_view line = trim_cell(pages.substr(at, end - at));
        at = end + 1;
        bool listed = line.starts_with("•") || line.starts_with('-') || line.find('\t') != std::string_view::npos;
        if (line.size() <= max_title_bytes && line.find(' ') != std::string_view::npos && !line.ends_with('.') && !listed) {
            return Proposal{std::string(line), 45, ProposalSource::FirstPages};
        }
    }
    return stem.empty() ? std::nullopt : std::optional(Proposal{stem, 30, ProposalSource::FileName});
}

class MunicipalityVotes {
public:
    void add(const Municipality* municipality, int confidence, ProposalSource source)
    {
        auto [it, fresh] = m_votes.try_emplace(municipality, ProposedMunicipality{municipality, confidence, source});
        if (!fresh) {                                    // a second witness
            it->second.source = it->second.confidence >= confidence ? it->second.source : source;
            it->second.confidence = std::min(97, std::max(it->second.confidence, confidence) + 10);
        }
    }

    std::vector<ProposedMunicipality> result() const
    {
        std::vector<ProposedMunicipality> all;
        for (const auto& [municipality, vote] : m_votes) {
            all.push_back(vote);
        }
        std::sort(all.begin(), all.end(), [](const ProposedMunicipality& a, const ProposedMunicipality& b) {
            return a.confidence != b.confidence ? a.confidence > b.confidence : a.municipality->name < b.municipality->name;
        });
        return all;
    }

private:
    std::map<const Municipality*, ProposedMunicipality> m_votes;
};

// Cut between two characters, never inside one.
std::string_view title_page_of(std::string_view pages)
{
    std::size_t end = std::min(bytes_of_title_page, pages.size());
    while (end > 0 && end < pages.size() && (static_cast<unsigned char>(pages[end]) & 0xC0) == 0x80) {
        --end;
    }
    return pages.substr(0, end);
}

// One that the first pages call theirs more than once, and more than half of the time; several when the title page lists them.
void vote_by_text(std::string_view pages, MunicipalityVotes& votes)
{
    std::vector<const Municipality*> mentions = municipalities_owning(pages);
    std::map<const Municipality*, std::size_t> counts;
    for (const Municipality* mention : mentions) {
        ++counts[mention];
    }
    for (const auto& [municipality, count] : counts) {
        if (count >= 2 && count * 2 > mentions.size()) {
            votes.add(municipality, count >= 3 ? 85 : 75, ProposalSource::FirstPages);
        }
    }
    std::vector<const Municipality*> listed = municipalities_listed(title_page_of(pages));
    bool region = listed.size() >= 2 && listed.size() <= max_region;
    for (const Municipality* each : region ? listed : std::vector<const Municipality*>{}) {
        votes.add(each, 60, ProposalSource::FirstPages);
    }
}

std::vector<ProposedMunicipality> propose_municipalities(const std::string& stem, const std::optional<Proposal>& title, std::string_view pages)
{
    MunicipalityVotes votes;
    std::string spaced = stem;
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    std::vector<const Municipality*> in_name = municipalities_named(stem);
    for (const Municipality* each : in_name.empty() ? municipalities_named(spaced) : in_name) {
        votes.add(each, 70, ProposalSource::FileName);
    }
    if (title && title->source != ProposalSource::FileName && title->confidence >= 75) {
        for (const Municipality* each : municipalities_named(title->value)) {
            votes.add(each, 75, ProposalSource::Title);
        }
    }
    vote_by_text(pages, votes);
    return votes.result();
}

void propose_years(const std::string& stem, const std::optional<Proposal>& title, std::string_view pages, const ImportedDocument& document,
                   PolicyProposal& proposal)
{
    auto take = [&](const YearsInText& years, int confidence, ProposalSource source) {
        proposal.year = Proposal{std::to_string(years.first), confidence, source};
        if (years.last) {
            proposal.period = Proposal{std::to_string(years.first) + "-" + std::to_string(years.last), confidence, source};
        }
    };
    // A period says more than a year; title and file name more than the text.
    std::vector<YearsInText> in_title = title ? years_in(title->value) : std::vector<YearsInText>{};
    std::vector<YearsInText> in_name = years_in(stem);
    for (bool period : {true, false}) {
        for (const auto& [years, confidence, source] : {std::tuple(&in_title, 85, ProposalSource::Title), std::tuple(&in_name, 80, ProposalSource::FileName)}) {
            for (const YearsInText& each : *years) {
                if ((each.last != 0) == period) {
                    return take(each, confidence, source);
                }
            }
        }
    }
    std::map<std::pair<int, int>, int> counts;
    for (const YearsInText& years : years_in(pages)) {
        ++counts[{years.first, years.last}];
    }
    std::pair<int, int> best{0, 0};
    int most = 0;
    for (const auto& [years, count] : counts) {
        int weight = count + (years.second ? 2 : 0);
        if (weight > most) {
            best = years;
            most = weight;
        }
    }
    if (most >= 2) {
        return take({best.first, best.second}, best.second ? 60 : 50, ProposalSource::FirstPages);
    }
    for (const ImportedAttribute& attribute : document.attributes) {
        if (attribute.type == AttributeType::Date && attribute.value.size() >= 4) {
            proposal.year = Proposal{attribute.value.substr(0, 4), 30, ProposalSource::FileProperties};
            return;
        }
    }
}

std::optional<Proposal> propose_type(const std::string& stem, const std::optional<Proposal>& title, std::string_view pages)
{
    if (title && title->source != ProposalSource::FileName) {
        if (auto type = policy_type_in(title->value, words_of_type)) {
            return Proposal{*type, title->confidence >= 75 ? 90 : 70, ProposalSource::Title};
        }
    }
    std::string spaced = stem;
    std::replace(spaced.begin(), spaced.end(), '-', ' ');
    if (auto type = policy_type_in(spaced, words_of_type)) {
        return Proposal{*type, 85, ProposalSource::FileName};
    }
    if (auto type = policy_type_in(pages, words_of_type)) {
        return Proposal{*type, 50, ProposalSource::FirstPages};
    }
    return std::nullopt;
}

} // namespace

Message source_label(ProposalSource source)
{
    switch (source) {
    case ProposalSource::FileName: return msg("file name");
    case ProposalSource::Title: return msg("title");
    case ProposalSource::FirstPages: return msg("first pages");
    case ProposalSource::FileProperties: break;
    }
    return msg("properties of the file");
}

PolicyProposal propose_policy(const ImportedDocument& document)
{
    OffsetMap map(document.text);
    std::string_view pages = first_pages(document, map, map.characters());
    std::string stem = stem_of(document.original_name.empty() ? document.name : document.original_name);
    PolicyProposal proposal;
    proposal.title = propose_title(document, stem, map, pages);
    proposal.municipalities = propose_municipalities(stem, proposal.title, pages);
    propose_years(stem, proposal.title, pages, document, proposal);
    proposal.type = propose_type(stem, proposal.title, pages);
    return proposal;
}

} // namespace duiding
