// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/map_scene.h"
#include "ui/draw/map_view.h"

#include <QCursor>
#include <QPainter>
#include <QString>

#include <optional>
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
        Pan             ///< the pointer drags the map
    };
    Kind kind = Kind::Choose;
    std::vector<int> units; ///< indices of the scene's units
    ChooseMode mode = ChooseMode::Replace;
};

/// What a tool sees of the map.
struct ToolInput {
    const MapUnits& units;
    const MapView& view; ///< image pixels
    QPointF pixel;       ///< of the pointer, image pixels
    core::Point metres;  ///< of the pointer
    Qt::KeyboardModifiers modifiers;
};

/// A way of using the pointer on the map: one class per tool. The canvas calls press, move (also
/// without a button) and release with the left button only; an intent that comes back is carried
/// out at once.
class MapTool {
public:
    virtual ~MapTool() = default;

    virtual QCursor cursor() const = 0;
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
    /// Lasso, box or brush in image pixels, with the pen given.
    virtual void paint(QPainter& painter, const MapView& view, const QPen& pen) const;
};

/// A press this many 96 dpi pixels from its release is a drag.
inline constexpr double kDragThreshold = 4;

} // namespace ui
