// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/app_context.h"

#include <QObject>

namespace ui {

class CommandPalette;
class Panels;
class MapLink;

/// What moves about in the window rather than in the plan: the palette, the editor of shortcuts,
/// the way from dock to dock, help for what one is doing.
class WindowCommands : public QObject {
    Q_OBJECT

public:
    WindowCommands(const AppContext& context, Panels& panels, MapLink& map, QObject* parent);

    CommandPalette& palette() { return *palette_; }

private:
    void openShortcuts();
    void nextDock();
    void help();

    AppContext context_;
    Panels& panels_;
    MapLink& map_;
    CommandPalette* palette_;
};

} // namespace ui
