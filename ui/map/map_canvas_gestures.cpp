// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/map_canvas.h"

#include <QAccessible>

#include <algorithm>

namespace ui {

ToolInput MapCanvas::inputAt(QPointF position, Qt::KeyboardModifiers modifiers) const {
    const QPointF pixel = position * ratio();
    return {*scene_->units, view_,        pixel,     view_.toMetres(pixel),
            modifiers,      scene_.get(), &selected_};
}

std::vector<int> MapCanvas::combined(const Intent& intent) const {
    std::vector<bool> chosen = selected_;
    chosen.resize(static_cast<std::size_t>(scene_->units->count()), false);
    if (intent.mode == ChooseMode::Replace) {
        std::fill(chosen.begin(), chosen.end(), false);
    }
    for (const int unit : intent.units) {
        chosen[static_cast<std::size_t>(unit)] = intent.mode != ChooseMode::Remove;
    }
    std::vector<int> units;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        if (chosen[i]) {
            units.push_back(static_cast<int>(i));
        }
    }
    return units;
}

void MapCanvas::carryOut(const std::optional<Intent>& intent) {
    if (!intent) {
        return;
    }
    if (intent->kind == Intent::Kind::Pan) {
        setCursor(Qt::ClosedHandCursor);
        dragTo(pointer_);
        return;
    }
    if (tip_) {
        announce(spokenTip(*tip_));
    }
    if (intent->kind != Intent::Kind::Choose && intent->kind != Intent::Kind::ChooseOrAssign) {
        emit intentAsked(*intent);
        return;
    }
    const std::vector<int> units = combined(*intent);
    const bool assign = intent->kind == Intent::Kind::ChooseOrAssign &&
                        intent->mode == ChooseMode::Replace && scene_->target >= 0;
    if (assign && !units.empty()) {
        emit assignRequested(units);
    } else {
        emit unitsChosen(units);
    }
}

void MapCanvas::gestureChanged() {
    const std::vector<int> units = tool_->preview();
    const int wanted = tool_->destination().value_or(scene_ ? scene_->target : -1);
    const bool asks = !units.empty() && wanted >= 0 && tool_->mode() == ChooseMode::Replace;
    const int territory = asks ? wanted : -1;
    if (units != tipUnits_ || territory != tipTerritory_) {
        tipUnits_ = units;
        tipTerritory_ = territory;
        tip_ = asks && totals_ ? totals_(units, territory) : std::nullopt;
        emit previewChanged(units, territory);
    }
    auto own = tool_->tip();
    if (own || ownTip_) {
        ownTip_ = own.has_value();
        tip_ = std::move(own);
    }
    update();
}

void MapCanvas::refreshGesture() {
    tipUnits_.clear();
    tipTerritory_ = -1;
    gestureChanged();
}

void MapCanvas::setHovered(int unit) {
    if (unit != hovered_) {
        hovered_ = unit;
        emit unitHovered(unit);
        update();
    }
}

QString MapCanvas::targetName() const {
    const bool has = scene_ && scene_->target >= 0 &&
                     scene_->target < static_cast<int>(scene_->territories.size());
    return has ? scene_->territories[static_cast<std::size_t>(scene_->target)].name : QString();
}

QString MapCanvas::unitText(int unit) const {
    const MapUnit& known = scene_->units->unit(unit);
    QString text = known.key;
    if (!known.name.isEmpty() && known.name != known.key) {
        text += QLatin1Char(' ') + known.name;
    }
    const int territory = scene_->territoryOf[static_cast<std::size_t>(unit)];
    if (territory >= 0) {
        const MapTerritory& owner = scene_->territories[static_cast<std::size_t>(territory)];
        text += QStringLiteral(", ") + owner.name;
    }
    return text;
}

void MapCanvas::announce(const QString& text) {
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace ui
