// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/route/search.h"

#include <cmath>

namespace core::route {

namespace {

constexpr double kBlinkShare = 0.01;
constexpr int kExchanges = 8; // tries in a step; together about a tenth of its time

} // namespace

Search::Search(const Model& model, const Neighbours& neighbours, const RuinSettings& settings,
               std::uint64_t seed)
    : model_(model), random_(seed), current_(model), ruin_(model, neighbours, settings),
      recreate_(model, kBlinkShare, &neighbours), exchange_(model, neighbours),
      newer_(model.days.size(), 0) {}

void Search::start(const std::vector<std::vector<int>>& tours) {
    current_.assign(tours);
    if (current_.cost() < bestCost_) {
        best_ = tours;
        bestCost_ = current_.cost();
        for (const int resource : newerList_) {
            newer_[static_cast<std::size_t>(resource)] = 0;
        }
        newerList_.clear();
    } else {
        for (int resource = 0; resource < model_.dayCount(); ++resource) {
            if (newer_[static_cast<std::size_t>(resource)]++ == 0) {
                newerList_.push_back(resource);
            }
        }
    }
}

double Search::slack(double temperature) {
    return -temperature * std::log(1 - random_.uniform());
}

void Search::step(double temperature) {
    for (int i = 0; exchange_.useful() && i < kExchanges; ++i) {
        if (exchange_(current_, random_, slack(temperature))) {
            accept();
        }
    }
    const std::int64_t before = current_.cost();
    ruin_(current_, random_);
    recreate_(current_, random_);
    if (static_cast<double>(current_.cost() - before) >= slack(temperature) &&
        current_.cost() != before) {
        current_.undo();
        return;
    }
    accept();
}

void Search::accept() {
    for (const int resource : current_.touched()) {
        if (newer_[static_cast<std::size_t>(resource)] == 0) {
            newer_[static_cast<std::size_t>(resource)] = 1;
            newerList_.push_back(resource);
        }
    }
    current_.mark();
    if (current_.cost() < bestCost_) {
        keepBest();
    }
}

void Search::keepBest() {
    bestCost_ = current_.cost();
    for (const int resource : newerList_) {
        best_[static_cast<std::size_t>(resource)] = current_.tour(resource).stops();
        newer_[static_cast<std::size_t>(resource)] = 0;
    }
    newerList_.clear();
}

} // namespace core::route
