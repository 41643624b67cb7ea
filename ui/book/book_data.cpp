// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/book/book_data.h"

#include "core/base/time.h"
#include "core/records/export_store.h"
#include "core/records/plan_account_store.h"
#include "core/verbs/former_plan.h"
#include "core/workspace/counted_once.h"
#include "core/workspace/unit_store.h"
#include "ui/draw/scene_loader.h"
#include "ui/widgets/figures.h"

#include <QCoreApplication>
#include <QDate>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <cmath>
#include <map>

namespace ui {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

/// What is read once and needed for several parts of the book.
class Loader {
public:
    Loader(const core::Connection& db, const BookSource& source, core::Job& job)
        : db_(db), source_(source), job_(job),
          scenario_(core::requireScenario(db, source.scenario)),
          map_(loadLayerMap(db, core::requireLayer(db, scenario_.layerName), job)) {}

    BookData load() {
        book_.scenario = QString::fromStdString(scenario_.name);
        book_.layer = QString::fromStdString(map_.layer.name);
        book_.tolerance = scenario_.tolerance;
        book_.zips = looksLikeZips(*map_.units);
        book_.printedOn = dayText(QDate::currentDate().toString(Qt::ISODate));
        book_.territories = core::loadTerritories(db_, scenario_.id);
        std::erase_if(book_.territories, [](const core::Territory& t) { return t.level != 0; });
        loadMeasure();
        MapScene scene = planScene(db_, map_, scenario_, book_.figures ? &*book_.figures : nullptr);
        if (scene.attribution.isEmpty()) {
            scene.attribution =
                QCoreApplication::translate("MapBook", "Areas: %1")
                    .arg(QFileInfo(QString::fromStdString(map_.layer.source)).fileName());
        }
        loadFormer(scene);
        book_.scene = finishScene(std::move(scene));
        loadAccounts();
        return std::move(book_);
    }

private:
    void loadMeasure() {
        book_.unitValues.assign(units(), 0);
        if (scenario_.measures.empty()) {
            return;
        }
        book_.figures = core::score(db_, {scenario_.name, {}, {}}, job_);
        const core::Measure measure =
            core::requireMeasure(db_, map_.layer.id, scenario_.measures.front().measure);
        measure_ = measure.id;
        book_.measure = QString::fromStdString(measure.name);
        book_.measureUnit = QString::fromStdString(measure.unit);
        for (const auto& [unit, value] : core::loadValues(db_, measure.id)) {
            if (const int index = map_.units->indexOf(unit); index >= 0) {
                book_.unitValues[static_cast<std::size_t>(index)] = value;
            }
        }
    }

    /// The scene is hatched by telling it the old owners, and the new ones as a proposal.
    void loadFormer(MapScene& scene) {
        std::string from = source_.from;
        if (from.empty()) {
            from = core::records::baseScenarioName(db_, scenario_.id);
        }
        if (!source_.changes || from.empty()) {
            return;
        }
        plan_ = core::loadFormerPlan(db_, scenario_, from);
        BookFormer& former = book_.former.emplace();
        former.label = plan_->day.empty() ? QString::fromStdString(plan_->name)
                                          : dayText(QString::fromStdString(plan_->day));
        for (const core::Territory& territory : plan_->territories) {
            formerIndex_.emplace(territory.id, static_cast<int>(former.territories.size()));
            former.territories.push_back({QString::fromStdString(territory.name),
                                          QString::fromStdString(territory.owner),
                                          sameNow(territory.code)});
        }
        former.of.assign(units(), -1);
        for (const auto& [unit, territory] : plan_->assignments) {
            const int index = map_.units->indexOf(unit);
            const auto place = formerIndex_.find(territory);
            if (index >= 0 && place != formerIndex_.end()) {
                former.of[static_cast<std::size_t>(index)] = place->second;
            }
        }
        scene.proposedOf = scene.territoryOf;
        for (std::size_t i = 0; i < units(); ++i) {
            const FormerTerritory* before = book_.formerOf(static_cast<int>(i));
            scene.territoryOf[i] = before == nullptr ? -1 : before->index;
        }
        former.shares = sharesBefore(scene.proposedOf);
    }

