// SPDX-License-Identifier: GPL-3.0-or-later
// The window's languages keep up with its texts.
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <unistd.h>

using namespace policy;

namespace {

const std::string german = "resources/translations/evenlode_de.ts";
const std::string english = "resources/translations/evenlode_en.ts";

struct Message {
    std::string context;
    std::string comment;
    std::string source;
    std::string translation; ///< with the plural forms one after the other
    std::vector<std::string> forms;
    bool finished = true;

    std::string key() const { return context + ": " + source + " (" + comment + ")"; }
};

std::string between(const std::string& text, const std::string& tag) {
    const auto begin = text.find("<" + tag + ">");
    const auto end = text.find("</" + tag + ">");
    return begin == std::string::npos || end == std::string::npos
               ? ""
               : text.substr(begin + tag.size() + 2, end - begin - tag.size() - 2);
}

/// The parts of a text from each `begin` to the next `end`.
std::vector<std::string> partsOf(const std::string& text, const std::string& begin,
                                 const std::string& end) {
    std::vector<std::string> parts;
    for (auto at = text.find(begin); at != std::string::npos;) {
        const auto stop = text.find(end, at);
        if (stop == std::string::npos) {
            break;
        }
        parts.push_back(text.substr(at, stop - at));
        at = text.find(begin, stop);
    }
    return parts;
}

std::vector<Message> messagesOf(const std::string& text) {
    std::vector<Message> messages;
    for (const std::string& context : partsOf(text, "<context>", "</context>")) {
        const std::string name = between(context, "name");
        for (const std::string& part : partsOf(context, "<message", "</message>")) {
            Message message{name, between(part, "comment"), between(part, "source"), "", {}, true};
            const auto at = part.find("<translation");
            message.translation =
                at == std::string::npos ? "" : part.substr(part.find('>', at) + 1);
            message.finished = part.find("type=\"") == std::string::npos;
            for (const std::string& form : partsOf(part, "<numerusform>", "</numerusform>")) {
                message.forms.push_back(form.substr(std::string("<numerusform>").size()));
            }
            if (message.forms.empty()) {
                message.forms.push_back(between(part, "translation"));
            }
            messages.push_back(std::move(message));
        }
    }
    return messages;
}

/// "%1", "%n" and the like, how often each.
std::map<std::string, int> placesIn(const std::string& text) {
    static const std::regex place("%L?(\\d|n)");
    std::map<std::string, int> places;
    for (std::sregex_iterator it(text.begin(), text.end(), place), end; it != end; ++it) {
        ++places[it->str()];
    }
    return places;
}

/// A file in a folder of its own, gone with the object.
class Copy {
public:
    explicit Copy(const std::string& file)
        : folder_(std::filesystem::temp_directory_path() /
                  ("evenlode-ts-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        path_ = (folder_ / "copy.ts").string();
        std::ofstream(path_) << read(file);
    }
    ~Copy() { std::filesystem::remove_all(folder_); }
    Copy(const Copy&) = delete;
    Copy& operator=(const Copy&) = delete;

    const std::string& path() const { return path_; }
    std::string text() const {
        std::ostringstream all;
        all << std::ifstream(path_).rdbuf();
        return all.str();
    }

private:
    std::filesystem::path folder_;
    std::string path_;
};

/// Empty where Qt's translation tools are not installed.
std::string lupdate() {
    for (const char* path : {"/usr/lib/qt6/bin/lupdate", "/usr/bin/lupdate6"}) {
        if (std::filesystem::exists(path)) {
            return path;
        }
    }
    return {};
}

} // namespace

TEST(Translations, NothingIsUnfinished) {
    for (const std::string& file : {german, english}) {
        for (const Message& message : messagesOf(read(file))) {
            bool empty = !message.finished;
            for (const std::string& form : message.forms) {
                empty = empty || form.empty();
            }
            EXPECT_FALSE(empty) << file << ": not translated: " << message.key();
        }
    }
}

TEST(Translations, EveryPlaceToFillInIsInBothLanguages) {
    for (const std::string& file : {german, english}) {
        for (const Message& message : messagesOf(read(file))) {
            for (const std::string& form : message.forms) {
                EXPECT_EQ(placesIn(form), placesIn(message.source))
                    << file << ": " << message.key() << " is translated as " << form;
            }
        }
    }
}

TEST(Translations, EveryTextOfTheWindowIsInTheFiles) {
    if (lupdate().empty()) {
        GTEST_SKIP() << "lupdate is not installed (qt6-l10n-tools)";
    }
    for (const std::string& file : {german, english}) {
        const Copy copy(file);
        const std::string command =
            "cd '" + root().string() + "' && '" + lupdate() +
            "' -silent -I . -locations none -no-obsolete -source-language en ui " +
            (file == english ? "-pluralonly " : "") + "-ts '" + copy.path() + "' >/dev/null 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << command;
        std::set<std::string> known;
        for (const Message& message : messagesOf(read(file))) {
            known.insert(message.key());
        }
        std::set<std::string> wanted;
        for (const Message& message : messagesOf(copy.text())) {
            wanted.insert(message.key());
            EXPECT_TRUE(known.contains(message.key()))
                << file << ": missing: " << message.key()
                << "; build the target update_translations and translate it";
        }
        for (const std::string& key : known) {
            EXPECT_TRUE(wanted.contains(key)) << file << ": no longer in the window: " << key;
        }
    }
}
