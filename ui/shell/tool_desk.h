// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"
#include "ui/tools/map_tool.h"

#include <QElapsedTimer>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QMouseEvent;

namespace ui {

class MapLink;

/// Which tool the pointer has: by button, by key, and for as long as a key is held. Knows the
/// source filter, and carries the selection from the map to whatever else stands for a territory.
class ToolDesk : public QObject {
    Q_OBJECT

public:
    /// The territory (index of the plan) that stands at a place of the screen outside the map, -1
    /// if there is none.
    using Probe = std::function<int(QPoint global)>;

    ToolDesk(const AppContext& context, MapLink& map, QObject* parent);

    /// Takes up the tool of an action: "tool.lasso".
    void choose(const QString& id);
    const QString& current() const { return current_; }
    void setProbe(Probe probe) { probe_ = std::move(probe); }
    /// Ids of all tools in the order of the toolbar.
    static QStringList ids();
    /// Ids of those that change the plan.
    static QStringList editing();

    /// Tells anew what the tool does.
    void refresh();

signals:
    /// The line at the foot of the window.
    void hintChanged(const QString& tool, const QString& hint, const QList<ui::KeyHint>& keys);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::unique_ptr<MapTool> make(const QString& id) const;
    void triggered(const QString& id);
    void keyReleased(int key);
    void watchMouse(QMouseEvent* event);
    void goBack();
    bool takes(int unit) const;

    AppContext context_;
    MapLink& map_;
    Probe probe_;
    QString current_;
    /// The tool that comes back when the key is let go.
    struct Held {
        int key = 0;
        QString before;
        bool used = false;
        bool over = false; ///< let go while a gesture was under way
        QElapsedTimer since;
    };
    std::optional<Held> held_;
    int pressedKey_ = 0;
};

} // namespace ui
