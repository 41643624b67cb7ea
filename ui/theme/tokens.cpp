// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include "core/base/error.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

namespace {

[[noreturn]] void fail(const QString& name, const QString& what) {
    throw core::Error(core::Code::Input, (name + ": " + what).toStdString(),
                      "compare it with the theme file of the same version", name.toStdString());
}

/// One object of a theme file: hands out its values and knows which were never asked for.
class Section {
public:
    Section(QJsonObject object, QString name)
        : object_(std::move(object)), name_(std::move(name)) {}

    QColor colour(const char* key) { return parse(take(key), key); }

    double number(const char* key) {
        const QJsonValue value = take(key);
        if (!value.isDouble() || value.toDouble() < 0) {
            fail(name_, QString("\"%1\" is no number").arg(QLatin1String(key)));
        }
        return value.toDouble();
    }
    int whole(const char* key) { return static_cast<int>(std::lround(number(key))); }

    Section section(const char* key) {
        const QJsonValue value = take(key);
        if (!value.isObject()) {
            fail(name_, QString("\"%1\" is no group").arg(QLatin1String(key)));
        }
        return {value.toObject(), name_ + "/" + QLatin1String(key)};
    }

    template <std::size_t n> std::array<QColor, n> colours(const char* key) {
        const QJsonArray list = take(key).toArray();
        if (list.size() != static_cast<qsizetype>(n)) {
            fail(name_, QString("\"%1\" needs %2 colours").arg(QLatin1String(key)).arg(n));
        }
        std::array<QColor, n> result;
        std::transform(list.begin(), list.end(), result.begin(),
                       [&](const QJsonValue& value) { return parse(value, key); });
        return result;
    }

    /// Fails if the file says something that nobody reads: a misspelt key would go unnoticed.
    void close() const {
        for (const QString& key : object_.keys()) {
            if (!taken_.contains(key)) {
                fail(name_, QString("\"%1\" is not a token").arg(key));
            }
        }
    }

private:
    QJsonValue take(const char* key) {
        const QLatin1String wanted(key);
        if (!object_.contains(wanted)) {
            fail(name_, QString("\"%1\" is missing").arg(wanted));
        }
        taken_.insert(wanted);
        return object_.value(wanted);
    }

    QColor parse(const QJsonValue& value, const char* key) const {
        QColor colour;
        colour.setNamedColor(value.toString());
        if (!value.isString() || !value.toString().startsWith('#') || !colour.isValid()) {
            fail(name_, QString("\"%1\" is no colour").arg(QLatin1String(key)));
        }
        return colour;
    }

    QJsonObject object_;
    QString name_;
    QSet<QString> taken_;
};

Section parseFile(const QByteArray& text, const QString& name) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject()) {
        fail(name, error.errorString());
    }
    return {document.object(), name};
}

void readInterface(Section s, Tokens& t) {
    const std::pair<const char*, QColor*> fields[] = {
        {"window", &t.window},
        {"panel", &t.panel},
        {"base", &t.base},
        {"alt", &t.alt},
        {"border", &t.border},
        {"border-strong", &t.borderStrong},
        {"hair", &t.hair},
        {"text", &t.text},
        {"text2", &t.text2},
        {"text3", &t.text3},
        {"accent", &t.accent},
        {"accent-hover", &t.accentHover},
        {"on-accent", &t.onAccent},
        {"accent-soft", &t.accentSoft},
        {"row-sel", &t.rowSelection},
        {"focus", &t.focus},
        {"over", &t.over},
        {"over-soft", &t.overSoft},
        {"under", &t.under},
        {"under-soft", &t.underSoft},
        {"inband", &t.inBand},
        {"band", &t.band},
        {"danger", &t.danger},
        {"danger-soft", &t.dangerSoft},
        {"warn", &t.warn},
        {"warn-soft", &t.warnSoft},
        {"ok", &t.ok},
        {"ok-soft", &t.okSoft},
        {"tip", &t.tip},
        {"on-tip", &t.onTip},
        {"shadow", &t.shadow},
        {"swatch-edge", &t.swatchEdge},
    };
    for (const auto& [key, colour] : fields) {
        *colour = s.colour(key);
    }
    s.close();
}

void readMap(Section s, Tokens& t) {
    const std::pair<const char*, QColor*> fields[] = {
        {"water", &t.water},        {"land", &t.land},      {"land-line", &t.landLine},
        {"unit-line", &t.unitLine}, {"coast", &t.coast},    {"outline", &t.outline},
        {"halo", &t.halo},          {"ink", &t.ink},        {"sel-line", &t.selectionLine},
        {"point", &t.point},        {"no-data", &t.noData},
    };
    for (const auto& [key, colour] : fields) {
        *colour = s.colour(key);
    }
    s.close();
}

void readType(Section s, Metrics& m) {
    m.display = s.number("display");
    m.heading = s.number("heading");
    m.body = s.number("body");
    m.small = s.number("small");
    m.micro = s.number("micro");
    m.mapName = s.number("map-name");
    m.printTitle = s.number("print-title");
    s.close();
}

