// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/duplicates_link.h"

#include "core/verbs/decide_duplicates.h"
#include "geo/verbs/dedupe.h"
#include "ui/dialogs/ask.h"
#include "ui/review/locations_link.h"
#include "ui/review/match_report.h"
#include "ui/review/review_desk.h"
#include "ui/shell/plan_session.h"
#include "ui/widgets/figures.h"

#include <algorithm>
#include <map>
#include <set>

namespace ui {

namespace {

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

QString fieldName(const std::string& field) {
    static const std::pair<const char*, const char*> names[] = {
        {"name", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Name")},
        {"street", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Street address")},
        {"city", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "City")},
        {"state", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "State")},
        {"zip", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "ZIP")},
        {"country", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Country")},
        {"phone", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Phone")},
        {"website", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Domain")},
        {"segment", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Segment")},
        {"owner", QT_TRANSLATE_NOOP("ui::DuplicatesLink", "Owner")}};
    for (const auto& [key, name] : names) {
        if (field == key) {
            return DuplicatesLink::tr(name);
        }
    }
    QString name = text(field);
    name.replace('_', ' ');
    if (!name.isEmpty()) {
        name[0] = name[0].toUpper();
    }
    return name;
}

QString nameOf(const core::DuplicateMember& member) {
    return text(member.name.empty() ? member.id : member.name);
}

/// What the strongest reasons are about, in a few words.
QString sharedWords(const core::DuplicateCase& found) {
    std::vector<core::quality::ScoreWeight> weights = found.weights;
    std::stable_sort(weights.begin(), weights.end(),
                     [](const auto& a, const auto& b) { return a.hundredths > b.hundredths; });
    QStringList words;
    for (const auto& weight : weights) {
        if (weight.hundredths > 0 && words.size() < 2) {
            words << text(weight.kind).replace('_', ' ');
        }
    }
    return words.join(QStringLiteral(", "));
}

FieldLine lineOf(const core::DuplicateCase& found, std::size_t field) {
    FieldLine line;
    line.field = text(found.fieldNames[field]);
    line.name = fieldName(found.fieldNames[field]);
    line.same = found.alike[field];
    for (const core::DuplicateMember& member : found.members) {
        line.values.push_back(member.fields[field] ? text(*member.fields[field]) : QString());
        if (line.kept < 0 && !line.values.back().isEmpty()) {
            line.kept = static_cast<int>(line.values.size()) - 1;
        }
    }
    return line;
}

template <class Words>
FieldLine furtherLine(const core::DuplicateCase& found, FieldLine::Kind kind, const QString& name,
                      Words words) {
    FieldLine line;
    line.kind = kind;
    line.name = name;
    for (const core::DuplicateMember& member : found.members) {
        line.values.push_back(words(member));
    }
    return line;
}

bool anyValue(const FieldLine& line) {
    return std::any_of(line.values.begin(), line.values.end(),
                       [](const QString& value) { return !value.isEmpty(); });
}

int mergeableOf(const core::DuplicateCase& found) {
    std::map<std::string, int> bySource;
    for (const core::DuplicateMember& member : found.members) {
        ++bySource[member.source];
    }
    int most = 0;
    for (const auto& [source, count] : bySource) {
        most = std::max(most, count);
    }
    return most > 1 ? most : 0;
}

const char* stateName(ClusterState state) {
    switch (state) {
    case ClusterState::Open: return "open";
    case ClusterState::Linked: return "linked";
    case ClusterState::Ignored: return "ignored";
    }
    return "open";
}

} // namespace

DuplicatesLink::DuplicatesLink(const AppContext& context, ReviewDesk& desk, QObject* parent)
    : QObject(parent), context_(context), desk_(desk) {
    DuplicatesPage& page = desk.duplicates();
    connect(&page, &DuplicatesPage::clusterChosen, this, &DuplicatesLink::showCase);
    connect(&page, &DuplicatesPage::stateChosen, this, [this](ClusterState state) {
        state_ = state;
        refresh();
    });
    connect(&page, &DuplicatesPage::decided, this, [this](const DuplicateDecision& decision) {
        if (decision.act != DuplicateAct::Merge) {
            carryOut(decision);
            return;
        }
        context_.ask.confirm(
            context_.window,
            {tr("Merge these records?"),
             tr("The chosen values are queued for the CRM and sent with the next sync. Until then "
                "Undo takes them back."),
             tr("Queue the merge"), true},
            [this, decision] { carryOut(decision); });
    });
    connect(&page, &DuplicatesPage::countOnceAsked, this, &DuplicatesLink::setOnce);
    connect(&desk, &ReviewDesk::listedFromChanged, this, &DuplicatesLink::search);
}

QString DuplicatesLink::unit() const {
    return accountValueColumn(context_).isEmpty() ? QString()
                                                  : text(context_.session.layer()->measure.unit);
}

DuplicatesLink::Found DuplicatesLink::read(const core::Connection& db, const Query& query) {
    Found found;
    found.list = core::listDuplicates(db, query.list);
    if (!query.scenario.empty()) {
        found.totals = core::onceTotals(db, query.scenario, {}, true);
    }
    return found;
}

void DuplicatesLink::search() {
    if (!context_.session.isOpen()) {
        return;
    }
    geo::DedupeParams params;
    params.threshold = desk_.listedFrom();
    const auto workspace = context_.session.shared();
    ++running_;
    context_.runner.run(
        tr("Look for duplicates"), this,
        [workspace, params](core::Job& job) { return geo::dedupe(*workspace, params, job); },
        [this](const geo::DedupeReport&) {
            --running_;
            refresh();
        },
        [this] { --running_; });
}

void DuplicatesLink::refresh() {
    if (!context_.session.isOpen()) {
        return;
    }
    Query query;
    query.list.state = stateName(state_);
    query.list.value = accountValueColumn(context_).toStdString();
    query.scenario = context_.session.state().scenario.name;
    const auto workspace = context_.session.shared();
    ++running_;
    context_.runner.run(
        tr("List duplicates"), this,
        [workspace, query](core::Job&) { return read(workspace->newReader(), query); },
        [this](Found found) {
            --running_;
            show(std::move(found));
        },
        [this] { --running_; });
}

void DuplicatesLink::show(Found found) {
    found_ = std::move(found);
    std::vector<ClusterRow> rows;
    qint64 accounts = 0;
    for (std::size_t i = 0; i < found_.list.cases.size(); ++i) {
        const core::DuplicateCase& item = found_.list.cases[i];
        QStringList names;
        for (const core::DuplicateMember& member : item.members) {
            names << nameOf(member);
        }
        accounts += static_cast<qint64>(item.members.size());
        rows.push_back({static_cast<int>(i) + 1, names.join(QStringLiteral(", ")),
                        sharedWords(item), item.together, item.score});
    }
    const auto clusters = static_cast<qint64>(rows.size());
    desk_.setCount(ReviewTopic::Duplicates, static_cast<int>(found_.list.open));
    OnceTable table;
    for (const core::OnceTotal& territory : found_.totals.territories) {
        table.territories.push_back(text(territory.name));
        table.asTheyAre.push_back(territory.indexAll / 100);
        table.once.push_back(territory.indexOnce / 100);
    }
    table.tolerance = context_.session.state().scenario.tolerance;
    table.on = found_.list.countOnce;
    const ValueScale scale = scaleFor(found_.totals.total, unit());
    table.note = tr("Index 100 = target. %1 records and %2 of %3 would count no more.")
                     .arg(groupedText(found_.totals.records), scale.text(found_.totals.value),
                          scale.text(found_.totals.total));
    DuplicatesPage& page = desk_.duplicates();
    page.setTotals(table);
    page.setClusters(
        state_, std::move(rows),
        {static_cast<int>(found_.list.open), static_cast<int>(found_.list.linked),
         static_cast<int>(found_.list.ignored)},
        unit(),
        tr("%Ln clusters, %1", nullptr, static_cast<int>(clusters)).arg(countedAccounts(accounts)));
}

void DuplicatesLink::showCase(int number) {
    const core::DuplicateCase& found = found_.list.cases[static_cast<std::size_t>(number) - 1];
    ClusterCase shown;
    shown.id = number;
    QStringList names;
    for (const core::DuplicateMember& member : found.members) {
        shown.accounts.push_back(member.account);
        shown.names.push_back(nameOf(member));
        shown.sources.push_back(text(member.source));
        names << nameOf(member);
    }
    shown.title = names.join(QStringLiteral(", "));
    shown.subtitle = found.apartM > 0
                         ? tr("%n records, %1 apart at most. Choose the survivor, then what it "
                              "keeps.",
                              nullptr, static_cast<int>(found.members.size()))
                               .arg(errorText(found.apartM).mid(2))
                         : tr("%n records. Choose the survivor, then what it keeps.", nullptr,
                              static_cast<int>(found.members.size()));
    shown.score = found.score;
    for (std::size_t field = 0; field < found.fieldNames.size(); ++field) {
        FieldLine line = lineOf(found, field);
        if (anyValue(line)) {
            shown.fields.push_back(std::move(line));
        }
    }
    const ValueScale scale = scaleFor(found.together, unit());
    const FieldLine more[] = {
        furtherLine(found, FieldLine::Kind::Shown, tr("Located by"),
                    [](const auto& member) {
                        return QStringLiteral("%1, %2").arg(text(member.matchLevel),
                                                            errorText(member.errorM));
                    }),
        furtherLine(found, FieldLine::Kind::Together, tr("Open opportunities"),
                    [](const auto& member) {
                        return member.openOpportunities == 0
                                   ? QString()
                                   : QStringLiteral("%1, %2").arg(
                                         groupedText(member.openOpportunities),
                                         scaleFor(member.openAmount, "$").text(member.openAmount));
                    }),
        furtherLine(found, FieldLine::Kind::Together, tr("Contacts"),
                    [](const auto& member) {
                        return member.contacts == 0 ? QString() : groupedText(member.contacts);
                    }),
        furtherLine(found, FieldLine::Kind::Shown, tr("Value"), [&](const auto& member) {
            return member.value ? scale.text(*member.value) : QString();
        })};
    for (const FieldLine& line : more) {
        if (anyValue(line)) {
            shown.fields.push_back(line);
        }
    }
    for (const auto& weight : found.weights) {
        shown.weights.push_back({text(weight.text), weight.hundredths});
    }
    shown.mergeable = mergeableOf(found);
    desk_.duplicates().setCase(shown);
}

void DuplicatesLink::carryOut(const DuplicateDecision& decision) {
    const auto& members = found_.list.cases[static_cast<std::size_t>(decision.cluster) - 1].members;
    const auto idOf = [&](core::AccountId account) {
        const auto it = std::find_if(members.begin(), members.end(),
                                     [&](const auto& member) { return member.account == account; });
        return it->source + "/" + it->id;
    };
    core::DecideDuplicatesParams params;
    params.decision = decision.act == DuplicateAct::Link    ? core::DuplicateDecision::Link
                      : decision.act == DuplicateAct::Merge ? core::DuplicateDecision::Merge
                                                            : core::DuplicateDecision::Ignore;
    for (const core::AccountId account : decision.accounts) {
        params.accounts.push_back(idOf(account));
    }
    if (decision.act != DuplicateAct::Ignore) {
        params.survivor = params.accounts.front();
    }
    if (decision.act == DuplicateAct::Merge) {
        for (const auto& keep : decision.keep) {
            params.keep[keep.field.toStdString()] = idOf(keep.from);
        }
    }
    const bool done = context_.runner.now(tr("Decide duplicates"), [&] {
        core::decideDuplicates(context_.session.workspace(), params);
    });
    if (done) {
        refresh();
        emit decided();
    }
}

void DuplicatesLink::setOnce(bool once) {
    const bool done = context_.runner.now(
        tr("Count once"), [&] { core::countClustersOnce(context_.session.workspace(), once); });
    if (done) {
        refresh();
        emit decided();
    }
}

} // namespace ui
