// SPDX-License-Identifier: GPL-3.0-or-later
// What nearly every test includes; precompiled once (Catch2 alone costs two seconds a file).
#pragma once

#include <catch2/catch.hpp>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
