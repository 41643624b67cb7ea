// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/draw/map_view.h"
#include "ui/map/totals_tip.h"

#include <QCursor>
#include <QList>
#include <QPainter>
#include <QString>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace ui {

/// How chosen units go together with the selection.
enum class ChooseMode { Replace, Add, Remove };

/// Shift adds, Ctrl takes away.
ChooseMode chooseMode(Qt::KeyboardModifiers modifiers);

/// What a gesture asks for. Tools never change anything themselves.
struct Intent {
    enum class Kind {
        Choose,         ///< select the units
        ChooseOrAssign, ///< give the units to the target; select them if there is none
        Pan,            ///< the pointer drags the map
        // What follows is carried out by whoever owns the plan.
        Move,   ///< give the units to `territory`
        Target, ///< make `territory` the target
        Split,  ///< split `territory` along `line`; `units` are the part that goes
        Draw    ///< give what lies in `area` to a territory
    };
    Kind kind = Kind::Choose;
    std::vector<int> units; ///< indices of the scene's units
    ChooseMode mode = ChooseMode::Replace;
    int territory = -1;                 ///< index of the scene's territories
    std::vector<core::Point> line = {}; ///< metres
    core::MultiPolygon area = {};       ///< metres
};

/// What a tool sees of the map.
struct ToolInput {
    const MapUnits& units;
    const MapView& view; ///< image pixels
    QPointF pixel;       ///< of the pointer, image pixels
    core::Point metres;  ///< of the pointer
    Qt::KeyboardModifiers modifiers;
    const MapScene* scene = nullptr;
    const std::vector<bool>* selected = nullptr; ///< per unit; may be shorter

    bool isSelected(int unit) const;
    /// The territory of a unit, -1 if it has none.
    int territoryOf(int unit) const;
};

/// A key and what it does: {"Shift", "adds"}.
using KeyHint = std::pair<QString, QString>;

/// A way of using the pointer on the map: one class per tool. The canvas calls press, move (also
/// without a button) and release with the left button only; an intent that comes back is carried
/// out at once.
class MapTool {
public:
    virtual ~MapTool() = default;

    virtual QCursor cursor() const = 0;
    /// What the tool is called in the status bar.
    virtual QString name() const { return {}; }
    /// Keys that mean something to the tool now.
    virtual QList<KeyHint> keys() const { return {}; }
    /// The act in words for the status bar; `target` is the territory's name or empty.
    virtual QString hint(const QString& target) const = 0;

    virtual std::optional<Intent> press(const ToolInput& input) = 0;
    virtual std::optional<Intent> move(const ToolInput& input, bool pressed) = 0;
    virtual std::optional<Intent> release(const ToolInput& input) = 0;
    virtual std::optional<Intent> doubleClick(const ToolInput& input);
    /// Backspace, brackets, Enter: true if the tool used the key.
    virtual bool key(int key);
    /// After `key`: what it brought about.
    virtual std::optional<Intent> keyIntent();
    /// Forgets the gesture under way. False if there was none, so that Esc can mean something else.
    virtual bool cancel() = 0;
    virtual bool active() const = 0;

    /// Units that would be taken if the gesture ended now.
    virtual std::vector<int> preview() const { return {}; }
    /// The mode the gesture has so far.
    virtual ChooseMode mode() const { return ChooseMode::Replace; }
    /// Whether the gesture ends in giving units to the target.
    virtual bool assigns() const { return false; }
    /// The territory that the preview would go to, -1 = none; empty = the scene's target.
    virtual std::optional<int> destination() const { return std::nullopt; }
    /// What the tool itself has to say beside the pointer.
    virtual std::optional<TotalsTip> tip() const { return std::nullopt; }
    /// Whether `tip` also speaks of what lies under a pointer that only hovers.
    virtual bool tipsOnHover() const { return false; }
    /// Whether the units are ZIPs, and called so in hints.
    void callUnits(bool zips) { zips_ = zips; }
    /// Units that gestures may take; empty = all.
    void setFilter(std::function<bool(int unit)> takes) { takes_ = std::move(takes); }

    /// Lasso, box or brush in image pixels, with the pen given.
    virtual void paint(QPainter& painter, const MapView& view, const QPen& pen) const;

protected:
    /// Those of the units that may be taken.
    std::vector<int> kept(std::vector<int> units) const;
    /// "a ZIP" or "a unit", "ZIPs" or "units".
    QString oneUnit() const;
    QString manyUnits() const;

private:
    bool zips_ = true;
    std::function<bool(int unit)> takes_;
};

/// The keys of every tool that takes units: Shift adds, Ctrl takes away, Esc cancels.
QList<KeyHint> choosingKeys();

/// A press this many 96 dpi pixels from its release is a drag.
inline constexpr double kDragThreshold = 4;

} // namespace ui
