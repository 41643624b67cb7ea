// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_tool.h"

#include <QCoreApplication>
#include <QLineF>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnalysisTool)
};

} // namespace

QString AnalysisTool::name() const {
    return Words::tr("Analysis");
}

QString AnalysisTool::hint(const QString&) const {
    return Words::tr("Both maps move together. Hover shows the numbers, a click selects in map and "
                     "list");
}

QList<KeyHint> AnalysisTool::keys() const {
    return choosingKeys();
}

std::optional<Intent> AnalysisTool::press(const ToolInput& input) {
    pressedAt_ = input.pixel;
    dragging_ = false;
    return std::nullopt;
}

std::optional<Intent> AnalysisTool::move(const ToolInput& input, bool pressed) {
    dragging_ = pressed && (dragging_ || QLineF(pressedAt_, input.pixel).length() >
                                             kDragThreshold * input.view.pixelRatio);
    if (dragging_) {
        tip_.reset();
        return Intent{Intent::Kind::Pan, {}, ChooseMode::Replace};
    }
    tip_ = tell_(input.units.unitAt(input.metres), input.metres);
    return std::nullopt;
}

std::optional<Intent> AnalysisTool::release(const ToolInput& input) {
    if (std::exchange(dragging_, false)) {
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

bool AnalysisTool::cancel() {
    tip_.reset();
    return std::exchange(dragging_, false);
}

} // namespace ui
