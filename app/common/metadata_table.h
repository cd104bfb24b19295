// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of many documents as one table that can be typed in: a row a document, a column a property. The window's
// metadata grid shows it; it knows no window. Each cell has the value as it is, perhaps a proposal (a policy document's first
// pages seem to say it), and perhaps what was typed, pasted or read from a metadata sheet. Only what was typed is ever applied:
//
//   MetadataTable table(snapshot, {});                         // all documents
//   table.load(load_metadata_sheet(path, progress));           // rows of unknown files come last, without a document
//   table.set_text(row, column, "Arnhem");                     // the row is checked again at once
//   edits::describe_documents(project, table.descriptions())   // all or nothing, one step
//
// Texts are as in a metadata sheet ("Arnhem; Den Haag", "policy", "nl"). Column 0 is the document's name; in a row without a
// document it is what the sheet calls the file, and naming a document there moves the row's cells to that document. A sheet's rows stand first, in its order.
// Values only; one thread at a time.
#pragma once

#include "app/common/describe_sheet.h"
#include "importers/support/policy_proposal.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct CellProposal {
    std::string text;
    int confidence = 0;                   // 0 … 100
    ProposalSource source = ProposalSource::FirstPages;

    bool is_certain() const { return confidence >= 70; }
};

struct TableColumn : MetadataColumn {
    bool known = false;                   // a property of every document, or an attribute that the project has
};

struct TableProblem {
    std::size_t row = 0;
    Finding finding;                      // its sentence names the row's number
};

class MetadataTable {
public:
    MetadataTable(SnapshotPtr snapshot, std::vector<DocumentId> documents);      // none: all of the project

    std::size_t rows() const { return m_rows.size(); }
    const std::vector<TableColumn>& columns() const { return m_columns; }
    std::optional<std::size_t> column_of(SheetField field) const;
    DocumentId document(std::size_t row) const { return m_rows[row].document; }  // 0: the sheet's file is not in the study
    std::int64_t row_number(std::size_t row) const;                              // in the sheet; of other rows one that follows it

    const std::string& text(std::size_t row, std::size_t column) const;          // typed, else as it is
    bool is_typed(std::size_t row, std::size_t column) const { return m_rows[row].typed[column].has_value(); }
    const CellProposal* proposal(std::size_t row, std::size_t column) const;     // of a cell that is empty, else null
    bool is_bad(std::size_t row, std::size_t column) const { return m_rows[row].bad[column]; }
    const Findings& problems(std::size_t row) const { return m_rows[row].problems; }
    bool can_edit(std::size_t row, std::size_t column) const { return column > 0 || !m_rows[row].document; }
    // Names that a row without a document can be given: of the documents the sheet says nothing of.
    std::vector<std::string> free_documents() const;

    // ---- changing it; each between two begin_step() is one step for undo_step()
    void begin_step();
    bool undo_step();
    void set_text(std::size_t row, std::size_t column, const std::string& text); // may remove the row: column 0 of an unknown file
    void leave_out(std::size_t row);                                             // of an unknown file
    void load(MetadataSheet sheet);
    void set_proposal(DocumentId document, const PolicyProposal& proposal);
    bool take_proposal(std::size_t row, std::size_t column);
    std::size_t take_certain_proposals();

    // ---- what would be applied
    std::size_t typed_rows() const;
    std::size_t proposals_left() const;                                          // cells that show one
    std::vector<TableProblem> all_problems() const;
    std::size_t refused_rows() const;                                            // with an error
    std::vector<edits::DocumentDescription> descriptions() const;                // of the typed rows that have no error

    // The project after a change. What was typed stays, but in the rows that were applied.
    void refresh(SnapshotPtr snapshot, const std::vector<DocumentId>& applied = {});

private:
    struct Row {
        DocumentId document;
        std::int64_t sheet_row = 0;
        std::vector<std::string> now;
        std::vector<std::optional<std::string>> typed;
        std::vector<std::optional<CellProposal>> proposals;
        std::vector<bool> bad;
        Findings problems;
    };
    struct Step {
        std::vector<TableColumn> columns;
        std::vector<Row> rows;
    };

    void make_columns();
    std::size_t add_column(TableColumn column);
    std::size_t column_for(const MetadataColumn& wanted, std::vector<bool>& used);
    Row make_row(const DocumentInfo& info) const;
    std::string value_now(const DocumentInfo& info, const TableColumn& column) const;
    std::size_t row_of(DocumentId document);                                     // made when it is not in the table
    std::int64_t number_of(const Row& row) const;
    std::vector<std::string> cells_to_read(const Row& row) const;
    MetadataRow read(const Row& row, std::vector<std::string> cells) const;
    void check(std::size_t row);
    void check_unknown(Row& row);
    void put(Row& row, std::size_t column, const std::string& text) const;

    SnapshotPtr m_snapshot;
    std::vector<SheetTarget> m_targets;
    std::vector<TableColumn> m_columns;
    std::vector<Row> m_rows;
    std::vector<Step> m_steps;
};

// What a document of the project seems to be; reads its first pages.
PolicyProposal propose_for(const Snapshot& snapshot, const DocumentInfo& info, const DocumentText& text);

// Cases of one kind of a document, as a cell of a metadata sheet says them: "Arnhem; Bergen" or the code where a name is not enough.
std::string cases_text(const Snapshot& snapshot, DocumentId document, std::string_view kind);
// The role or roles in its cases, else in its municipalities: "client; nurse".
std::string roles_text(const Snapshot& snapshot, DocumentId document);

} // namespace duiding
