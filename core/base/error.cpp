// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <filesystem>
#include <new>

namespace duiding {

Error::Error(ErrorText text) : m_text(std::move(text)), m_english(format(m_text)) {}

std::string format(const ErrorText& text, const Translator& translate, NumberStyle style)
{
    std::string out = format(text.what, translate, style);
    for (const std::string& part : {text.where, format(text.why, translate, style), format(text.what_to_do, translate, style)}) {
        if (!part.empty()) {
            out += out.empty() ? part : "\n" + part;
        }
    }
    return out;
}

ErrorText describe_current_exception()
{
    try {
        throw;
    } catch (const Error& error) {
        return error.text();
    } catch (const Cancelled&) {
        return {msg("Cancelled."), {}, {}, {}};
    } catch (const std::bad_alloc&) {
        return {msg("There is not enough memory."), {}, {}, msg("Close other programs and try again.")};
    } catch (const std::filesystem::filesystem_error& error) {
        return {msg("A file or folder could not be used."), error.path1().string(), msg("{0}", error.code().message()), {}};
    } catch (const std::exception& error) {
        return {msg("Duiding made a mistake of its own."), {}, msg("{0}", error.what()),
                msg("Nothing was changed. Please report this with what you were doing.")};
    }
}

} // namespace duiding
