// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verbs/trade_off.h"
#include "ui/compare/comparison.h"
#include "ui/shell/app_context.h"
#include "ui/shell/job_runner.h"

#include <QObject>

#include <memory>

namespace ui {

class ComparePage;
class MapLink;

/// The Compare workspace as a mode of the window: loads what its page shows whenever the plan or
/// the choice of sides changes, and carries out what it asks for.
class CompareMode : public QObject {
    Q_OBJECT

public:
    CompareMode(const AppContext& context, MapLink& map, QObject* parent);

    ComparePage& page() { return *page_; }
    /// Shows the two scenarios that were compared last, or the first one beside the present one.
    void open();
    void close();
    bool isOpen() const { return open_; }
    bool settled() const;
    void setSides(core::ScenarioId left, core::ScenarioId right);

signals:
    void leaveAsked();
    void said(const QString& text);

private:
    void load();
    void show(Comparison comparison);
    void showScenes();
    void exportMoves();
    void findUnit(const QString& key);
    void pickSides();
    void findTradeOffs();
    void showTradeOffs(const std::shared_ptr<const core::FoundTradeOff>& found);
    void keepTradeOff(int plan);

    AppContext context_;
    MapLink& map_;
    ComparePage* page_;
    Comparison comparison_;
    core::ScenarioId left_;
    core::ScenarioId right_;
    JobId job_ = 0;
    JobId tradeOffJob_ = 0;
    std::shared_ptr<const core::FoundTradeOff> tradeOff_;
    bool open_ = false;
    bool again_ = false; ///< something changed while loading
};

} // namespace ui
