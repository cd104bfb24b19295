// SPDX-License-Identifier: GPL-3.0-or-later
// The municipalities of the Netherlands, as data: state of 1 January 2023 after the codes of Statistics Netherlands (CBS),
// and those that were merged or renamed since 2015, because their documents are still there. A study that meets "Rijnwaarden"
// gets Rijnwaarden, and is told that it is Zevenaar now; nothing is moved to the successor by itself.
//
// find_municipality understands what people type in a sheet: 202, 0202, GM0202, "Arnhem", "gemeente Arnhem", "Den Haag",
// "Sudwest Fryslan", "GM0202 Arnhem". Names are compared folded, with hyphens, points and apostrophes as blanks. A name that
// two municipalities bear ("Bergen") is none of them: municipalities_called gives both, so that the caller can ask.
//
// Flemish units are known by their NIS code (five digits) only: accepted as an official code with whatever name stands beside it.
// Immutable after the first call; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct Municipality {
    std::string code;                       // "GM0202"; empty where it is not certain
    std::string name;                       // "Arnhem", "'s-Gravenhage"
    std::string gone_since;                 // ISO date of the merger or new name; empty: it is there
    std::vector<std::string> successors;    // codes, of one that is gone
    std::vector<std::string> aliases;       // "Den Haag"

    bool is_historic() const { return !gone_since.empty(); }
};

std::span<const Municipality> municipalities();

// All that a name or code may mean, those that are there before those that are gone; empty: unknown.
std::vector<const Municipality*> municipalities_called(std::string_view text);
// The one meant, or null: unknown, or several of that name are there.
const Municipality* find_municipality(std::string_view text);
// "Waadhoeke, Leeuwarden": the names of those it went into.
std::string successor_names(const Municipality& municipality);

// One unit of study as a sheet names it.
struct NamedUnit {
    std::string text;                               // as written, trimmed
    const Municipality* municipality = nullptr;     // null: a Flemish or unknown unit
    std::string code;                               // "GM0202", "11002"; empty: unknown
    std::string name;                               // official name, or as written

    bool known() const { return !code.empty() || municipality != nullptr; }
};

// All units of one cell: "GM0202;GM0203", "Arnhem, Nijmegen en Tiel". A name that holds a comma or "en" itself ("Nuenen, Gerwen
// en Nederwetten", "West Maas en Waal") stays whole; text in which nothing is known is one unknown unit, split at ; and lines only.
std::vector<NamedUnit> units_in_cell(std::string_view cell);

} // namespace duiding
