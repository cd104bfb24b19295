// SPDX-License-Identifier: GPL-3.0-or-later
// What people call the keys that the model stores: the roles a study offers and the kinds of documents. One list, so that the window
// shows no word that the fields rol: and type: of a query do not know. A role that is typed by hand is stored as it is.
#pragma once

#include "core/base/message.h"
#include "core/model/document.h"

#include <string>
#include <vector>

namespace duiding {

struct KeyWords {
    std::string key;                      // as it is stored: "nurse"
    Message label;                        // for people, in the language of the program
    std::vector<std::string> words;       // Dutch ones that people type for it, folded
};

const std::vector<KeyWords>& known_roles();                    // interviewer first
const std::vector<KeyWords>& known_kinds();                    // keys as to_key(DocumentKind) gives them
Message kind_name(DocumentKind kind);                         // "Policy document"

} // namespace duiding
