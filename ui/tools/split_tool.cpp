// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/split_tool.h"

#include <QCoreApplication>

#include <utility>

namespace ui {

namespace {

/// Where translators find the texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(SplitTool)
};

} // namespace

QString SplitTool::name() const {
    return Words::tr("Split");
}

QString SplitTool::hint(const QString&) const {
    return Words::tr("Draw a line right across a territory; the smaller side becomes a new one");
}

QList<KeyHint> SplitTool::keys() const {
    return {{Words::tr("Backspace"), Words::tr("last point back")},
            {Words::tr("Esc"), Words::tr("cancels")}};
}

std::optional<Intent> SplitTool::press(const ToolInput& input) {
    line_.press(input);
    look();
    return std::nullopt;
}

std::optional<Intent> SplitTool::move(const ToolInput& input, bool pressed) {
    line_.move(input, pressed);
    look();
    return std::nullopt;
}

std::optional<Intent> SplitTool::release(const ToolInput& input) {
    return line_.release(input) ? finish() : std::nullopt;
}

std::optional<Intent> SplitTool::doubleClick(const ToolInput&) {
    return line_.empty() ? std::nullopt : finish();
}

bool SplitTool::key(int key) {
    if (line_.empty()) {
        return false;
    }
    ending_ = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (key == Qt::Key_Backspace) {
        line_.takeBack();
        look();
        return true;
    }
    return ending_;
}

std::optional<Intent> SplitTool::keyIntent() {
    return std::exchange(ending_, false) ? finish() : std::nullopt;
}

bool SplitTool::cancel() {
    const bool was = active();
    line_.clear();
    parts_ = {};
    return was;
}

void SplitTool::look() {
    parts_ = line_.empty() || !finder_ ? SplitParts() : finder_(line_.withPointer());
}

std::optional<Intent> SplitTool::finish() {
    look();
    Intent intent{Intent::Kind::Split, std::move(parts_.units), ChooseMode::Replace,
                  parts_.territory, line_.withPointer()};
    cancel();
    return intent.line.size() > 1 ? std::optional(std::move(intent)) : std::nullopt;
}

std::optional<TotalsTip> SplitTool::tip() const {
    if (line_.empty()) {
        return std::nullopt;
    }
    TotalsTip tip;
    tip.title = parts_.units.empty() ? Words::tr("Go on until the line is right across")
                                     : Words::tr("%n units go to a new territory", nullptr,
                                                 static_cast<int>(parts_.units.size()));
    return tip;
}

void SplitTool::paint(QPainter& painter, const MapView& view, const QPen& pen) const {
    if (!line_.empty()) {
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(pixelsOf(line_.withPointer(), view));
    }
}

} // namespace ui
