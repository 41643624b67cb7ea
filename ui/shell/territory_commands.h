// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "geo/verbs/draw_territory.h"
#include "ui/shell/app_context.h"

#include <QObject>
#include <QString>

#include <vector>

class QPoint;

namespace ui {

class MapLink;
class Panels;
struct Intent;

/// What the actions of the Territory menu do, and gestures that make or split territories. Also
/// says which of them can be used now, and why not.
class TerritoryCommands : public QObject {
    Q_OBJECT

public:
    TerritoryCommands(const AppContext& context, MapLink& map, Panels& panels, QObject* parent);

signals:
    /// A sentence for the status bar.
    void said(const QString& sentence);

private:
    void connectMoves();
    void connectTerritories();
    void connectChoosing();
    void connectDrawing();
    void carryOut(const Intent& intent);
    void merge();
    void nextColour();
    void toggleLock(bool locked);
    void selectUnassigned();
    void selectUnitsOfTerritories();
    void selectIslands();
    void openMenu(QPoint position);
    void refresh();
    void refreshChosen(bool plan, bool editable, const QString& published);
    geo::InsideRule drawRule() const;

    AppContext context_;
    MapLink& map_;
    Panels& panels_;
};

} // namespace ui
