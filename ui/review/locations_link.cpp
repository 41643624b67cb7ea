// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/locations_link.h"

#include "core/records/place_store.h"
#include "geo/verbs/geocode.h"
#include "ui/dialogs/address_dialog.h"
#include "ui/review/locations_page.h"
#include "ui/review/match_report.h"
#include "ui/review/review_desk.h"
#include "ui/shell/plan_session.h"
#include "ui/widgets/core_words.h"
#include "ui/widgets/figures.h"

#include <algorithm>

namespace ui {

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

QString levelName(const std::string& level) {
    static const std::pair<const char*, const char*> names[] = {
        {"pin", QT_TRANSLATE_NOOP("ui::LocationsLink", "Pinned by hand")},
        {"rooftop", QT_TRANSLATE_NOOP("ui::LocationsLink", "Rooftop or point")},
        {"parcel", QT_TRANSLATE_NOOP("ui::LocationsLink", "Parcel")},
        {"given", QT_TRANSLATE_NOOP("ui::LocationsLink", "Coordinates of the file")},
        {"interpolated", QT_TRANSLATE_NOOP("ui::LocationsLink", "Interpolated")},
        {"street", QT_TRANSLATE_NOOP("ui::LocationsLink", "Street")},
        {"zip", QT_TRANSLATE_NOOP("ui::LocationsLink", "ZIP")},
        {"city", QT_TRANSLATE_NOOP("ui::LocationsLink", "City")},
        {"none", QT_TRANSLATE_NOOP("ui::LocationsLink", "None")}};
    for (const auto& [key, name] : names) {
        if (level == key) {
            return LocationsLink::tr(name);
        }
    }
    return text(level);
}

bool doubtful(const std::string& level) {
    return level == "zip" || level == "city" || level == "none";
}

core::DecidePlaceParams wish(core::PlaceDecision decision) {
    core::DecidePlaceParams params;
    params.decision = decision;
    return params;
}

CandidateCard cardOf(const geo::ReviewCandidate& found) {
    CandidateCard card;
    card.degrees = found.candidate.point;
    const QString label = text(found.candidate.label);
    const qsizetype comma = label.indexOf(',');
    card.title = comma < 0 ? label : label.left(comma);
    card.subtitle = levelName(found.candidate.level);
    if (comma >= 0) {
        card.subtitle += QStringLiteral(", ") + label.mid(comma + 1).trimmed();
    }
    card.score = found.candidate.score;
    for (const auto& reason : found.candidate.reasons) {
        card.reasons.push_back({reason.favours, coreText(reason.text)});
    }
    if (!found.territory.empty()) {
        card.reasons.push_back({true, LocationsLink::tr("in %1").arg(text(found.territory))});
    }
    return card;
}

} // namespace

QString accountValueColumn(const AppContext& context) {
    const LayerData* layer = context.session.layer();
    if (layer == nullptr || layer->measure.summedFrom != "accounts") {
        return {};
    }
    const QString source = text(layer->measure.source);
    return source.mid(source.indexOf(':') + 1).trimmed();
}

LocationsLink::LocationsLink(const AppContext& context, ReviewDesk& desk, QObject* parent)
    : QObject(parent), context_(context), desk_(desk) {
    LocationsPage& page = desk.locations();
    connect(&page, &LocationsPage::accountChosen, this, &LocationsLink::showCase);
    connect(&page, &LocationsPage::acceptAsked, this, [this](core::AccountId account) {
        decide(account, wish(core::PlaceDecision::Accept), tr("Accept a place"));
    });
    connect(&page, &LocationsPage::candidateAsked, this,
            [this](core::AccountId account, int candidate) {
                core::DecidePlaceParams params = wish(core::PlaceDecision::Pick);
                params.candidate = candidate + 1;
                decide(account, params, tr("Pick a candidate"));
            });
    connect(&page, &LocationsPage::pinAsked, this,
            [this](core::AccountId account, core::Point degrees) {
                core::DecidePlaceParams params = wish(core::PlaceDecision::Pin);
                params.point = degrees;
                decide(account, params, tr("Place a pin"));
            });
    connect(&page, &LocationsPage::unmappableAsked, this, [this](core::AccountId account) {
        decide(account, wish(core::PlaceDecision::Unmappable), tr("Mark as not mappable"));
    });
    connect(&page, &LocationsPage::fixAsked, this, &LocationsLink::askForAddress);
    connect(&page, &LocationsPage::openCountChanged, this, [this](int count) {
        desk_.setCount(staleOnly_ ? ReviewTopic::Stale : ReviewTopic::Locations, count);
    });
    connect(&desk, &ReviewDesk::whereChanged, this, &LocationsLink::refresh);
    connect(&desk, &ReviewDesk::matchAgainAsked, this, &LocationsLink::matchAgain);
}

QString LocationsLink::valueName() const {
    const LayerData* layer = context_.session.layer();
    if (accountValueColumn(context_).isEmpty()) {
        return tr("Accounts");
    }
    QString name = text(layer->measure.name);
    name[0] = name[0].toUpper();
    return name;
}

QString LocationsLink::unit() const {
    return accountValueColumn(context_).isEmpty() ? QString()
                                                  : text(context_.session.layer()->measure.unit);
}

void LocationsLink::setStaleOnly(bool stale) {
    if (stale != staleOnly_) {
        staleOnly_ = stale;
        show(std::move(report_));
    }
}

