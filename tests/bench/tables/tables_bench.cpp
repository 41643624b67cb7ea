// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/tables/tables_bench.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "tests/bench/render/canvas_driver.h"
#include "tests/bench/tables/account_plan.h"
#include "ui/analysis/analysis_mode.h"
#include "ui/shell/actions.h"
#include "ui/shell/job_runner.h"
#include "ui/shell/main_window.h"
#include "ui/shell/map_link.h"
#include "ui/shell/panels.h"
#include "ui/tables/tables_panel.h"
#include "ui/theme/theme.h"
#include "ui/views/table_view.h"

#include <sys/resource.h>

#include <QListWidget>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>

namespace bench {

namespace {

using core::tables::Table;

constexpr double kTooLong = 120'000;
constexpr QSize kWindow(1440, 900);

double since(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024; // Linux counts in KiB
}

class TablesBench {
public:
    TablesBench(const TablesParams& params, core::Job& job)
        : params_(params), job_(job), application_(watchedApplication()) {
        // What a person has arranged is neither used nor changed.
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, temporary_.path());
        theme_.setChoice(ui::ThemeChoice::Light);
        theme_.install(application_);
    }

    TablesReport run() {
        const std::string folder =
            params_.folder.empty() ? temporary_.path().toStdString() : params_.folder;
        std::filesystem::create_directories(folder);
        timeOpening(makePlan(folder + "/tables-small.gpkg", {{"OH"}, 40, params_.opened, 1}));
        const std::string large =
            makePlan(folder + "/tables-large.gpkg",
                     {params_.states, params_.territories, params_.scrolled, params_.seed});
        timeRows(large);
        timeGestures(large, false);
        timeGestures(large, true);
        timeAnalysis(large);
        report_.opened = params_.opened;
        report_.scrolled = params_.scrolled;
        report_.peakMegabytes = peakMegabytes();
        return std::move(report_);
    }

private:
    void add(const std::string& name, std::vector<double> values, double target,
             double share = 0.5) {
        report_.timings.push_back({name, std::move(values), target, share});
    }

    std::string makePlan(const std::string& path, const AccountPlanParams& plan) {
        if (!std::filesystem::exists(path)) {
            writeAccountPlan(path, plan, job_);
        }
        return path;
    }

    void wait(const std::function<bool()>& until) {
        QElapsedTimer timer;
        timer.start();
        while (!until()) {
            QCoreApplication::processEvents();
            QThread::usleep(100);
            if (since(timer) > kTooLong) {
                throw core::Error(core::Code::Bug, "the window was not ready within two minutes",
                                  "report this with the command that was run");
            }
        }
    }

    std::unique_ptr<ui::MainWindow> openWindow(const std::string& path) {
        auto window = std::make_unique<ui::MainWindow>(theme_);
        window->resize(kWindow);
        window->show();
        window->openPlan(QString::fromStdString(path));
        wait([&] { return window->settled(); });
        return window;
    }

    /// Whether the rows in sight have their cells.
    static bool filled(ui::TablePage& page) {
        const ui::PageModel& model = page.model();
        const int top = page.table().rowAt(0);
        const int column = model.columnOf("external_id");
        return model.rowCount() > 0 && top >= 0 && column >= 0 &&
               model.index(top, column).data().isValid();
    }

    void timeOpening(const std::string& path) {
        std::vector<double> first;
        std::vector<double> all;
        for (int i = 0; i < 3; ++i) {
            const auto window = openWindow(path);
            ui::TablesPanel& panel = window->panels().tables();
            ui::TablePage& page = panel.page(Table::Accounts);
            QElapsedTimer timer;
            timer.start();
            panel.show(Table::Accounts);
            window->panels().showTables(true);
            wait([&] { return filled(page); });
            page.table().repaint();
            first.push_back(since(timer));
            wait([&] { return page.model().idle(); });
            all.push_back(since(timer));
        }
        add("open the table", first, 1000, 1);
        add("all its rows and columns", all, 0);
    }

