// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a stretch of a test under another C locale, where it is installed: numbers must not change with it (decisions.md 23).
#pragma once

#include <clocale>
#include <string>

namespace duiding::test {

class LocaleGuard {
public:
    explicit LocaleGuard(const char* name) : m_before(std::setlocale(LC_ALL, nullptr)), m_installed(std::setlocale(LC_ALL, name) != nullptr) {}
    ~LocaleGuard() { std::setlocale(LC_ALL, m_before.c_str()); }
    LocaleGuard(const LocaleGuard&) = delete;
    LocaleGuard& operator=(const LocaleGuard&) = delete;

    bool installed() const { return m_installed; }

private:
    std::string m_before;
    bool m_installed;
};

} // namespace duiding::test
