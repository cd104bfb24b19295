// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/coding_actions.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/wx_text.h"
#include "core/text/utf8.h"

namespace duiding {

namespace {

constexpr std::size_t longest_name = 60;

void after_coding(MainFrame& frame, CodeId code, const EditResult& result)
{
    Workspace& w = frame.workspace();
    w.remember_code(code);
    if (!result.codings.empty()) {
        w.set_active_coding(result.codings.front());
    }
    if (!result.changed) {
        w.say(result.findings.empty() ? msg("That was coded already.") : result.findings.front().message);
    } else if (!result.findings.empty()) {
        w.say(result.findings.front().message);
    } else {
        auto count = static_cast<std::int64_t>(result.codings.size());
        w.say(count > 1 ? msgn("{0} passage coded. Ctrl+Z undoes it; everything is saved already.",
                               "{0} passages coded. Ctrl+Z undoes it; everything is saved already.", count, count)
                        : msg("Coded. Ctrl+Z undoes it; everything is saved already."));
    }
}

const Coding* active_coding(const Workspace& w)
{
    return w.snapshot()->codings_of(w.document()).find(w.active_coding());
}

} // namespace

CharRange range_to_code(const Workspace& w)
{
    if (w.text() && !w.selection().empty()) {
        return w.text()->snap_selection(w.selection());
    }
    const Coding* coding = active_coding(w);
    return coding ? coding->range() : CharRange{};
}

CodingTarget target_now(MainFrame& frame)
{
    CharRange range = range_to_code(frame.workspace());
    if (range.empty()) {
        return {};
    }
    return {{{frame.workspace().document(), range}}, frame.centre().rect_of(range), {}, {}};
}

namespace {

std::vector<edits::NewCoding> codings_of(const CodingTarget& target, CodeId code, Direction direction)
{
    std::vector<edits::NewCoding> codings;
    for (const auto& [document, range] : target.ranges) {
        edits::NewCoding coding;
        coding.document = document;
        coding.range = range;
        coding.code = code;
        coding.direction = direction;
        codings.push_back(std::move(coding));
    }
    return codings;
}

} // namespace

void code_ranges(MainFrame& frame, const CodingTarget& target, CodeId code, Direction direction)
{
    if (target.ranges.empty()) {
        frame.workspace().say(msg("Select a passage first, then type the name or subject of a code."));
        return;
    }
    if (target.code_with) {
        frame.workspace().remember_code(code);
        target.code_with(code, direction);
        return;
    }
    Workspace& w = frame.workspace();
    w.with_coder([&frame, &w, codings = codings_of(target, code, direction), label = target.label, code] {
        w.run(edits::add_codings(*w.project(), codings, EditLabel{label, label}), [&frame, code](const EditResult& result) { after_coding(frame, code, result); });
    });
}

void code_ranges_with_new(MainFrame& frame, const CodingTarget& target, edits::NewCode code, Direction direction)
{
    if (target.ranges.empty()) {
        return;
    }
    Workspace& w = frame.workspace();
    if (target.code_with) {
        w.run(edits::add_code(*w.project(), std::move(code)), [target, direction](const EditResult& result) { target.code_with(result.code, direction); });
        return;
    }
    w.with_coder([&frame, &w, code, codings = codings_of(target, {}, direction)] {
        w.run(edits::add_code_and_codings(*w.project(), code, codings),
              [&frame](const EditResult& result) { after_coding(frame, result.code, result); });
    });
}

void code_in_vivo(MainFrame& frame)
{
    Workspace& w = frame.workspace();
    CodingTarget target = target_now(frame);
    if (target.ranges.empty() || !w.text()) {
        w.say(msg("Select the respondent's own words first."));
        return;
    }
    std::string words = w.text()->quote(target.ranges.front().second);
    if (OffsetMap map(words); map.characters() > static_cast<std::int64_t>(longest_name)) {
        w.say(msg("Select fewer words: a code's name holds at most {0} characters.", longest_name));
        return;
    }
    edits::NewCode code;
    code.parent = frame.coding_popup().new_parent();
    code.name = words;
    const Codebook& book = *w.snapshot()->codebook;
    if (CodeId known = book.find_sibling(code.parent, words)) {
        code_ranges(frame, target, known, Direction::None);
    } else {
        code_ranges_with_new(frame, target, std::move(code), Direction::None);
    }
}

void toggle_direction(MainFrame& frame, Direction direction)
{
    Workspace& w = frame.workspace();
    const Coding* coding = active_coding(w);
    const Code* code = coding ? w.snapshot()->codebook->find(coding->code()) : nullptr;
    if (!code) {
        w.say(msg("Click a coding first: + helps, - hinders, * both, = neutral."));
        return;
    }
    if (code->directions == DirectionKind::None) {
        w.say(msg("“{0}” takes no direction.", code->name));
        return;
    }
    Direction wanted = coding->direction == direction ? Direction::None : direction;
    w.run(edits::set_direction(*w.project(), {coding->id}, wanted), [&w, wanted](const EditResult&) {
        switch (wanted) {
        case Direction::Facilitating: w.say(msg("Direction: ▲ facilitating")); break;
        case Direction::Hindering: w.say(msg("Direction: ▼ hindering")); break;
        case Direction::Neutral: w.say(msg("Direction: ○ neutral")); break;
        case Direction::Ambivalent: w.say(msg("Direction: ◆ ambivalent")); break;
        case Direction::None: w.say(msg("Direction cleared")); break;
        }
    });
}

void code_with_favourite(MainFrame& frame, int number)
{
    Workspace& w = frame.workspace();
    const Code* code = w.snapshot()->codebook->find_by_favourite(number);
    if (!code) {
        w.say(msg("No code has the number {0} yet: choose a code, then Code › Favourite number.", number));
        return;
    }
    code_ranges(frame, target_now(frame), code->id, Direction::None);
}

void type_on_text(MainFrame& frame, const std::string& character)
{
    Workspace& w = frame.workspace();
    char32_t key = character.empty() ? U' ' : decode_at(character, 0).value;
    if (auto direction = direction_of_key(key)) {
        toggle_direction(frame, *direction);
        return;
    }
    if (key >= U'1' && key <= U'9') {
        code_with_favourite(frame, static_cast<int>(key - U'0'));
        return;
    }
    CodingTarget target = target_now(frame);
    if (target.ranges.empty()) {
        w.say(msg("Select a passage first, then type the name or subject of a code."));
        return;
    }
    frame.coding_popup().open_for(std::move(target), key == U' ' ? wxString() : to_wx(character));
}

} // namespace duiding
