// SPDX-License-Identifier: GPL-3.0-or-later
// The values that the exporter tests write, and the words of a Dutch reader.
#pragma once

#include "core/analysis/frequencies.h"
#include "core/analysis/retrieval.h"
#include "core/reports/segment_report.h"
#include "exporters/exporter.h"
#include "tests/support/small_study.h"

namespace duiding::test {

inline Table segments_table()
{
    FilledStudy filled;
    Progress progress;
    SnapshotPtr snapshot = filled.study.snapshot();
    return retrieval_table(*snapshot, {}, retrieve(*snapshot, filled.study.texts(), {}, progress));
}

inline Table frequencies_table()
{
    FilledStudy filled;
    Progress progress;
    return frequencies(*filled.study.snapshot(), filled.study.texts(), {}, progress);
}

inline Report segments_report()
{
    FilledStudy filled;
    Progress progress;
    SnapshotPtr snapshot = filled.study.snapshot();
    return segment_report(*snapshot, {}, retrieve(*snapshot, filled.study.texts(), {}, progress), "2026-11-24T10:00:00.000Z");
}

// A few words are enough to see that ours are translated and the user's are not.
inline ExportContext dutch_reader()
{
    ExportContext context;
    context.translate = [](const std::string& id, const std::string& plural, std::int64_t number) {
        static const std::map<std::string, std::string> words = {
            {"Coded segments", "Gecodeerde fragmenten"}, {"hindering", "belemmerend"}, {"negative", "negatief"}, {"Code", "Code"},
            {"Document", "Document"}, {"Contents", "Inhoud"}, {"coded by {0}", "gecodeerd door {0}"}, {"Words", "Woorden"}};
        auto found = words.find(id);
        return found != words.end() ? found->second : english(id, plural, number);
    };
    context.numbers = NumberStyle::Dutch;
    context.language = "nl";
    return context;
}

} // namespace duiding::test
