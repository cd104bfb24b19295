// SPDX-License-Identifier: GPL-3.0-or-later
// duiding: the desktop window.
#include "app/desktop/app.h"

wxIMPLEMENT_APP(duiding::DesktopApp);
