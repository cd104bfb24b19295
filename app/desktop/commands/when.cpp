// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commands/when.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/views/media_strip.h"
#include "app/desktop/views/turn_popup.h"
#include "app/desktop/workspace.h"

namespace duiding::when {

bool open(const Desk& desk)
{
    return desk.workspace.is_open();
}

bool writable(const Desk& desk)
{
    return open(desk) && !desk.workspace.project()->read_only();
}

bool has_document(const Desk& desk)
{
    return desk.workspace.snapshot()->find_document(desk.workspace.document()) != nullptr;
}

bool has_passage(const Desk& desk)
{
    return writable(desk) && !range_to_code(desk.workspace).empty();
}

bool has_coding(const Desk& desk)
{
    return open(desk) && desk.workspace.snapshot()->codings_of(desk.workspace.document()).find(desk.workspace.active_coding());
}

bool caret_in_turn(const Desk& desk)
{
    return writable(desk) && desk.workspace.text() && turn_at_caret(*desk.workspace.text(), desk.workspace.selection().begin);
}

bool has_recording(const Desk& desk)
{
    return desk.frame.centre().media().has_recording();
}

bool has_code(const Desk& desk)
{
    return open(desk) && desk.workspace.snapshot()->codebook->find(desk.workspace.code());
}

} // namespace duiding::when
