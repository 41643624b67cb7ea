// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/account_colours.h"

#include "ui/draw/legend.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

using Kind = core::AccountCategory::Kind;
using Shape = MarkLook::Shape;

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccountColours)
};

std::size_t classCount(const AccountColours& colours) {
    return static_cast<std::size_t>(std::count_if(
        colours.entries.begin(), colours.entries.end(),
        [](const core::AccountCategory& entry) { return entry.kind == Kind::Class; }));
}

/// The heat ramp from end to end however few classes there are.
QColor rampColour(const Tokens& tokens, std::size_t entry, std::size_t classes) {
    const std::size_t last = tokens.heat.size() - 1;
    return classes < 2 ? tokens.heat[last / 2] : tokens.heat[entry * last / (classes - 1)];
}

/// Corners of a figure round the origin, for a disc of radius 1 that looks as large.
QPolygonF cornersOf(Shape shape) {
    switch (shape) {
    case Shape::Square:
    case Shape::Frame:
        return QPolygonF({{-0.89, -0.89}, {0.89, -0.89}, {0.89, 0.89}, {-0.89, 0.89}});
    case Shape::Triangle: return QPolygonF({{0, -1.4}, {1.3, 0.85}, {-1.3, 0.85}});
    case Shape::Wedge: return QPolygonF({{0, 1.4}, {1.3, -0.85}, {-1.3, -0.85}});
    case Shape::Diamond: return QPolygonF({{0, -1.35}, {1.35, 0}, {0, 1.35}, {-1.35, 0}});
    case Shape::Plus:
        return QPolygonF({{-0.45, -1.3},
                          {0.45, -1.3},
                          {0.45, -0.45},
                          {1.3, -0.45},
                          {1.3, 0.45},
                          {0.45, 0.45},
                          {0.45, 1.3},
                          {-0.45, 1.3},
                          {-0.45, 0.45},
                          {-1.3, 0.45},
                          {-1.3, -0.45},
                          {-0.45, -0.45}});
    case Shape::Disc:
    case Shape::Ring: break;
    }
    return {};
}

} // namespace

std::shared_ptr<const AccountColours> accountColours(const core::AccountCategories& categories,
                                                     const std::vector<MapPoint>& points) {
    auto colours = std::make_shared<AccountColours>();
    colours->title = QString::fromStdString(categories.column);
    const bool told = !categories.column.empty();
    if (told) {
        colours->entries = categories.categories;
    }
    for (core::AccountCategory& entry : colours->entries) {
        entry.accounts = 0;
    }
    colours->of.reserve(points.size());
    auto next = categories.of.begin(); // accounts and points both come in order of id
    for (const MapPoint& point : points) {
        while (next != categories.of.end() && next->first.value < point.account) {
            ++next;
        }
        if (next == categories.of.end() || next->first.value != point.account) {
            colours->of.push_back(kHiddenPoint);
            continue;
        }
        const std::uint8_t entry = told ? next->second : std::uint8_t{0};
        colours->of.push_back(entry);
        ++colours->shown;
        if (told) {
            ++colours->entries[entry].accounts;
        }
    }
    return colours;
}

MarkLook markLook(const AccountColours& colours, std::size_t entry, const Tokens& tokens) {
    switch (colours.entries[entry].kind) {
    case Kind::Other: return {Shape::Disc, tokens.inBand, tokens.halo};
    case Kind::None: return {Shape::Ring, tokens.inBand, tokens.halo};
    case Kind::Class:
        return {Shape::Disc, rampColour(tokens, entry, classCount(colours)), tokens.outline};
    case Kind::Value: break;
    }
    constexpr Shape kShapes[] = {Shape::Disc,  Shape::Square, Shape::Triangle, Shape::Diamond,
                                 Shape::Wedge, Shape::Plus,   Shape::Ring,     Shape::Frame};
    return {kShapes[entry % std::size(kShapes)], tokens.accounts[entry % tokens.accounts.size()],
            tokens.halo};
}

void drawMark(QPainter& painter, QPointF middle, double radius, double edgeWidth,
              const MarkLook& look) {
    const bool hollow = look.shape == Shape::Ring || look.shape == Shape::Frame;
    const double width = hollow ? std::max(0.55 * radius, edgeWidth) : edgeWidth;
    const double size = hollow ? radius - width / 2 + edgeWidth : radius;
    if (width > 0) {
        painter.setPen(QPen(hollow ? look.colour : look.edge, width, Qt::SolidLine, Qt::FlatCap,
                            Qt::MiterJoin));
    } else {
        painter.setPen(Qt::NoPen);
    }
    painter.setBrush(hollow ? look.edge : look.colour);
    if (look.shape == Shape::Disc || look.shape == Shape::Ring) {
        painter.drawEllipse(middle, size, size);
        return;
    }
    QPolygonF corners = cornersOf(look.shape);
    for (QPointF& corner : corners) {
        corner = middle + corner * size;
    }
    painter.drawPolygon(corners);
}

QString markWords(const AccountColours& colours, std::size_t entry) {
    const core::AccountCategory& category = colours.entries[entry];
    switch (category.kind) {
    case Kind::Other: return Words::tr("other");
    case Kind::None: return Words::tr("none");
    case Kind::Value: return QString::fromStdString(category.name);
    case Kind::Class: break;
    }
    Choropleth classes;
    for (const core::AccountCategory& one : colours.entries) {
        if (one.kind == Kind::Class) {
            classes.edges.push_back(one.low);
        }
    }
    classes.edges.push_back(colours.entries[classes.edges.size() - 1].high);
    return classText(classes, static_cast<int>(entry));
}

const LazyMarks::Sorted& LazyMarks::sorted() const {
    std::call_once(made_, [this] {
        const PointIndex& index = points_->index();
        for (const AccountClass rank : {AccountClass::A, AccountClass::B, AccountClass::C}) {
            std::vector<std::uint8_t>& marks = sorted_[static_cast<std::size_t>(rank)];
            const std::vector<std::uint32_t>& order = index.order(rank);
            marks.reserve(order.size());
            for (const std::uint32_t point : order) {
                marks.push_back(colours_->of[point]);
            }
        }
    });
    return sorted_;
}

} // namespace ui