    int sameNow(const std::string& code) const {
        for (std::size_t t = 0; t < book_.count(); ++t) {
            if (book_.territories[t].code == code) {
                return static_cast<int>(t);
            }
        }
        return -1;
    }

    /// A scenario has figures of its own. A past day has the targets of now: what the units that
    /// came have brought is taken off again.
    std::vector<double> sharesBefore(const std::vector<int>& now) const {
        std::vector<double> shares(book_.count(), kUnknown);
        if (!book_.figures) {
            return shares;
        }
        if (plan_->scenario) {
            const core::ScoreReport before =
                core::score(db_, {plan_->name, scenario_.measures, std::nullopt}, job_);
            for (const core::TerritoryFigures& known : before.territories) {
                if (const int t = sameNow(known.territory.code); t >= 0) {
                    shares[static_cast<std::size_t>(t)] = 1 + known.deviations[0];
                }
            }
            return shares;
        }
        std::vector<double> gained(book_.count(), 0);
        for (std::size_t i = 0; i < units(); ++i) {
            const FormerTerritory* before = book_.formerOf(static_cast<int>(i));
            if (now[i] >= 0) {
                gained[static_cast<std::size_t>(now[i])] += book_.unitValues[i];
            }
            if (before != nullptr && before->index >= 0) {
                gained[static_cast<std::size_t>(before->index)] -= book_.unitValues[i];
            }
        }
        for (std::size_t t = 0; t < book_.count(); ++t) {
            const core::TerritoryFigures* known = book_.figuresOf(t);
            const bool was = std::any_of(
                book_.former->territories.begin(), book_.former->territories.end(),
                [&](const FormerTerritory& f) { return f.index == static_cast<int>(t); });
            if (was && known != nullptr && known->targets[0] > 0) {
                shares[t] = (known->values[0] - gained[t]) / known->targets[0];
            }
        }
        return shares;
    }

    void loadAccounts() {
        book_.unitAccounts.assign(units(), 0);
        const std::string today = core::nowUtc().substr(0, 10);
        const auto byHand = core::records::loadAccountOverrides(db_, scenario_.id, today);
        const auto byHandBefore =
            plan_ && plan_->scenario
                ? core::records::loadAccountOverrides(db_, plan_->scenario, today)
                : std::map<core::AccountId, core::TerritoryId>();
        const core::CountedFor duplicates = core::countedForOthers(db_);
        for (const auto& known : core::records::loadPlanAccounts(db_, map_.layer.id, measure_)) {
            if (duplicates.contains(known.id)) {
                continue;
            }
            BookAccount account{QString::fromStdString(known.name),
                                QString::fromStdString(known.segment),
                                QString::fromStdString(known.rank)};
            account.value = known.value.value_or(kUnknown);
            account.unit = known.unit ? map_.units->indexOf(known.unit) : -1;
            place(account, known.id, byHand, byHandBefore);
            book_.accounts.push_back(std::move(account));
        }
        std::stable_sort(book_.accounts.begin(), book_.accounts.end(),
                         [](const BookAccount& a, const BookAccount& b) {
                             return (std::isnan(a.value) ? -1 : a.value) >
                                    (std::isnan(b.value) ? -1 : b.value);
                         });
    }

