// SPDX-License-Identifier: GPL-3.0-or-later
// What every importer promises, checked on every file of tests/data/good and tests/data/broken.
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/importers/import_outcome.h"
#include "tests/support/locale_guard.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace duiding;

namespace {

ImportedContent import(const std::filesystem::path& path)
{
    Progress progress;
    ImportOptions options;
    options.ocr = path.parent_path().filename() == "image";      // a picture has no text until it is recognised
    return read_any_file(path, options, progress);
}

// All text that came of a file.
std::string text_of(const ImportedContent& content)
{
    std::string text;
    for (const ImportedDocument& document : content.documents) {
        text += document.text + "\n";
    }
    return text;
}

void check_marks(const ImportedDocument& document)
{
    auto length = static_cast<std::int64_t>(count_code_points(document.text));
    std::int64_t before = 0;
    std::set<std::string> speakers;
    for (const Speaker& speaker : document.speakers) {
        speakers.insert(speaker.name);
    }
    for (const Mark& mark : document.marks) {
        CHECK(mark.range.begin.value >= before);
        CHECK((mark.kind == MarkKind::Page || !mark.range.empty()));
        CHECK(mark.range.end.value <= length);
        before = mark.range.begin.value;
        if (mark.kind == MarkKind::Turn) {
            CHECK(speakers.contains(mark.value));
        }
    }
}

} // namespace

TEST_CASE("every format has an id, an extension and files to be tested with")
{
    std::set<std::string> ids;
    for (const Importer& importer : importers()) {
        CAPTURE(importer.id);
        CHECK(ids.insert(importer.id).second);
        CHECK_FALSE(importer.extensions.empty());
        CHECK_FALSE(importer.label.empty());
        CHECK_FALSE(test::files_below(test::test_data(std::string("good/") + importer.id)).empty());
        CHECK_FALSE(test::files_below(test::test_data(std::string("broken/") + importer.id)).empty());
    }
}

TEST_CASE("every good file becomes a document that keeps the rules of stored text")
{
    for (const auto& path : test::files_below(test::test_data("good"))) {
        CAPTURE(path);
        ImportedContent content = import(path);
        CHECK((content.survey || !content.documents.empty()));
        for (const ImportedDocument& document : content.documents) {
            CHECK(document.format == path.parent_path().filename().string());
            CHECK_FALSE(document.name.empty());
            CHECK_FALSE(document.text.empty());
            CHECK(normalize_stored_text(document.text).text == document.text);
            CHECK(normalize_stored_text(document.text).findings.empty());
            CHECK_FALSE(document.original_sha256.empty());
            CHECK((content.documents.size() > 1 || test::read_text(path).find(document.original) != std::string::npos));
            check_marks(document);
        }
    }
}

TEST_CASE("every broken file is refused with its name, a reason and advice")
{
    for (const auto& path : test::files_below(test::test_data("broken"))) {
        CAPTURE(path);
        try {
            import(path);
            FAIL("was not refused");
        } catch (const BadInput& error) {
            CHECK(error.text().where.find(path_text(path.filename())) != std::string::npos);
            CHECK_FALSE(error.text().why.empty());
            CHECK_FALSE(error.text().what_to_do.empty());
        }
    }
}

TEST_CASE("a document is the same under a Dutch locale")
{
    std::vector<std::string> before;
    auto files = test::files_below(test::test_data("good"));
    for (const auto& path : files) {
        before.push_back(text_of(import(path)));
    }
    test::LocaleGuard dutch("nl_NL.UTF-8");
    if (!dutch.installed()) {
        WARN("nl_NL.UTF-8 is not installed: skipped");
        return;
    }
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(files[i]);
        CHECK(text_of(import(files[i])) == before[i]);
    }
}

TEST_CASE("a file that is missing, a folder, and an import that was cancelled are told apart")
{
    test::TempFolder folder;
    CHECK_THROWS_AS(import(folder / "weg.txt"), BadInput);
    CHECK_THROWS_AS(import(folder.path()), BadInput);
    Progress progress;
    progress.cancel();
    CHECK_THROWS_AS(import_file(test::test_data("good/txt/interview-utf8.txt"), {}, progress), Cancelled);
}

TEST_CASE("a folder gives the files that can be read, in order, without hidden and lock files")
{
    test::TempFolder folder;
    for (const char* name : {"b.txt", "a.TXT", "sub/c.txt", ".hidden.txt", ".git/d.txt", "~$lock.txt", "picture.jpg"}) {
        test::write_text(folder / name, "tekst");
    }
    std::vector<std::string> names;
    for (const auto& path : importable_files(folder.path())) {
        names.push_back(path_text(path.lexically_relative(folder.path())));
    }
    CHECK(names == std::vector<std::string>{"a.TXT", "b.txt", "sub/c.txt"});
    CHECK(importable_files(folder / "picture.jpg").size() == 1);
}
