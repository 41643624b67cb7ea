// SPDX-License-Identifier: GPL-3.0-or-later
// Includes point down only: app and ui, then geo and crm side by side, then core
// (docs/architecture.md).
#include "tests/policy/repository.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using namespace policy;

namespace {

std::string layerOf(const std::string& path) {
    return path.substr(0, path.find('/'));
}

/// Which folders a file may include from: the most specific line that fits it.
struct Arrow {
    std::string_view from;
    std::vector<std::string_view> to;
};

const std::vector<Arrow>& arrows() {
    // Longer prefixes first where one contains the other.
    static const std::vector<Arrow> table = {
        {"core/base/", {"core/base/"}},
        {"core/plan/", {"core/base/", "core/plan/"}},
        {"core/align/", {"core/base/", "core/plan/", "core/align/"}},
        {"core/callplan/", {"core/base/", "core/plan/", "core/callplan/"}},
        {"core/analysis/", {"core/base/", "core/plan/", "core/align/", "core/analysis/"}},
        {"core/route/", {"core/base/", "core/plan/", "core/route/"}},
        {"core/", {"core/"}},
        {"resources/", {"resources/"}},
        {"geo/", {"geo/", "core/", "resources/"}},
        {"crm/", {"crm/", "core/"}},
        {"ui/draw/", {"ui/draw/", "ui/theme/", "geo/", "core/", "resources/"}},
        {"ui/book/",
         {"ui/book/", "ui/draw/", "ui/theme/", "ui/widgets/core_words.h", "ui/widgets/figures.h",
          "geo/", "core/", "resources/"}},
        {"ui/verbs/",
         {"ui/verbs/", "ui/book/", "ui/widgets/figures.h", "ui/draw/", "ui/theme/", "geo/", "crm/",
          "core/", "resources/"}},
        {"ui/theme/", {"ui/theme/", "core/base/", "resources/"}},
        {"ui/", {"ui/", "geo/", "crm/", "core/", "resources/"}},
        {"app/cli/", {"app/cli/", "ui/", "geo/", "crm/", "core/", "resources/", "tests/bench/"}},
        {"app/", {"app/", "ui/", "geo/", "crm/", "core/", "resources/"}},
    };
    return table;
}

/// Empty if `file` may include `name`, else why not.
std::string whyNot(const std::string& file, const std::string& name) {
    for (const Arrow& arrow : arrows()) {
        if (!file.starts_with(arrow.from)) {
            continue;
        }
        const bool allowed = std::any_of(arrow.to.begin(), arrow.to.end(),
                                         [&](std::string_view to) { return name.starts_with(to); });
        return allowed ? "" : std::string(arrow.from) + " must not know " + name;
    }
    return "is in no layer";
}

bool isQtHeader(const std::string& name) {
    static const std::regex qt(
        "^(Qt[A-Z][A-Za-z]*/.*|Q[A-Z][A-Za-z0-9]+|Qt[A-Za-z]*|q[a-z]+\\.h)$");
    return std::regex_match(name, qt) && name != "queue";
}

bool isWidgetHeader(const std::string& name) {
    static const std::regex widgets(
        "^(QtWidgets/.*|QtCharts/.*|QtSvgWidgets/"
        ".*|Q\\w*(Widget|Dialog|Button|Edit|Box|View|Layout|Label|Window|"
        "Menu|MenuBar|Bar|Slider|Splitter|Delegate|Style|Application|Action|Chart|Frame|ScrollArea|"
        "ToolTip))$");
    return std::regex_match(name, widgets) && name != "QGuiApplication" &&
           name != "QCoreApplication" && name != "QStringView" && name != "QByteArrayView";
}

} // namespace

TEST(Layers, RulesCatchKnownMistakes) {
    EXPECT_EQ(whyNot("core/verbs/balance.cpp", "core/align/balance.h"), "");
    EXPECT_NE(whyNot("core/verbs/balance.cpp", "geo/io/read.h"), "");
    EXPECT_NE(whyNot("geo/verbs/import_units.cpp", "crm/http/request.h"), "");
    EXPECT_NE(whyNot("crm/verbs/publish.cpp", "geo/io/read.h"), "");
    EXPECT_NE(whyNot("core/align/balance.cpp", "core/workspace/workspace.h"), "");
    EXPECT_NE(whyNot("ui/shell/main_window.cpp", "app/cli/run.h"), "");
    EXPECT_EQ(whyNot("app/cli/bench.cpp", "tests/bench/all.h"), "");
    EXPECT_TRUE(isQtHeader("QString") && isQtHeader("QtGlobal") && isQtHeader("QtTest/QTest") &&
                isQtHeader("qglobal.h"));
    EXPECT_FALSE(isQtHeader("queue"));
    EXPECT_TRUE(isWidgetHeader("QMainWindow") && isWidgetHeader("QApplication") &&
                isWidgetHeader("QComboBox"));
    EXPECT_FALSE(isWidgetHeader("QImage") || isWidgetHeader("QPainter") ||
                 isWidgetHeader("QGuiApplication"));
}

TEST(Layers, ArrowsPointDownOnly) {
    for (const std::string& file : productSources()) {
        for (const Include& include : includesOfFile(file)) {
            if (include.quoted && !include.place.text.ends_with(".moc")) {
                const std::string reason = whyNot(file, include.place.text);
                EXPECT_TRUE(reason.empty()) << include.place.where() << ": " << reason;
            }
        }
    }
}

TEST(Layers, ProjectHeadersAreNamedFromTheRoot) {
    for (const std::string& file : filesWith({".h", ".cpp"})) {
        for (const Include& include : includesOfFile(file)) {
            const std::string& name = include.place.text;
            if (include.quoted && !name.ends_with(".moc")) {
                // CMake writes version.h from version.h.in.
                EXPECT_TRUE(exists(name) || exists(name + ".in"))
                    << include.place.where() << ": no file " << name
                    << " below the root; write the path from there";
            } else if (!include.quoted) {
                EXPECT_FALSE(exists(name))
                    << include.place.where() << ": <" << name << "> is our own, use quotes";
            }
        }
    }
}

TEST(Layers, OnlyUiAppAndTestsKnowQt) {
    for (const std::string& file :
         filesWith({".h", ".cpp"}, {"core/", "geo/", "crm/", "resources/"})) {
        for (const Include& include : includesOfFile(file)) {
            EXPECT_FALSE(!include.quoted && isQtHeader(include.place.text))
                << include.place.where() << ": <" << include.place.text << "> is Qt, which "
                << layerOf(file) << " does without";
        }
    }
}

TEST(Layers, DrawingAndUiVerbsHaveNoWidgets) {
    for (const std::string& file :
         filesWith({".h", ".cpp"}, {"ui/draw/", "ui/book/", "ui/verbs/"})) {
        for (const Include& include : includesOfFile(file)) {
            EXPECT_FALSE(!include.quoted && isWidgetHeader(include.place.text))
                << include.place.where() << ": <" << include.place.text
                << "> is a widget; the command line uses this folder too";
        }
    }
}
