// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings.h"

#include "core/base/file.h"
#include "core/base/platform.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace duiding {

using nlohmann::json;

std::filesystem::path Settings::default_path()
{
    return platform::user_config_folder() / "settings.json";
}

Settings Settings::load(const std::filesystem::path& path)
{
    Settings settings;
    std::ifstream in(path, std::ios::binary);
    json root = json::parse(in, nullptr, false);
    if (!root.is_object()) {
        return settings;
    }
    auto text = [&root](const char* key) { return root.contains(key) && root[key].is_string() ? root[key].get<std::string>() : std::string(); };
    settings.language = text("language");
    settings.theme = theme_choice_from_key(text("theme"));
    settings.coder = text("coder");
    settings.last_study = text("last_study");
    settings.perspective = text("perspective");
    if (root.contains("recent") && root["recent"].is_array()) {
        for (const auto& study : root["recent"]) {
            if (study.is_string()) {
                settings.recent.push_back(study.get<std::string>());
            }
        }
    }
    if (root.contains("frame") && root["frame"].is_array() && root["frame"].size() == 4) {
        auto number = [&root](std::size_t i) { return root["frame"][i].is_number() ? root["frame"][i].get<int>() : 0; };
        settings.frame = wxRect(number(0), number(1), number(2), number(3));
    }
    settings.maximised = root.contains("maximised") && root["maximised"].is_boolean() && root["maximised"].get<bool>();
    if (root.contains("zoom") && root["zoom"].is_number()) {
        settings.zoom = std::clamp(root["zoom"].get<double>(), 0.5, 3.0);
    }
    return settings;
}

void Settings::save(const std::filesystem::path& path) const
{
    json root = {{"language", language}, {"theme", to_key(theme)}, {"coder", coder}, {"last_study", last_study},
                 {"recent", recent}, {"frame", {frame.x, frame.y, frame.width, frame.height}}, {"maximised", maximised},
                 {"perspective", perspective}, {"zoom", zoom}};
    write_file(path, root.dump(2, ' ', false, json::error_handler_t::replace));
}

void Settings::add_recent(const std::filesystem::path& study)
{
    std::string text = study.string();
    std::erase(recent, text);
    recent.insert(recent.begin(), text);
    recent.resize(std::min<std::size_t>(recent.size(), 10));
}

} // namespace duiding
