// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every file of the window includes; precompiled once (wx costs three seconds a file).
#pragma once

#include <wx/wx.h>

#include <wx/aui/aui.h>
#include <wx/bmpbndl.h>
#include <wx/dataview.h>
#include <wx/graphics.h>
#include <wx/srchctrl.h>
#include <wx/vlbox.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <vector>
