// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/docx/body.h"
#include "importers/docx/inserted.h"
#include "importers/support/file_properties.h"
#include "importers/support/zip_kind.h"

namespace duiding {

namespace {

using namespace docx;

} // namespace

namespace docx {

// "word/document.xml" + "../customXml/item1.xml" → "customXml/item1.xml"
std::string resolve_part(const std::string& part, std::string_view target)
{
    std::filesystem::path base = target.starts_with("/") ? std::filesystem::path() : path_of(part).parent_path();
    while (target.starts_with("/")) {
        target.remove_prefix(1);
    }
    return path_text((base / path_of(target)).lexically_normal());
}

std::string relations_of_part(const std::string& part)
{
    std::filesystem::path path = path_of(part);
    return path_text(path.parent_path() / "_rels" / (path_text(path.filename()) + ".rels"));
}

} // namespace docx

namespace {

// The parts a part points to, by the last word of their type: "officeDocument", "styles", "footnotes" …
std::map<std::string, std::string> related_parts(ZipReader& zip, const std::string& part, const std::filesystem::path& path)
{
    std::map<std::string, std::string> parts;
    pugi::xml_document relations;
    if (load_part(zip, part.empty() ? "_rels/.rels" : relations_of_part(part), path, relations)) {
        for (pugi::xml_node node : relations.document_element().children()) {
            std::string_view type = attribute(node, "Type");
            std::string word(type.substr(type.rfind('/') + 1));
            if (attribute(node, "TargetMode") != "External") {
                parts.emplace(word, resolve_part(part, attribute(node, "Target")));
            }
        }
    }
    return parts;
}

std::map<std::string, pugi::xml_node> notes_by_id(pugi::xml_node root)
{
    std::map<std::string, pugi::xml_node> notes;
    for (pugi::xml_node note : root.children()) {
        std::string_view type = attribute(note, "type");
        if (type.empty() || type == "normal") {
            notes[std::string(attribute(note, "id"))] = note;
        }
    }
    return notes;
}

// The words of a comment, its paragraphs on lines of their own.
struct CommentWords {
    std::string words;

    Walk enter(pugi::xml_node node)
    {
        std::string_view name = local_name(node.name());
        if (name == "p" && !words.empty()) {
            words += '\n';
        } else if (name == "t") {
            words += node.child_value();
        } else if (name == "tab" || name == "br") {
            words += ' ';
        }
        return name == "pPr" || name == "rPr" || name == "t" || name == "del" ? Walk::Skip : Walk::Descend;
    }
    void leave(pugi::xml_node) {}
};

std::map<std::string, std::string> comments_by_id(pugi::xml_node root)
{
    std::map<std::string, std::string> comments;
    for (pugi::xml_node comment : root.children()) {
        CommentWords text;
        walk(comment, text);
        comments[std::string(attribute(comment, "id"))] = comment_value(attribute(comment, "author"), trimmed(text.words));
    }
    return comments;
}

// The title in the file's properties; Word's own "Microsoft Word - Document1" is none.
std::string title_of(pugi::xml_node properties)
{
    std::string title = trimmed(child(properties, "title").child_value());
    return title.starts_with("Microsoft Word") ? std::string() : title;
}

void add(Findings& findings, Severity severity, std::int64_t count, Message message)
{
    if (count > 0) {
        findings.push_back({severity, {}, std::move(message)});
    }
}

void report(const Remarks& remarks, Findings& findings)
{
    report_changes(remarks.insertions + remarks.deletions, findings);
    add(findings, Severity::Info, remarks.hidden, msg("Hidden text was left out."));
    add(findings, Severity::Warning, remarks.embedded,
        msgn("{0} embedded document was not imported.", "{0} embedded documents were not imported.", remarks.embedded,
             remarks.embedded));
}

[[noreturn]] void refuse(const ImportSource& source, Message why, Message what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why), std::move(what_to_do)});
}

} // namespace

int probe_docx(const ImportSource& source)
{
    return zip_kind(source.bytes) == ZipKind::Docx ? 90 : 0;
}

ImportedDocument read_docx(const ImportSource& source, const ImportOptions&, Progress& progress)
{
    InsertedRoom room;
    return docx::read_package(source, room, progress);
}

ImportedDocument docx::read_package(const ImportSource& source, InsertedRoom& room, Progress& progress)
{
    ZipReader zip(source.bytes, source.path);
    auto package = related_parts(zip, {}, source.path);
    auto main = package.find("officeDocument");
    std::string main_name = main == package.end() ? "word/document.xml" : main->second;
    auto related = related_parts(zip, main_name, source.path);

    auto load = [&](const char* type, pugi::xml_document& document) {
        auto it = related.find(type);
        return it != related.end() && load_part(zip, it->second, source.path, document);
    };
    pugi::xml_document text, styles, numbering, footnotes, endnotes, comments, properties;
    if (!load_part(zip, main_name, source.path, text)) {
        if (zip.damaged()) {
            zip.refuse_damaged();
        }
        refuse(source, msg("It holds no Word text."), msg("Open it in Word and save it as DOCX."));
    }
    Parts parts;
    parts.styles = load("styles", styles) ? Styles(styles.document_element()) : Styles();
    parts.numbering = load("numbering", numbering) ? Numbering(numbering.document_element()) : Numbering();
    parts.footnotes = load("footnotes", footnotes) ? notes_by_id(footnotes.document_element()) : parts.footnotes;
    parts.endnotes = load("endnotes", endnotes) ? notes_by_id(endnotes.document_element()) : parts.endnotes;

    parts.comments = load("comments", comments) ? comments_by_id(comments.document_element()) : parts.comments;

    InsertedDocuments inserted(zip, source.path, main_name, room, progress);
    parts.inserted = [&](const std::string& id) { return inserted.read(id); };

    ImportedDocument document;
    ParagraphBuilder builder;
    FlowWriter flow(builder);
    BodyReader body(flow, parts, progress);
    pugi::xml_node root = child(text.document_element(), "body");
    body.read(root);
    builder.finish(document);
    if (document.text.empty() && zip.damaged()) {
        zip.refuse_damaged();
    }
    if (document.text.empty() && body.remarks().embedded > 0) {
        refuse(source, msg("Its text lies in an embedded document."), msg("Open it in Word, save a copy and import the copy."));
    }
    if (document.text.empty()) {
        refuse(source, msg("There is no text in it."), msg("If it holds only pictures of pages, text recognition is needed first."));
    }
    if (auto it = package.find("core-properties"); it != package.end() && load_part(zip, it->second, source.path, properties)) {
        pugi::xml_node core = properties.document_element();
        document.title = title_of(core);
        add_author(document, child(core, "creator").child_value());
        add_created(document, child(core, "created").child_value());
    }
    if (document.title.empty()) {
        document.title = trimmed(flow.title());
    }
    report_comments(flow, document.findings);
    report(body.remarks(), document.findings);
    inserted.report(document.findings);
    if (zip.damaged()) {
        document.findings.push_back(zip.damage_finding());
    }
    return document;
}

} // namespace duiding
