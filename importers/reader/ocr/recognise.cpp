// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/ocr/recognise.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <leptonica/allheaders.h>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <cmath>

namespace duiding::reader {

namespace {

constexpr double points_an_inch = 72;
constexpr double ascent = 0.78;                                // of a line of this size, above the base line
constexpr double descent = 0.22;
constexpr float least_confidence = 20;                         // specks and lines read as letters

using Level = tesseract::PageIteratorLevel;

struct SureWord {
    pdf::Word word;
    float confidence = 0;
};

// Box by base line and size, not by ink: "een" and "dag" then stand on one line.
pdf::Box box_of(const tesseract::ResultIterator& at, double size, double scale)
{
    int left = 0, top = 0, right = 0, bottom = 0;
    at.BoundingBox(Level::RIL_WORD, &left, &top, &right, &bottom);
    int x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    bool known = at.Baseline(Level::RIL_WORD, &x1, &y1, &x2, &y2);
    double base = known ? (y1 + y2) / 2.0 : bottom;
    return {left * scale, base * scale - ascent * size, right * scale, base * scale + descent * size};
}

double size_of(const tesseract::ResultIterator& at, double scale)
{
    float height = 0, descenders = 0, ascenders = 0;
    at.RowAttributes(&height, &descenders, &ascenders);
    return std::max(1.0, static_cast<double>(height) * scale);
}

// Lines of one size differ by a pixel or two: what is near the middle one gets its size, or each would be a heading.
void level_sizes(std::vector<SureWord>& words)
{
    if (words.empty()) {
        return;
    }
    std::vector<double> sizes;
    for (const SureWord& sure : words) {
        sizes.push_back(sure.word.size);
    }
    auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    for (SureWord& sure : words) {
        constexpr double near = 0.2;
        if (std::abs(sure.word.size - *middle) < near * *middle) {
            sure.word.box.bottom += descent * (*middle - sure.word.size);
            sure.word.box.top = sure.word.box.bottom - *middle;
            sure.word.size = *middle;
        }
    }
}

} // namespace

struct Recogniser::Engine {
    tesseract::TessBaseAPI api;
};

Recogniser::Recogniser(const std::string& languages) : m_engine(std::make_unique<Engine>())
{
    setMsgSeverity(L_SEVERITY_NONE);
    bool plain = languages.find_first_not_of("abcdefghijklmnopqrstuvwxyz_+") == std::string::npos && !languages.empty();
    if (!plain || m_engine->api.Init(nullptr, languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
        throw BadInput({msg("The document could not be read."), {},
                        msg("The recogniser (Tesseract) knows no language “{0}” on this machine.", languages),
                        msg("Install its languages (the packages tesseract-ocr-nld and tesseract-ocr-eng), or choose another.")});
    }
    m_engine->api.SetPageSegMode(tesseract::PSM_AUTO);
}

Recogniser::~Recogniser() = default;

ReadPage Recogniser::read(const PagePicture& picture, double dpi)
{
    tesseract::TessBaseAPI& api = m_engine->api;
    double scale = points_an_inch / dpi;
    ReadPage read;
    read.page.width = picture.width * scale;
    read.page.height = picture.height * scale;
    api.SetImage(reinterpret_cast<const unsigned char*>(picture.rgb.data()), picture.width, picture.height, 3, 3 * picture.width);
    api.SetSourceResolution(static_cast<int>(std::lround(dpi)));
    if (api.Recognize(nullptr) != 0) {
        return read;
    }
    std::vector<SureWord> words;
    std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
    if (at != nullptr && !at->Empty(Level::RIL_WORD)) {
        do {
            std::unique_ptr<char[]> text(at->GetUTF8Text(Level::RIL_WORD));
            SureWord sure{{}, at->Confidence(Level::RIL_WORD)};
            bool wanted = text && *text.get() != '\0' && sure.confidence >= least_confidence;
            if (wanted) {
                sure.word.text = replace_invalid_utf8(text.get());
                sure.word.size = size_of(*at, scale);
                sure.word.box = box_of(*at, sure.word.size, scale);
                sure.word.space_after = !at->IsAtFinalElement(Level::RIL_TEXTLINE, Level::RIL_WORD);
                words.push_back(std::move(sure));
            }
        } while (at->Next(Level::RIL_WORD));
    }
    level_sizes(words);
    double sum = 0;
    for (SureWord& sure : words) {
        sum += static_cast<double>(sure.confidence);
        read.page.words.push_back(std::move(sure.word));
    }
    read.confidence = words.empty() ? 0 : static_cast<int>(std::clamp(std::lround(sum / static_cast<double>(words.size())), 0l, 100l));
    api.Clear();
    return read;
}

} // namespace duiding::reader