    void timeRows(const std::string& path) {
        const auto window = openWindow(path);
        ui::TablesPanel& panel = window->panels().tables();
        ui::TablePage& page = panel.page(Table::Accounts);
        report_.units = window->session().layer() ? window->session().figures().units : 0;
        panel.show(Table::Accounts);
        application_.takeLongest();
        QElapsedTimer timer;
        timer.start();
        window->panels().showTables(true);
        wait([&] { return filled(page); });
        add("open the large table", {since(timer)}, 0);
        wait([&] { return page.model().idle(); });
        add("all rows of the large table", {since(timer)}, 0);
        add("longest block while it opens", {application_.takeLongest()}, 50);
        scroll(page);
        query(page, "sort by name", {"", "name", false});
        query(page, "sort by a column of the file", {"", "potential", true});
        query(page, "sort by territory", {"", "territory", false});
        query(page, "filter", {"potential > 80000 AND segment = 'Retail'", "", false});
        query(page, "filter and sort", {"territory = 'Territory 7'", "potential", true});
    }

    void scroll(ui::TablePage& page) {
        std::vector<double> blocks;
        std::vector<double> fills;
        core::Random random(params_.seed);
        QScrollBar* bar = page.table().verticalScrollBar();
        for (int step = 0; step < params_.steps; ++step) {
            // Half of them a drag from end to end, half by the page from somewhere.
            const bool drag = step % 2 == 0;
            const int to =
                drag ? static_cast<int>(static_cast<double>(bar->maximum()) * step / params_.steps)
                     : bar->value() + (random.below(2) == 0 ? 1 : -1) * bar->pageStep();
            application_.takeLongest();
            QElapsedTimer timer;
            timer.start();
            bar->setValue(std::clamp(to, 0, bar->maximum()));
            page.table().repaint();
            QCoreApplication::processEvents();
            blocks.push_back(std::max(since(timer), application_.takeLongest()));
            wait([&] { return filled(page); });
            QCoreApplication::processEvents();
            fills.push_back(since(timer));
            blocks.back() = std::max(blocks.back(), application_.takeLongest());
        }
        add("longest block of a step of scrolling", blocks, 50, 1);
        add("rows after a step of scrolling", fills, 0, 0.95);
    }

    void query(ui::TablePage& page, const std::string& name, const core::tables::RowQuery& query) {
        application_.takeLongest();
        QElapsedTimer timer;
        timer.start();
        page.model().setQuery(query);
        wait([&] { return !page.model().searching(); });
        add(name, {since(timer)}, 0);
        add("longest block of " + name, {application_.takeLongest()}, 50, 1);
    }

    /// Strokes over the borders of a territory, from the last event to the painted figures: with
    /// the desk as it is at first, and with the table of all accounts open below the map.
    void timeGestures(const std::string& path, bool withAccounts) {
        const auto window = openWindow(path);
        window->panels().showTables(withAccounts);
        wait([&] { return window->settled(); });
        ui::MapCanvas& canvas = window->map().canvas();
        window->actions()["tool.paint"]->trigger();
        CanvasDriver driver(canvas, application_);
        driver.hold(Qt::AltModifier); // no stroke is refused for cutting a territory
        std::vector<double> moves;
        std::vector<double> ends;
        std::vector<double> undos;
        const ui::MapView nation = canvas.view();
        for (int i = 0; i < params_.gestures; ++i) {
            canvas.setView(nation.zoomed(
                14, QPointF(nation.size.width() * (0.3 + 0.01 * i), nation.size.height() * 0.45)));
            driver.untilExact();
            const QPointF at(canvas.width() * 0.5, canvas.height() * 0.5);
            const int unit = canvas.unitAt(at);
            if (unit < 0) {
                continue;
            }
            const std::size_t before = ends.size();
            stroke(*window, driver, at, moves, ends);
            driver.untilExact();
            if (ends.size() > before) {
                timeUndo(*window, driver, undos);
            }
        }
        const std::string besides = withAccounts ? ", accounts open" : "";
        add("totals beside the brush" + besides, moves, 16, 0.95);
        if (!ends.empty()) { // no figure for what did not happen
            add("stroke to totals in map, table and chart" + besides, ends, withAccounts ? 0 : 16);
            add("undo to totals in map, table and chart" + besides, undos, 0);
        }
    }

