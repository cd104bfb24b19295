// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/odt.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/odt/body.h"
#include "importers/support/file_properties.h"
#include "importers/support/zip_kind.h"

#include <optional>

namespace duiding {

namespace {

using namespace odt;

constexpr std::size_t head_of_flat_file = 16 * 1024;

bool is_flat(std::string_view bytes)
{
    std::string_view head = bytes.substr(0, head_of_flat_file);
    return head.find("<office:document") != std::string_view::npos
           && head.find("application/vnd.oasis.opendocument.text") != std::string_view::npos && !bytes.starts_with("PK");
}

[[noreturn]] void refuse(const ImportSource& source, Message why, Message what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why), std::move(what_to_do)});
}

void refuse_password(ZipReader& zip, const ImportSource& source)
{
    std::string manifest = zip.read("META-INF/manifest.xml").value_or("");
    if (zip.has("encrypted-package") || manifest.find("encryption-data") != std::string::npos) {
        refuse(source, msg("It is protected with a password."),
               msg("Open it in LibreOffice, save a copy without a password and import the copy."));
    }
}

// The two or three trees an OpenDocument text is made of; in a flat file they are one and the same.
struct Trees {
    pugi::xml_document content_part, styles_part, meta_part;
    pugi::xml_node content, styles, meta;
};

void load_zip(ZipReader& zip, const ImportSource& source, Trees& trees)
{
    refuse_password(zip, source);
    if (!load_part(zip, "content.xml", source.path, trees.content_part, XmlBlanks::Everywhere)) {
        if (zip.damaged()) {
            zip.refuse_damaged();
        }
        refuse(source, msg("It holds no text."), msg("Open it in LibreOffice and save it again."));
    }
    load_part(zip, "styles.xml", source.path, trees.styles_part);
    load_part(zip, "meta.xml", source.path, trees.meta_part);
    trees.content = trees.content_part.document_element();
    trees.styles = trees.styles_part.document_element();
    trees.meta = child(trees.meta_part.document_element(), "meta");
}

void load_flat(const ImportSource& source, Trees& trees)
{
    parse_xml(source.bytes, {}, source.path, trees.content_part, XmlMustBe::Whole, XmlBlanks::Everywhere);
    trees.content = trees.styles = trees.content_part.document_element();
    trees.meta = child(trees.content, "meta");
}

void read_meta(pugi::xml_node meta, const FlowWriter& flow, ImportedDocument& document)
{
    document.title = trimmed(child(meta, "title").child_value());
    if (document.title.empty()) {
        document.title = trimmed(flow.title());
    }
    std::string_view first_author = child(meta, "initial-creator").child_value();
    add_author(document, first_author.empty() ? child(meta, "creator").child_value() : first_author);
    add_created(document, child(meta, "creation-date").child_value());
}

void report(const Remarks& remarks, Findings& findings)
{
    report_changes(remarks.changes, findings);
    if (remarks.hidden > 0) {
        findings.push_back({Severity::Info, {}, msg("Hidden text was left out.")});
    }
    if (remarks.embedded > 0) {
        findings.push_back({Severity::Warning, {},
                            msgn("{0} embedded document was not imported.", "{0} embedded documents were not imported.", remarks.embedded,
                                 remarks.embedded)});
    }
}

} // namespace

int probe_odt(const ImportSource& source)
{
    return zip_kind(source.bytes) == ZipKind::Odt || is_flat(source.bytes) ? 90 : 0;
}

ImportedDocument read_odt(const ImportSource& source, const ImportOptions&, Progress& progress)
{
    std::optional<ZipReader> zip;
    Trees trees;
    if (is_flat(source.bytes)) {
        load_flat(source, trees);
    } else {
        load_zip(zip.emplace(source.bytes, source.path), source, trees);
    }
    Styles styles;
    styles.add(child(trees.styles, "styles"));
    styles.add(child(trees.content, "automatic-styles"));
    styles.finish();

    ImportedDocument document;
    ParagraphBuilder builder;
    FlowWriter flow(builder);
    BodyReader body(builder, flow, styles, progress);
    body.read(child(child(trees.content, "body"), "text"));
    builder.finish(document);
    bool damaged = zip && zip->damaged();
    if (document.text.empty() && damaged) {
        zip->refuse_damaged();
    }
    if (document.text.empty()) {
        refuse(source, msg("There is no text in it."), msg("If it holds only pictures of pages, text recognition is needed first."));
    }
    read_meta(trees.meta, flow, document);
    report_comments(flow, document.findings);
    report(body.remarks(), document.findings);
    if (damaged) {
        document.findings.push_back(zip->damage_finding());
    }
    return document;
}

} // namespace duiding
