// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/analysis_mode.h"

#include "core/base/text.h"
#include "ui/analysis/analysis_form.h"
#include "ui/analysis/analysis_overlay.h"
#include "ui/analysis/analysis_page.h"
#include "ui/analysis/analysis_tool.h"
#include "ui/analysis/twin_map.h"
#include "ui/analysis/view_scale.h"
#include "ui/map/map_canvas.h"
#include "ui/shell/file_work.h"
#include "ui/shell/map_link.h"
#include "ui/shell/plan_session.h"
#include "ui/widgets/figures.h"

#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <set>

namespace ui {

namespace {

constexpr std::size_t kNumbered = 8;         // places with a number on the map
constexpr double kRadiusShare = 1.0 / 40000; // kilometres of reach per metre of the longer side

/// The reach that shows a plan of that extent best, of those that can be chosen.
double usualRadius(const LayerMap& ground) {
    if (!ground.units) {
        return kDensityRadii.front();
    }
    const core::Box box = ground.units->bounds();
    const double wanted = std::max(box.width(), box.height()) * kRadiusShare;
    const auto found = std::lower_bound(kDensityRadii.begin(), kDensityRadii.end(), wanted);
    return found == kDensityRadii.end() ? kDensityRadii.back() : *found;
}

} // namespace

AnalysisMode::AnalysisMode(const AppContext& context, MapLink& map, QObject* parent)
    : QObject(parent), context_(context), map_(map), page_(new AnalysisPage(context.theme)),
      work_(new FileWork(context, this)), upper_(std::make_shared<AnalysisOverlay>()),
      scale_(new ViewScale(context.runner, page_->maps().lower(), this)) {
    for (const auto signal : {&PlanSession::planChanged, &PlanSession::listsChanged}) {
        connect(&context.session, signal, this, &AnalysisMode::refresh);
    }
    for (const auto signal : {&PlanSession::opened, &PlanSession::closed}) {
        connect(&context.session, signal, this, [this] {
            cache_.clear();
            sourcesOf_ = -1;
            defaults_ = false;
            result_.reset();
        });
    }
    connect(&map, &MapLink::sceneChanged, this, [this] {
        if (open_ && !result_) {
            compute(); // the areas are there now
        }
    });
    connect(&context.theme, &Theme::changed, this, [this] {
        if (open_) {
            showScenes();
        }
    });
    connect(work_, &FileWork::busyChanged, page_, &AnalysisPage::setBusy);
    connect(page_, &AnalysisPage::queryChanged, this, &AnalysisMode::compute);
    connect(&page_->form(), &AnalysisForm::tableAsked, this, &AnalysisMode::chooseTable);
    connect(page_, &AnalysisPage::tableAsked, this, &AnalysisMode::chooseTable);
    connect(scale_, &ViewScale::changed, this, &AnalysisMode::showScenes);
    connect(page_, &AnalysisPage::chosenChanged, this, &AnalysisMode::showChosen);
    connect(page_, &AnalysisPage::saveAsked, this, &AnalysisMode::keepView);
    connect(page_, &AnalysisPage::removeAsked, this, &AnalysisMode::forgetView);
    connect(page_, &AnalysisPage::exportAsked, this, &AnalysisMode::exportView);
    connect(page_, &AnalysisPage::routesAsked, this, &AnalysisMode::sendToRoutes);
    connect(page_, &AnalysisPage::balanceAsked, this, &AnalysisMode::sendToBalance);
    connect(page_, &AnalysisPage::left, this, &AnalysisMode::leaveAsked);
    setTools();
}

void AnalysisMode::setTools() {
    const std::pair<MapCanvas*, AnalysisMap AnalysisResult::*> sides[] = {
        {&page_->maps().upper(), &AnalysisResult::upper},
        {&page_->maps().lower(), &AnalysisResult::lower}};
    for (const auto& [canvas, side] : sides) {
        canvas->setTool(
            std::make_unique<AnalysisTool>([this, side = side](int unit, core::Point metres) {
                return result_ ? tipAt((*result_).*side, unit, metres) : std::nullopt;
            }));
        connect(canvas, &MapCanvas::unitsChosen, this, &AnalysisMode::chooseUnits);
    }
}

void AnalysisMode::open() {
    open_ = true;
    saved_ = loadSavedViews(context_.session.path());
    page_->setSavedViews(saved_);
    const MapTool& tool = page_->maps().upper().tool();
    emit hintChanged(tool.name(), tool.hint({}), tool.keys());
    refresh();
}

void AnalysisMode::close() {
    open_ = false;
    context_.runner.cancel(computing_);
    computing_ = 0;
}

bool AnalysisMode::settled() const {
    return running_ == 0 && !work_->isBusy() && scale_->settled() &&
           (!result_ || page_->maps().isExact());
}

/// After the plan, or anything else in the workspace, may have changed.
void AnalysisMode::refresh() {
    if (!open_ || !context_.session.isOpen()) {
        return;
    }
    if (sourcesOf_ != context_.session.workspace().revision()) {
        loadSources();
    } else if (!loading_) {
        compute();
    }
}

void AnalysisMode::loadSources() {
    const LayerData* layer = context_.session.layer();
    sourcesOf_ = context_.session.workspace().revision();
    loading_ = true;
    ++running_;
    context_.runner.run(
        tr("Read what can be analysed"), this,
        [workspace = context_.session.shared(), name = layer ? layer->layer.name : std::string()](
            core::Job&) { return loadAnalysisSources(*workspace, name); },
        [this, of = sourcesOf_](AnalysisSources sources) {
            --running_;
            if (of != sourcesOf_) {
                return; // a later reading is under way
            }
            loading_ = false;
            const LayerData* now = context_.session.layer();
            sources.zips = now != nullptr && now->zips;
            takeSources(sources);
            compute();
        },
        [this] {
            --running_;
            loading_ = false;
        });
}

/// The first time, the fields are set to what the plan has: a market, and what is sold of it.
void AnalysisMode::takeSources(AnalysisSources sources) {
    if (!defaults_) {
        defaults_ = true;
        AnalysisQuery query = page_->query();
        const auto known = [&](const char* column) {
            return sources.accountValues.contains(QLatin1String(column));
        };
        query.market = marketAmong(sources).toStdString();
        for (const char* column : {"potential", "revenue"}) {
            if (query.customers.empty() && query.market != column && known(column)) {
                query.customers = column;
            }
        }
        query.weight = known("potential") ? "potential" : "";
        query.value = query.weight;
        query.amount = "amount";
        query.radiusKm = usualRadius(map_.ground());
        page_->form().setQuery(query);
    }
    std::swap(sources.tables, sources_.tables); // they are no part of the plan
    sources_ = std::move(sources);
    page_->setSources(sources_);
}

std::optional<AnalysisInput> AnalysisMode::input() const {
    const PlanSession& session = context_.session;
    const LayerMap& ground = map_.ground();
    if (!session.isOpen() || !session.sharedLayer() || !ground.units ||
        ground.units->count() != static_cast<int>(session.layer()->units.size())) {
        return std::nullopt;
    }
    AnalysisInput made;
    made.workspace = context_.session.shared();
    made.layer = session.sharedLayer();
    made.units = ground.units;
    made.crs = ground.crs;
    made.scenario = session.state().scenario.name;
    made.owner = session.state().owner;
    made.territories = session.state().territories;
    made.query = page_->query();
    const auto [from, to] = daysOf(made.query, QDate::currentDate());
    made.query.from = from.toString(Qt::ISODate).toStdString();
    made.query.to = to.toString(Qt::ISODate).toStdString();
    return made;
}

std::string AnalysisMode::keyOf(const AnalysisInput& input) const {
    AnalysisQuery query = input.query;
    query.fixedScale = true; // which only the drawing goes by
    std::string key = core::Json(query).dump() + input.layer->layer.name + "\n" + input.scenario +
                      "\n" + QLocale().name().toStdString();
    for (const OwnTable which : {OwnTable::Market, OwnTable::Areas}) {
        if (const std::string path = pathOf(query, which); !path.empty()) {
            const QFileInfo file(QString::fromStdString(path));
            key += core::format("\n{} {}", file.lastModified().toMSecsSinceEpoch(), file.size());
        }
    }
    return key;
}

void AnalysisMode::compute() {
    if (!open_ || loading_) {
        return; // once the choices are read, it is asked again
    }
    if (readTables()) {
        return; // once it has been read, it is asked again
    }
    std::optional<AnalysisInput> asked = input();
    const core::Revision revision = asked ? asked->workspace->revision() : -1;
    const std::string key = asked ? keyOf(*asked) : std::string();
    if (computing_ != 0 && key == computingKey_ && revision == computingOf_) {
        return; // it is on its way
    }
    const int number = ++asked_;
    context_.runner.cancel(computing_); // what it would bring is not asked for any more
    computing_ = 0;
    if (const QString missing = missingFor(asked); !missing.isEmpty()) {
        result_.reset();
        page_->setBusy(false, {});
        page_->setResult(nullptr, missing);
        if (const auto table = asked ? missingTable(asked->query) : std::nullopt) {
            page_->offerTable(*table);
        }
        showScenes();
        return;
    }
    if (const auto known = cache_.find(key, revision)) {
        show(known);
        return;
    }
    ++running_;
    ++computed_;
    computingKey_ = key;
    computingOf_ = revision;
    page_->setBusy(true, tr("computing"));
    computing_ = context_.runner.run(
        nameOf(asked->query), this,
        [input = std::move(*asked)](core::Job& job) {
            return std::make_shared<const AnalysisResult>(computeAnalysis(input, job));
        },
        [this, number, key, revision](std::shared_ptr<const AnalysisResult> result) {
            --running_;
            cache_.keep(key, revision, result);
            if (number == asked_ && open_) {
                computing_ = 0;
                show(std::move(result));
            }
        },
        [this, number] {
            --running_;
            if (number == asked_) {
                computing_ = 0;
                result_.reset();
                page_->setBusy(false, {});
                page_->setResult(nullptr, tr("This view could not be computed."));
            }
        });
}

void AnalysisMode::show(std::shared_ptr<const AnalysisResult> result) {
    result_ = std::move(result);
    page_->setBusy(false, {});
    page_->setResult(result_, result_->listed > 0 ? QString()
                              : result_->query.kind == AnalysisKind::Whitespace
                                  ? tr("Nothing stands out: by what areas differ lies within what "
                                       "chance would do. Larger areas (County), or customers by "
                                       "number, may tell more.")
                                  : tr("No place has anything to rank."));
    showScenes();
}

std::shared_ptr<const MapScene> AnalysisMode::sceneOf(const AnalysisMap& map) const {
    MapScene scene = *map_.scene();
    scene.layers = MapLayers();
    scene.layers.labels = false;
    scene.layers.unitLabels = false;
    scene.layers.bases = false;
    scene.layers.proposal = false;
    scene.layers.accounts = false; // their density is there instead
    scene.proposedOf.clear();
    scene.tiles.reset();
    scene.target = -1;
    scene.choropleth = map.classes;
    scene.heat = map.heat;
    return finishScene(std::move(scene));
}

std::shared_ptr<AnalysisOverlay>
AnalysisMode::overlayOf(const AnalysisMap& map, std::shared_ptr<const MapScene> scene) const {
    auto overlay = std::make_shared<AnalysisOverlay>();
    overlay->scene = std::move(scene);
    overlay->heat = map.heat;
    overlay->words = map.words;
    return overlay;
}

/// Without a result both maps show the plan.
void AnalysisMode::showPlan() {
    if (!map_.scene() || !map_.scene()->units) {
        return;
    }
    const auto plain = sceneOf({});
    page_->maps().setScenes(plain, plain);
    upper_ = std::make_shared<AnalysisOverlay>();
    page_->maps().upper().setOverlay(nullptr);
    page_->maps().lower().setOverlay(nullptr);
    page_->maps().setSelectedUnits({});
}

void AnalysisMode::showScenes() {
    if (!result_) {
        showPlan();
        return;
    }
    if (!map_.scene() || map_.scene()->units->count() != static_cast<int>(result_->areaOf.size())) {
        return;
    }
    const auto upper = sceneOf(result_->upper);
    scale_->follow(result_->lower, page_->query().fixedScale);
    const AnalysisMap& second = scale_->map();
    const auto lower = sceneOf(second);
    page_->maps().setScenes(upper, lower);
    upper_ = overlayOf(result_->upper, upper);
    const auto below = overlayOf(second, lower);
    page_->maps().lower().setOverlay(below);
    page_->maps().upper().setAccessibleDescription(upper_->spoken());
    page_->maps().lower().setAccessibleDescription(below->spoken());
    showChosen();
}

/// Numbers of the first places on the upper map, and what is chosen on both.
void AnalysisMode::showChosen() {
    if (!result_) {
        return;
    }
    const std::vector<int> chosen = page_->chosen();
    auto overlay = std::make_shared<AnalysisOverlay>(*upper_);
    overlay->numbers.clear();
    for (std::size_t i = std::min(kNumbered, result_->listed); i-- > 0;) {
        if (result_->areas[i].units.empty()) {
            continue; // it lies outside of the map
        }
        overlay->numbers.push_back(
            {static_cast<int>(i + 1), result_->areas[i].at,
             std::binary_search(chosen.begin(), chosen.end(), static_cast<int>(i))});
    }
    upper_ = overlay;
    page_->maps().upper().setOverlay(overlay);
    page_->maps().setSelectedUnits(chosenUnits());
}

std::optional<TotalsTip> AnalysisMode::tipAt(const AnalysisMap& map, int unit,
                                             core::Point metres) const {
    if (unit < 0) {
        return std::nullopt;
    }
    const int index = result_->areaOf[static_cast<std::size_t>(unit)];
    TotalsTip tip;
    if (index >= 0) {
        const AnalysisArea& area = result_->areas[static_cast<std::size_t>(index)];
        const bool named = !area.key.isEmpty() && area.name != area.key;
        tip.title = named ? area.key + QLatin1Char(' ') + area.name : area.name;
        if (!area.rep.isEmpty()) {
            tip.title += QStringLiteral(", ") + area.rep;
        }
        tip.lines = area.lines;
    } else {
        tip.title = page_->maps().upper().scene()->units->unit(unit).key;
        tip.lines = {tr("Nothing is known here")};
    }
    if (map.heat) {
        const double density = map.heat->densityAt(metres);
        const int decimals = map.heat->look().scale < 10 ? 2 : 0;
        const QString figure = QLocale().toString(std::abs(density), 'f', decimals);
        tip.lines = {tr("%1 %2").arg(density < 0 ? QChar(0x2212) + figure : figure, map.heatUnit)};
    }
    return tip;
}

std::vector<int> AnalysisMode::chosenUnits() const {
    std::vector<int> units;
    for (const int area : page_->chosen()) {
        const auto& members = result_->areas[static_cast<std::size_t>(area)].units;
        units.insert(units.end(), members.begin(), members.end());
    }
    return units;
}

/// Areas are chosen as a whole: one of which a unit was taken away goes.
void AnalysisMode::chooseUnits(const std::vector<int>& units) {
    if (!result_) {
        return;
    }
    const std::set<int> taken(units.begin(), units.end());
    const std::vector<int> before = page_->chosen();
    std::vector<int> areas;
    for (const int unit : units) {
        const int area = result_->areaOf[static_cast<std::size_t>(unit)];
        if (area < 0) {
            continue;
        }
        const auto& members = result_->areas[static_cast<std::size_t>(area)].units;
        const bool whole = std::all_of(members.begin(), members.end(),
                                       [&](int member) { return taken.contains(member); });
        const bool was = std::binary_search(before.begin(), before.end(), area);
        if (units.size() == 1 || whole || !was) {
            areas.push_back(area);
        }
    }
    page_->choose(std::move(areas));
}

} // namespace ui
