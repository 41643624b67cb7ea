// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/id.h"
#include "core/plan/shape.h"

#include <QString>

#include <optional>
#include <vector>

namespace ui {

/// One line of the match report.
struct LevelRow {
    QString level;          ///< "rooftop" … "none", as stored
    QString name;           ///< for people
    double errorMetres = 0; ///< to expect, of 95 in 100; 0 = nothing to say
    qint64 count = 0;
    bool doubtful = false; ///< ZIP and worse
};

/// An account whose place is to be looked at.
struct WorkRow {
    core::AccountId id;
    QString name;
    QString zip;
    double value = 0;
    double unsureMetres = 0;
    double weight = 0; ///< value times kilometres: what the list is sorted by
};

struct ReasonLine {
    bool favours = true;
    QString text;
};

/// A place that an address may mean.
struct CandidateCard {
    core::Point degrees;
    QString title;
    QString subtitle;
    double score = 0;
    std::vector<ReasonLine> reasons;
};

/// All there is to decide about one account.
struct ReviewCase {
    core::AccountId id;
    QString name;
    QString address;                  ///< as stated, on one line
    QString street, city, state, zip; ///< the same in parts
    QString locatedBy;                ///< "ZIP, ± 6.2 km"
    bool doubtful = false;
    QString valueText;
    std::optional<core::Point> now; ///< degrees
    QString nowText;                ///< "middle of ZIP 06437"
    double unsureMetres = 0;
    std::vector<CandidateCard> candidates;
};

/// Accounts that are probably one.
struct ClusterRow {
    int id = 0;
    QString accounts; ///< "Account 1697, Account 0541"
    QString same;     ///< what they share: "phone, address"
    double together = 0;
    double score = 0;
};

/// One field of the records side by side.
struct FieldLine {
    enum class Kind {
        Choice,   ///< one of the values is kept
        Together, ///< all are kept: opportunities, contacts
        Shown     ///< nothing to choose
    };
    Kind kind = Kind::Choice;
    QString field;               ///< as in the workspace: "street"
    QString name;                ///< for people
    bool same = false;           ///< after normalising
    std::vector<QString> values; ///< per record; empty = none
    int kept = -1;               ///< index of the value that is proposed; -1 = none has one
};

struct ClusterCase {
    int id = 0;
    QString title;
    QString subtitle;
    double score = 0;
    std::vector<core::AccountId> accounts; ///< the proposed survivor first
    std::vector<QString> names;
    std::vector<QString> sources;
    std::vector<FieldLine> fields;
    struct Weight {
        QString text;
        int hundredths = 0;
    };
    std::vector<Weight> weights; ///< sum to the score
    /// Accounts of the same CRM connection, which that CRM can merge; fewer than two = none.
    int mergeable = 0;
};

/// What the territories' indices would be with each cluster counted once.
struct OnceTable {
    std::vector<QString> territories;
    std::vector<double> asTheyAre; ///< 1 = on target
    std::vector<double> once;
    double tolerance = 0.05;
    QString note;
    bool on = false; ///< clusters are counted once
};

} // namespace ui
