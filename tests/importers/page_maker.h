// SPDX-License-Identifier: GPL-3.0-or-later
// Pages set in columns by cairo, of words that all differ, so that a test can say how many of them were read in the right
// order. Things are drawn in the order in which they are to be read. Lengths in points, from the top left corner of A4.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace duiding::test {

struct Type {
    double size = 10;
    bool bold = false;
    bool justified = true;
    double leading = 1.25;               // of the size
    int paragraph = 45;                  // words; a paragraph's first line is set in
};

struct Frame {
    double left = 0;
    double top = 0;
    double width = 0;
    double bottom = 0;
    bool closed = false;                 // the paragraph ends here; otherwise it goes on in the next frame
};

class PageMaker {
public:
    PageMaker();
    ~PageMaker();
    PageMaker(const PageMaker&) = delete;
    PageMaker& operator=(const PageMaker&) = delete;

    // Running text of new words until the frame is full or `words` are set; gives where the next line would begin. Words are
    // broken with a hyphen where a syllable more fits. The next frame goes on in the middle of the sentence.
    double flow(const Frame& frame, const Type& type = {}, int words = 1 << 20);
    void line(double x, double y, int words, const Type& type = {});           // one line of new words
    void note(double x, double y, const std::string& sign, int words, const Type& type);   // a line of a footnote; sign may be ""
    void table(const std::vector<double>& columns, double y, int rows, double step, const Type& type = {});
    void aside(double x, double y, const std::string& text, double size = 8);  // furniture
    void next_page();

    const std::vector<std::string>& read() const { return m_read; }            // the words of the text, in order
    const std::vector<std::string>& notes() const { return m_notes; }
    std::string finish();                                                      // the PDF

private:
    struct Surface;
    std::vector<std::string> new_word();                                       // as syllables
    double put(double x, double y, const std::string& text, const Type& type); // gives where it ends
    double width(const std::string& text, const Type& type);
    std::vector<std::string> take_word(int& in_paragraph, const Type& type);

    std::unique_ptr<Surface> m_surface;
    std::vector<std::string> m_read;
    std::vector<std::string> m_notes;
    std::vector<std::string> m_half;     // the rest of a word that was broken at the end of a frame
    int m_word = 0;
    int m_in_paragraph = 0;
};

} // namespace duiding::test