void readHeights(Section s, Metrics& m) {
    m.menuBar = s.whole("menu-bar");
    m.toolBar = s.whole("toolbar");
    m.dockTitle = s.whole("dock-title");
    m.row = s.whole("row");
    m.formRow = s.whole("form-row");
    m.button = s.whole("button");
    m.buttonSmall = s.whole("button-small");
    m.statusBar = s.whole("status-bar");
    m.chip = s.whole("chip");
    s.close();
}

void readSpace(Section s, Metrics& m) {
    m.grid = s.whole("grid");
    m.dockPadding = s.whole("dock");
    m.labelGap = s.whole("label");
    m.groupGap = s.whole("group");
    m.pageMargin = s.whole("page");
    s.close();
}

void readRadii(Section s, Metrics& m) {
    m.fieldRadius = s.whole("field");
    m.cardRadius = s.whole("card");
    m.barRadius = s.whole("bar");
    m.swatchRadius = s.whole("swatch");
    m.checkRadius = s.whole("check");
    s.close();
}

void readDocks(Section s, Metrics& m) {
    m.dockLeft = s.whole("left");
    m.dockLeftMin = s.whole("left-min");
    m.dockLeftMax = s.whole("left-max");
    m.dockRight = s.whole("right");
    m.dockRightMin = s.whole("right-min");
    m.dockRightMax = s.whole("right-max");
    m.dockRightNarrow = s.whole("right-narrow");
    m.dockBottom = s.whole("bottom");
    m.dockBottomBalance = s.whole("bottom-balance");
    m.narrowWindow = s.whole("narrow-window");
    s.close();
}

Metrics readMetrics(Section s) {
    Metrics m;
    readType(s.section("type"), m);
    readHeights(s.section("heights"), m);
    readSpace(s.section("space"), m);
    readRadii(s.section("radii"), m);
    readDocks(s.section("docks"), m);
    m.icon = s.whole("icon");
    m.tileIcon = s.whole("icon-tile");
    m.motion = s.whole("motion");
    m.disabledOpacity = s.number("disabled-opacity");
    s.close();
    return m;
}

QByteArray compiledIn(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        throw core::Error(core::Code::Bug, "the theme file is not in the program", "build it again",
                          path.toStdString());
    }
    return file.readAll();
}

double relativeLuminance(const QColor& colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

} // namespace

const QColor& Tokens::territoryFill(int fill) const {
    const int count = static_cast<int>(territories.size());
    return territories[static_cast<std::size_t>(((fill % count) + count) % count)];
}

const QColor& Tokens::deviationColour(double deviation, double tolerance) const {
    // What is printed decides: 5.04 % reads as 5.0 % and must not be coloured beside a 5 % band.
    const double shown = std::round(deviation * 1000) / 1000;
    if (shown > tolerance + 1e-9) {
        return over;
    }
    return shown < -tolerance - 1e-9 ? under : inBand;
}

Tokens loadTokens(ThemeKind kind) {
    const QString path = kind == ThemeKind::Dark ? QStringLiteral(":/evenlode/theme/dark.json")
                                                 : QStringLiteral(":/evenlode/theme/light.json");
    return readTokens(compiledIn(path), compiledIn(QStringLiteral(":/evenlode/theme/metrics.json")),
                      path);
}

Tokens readTokens(const QByteArray& theme, const QByteArray& metrics, const QString& name) {
    Section s = parseFile(theme, name);
    Tokens t;
    readInterface(s.section("interface"), t);
    readMap(s.section("map"), t);
    t.territories = s.colours<24>("territories");
    t.sequential = s.colours<6>("sequential");
    t.heat = s.colours<6>("heat");
    t.diverging = s.colours<7>("diverging");
    t.routes = s.colours<4>("routes");
    t.accounts = s.colours<8>("accounts");
    s.close();
    t.metrics = readMetrics(parseFile(metrics, QStringLiteral("metrics")));
    t.dark = relativeLuminance(t.base) < relativeLuminance(t.text);
    return t;
}

Tokens withHighContrast(Tokens tokens) {
    tokens.highContrast = true;
    for (QColor* colour : {&tokens.border, &tokens.borderStrong, &tokens.hair, &tokens.text2,
                           &tokens.text3, &tokens.swatchEdge}) {
        *colour = tokens.text;
    }
    for (QColor* line : {&tokens.coast, &tokens.outline, &tokens.landLine}) {
        *line = tokens.ink;
    }
    tokens.shadow.setAlpha(0);
    return tokens;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double la = relativeLuminance(a);
    const double lb = relativeLuminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

QColor blend(const QColor& top, const QColor& bottom, double share) {
    const auto mix = [share](double a, double b) {
        return static_cast<float>(a * share + b * (1 - share));
    };
    return QColor::fromRgbF(mix(top.redF(), bottom.redF()), mix(top.greenF(), bottom.greenF()),
                            mix(top.blueF(), bottom.blueF()));
}

} // namespace ui
