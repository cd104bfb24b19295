// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/kept_options.h"

#include "core/base/error.h"
#include "core/base/escaped.h"
#include "core/index/search_options.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr std::string_view narrow = "narrow=";
constexpr std::string_view signs = "%;,=:";

// The next piece up to the sign; `rest` goes on after it.
std::string_view take(std::string_view& rest, char sign)
{
    auto end = std::min(rest.find(sign), rest.size());
    std::string_view piece = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return piece;
}

Message label_of(const Snapshot& snapshot, const FacetTick& tick)
{
    try {
        Grouping grouping(snapshot, resolve_group_by(snapshot, tick.facet));
        for (const Group& group : grouping.groups()) {
            if (group.key == tick.value) {
                return group.label;
            }
        }
    } catch (const BadInput&) {
        return msg("{0} (not in the study any more)", tick.facet);
    }
    return msg("{0} (not in the study any more)", tick.value);
}

std::vector<FacetTick> read_ticks(std::string_view list, const Snapshot& snapshot)
{
    std::vector<FacetTick> ticks;
    while (!list.empty()) {
        std::string_view both = take(list, ',');
        FacetTick tick{unescaped(take(both, ':'), signs), unescaped(both, signs), {}};
        tick.label = label_of(snapshot, tick);
        ticks.push_back(std::move(tick));
    }
    return ticks;
}

} // namespace

std::string kept_options(const SearchRequest& request, const std::vector<FacetTick>& ticks, const Snapshot& snapshot)
{
    std::string options = search_options(request, snapshot);
    std::string list;
    for (const FacetTick& tick : ticks) {
        list += (list.empty() ? "" : ",") + escaped(tick.facet, signs) + ':' + escaped(tick.value, signs);
    }
    if (!list.empty()) {
        options.append(options.empty() ? "" : ";").append(narrow).append(list);
    }
    return options;
}

std::vector<FacetTick> set_kept_options(SearchRequest& request, std::string_view options, const Snapshot& snapshot)
{
    std::vector<FacetTick> ticks;
    std::string others;
    while (!options.empty()) {
        std::string_view part = take(options, ';');
        if (part.starts_with(narrow)) {
            std::vector<FacetTick> more = read_ticks(part.substr(narrow.size()), snapshot);
            ticks.insert(ticks.end(), more.begin(), more.end());
        } else {
            others.append(others.empty() ? "" : ";").append(part);
        }
    }
    set_search_options(request, others, snapshot);
    return ticks;
}

SearchRequest kept_request(const std::string& query, const std::string& options, const std::vector<std::string>& rejected, const Snapshot& snapshot)
{
    SearchRequest request;
    std::vector<FacetTick> ticks = set_kept_options(request, options, snapshot);
    request.query = query;
    request.excluded = rejected;
    return narrowed(std::move(request), snapshot, ticks);
}

} // namespace duiding
