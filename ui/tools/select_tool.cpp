// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/select_tool.h"

#include <QCoreApplication>
#include <QLineF>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SelectTool)
};

} // namespace

QString SelectTool::name() const {
    return Words::tr("Select");
}

QString SelectTool::hint(const QString& target) const {
    return target.isEmpty()
               ? Words::tr("Click %1 to select it, drag to pan").arg(oneUnit())
               : Words::tr("Click %1, then drag them to a territory, or Enter moves them to %2")
                     .arg(manyUnits(), target);
}

QList<KeyHint> SelectTool::keys() const {
    return {{Words::tr("Shift"), Words::tr("adds")},
            {Words::tr("Ctrl"), Words::tr("takes away")},
            {Words::tr("Esc"), Words::tr("cancels")}};
}

std::optional<Intent> SelectTool::press(const ToolInput& input) {
    pressedAt_ = input.pixel;
    from_ = to_ = input.metres;
    dragging_ = carrying_ = false;
    destination_ = -1;
    carried_.clear();
    outside_.reset();
    if (input.modifiers & (Qt::ShiftModifier | Qt::ControlModifier) ||
        !input.isSelected(input.units.unitAt(input.metres))) {
        return std::nullopt;
    }
    for (int unit = 0; unit < input.units.count(); ++unit) {
        if (input.isSelected(unit)) {
            carried_.push_back(unit);
        }
    }
    carried_ = kept(std::move(carried_));
    return std::nullopt;
}

std::optional<Intent> SelectTool::move(const ToolInput& input, bool pressed) {
    if (!pressed) {
        return std::nullopt;
    }
    dragging_ = dragging_ ||
                QLineF(pressedAt_, input.pixel).length() > kDragThreshold * input.view.pixelRatio;
    if (!dragging_) {
        return std::nullopt;
    }
    if (carried_.empty()) {
        return Intent{Intent::Kind::Pan, {}, ChooseMode::Replace};
    }
    carrying_ = true;
    to_ = input.metres;
    destination_ = outside_ ? *outside_ : input.territoryOf(input.units.unitAt(input.metres));
    return std::nullopt;
}

std::optional<Intent> SelectTool::release(const ToolInput& input) {
    if (carrying_) {
        move(input, true);
        Intent intent{Intent::Kind::Move, std::move(carried_), ChooseMode::Replace, destination_};
        cancel();
        return intent.territory >= 0 ? std::optional(std::move(intent)) : std::nullopt;
    }
    if (dragging_) {
        cancel();
        return std::nullopt;
    }
    Intent intent;
    intent.mode = chooseMode(input.modifiers);
    if (const int unit = input.units.unitAt(input.metres); unit >= 0) {
        intent.units = {unit};
    } else if (intent.mode != ChooseMode::Replace) {
        return std::nullopt;
    }
    return intent;
}

std::optional<Intent> SelectTool::doubleClick(const ToolInput& input) {
    const int territory = input.territoryOf(input.units.unitAt(input.metres));
    if (territory < 0 || input.modifiers != Qt::NoModifier) {
        return std::nullopt;
    }
    return Intent{Intent::Kind::Target, {}, ChooseMode::Replace, territory};
}

bool SelectTool::cancel() {
    const bool was = carrying_;
    dragging_ = carrying_ = false;
    carried_.clear();
    return was;
}

void SelectTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (carrying_) {
        painter.setPen(pen);
        painter.drawLine(view.toPixel(from_), view.toPixel(to_));
    }
}

} // namespace ui
