// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/sample_desk.h"
#include "tests/ui/sample_extras.h"
#include "ui/analysis/analysis_mode.h"
#include "ui/analysis/analysis_page.h"
#include "ui/analysis/twin_map.h"
#include "ui/map/map_canvas.h"
#include "ui/views/table_view.h"

#include <QComboBox>
#include <QListWidget>

namespace support {

/// The sample of a small state, its Analysis workspace open.
class AnalysisDesk : public SampleDesk {
protected:
    void SetUp() override {
        const std::string file = makeSample(600, 4);
        // In the west there are many more than the accounts would let expect.
        addMarket(file, "CASE WHEN lon < -71.5 THEN 400 ELSE 20 END");
        addLeads(file);
        openAt(file, 2);
        ready();
    }
    /// Fills in a field as a person does.
    void type(QWidget& field, const char* text) {
        field.setFocus();
        QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
        asked();
    }
    /// Takes the entry of a box that has such data, by the keys.
    void take(const char* name, const QVariant& entry) {
        auto& box = part<QComboBox>(name);
        box.setFocus();
        QTest::keyClick(&box, Qt::Key_Home);
        const int wanted = box.findData(entry);
        ASSERT_GE(wanted, 0) << name << ": " << entry.toString().toStdString();
        for (int i = 0; i < wanted; ++i) {
            QTest::keyClick(&box, Qt::Key_Down);
        }
        asked();
    }
    /// Fields wait a moment for others to follow.
    void asked() {
        QTest::qWait(300);
        ready();
    }
    void ready() {
        ASSERT_TRUE(QTest::qWaitFor(
            [this] { return !window->runner().busy() && window->analysis().settled(); }, 60000));
        QTest::qWait(30);
    }
    void chooseView(int row) {
        auto& views = part<QListWidget>("analysisViews");
        QTest::mouseClick(views.viewport(), Qt::LeftButton, {},
                          views.visualItemRect(views.item(row)).center());
        ready();
    }
    void clickRow(int row, Qt::KeyboardModifiers keys = {}) {
        auto& list = part<ui::TableView>("analysisList");
        QTest::mouseClick(list.viewport(), Qt::LeftButton, keys,
                          list.visualRect(list.model()->index(row, 1)).center());
    }
    QString cell(int row, int column) {
        return part<ui::TableView>("analysisList").model()->index(row, column).data().toString();
    }
    const ui::AnalysisResult& result() { return *window->analysis().result(); }
    ui::TwinMap& maps() { return window->analysis().page().maps(); }
    core::Workspace& ws() { return window->session().workspace(); }
    std::string scenario() { return window->session().state().scenario.name; }
    /// A place inside an area on the upper map that no card lies over.
    QPoint placeOf(const ui::AnalysisArea& area) {
        return maps().upper().positionOf(area.at).toPoint();
    }
};

} // namespace support
