// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verb.h"

namespace duiding::cli {

std::span<const Verb> verbs()
{
    static const Verb table[] = {
        {"new", msg("Make a study"), "duiding-cli new wijk.duiding --template damour --language nl", declare_new},
        {"import", msg("Import files or folders"), "duiding-cli import wijk.duiding interviews/ --as interview", declare_import},
        {"describe", msg("Say of many documents what a table says of them"), "duiding-cli describe wijk.duiding metagegevens.xlsx", declare_describe},
        {"text", msg("Print the stored text of a document"), "duiding-cli text wijk.duiding \"Interview 1\"", declare_text},
        {"list", msg("List documents, codes, codings and more"), "duiding-cli list wijk.duiding codings --json", declare_list},
        {"codes", msg("Add codes"), "duiding-cli codes wijk.duiding \"vertrouwen/elkaar kennen\" --definition \"…\"", declare_codes},
        {"codebook", msg("Add the codes of a table"), "duiding-cli codebook wijk.duiding codeboek.xlsx", declare_codebook},
        {"code", msg("Code a stretch of a document"), "duiding-cli code wijk.duiding \"Interview 1\" 120 164 vertrouwen --direction hindering",
         declare_code},
        {"memo", msg("Write a memo"), "duiding-cli memo wijk.duiding \"Nog eens lezen\" --document \"Interview 1\"", declare_memo},
        {"correct", msg("Correct the text of a document"), "duiding-cli correct wijk.duiding \"Interview 1\" 120 125 \"wijk\"", declare_correct},
        {"speakers", msg("Show or change who speaks in a document"), "duiding-cli speakers wijk.duiding \"Interview 1\" --set \"R1=participant:Mevrouw Smit\"",
         declare_speakers},
        {"search", msg("Find words in all documents"), "duiding-cli search wijk.duiding 'wijkteam AND \"warme overdracht\"'", declare_search},
        {"corpus", msg("Make, serve and look after shards of documents, here and on other machines"),
         "duiding-cli corpus build shards/noord noord.duiding", declare_corpus},
        {"autocode", msg("Code everything a search finds"), "duiding-cli autocode wijk.duiding vertrouw* --code vertrouwen --unit sentence",
         declare_autocode},
        {"scan", msg("What each municipality's documents say about a theme, and what was not found"),
         "duiding-cli scan wijk.duiding --theme preventie --by municipality", declare_scan},
        {"verdict", msg("Record what a person concluded about a theme in one municipality, or withdraw it"),
         "duiding-cli verdict wijk.duiding Veendrecht --search Preventie --state none-relevant --initials AB --pages 1-12", declare_verdict},
        {"shared", msg("Find the text that documents share"), "duiding-cli shared wijk.duiding --json", declare_shared},
        {"words", msg("Count the words of the study or a part of it"), "duiding-cli words wijk.duiding --by municipality --stop nl --min 5 --csv",
         declare_words},
        {"compare", msg("Lay two versions of a document side by side"), "duiding-cli compare wijk.duiding \"Plan 2018\" \"Plan 2022\"", declare_compare},
        {"save-search", msg("Keep a search with the study"), "duiding-cli save-search beleid.duiding Preventie 'preventie OF voorkomen' --theme Zorg",
         declare_save_search},
        {"delete-search", msg("Delete a saved search, with its runs and verdicts"), "duiding-cli delete-search beleid.duiding Preventie --theme Zorg",
         declare_delete_search},
        {"run-searches", msg("Run the saved searches and keep what they found"), "duiding-cli run-searches beleid.duiding Zorg --csv",
         declare_run_searches},
        {"synonyms", msg("Add or remove words that mean the same"), "duiding-cli synonyms beleid.duiding add jgz jeugdgezondheidszorg", declare_synonyms},
        {"dictionary", msg("Read or write a table of searches"), "duiding-cli dictionary beleid.duiding import zorg.csv", declare_dictionary},
        {"analyse", msg("Retrieve and count segments"), "duiding-cli analyse wijk.duiding frequencies --csv", declare_analyse},
        {"export", msg("Write coded segments or a report to a file"), "duiding-cli export wijk.duiding html segmenten.html", declare_export},
        {"undo", msg("Undo the last steps"), "duiding-cli undo wijk.duiding 2", declare_undo},
        {"redo", msg("Redo steps that were undone"), "duiding-cli redo wijk.duiding", declare_redo},
        {"verify", msg("Check that a study is whole"), "duiding-cli verify wijk.duiding", declare_verify},
        {"index", msg("Bring the search index up to date"), "duiding-cli index wijk.duiding --rebuild", declare_index},
        {"backup", msg("Make a checked copy of a study"), "duiding-cli backup wijk.duiding kopie.duiding", declare_backup},
        {"formats", msg("List the file formats"), "duiding-cli formats", declare_formats},
        {"templates", msg("List the templates for a new study"), "duiding-cli templates", declare_templates},
        {"version", msg("Print the version"), "duiding-cli version", declare_version},
    };
    return table;
}

CLI::Option* add_study(CLI::App& app, const Session& session, std::string& study)
{
    return add(app, session, "STUDY", study, msg("The study, a file NAME.duiding"))->required();
}

} // namespace duiding::cli
