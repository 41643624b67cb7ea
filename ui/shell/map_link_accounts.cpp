// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/map_link.h"

#include "ui/shell/plan_session.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kRecolourMs = 150; ///< edits come one after the other

} // namespace

/// Accounts take longer to read than all else: the map is there before them.
void MapLink::loadPoints() {
    const auto workspace = context_.session.shared();
    using Points = std::shared_ptr<const std::vector<MapPoint>>;
    const auto work = [workspace, map = ground_](core::Job&) -> Points {
        const core::Connection db = workspace->newReader();
        return loadMapPoints(db, map.layer, map.crs, *map.units);
    };
    const auto done = [this, ground = grounds_](Points points) {
        if (ground == grounds_) {
            loading_ = 0;
            ground_.points = std::move(points);
            readColours();
            loadChoices();
            rebuildScene();
            emit layersChanged();
            emit legendChanged();
        }
    };
    const auto otherwise = [this, ground = grounds_] {
        if (ground == grounds_) {
            loading_ = 0;
        }
    };
    loading_ = context_.runner.run(tr("Show the accounts"), this, work, done, otherwise);
}

/// Which columns there are to colour by takes a look at every account.
void MapLink::loadChoices() {
    const auto workspace = context_.session.shared();
    const auto work = [workspace, layer = ground_.layer.id,
                       scenario = context_.session.figures().scenario](core::Job&) {
        return core::accountChoices(workspace->newReader(), layer, scenario);
    };
    const auto done = [this, ground = grounds_](core::AccountChoices choices) {
        if (ground == grounds_) {
            choices_ = std::move(choices);
            emit accountChoicesChanged();
        }
    };
    context_.runner.run(tr("Read the columns of the accounts"), this, work, done);
}

/// After an edit: segments may have come or gone, or accounts be in others.
void MapLink::followSegments() {
    if (!ground_.points) {
        return;
    }
    std::vector<core::AccountChoices::Scheme> schemes;
    context_.runner.now(tr("Read the segments"), [&] {
        schemes = core::segmentChoices(context_.session.workspace().reader());
    });
    if (schemes != choices_.schemes) {
        std::erase_if(choices_.columns, [this](const core::tables::Column& column) {
            return std::any_of(choices_.schemes.begin(), choices_.schemes.end(),
                               [&](const auto& scheme) { return scheme.name == column.id; });
        });
        choices_.schemes = std::move(schemes);
        std::vector<core::tables::Column> columns;
        for (const core::AccountChoices::Scheme& scheme : choices_.schemes) {
            columns.push_back({scheme.name, core::tables::ColumnKind::Text});
        }
        choices_.columns.insert(choices_.columns.begin(), columns.begin(), columns.end());
        emit accountChoicesChanged();
    }
    if (coloursFollow_ && colours_) {
        recolour_.start(kRecolourMs);
    }
}

void MapLink::setAccountView(const core::AccountView& view) {
    if (view != accountView_) {
        accountView_ = view;
        readColours();
    }
}

void MapLink::stopColouring() {
    recolour_.stop();
    ++colourings_;
    context_.runner.cancel(std::exchange(colouring_, 0));
}

void MapLink::readColours() {
    stopColouring();
    if (!ground_.points || accountView_.all()) {
        coloursFollow_ = false;
        showColours(nullptr);
        return;
    }
    struct Read {
        std::shared_ptr<const AccountColours> colours;
        bool follows = false;
    };
    const auto work = [workspace = context_.session.shared(), layer = ground_.layer.id,
                       scenario = context_.session.figures().scenario, view = accountView_,
                       points = ground_.points](core::Job& job) {
        const core::AccountCategories categories =
            core::categoriseAccounts(workspace->newReader(), layer, scenario, view, job);
        return Read{accountColours(categories, *points), categories.followsPlan};
    };
    const int asked = colourings_;
    const auto done = [this, asked](const Read& read) {
        if (asked == colourings_) {
            colouring_ = 0;
            coloursFollow_ = read.follows;
            showColours(read.colours);
        }
    };
    const auto otherwise = [this, asked] {
        if (asked == colourings_) {
            colouring_ = 0;
            refuseView();
        }
    };
    colouring_ = context_.runner.run(tr("Colour the accounts"), this, work, done, otherwise);
}

void MapLink::showColours(std::shared_ptr<const AccountColours> colours) {
    shownView_ = accountView_;
    const bool other = colours != colours_;
    colours_ = std::move(colours);
    if (other) {
        rebuildScene();
    }
    emit accountViewChanged();
}

/// The view that was shown before; all accounts alike if that is what cannot be read any more.
void MapLink::refuseView() {
    const bool gone = accountView_ == shownView_ || !colours_;
    accountView_ = gone ? core::AccountView() : shownView_;
    if (gone) {
        showColours(nullptr);
    } else {
        emit accountViewChanged();
    }
}

} // namespace ui