void LocationsLink::refresh() {
    if (!context_.session.isOpen()) {
        return;
    }
    if (reading_ != 0) {
        context_.runner.cancel(reading_);
    }
    geo::ReviewPlacesParams params;
    params.value = accountValueColumn(context_).toStdString();
    params.where = desk_.where().toStdString();
    params.scenario = context_.session.state().scenario.name;
    const auto workspace = context_.session.shared();
    reading_ = context_.runner.run(
        tr("List places to review"), this,
        [workspace, params](core::Job& job) {
            const core::Connection db = workspace->newReader();
            return geo::reviewPlaces(db, params, job);
        },
        [this](geo::ReviewPlacesReport report) {
            reading_ = 0;
            show(std::move(report));
        },
        [this] { reading_ = 0; });
}

void LocationsLink::show(geo::ReviewPlacesReport report) {
    report_ = std::move(report);
    LocationsPage& page = desk_.locations();
    std::vector<LevelRow> levels;
    qint64 withoutStreet = 0;
    for (const geo::LevelSummary& level : report_.levels) {
        const bool rare = level.level == "pin" || level.level == "given";
        if (!rare || level.accounts > 0) {
            levels.push_back({text(level.level), levelName(level.level), level.errorM,
                              level.accounts, doubtful(level.level)});
        }
        withoutStreet += level.level == "zip" ? level.withoutStreet : 0;
    }
    QString note = tr("± is the error to expect, of 95 in 100. %1 are interpolated or better, good "
                      "enough for routes.")
                       .arg(percentText(report_.goodShare));
    if (withoutStreet > 0) {
        note +=
            QChar(' ') + tr("%1 located by ZIP have no street.").arg(groupedText(withoutStreet));
    }
    page.setReport(std::move(levels), countedAccounts(report_.accounts), note);
    std::vector<WorkRow> rows;
    int stale = 0;
    for (const geo::ReviewItem& found : report_.items) {
        stale += found.stale ? 1 : 0;
        if (!staleOnly_ || found.stale) {
            rows.push_back({found.account, text(found.name), text(found.zip), found.value,
                            found.errorM, found.weight});
        }
    }
    const auto shown = static_cast<qint64>(rows.size());
    desk_.setCount(ReviewTopic::Locations, static_cast<int>(report_.items.size()));
    desk_.setCount(ReviewTopic::Stale, stale);
    page.setWork(std::move(rows), valueName(), unit(),
                 tr("%1, heaviest first").arg(groupedText(shown)));
}

const geo::ReviewItem* LocationsLink::item(core::AccountId account) const {
    const auto it = std::find_if(report_.items.begin(), report_.items.end(),
                                 [&](const auto& found) { return found.account == account; });
    return it == report_.items.end() ? nullptr : &*it;
}

void LocationsLink::showCase(core::AccountId account) {
    const geo::ReviewItem* found = item(account);
    if (found == nullptr) {
        return;
    }
    ReviewCase shown;
    shown.id = found->account;
    shown.name = text(found->name);
    shown.address = text(found->address);
    shown.zip = text(found->zip);
    shown.doubtful = doubtful(found->matchLevel) || found->stale;
    shown.locatedBy =
        QStringLiteral("%1, %2").arg(levelName(found->matchLevel), errorText(found->errorM));
    if (found->stale) {
        shown.locatedBy += tr(", for an earlier address");
    }
    shown.valueText = scaleFor(found->value, unit()).text(found->value);
    shown.now = found->point;
    shown.unsureMetres = found->point ? found->errorM : 0;
    shown.nowText = found->matchLevel == "zip" ? tr("now: middle of ZIP %1").arg(shown.zip)
                    : found->matchLevel == "city"
                        ? tr("now: middle of the city")
                        : tr("now: by %1").arg(levelName(found->matchLevel).toLower());
    for (const geo::ReviewCandidate& candidate : found->candidates) {
        shown.candidates.push_back(cardOf(candidate));
    }
    desk_.locations().setCase(shown);
}

void LocationsLink::decide(core::AccountId account, core::DecidePlaceParams params,
                           const QString& title) {
    const geo::ReviewItem* found = item(account);
    if (found == nullptr) {
        return;
    }
    params.account = found->id;
    const auto workspace = context_.session.shared();
    context_.runner.run(
        title, this,
        [workspace, params](core::Job& job) {
            return geo::decideAndLocate(*workspace, params, geo::relocateByIndex, job);
        },
        [this, account,
         fixed = params.decision == core::PlaceDecision::Fix](const core::DecidePlaceReport&) {
            desk_.locations().decided(account);
            if (fixed) {
                refresh(); // it has a new place, which may need a look again
            }
            emit decided();
        });
}

void LocationsLink::askForAddress(core::AccountId account) {
    if (item(account) == nullptr) {
        return;
    }
    context_.runner.now(tr("Read the address"), [this, account] {
        const core::Connection& db = context_.session.workspace().reader();
        auto* dialog = new AddressDialog(context_.theme, core::records::loadAddress(db, account),
                                         desk_.window());
        connect(dialog, &AddressDialog::corrected, this,
                [this, account](const std::map<std::string, std::string>& fields) {
                    core::DecidePlaceParams params;
                    params.decision = core::PlaceDecision::Fix;
                    params.fields = fields;
                    decide(account, params, tr("Correct the address"));
                });
        dialog->open();
    });
}

void LocationsLink::matchAgain() {
    const auto workspace = context_.session.shared();
    context_.runner.run(
        tr("Match addresses"), this,
        [workspace](core::Job& job) {
            geo::GeocodeParams params;
            params.scope = geo::GeocodeScope::Low;
            return geo::geocode(*workspace, params, job);
        },
        [this](const geo::GeocodeReport&) {
            refresh();
            emit decided();
        });
}

} // namespace ui
