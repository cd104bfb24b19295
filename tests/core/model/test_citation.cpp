// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/citation.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

// A study of one document, to be filled in by a test.
class OneDocument {
public:
    explicit OneDocument(DocumentKind kind)
    {
        m_info.id = {1};
        m_info.name = "Veendrecht – Beleidsplan jeugd";
        m_info.kind = kind;
    }

    OneDocument& titled(const std::string& title)
    {
        m_info.title = title;
        return *this;
    }

    OneDocument& in_case(const std::string& kind, const std::string& name)
    {
        Case the_case;
        the_case.id = {std::ssize(m_cases) + 1};
        the_case.kind = kind;
        the_case.name = name;
        m_cases.push_back(the_case);
        m_links.push_back({m_info.id, the_case.id, {}});
        return *this;
    }

    OneDocument& with(const std::string& attribute, const std::string& value)
    {
        Attribute made;
        made.id = {std::ssize(m_attributes) + 1};
        made.target = AttributeTarget::Document;
        made.name = attribute;
        m_attributes.push_back(made);
        m_values.set(AttributeTarget::Document, m_info.id.value, made.id, value);
        return *this;
    }

    // Lines; "# " and "## " begin headings, "\f label" begins a page.
    OneDocument& text(const std::vector<std::string>& lines)
    {
        std::string all;
        std::vector<Mark> marks;
        std::vector<std::pair<std::int64_t, std::string>> pages;
        for (const std::string& line : lines) {
            std::int64_t begin = OffsetMap(all).characters();
            if (line.starts_with("\f")) {
                pages.emplace_back(begin, line.substr(2));
                continue;
            }
            std::size_t level = line.find_first_not_of('#');
            std::string words = level == 0 ? line : line.substr(level + 1);
            if (level > 0) {
                marks.push_back({MarkKind::Heading, char_range(begin, begin + OffsetMap(words).characters()), static_cast<std::int64_t>(level), {}});
            }
            all += words + "\n";
        }
        for (std::size_t i = 0; i < pages.size(); ++i) {
            std::int64_t end = i + 1 < pages.size() ? pages[i + 1].first : OffsetMap(all).characters();
            marks.push_back({MarkKind::Page, char_range(pages[i].first, end), static_cast<std::int64_t>(i) + 1, pages[i].second});
        }
        m_text = all;
        m_marks = marks;
        return *this;
    }

    std::string cited(const std::string& words)
    {
        DocumentText text(m_info.id, m_text, m_marks, m_speakers);
        std::size_t at = m_text.find(words);
        REQUIRE(at != std::string::npos);
        std::int64_t begin = OffsetMap(m_text.substr(0, at)).characters();
        m_values.finish();
        Snapshot snapshot;
        snapshot.documents = std::make_shared<const std::vector<DocumentInfo>>(std::vector{m_info});
        snapshot.cases = std::make_shared<const std::vector<Case>>(m_cases);
        snapshot.document_cases = std::make_shared<const std::vector<DocumentCase>>(m_links);
        snapshot.attributes = std::make_shared<const std::vector<Attribute>>(m_attributes);
        snapshot.values = std::make_shared<const AttributeValues>(m_values);
        return citation_text(Citer(snapshot, m_info, text).cite(char_range(begin, begin + OffsetMap(words).characters())));
    }

    std::string m_text;
    std::vector<Mark> m_marks;
    std::vector<Speaker> m_speakers;

private:
    DocumentInfo m_info;
    std::vector<Case> m_cases;
    std::vector<DocumentCase> m_links;
    std::vector<Attribute> m_attributes;
    AttributeValues m_values;
};

OneDocument plan()
{
    return OneDocument(DocumentKind::Policy)
        .titled("Beleidsplan jeugd 2018–2022")
        .in_case("municipality", "Veendrecht")
        .with("jaar", "2018")
        .text({"\f i", "# Beleidsplan jeugd 2018–2022", "Vooraf.", "\f 1", "# 3. De eerste jaren", "Alle kinderen.", "## 3.2 Samenwerking",
               "Wie elkaar kent, belt eerder.", "\f 2", "En verwijst beter."});
}

} // namespace

TEST_CASE("a passage of a policy document is cited with municipality, title, year, printed page and section")
{
    CHECK(plan().cited("belt") == "Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. 1, § 3.2 Samenwerking");
    CHECK(plan().cited("belt eerder.\nEn verwijst") == "Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. 1–2, § 3.2 Samenwerking");
    CHECK(plan().cited("Alle kinderen") == "Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. 1, § 3 De eerste jaren");
    // The title is no section of itself.
    CHECK(plan().cited("Vooraf") == "Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. i");
}

TEST_CASE("headings without numbers come with those above them, and an article stands for itself")
{
    OneDocument nota = OneDocument(DocumentKind::Policy)
                           .titled("Nota")
                           .text({"# Jeugd", "## Opgroeien", "Eén.", "# Wonen", "### Diep", "Twee.", "## Artikel 5. Onderzoek", "Drie.", "# Bijlage", "Vier."});
    CHECK(nota.cited("Eén") == "Nota, § Jeugd › Opgroeien");
    CHECK(nota.cited("Twee") == "Nota, § Wonen › Diep");
    CHECK(nota.cited("Drie") == "Nota, Artikel 5. Onderzoek");
    CHECK(nota.cited("Vier") == "Nota, § Bijlage");
}

TEST_CASE("a regional document is its region's, else all its municipalities'; without any, its author's")
{
    auto region = [] {
        return OneDocument(DocumentKind::Policy).in_case("municipality", "Stroomdijk").in_case("municipality", "Brinkhaven").in_case("municipality", "Oudermeer").text({"Tekst."});
    };
    CHECK(region().cited("Tekst") == "Gemeenten Brinkhaven, Oudermeer en Stroomdijk, Veendrecht – Beleidsplan jeugd");
    CHECK(region().with("regio", "Waterstreek").cited("Tekst") == "Regio Waterstreek, Veendrecht – Beleidsplan jeugd");
    CHECK(region().in_case("region", "Regio Waterstreek").cited("Tekst") == "Regio Waterstreek, Veendrecht – Beleidsplan jeugd");
    CHECK(OneDocument(DocumentKind::Policy).with("author", "GGD").with("date", "2020-03-05").text({"Tekst."}).cited("Tekst") == "GGD, Veendrecht – Beleidsplan jeugd (2020)");
    CHECK(OneDocument(DocumentKind::Policy).with("jaar", "onbekend").text({"Tekst."}).cited("Tekst") == "Veendrecht – Beleidsplan jeugd");
}

TEST_CASE("an interview is cited by who speaks, its name and its page")
{
    OneDocument interview = OneDocument(DocumentKind::Interview).titled("Titel").in_case("municipality", "Veendrecht").text({"# Gesprek", "\f 2", "R1: Ja."});
    interview.m_marks.push_back({MarkKind::Turn, char_range(8, 15), 0, "R1"});
    Speaker speaker;
    speaker.name = "R1";
    interview.m_speakers.push_back(speaker);
    CHECK(interview.cited("Ja") == "R1, Veendrecht – Beleidsplan jeugd, p. 2");
    CHECK(interview.cited("Gesprek") == "Veendrecht – Beleidsplan jeugd");
}