    void place(BookAccount& account, core::AccountId id,
               const std::map<core::AccountId, core::TerritoryId>& byHand,
               const std::map<core::AccountId, core::TerritoryId>& byHandBefore) {
        if (account.unit >= 0) {
            const auto unit = static_cast<std::size_t>(account.unit);
            ++book_.unitAccounts[unit];
            account.territory = book_.ownerOf(account.unit);
            account.before = book_.former ? book_.former->of[unit] : -1;
        }
        if (const auto hand = byHand.find(id); hand != byHand.end()) {
            account.territory = -1;
            for (std::size_t t = 0; t < book_.count(); ++t) {
                if (book_.territories[t].id == hand->second) {
                    account.territory = static_cast<int>(t);
                }
            }
        }
        if (const auto hand = byHandBefore.find(id); hand != byHandBefore.end()) {
            const auto place = formerIndex_.find(hand->second);
            account.before = place == formerIndex_.end() ? -1 : place->second;
        } else if (plan_ && !plan_->scenario && byHand.contains(id)) {
            account.before = formerOfNow(account.territory);
        }
    }

    /// What was decided for single accounts is taken as decided on a past day, too.
    int formerOfNow(int territory) const {
        for (std::size_t f = 0; f < book_.former->territories.size(); ++f) {
            if (territory >= 0 && book_.former->territories[f].index == territory) {
                return static_cast<int>(f);
            }
        }
        return -1;
    }

    std::size_t units() const { return static_cast<std::size_t>(map_.units->count()); }

    const core::Connection& db_;
    const BookSource& source_;
    core::Job& job_;
    core::Scenario scenario_;
    LayerMap map_;
    core::MeasureId measure_;
    std::optional<core::FormerPlan> plan_;
    std::map<core::TerritoryId, int> formerIndex_;
    BookData book_;
};

} // namespace

const core::TerritoryFigures* BookData::figuresOf(std::size_t t) const {
    if (figures) {
        for (const core::TerritoryFigures& known : figures->territories) {
            if (known.territory.id == territories[t].id) {
                return &known;
            }
        }
    }
    return nullptr;
}

int BookData::ownerOf(int unit) const {
    return scene->derived.shownOf[static_cast<std::size_t>(unit)];
}

std::vector<int> BookData::unitsOf(std::size_t t) const {
    std::vector<int> units;
    for (int unit = 0; unit < scene->units->count(); ++unit) {
        if (ownerOf(unit) == static_cast<int>(t)) {
            units.push_back(unit);
        }
    }
    std::stable_sort(units.begin(), units.end(), [&](int a, int b) {
        return unitValues[static_cast<std::size_t>(a)] > unitValues[static_cast<std::size_t>(b)];
    });
    return units;
}

const FormerTerritory* BookData::formerOf(int unit) const {
    const int f = former ? former->of[static_cast<std::size_t>(unit)] : -1;
    return f < 0 ? nullptr : &former->territories[static_cast<std::size_t>(f)];
}

const FormerTerritory* BookData::formerOf(const BookAccount& account) const {
    return !former || account.before < 0
               ? nullptr
               : &former->territories[static_cast<std::size_t>(account.before)];
}

bool BookData::moved(int unit) const {
    const FormerTerritory* before = formerOf(unit);
    return former && (before == nullptr ? ownerOf(unit) >= 0 : before->index != ownerOf(unit));
}

bool BookData::moved(const BookAccount& account) const {
    const FormerTerritory* before = formerOf(account);
    return former &&
           (before == nullptr ? account.territory >= 0 : before->index != account.territory);
}

double BookData::shareBefore(std::size_t t) const {
    return former ? former->shares[t] : kUnknown;
}

bool looksLikeZips(const MapUnits& units) {
    int fiveDigits = 0;
    for (int i = 0; i < units.count(); ++i) {
        const QString& key = units.unit(i).key;
        fiveDigits += key.size() == 5 &&
                      std::all_of(key.begin(), key.end(), [](QChar c) { return c.isDigit(); });
    }
    return fiveDigits * 2 > units.count();
}

BookData loadBook(const core::Connection& db, const BookSource& source, core::Job& job) {
    const core::Snapshot snapshot(db);
    return Loader(db, source, job).load();
}

} // namespace ui