    /// Each view of the Analysis workspace when it is asked for first and when it is looked at
    /// again, until its figures and maps are there.
    void timeAnalysis(const std::string& path) {
        const auto window = openWindow(path);
        window->actions()["plan.analysis"]->trigger();
        auto* views = window->findChild<QListWidget*>(QStringLiteral("analysisViews"));
        for (const char* look : {"first", "second"}) {
            for (int row = views->count() - 1; row >= 0; --row) {
                application_.takeLongest();
                QElapsedTimer timer;
                timer.start();
                views->setCurrentRow(row);
                wait([&] { return !window->runner().busy() && window->analysis().settled(); });
                const double took = since(timer);
                const std::string name =
                    core::format("{} look at {}", look, views->item(row)->text().toStdString());
                add(name, {took}, *look == 's' ? 200 : 0, 1);
                add("longest block of " + name, {application_.takeLongest()}, 50, 1);
            }
        }
    }

    void stroke(ui::MainWindow& window, CanvasDriver& driver, QPointF at,
                std::vector<double>& moves, std::vector<double>& ends) {
        ui::MapCanvas& canvas = window.map().canvas();
        const ui::PlanState& state = window.session().state();
        // The territory of a unit nearby takes the units under the brush.
        int target = -1;
        const int here = state.owner[static_cast<std::size_t>(canvas.unitAt(at))];
        QPointF border = at;
        for (int step = 1; step < 60 && target < 0; ++step) {
            const int unit = canvas.unitAt(at + QPointF(step * 8, 0));
            const int owner = unit < 0 ? -1 : state.owner[static_cast<std::size_t>(unit)];
            if (owner >= 0 && owner != here) {
                target = owner;
                border = at + QPointF((step - 1) * 8, 0);
            }
        }
        if (target < 0) {
            return;
        }
        window.selection().setTarget(state.territories[static_cast<std::size_t>(target)].id);
        driver.untilExact();
        QCoreApplication::processEvents();
        driver.press(border, Qt::LeftButton);
        for (int step = 1; step <= 6; ++step) {
            QElapsedTimer timer;
            timer.start();
            driver.move(border + QPointF(-2.0 * step, 0), Qt::LeftButton);
            QCoreApplication::processEvents();
            moves.push_back(since(timer));
        }
        const std::size_t history = window.session().history().size();
        QElapsedTimer timer;
        timer.start();
        driver.release(border + QPointF(-12, 0), Qt::LeftButton);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents, 1);
        if (window.session().history().size() > history) {
            ends.push_back(since(timer));
        }
    }

    static void timeUndo(ui::MainWindow& window, CanvasDriver& driver, std::vector<double>& undos) {
        QElapsedTimer timer;
        timer.start();
        window.session().undo();
        QCoreApplication::processEvents();
        undos.push_back(since(timer));
        driver.untilExact();
    }

    const TablesParams& params_;
    core::Job& job_;
    WatchedApplication& application_;
    QTemporaryDir temporary_;
    ui::Theme theme_;
    TablesReport report_;
};

} // namespace

TablesReport runTablesBench(const TablesParams& params, core::Job& job) {
    watchedApplication();
    return TablesBench(params, job).run();
}

std::string textOf(const TablesReport& report) {
    return core::format("{} accounts opened, {} scrolled; {} units; {:.0f} MB at most\n",
                        core::grouped(report.opened), core::grouped(report.scrolled),
                        core::grouped(report.units), report.peakMegabytes) +
           textOf(report.timings);
}

void to_json(core::Json& json, const TablesReport& report) {
    json = {{"units", report.units},
            {"opened", report.opened},
            {"scrolled", report.scrolled},
            {"timings", jsonOf(report.timings)},
            {"peak_mb", std::round(report.peakMegabytes)}};
}

} // namespace bench
