// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verbs/workload.h"

#include "core/base/error.h"
#include "core/base/json_optional.h"
#include "core/base/text.h"
#include "core/verbs/account_classes.h"
#include "core/verbs/rep_capacity.h"
#include "core/verbs/scenario_accounts.h"

#include <algorithm>
#include <cmath>

namespace core {

namespace {

constexpr double kMinutes = 60;
constexpr int kSizesAround = 2;

bool sensible(const CallNorm& norm) {
    return norm.perYear >= 0 && norm.perYear <= 10'000 && norm.minutes >= 0 && norm.minutes < 1440;
}

void check(const WorkloadParams& params) {
    if (params.classes.empty() && !params.others) {
        throw Error(
            Code::Usage, "how many calls accounts take is not said",
            "give --calls A=26x60,B=12x45 (visits a year x minutes each), or --others 6x30");
    }
    for (const auto& [name, norm] : params.classes) {
        if (!sensible(norm)) {
            throw Error(Code::Usage, format("the class {} has no sensible call norm", name),
                        "write visits a year x minutes each: A=26x60", name);
        }
    }
    if ((params.others && !sensible(*params.others)) ||
        (params.capacityHours && !(*params.capacityHours > 0)) ||
        !(params.fieldShare > 0 && params.fieldShare <= 1)) {
        throw Error(Code::Usage, "visits and hours cannot be below 0",
                    "give a capacity above 0 hours, and a share in the field of up to 1");
    }
}

class WorkloadStudy {
public:
    WorkloadStudy(const Connection& db, const WorkloadParams& params, Job& job,
                  const TravelFunction& drives)
        : db_(db), params_(params), job_(job), drives_(drives) {}

    WorkloadReport run() {
        if (!params_.classes.empty()) {
            report_.classColumn = classColumn(db_, params_.classColumn);
        }
        nameClasses();
        job_.step(0.1, "reading accounts");
        countVisits();
        addDriving();
        addCapacity();
        sum();
        addSizes();
        return std::move(report_);
    }

private:
    void nameClasses() {
        for (const auto& [name, norm] : params_.classes) {
            report_.classes.push_back({name});
            norms_.push_back(norm);
        }
        if (params_.others) {
            report_.classes.push_back({});
            norms_.push_back(*params_.others);
        }
    }

    /// Index into the classes; -1 = takes nothing.
    int classOf(AccountId account, const std::map<std::int64_t, std::string>& names) const {
        const auto found = names.find(account.value);
        if (found == names.end()) {
            return params_.others ? static_cast<int>(norms_.size()) - 1 : -1;
        }
        return static_cast<int>(
            std::distance(params_.classes.begin(), params_.classes.find(found->second)));
    }

    std::map<std::int64_t, std::string> accountClasses() const {
        std::vector<std::string> names;
        for (const auto& [name, norm] : params_.classes) {
            names.push_back(name);
        }
        return classesOf(db_, report_.classColumn, names, params_.where);
    }

    void countVisits() {
        const ScenarioAccounts plan =
            loadScenarioAccounts(db_, params_.scenario, {}, params_.where);
        const auto names = accountClasses();
        report_.scenario = plan.scenario.name;
        for (const Territory& territory : plan.territories) {
            TerritoryWork work;
            work.territory = territory;
            work.classes = report_.classes;
            report_.territories.push_back(std::move(work));
        }
        for (const ScenarioAccount& account : plan.accounts) {
            const int kind = classOf(account.id, names);
            if (kind < 0) {
                report_.unclassified += account.territory >= 0 ? 1 : 0;
                continue;
            }
            const CallNorm& norm = norms_[static_cast<std::size_t>(kind)];
            if (account.territory < 0) {
                report_.outside += norm.perYear > 0 ? 1 : 0;
                report_.outsideVisits += norm.perYear;
                continue;
            }
            TerritoryWork& work = report_.territories[static_cast<std::size_t>(account.territory)];
            ClassWork& one = work.classes[static_cast<std::size_t>(kind)];
            ++one.accounts;
            one.visits += norm.perYear;
            one.hours += norm.perYear * norm.minutes / kMinutes;
            work.accounts += norm.perYear > 0 ? 1 : 0;
        }
        for (TerritoryWork& work : report_.territories) {
            for (const ClassWork& one : work.classes) {
                work.visits += one.visits;
                work.visitHours += one.hours;
            }
        }
    }

    /// Visits of an account in a year, for SQL.
    std::string visitsTerm() const {
        const double others = params_.others ? params_.others->perYear : 0;
        if (params_.classes.empty()) {
            return format("{}", others);
        }
        std::string term = "CASE";
        for (const auto& [name, norm] : params_.classes) {
            term += format(" WHEN {} THEN {}", classTest(report_.classColumn, name), norm.perYear);
        }
        return term + format(" ELSE {} END", others);
    }

    void addDriving() {
        TravelBurdenParams asked;
        asked.scenario = report_.scenario;
        asked.where = params_.where;
        asked.required = visitsTerm();
        asked.day.hours = params_.dayHours;
        asked.day.mostVisits = params_.mostVisits;
        const Job::Part part(job_, 0.3, 1);
        TravelBurdenReport burden = estimateBurden(db_, asked, job_, drives_);
        for (std::size_t t = 0; t < report_.territories.size(); ++t) {
            TerritoryWork& work = report_.territories[t];
            const TerritoryBurden& round = burden.territories[t];
            work.withoutPlace = round.withoutPlace;
            if (round.input.visits > 0 && work.visits > 0) {
                analysis::BurdenDay day = asked.day;
                day.visitMinutes = work.visitHours * kMinutes / work.visits;
                work.travelHours =
                    analysis::burdenOf(round.input, day, burden.calibration.model).seconds() / 3600;
            }
        }
        report_.calibration = burden.calibration;
        report_.engine = burden.engine;
        report_.estimate = burden.estimate;
        report_.attribution = burden.attribution;
        report_.issues = std::move(burden.issues);
    }

    void addCapacity() {
        double hours = 0;
        int reps = 0;
        for (TerritoryWork& work : report_.territories) {
            const RepCapacity capacity = repCapacity(db_, work.territory.id);
            if (params_.capacityHours) {
                work.capacityHours = *params_.capacityHours * params_.fieldShare;
            } else if (capacity.reps > 0) {
                work.capacityHours = capacity.hours * params_.fieldShare;
                hours += *work.capacityHours;
                reps += capacity.reps;
            }
        }
        if (params_.capacityHours) {
            report_.capacityPerRep = *params_.capacityHours * params_.fieldShare;
        } else if (reps > 0) {
            report_.capacityPerRep = hours / reps;
        }
    }

    void sum() {
        TerritoryWork& all = report_.all;
        all.classes = report_.classes;
        for (TerritoryWork& work : report_.territories) {
            for (std::size_t c = 0; c < work.classes.size(); ++c) {
                all.classes[c].accounts += work.classes[c].accounts;
                all.classes[c].visits += work.classes[c].visits;
                all.classes[c].hours += work.classes[c].hours;
            }
            all.accounts += work.accounts;
            all.withoutPlace += work.withoutPlace;
            all.visits += work.visits;
            all.visitHours += work.visitHours;
            all.travelHours += work.travelHours;
            if (work.capacityHours) {
                all.capacityHours = all.capacityHours.value_or(0) + *work.capacityHours;
            }
            if (report_.capacityPerRep) {
                work.reps = work.hours() / *report_.capacityPerRep;
            }
        }
        report_.classes = all.classes;
    }

    void addSizes() {
        if (!report_.capacityPerRep) {
            return;
        }
        const double reps = report_.all.hours() / *report_.capacityPerRep;
        report_.all.reps = reps;
        report_.repsNeeded = static_cast<int>(std::ceil(reps - 1e-9));
        const auto now = static_cast<int>(report_.territories.size());
        const int least = std::max(1, std::min(now, *report_.repsNeeded) - kSizesAround);
        const int most = std::max(now, *report_.repsNeeded) + kSizesAround;
        for (int size = least; size <= most; ++size) {
            const bool near = std::abs(size - now) <= kSizesAround ||
                              std::abs(size - *report_.repsNeeded) <= kSizesAround;
            if (near) {
                report_.sizes.push_back({size, reps / size});
            }
        }
    }

    const Connection& db_;
    const WorkloadParams& params_;
    Job& job_;
    const TravelFunction& drives_;
    std::vector<CallNorm> norms_; ///< per class
    WorkloadReport report_;
};

Json classesJson(const std::vector<ClassWork>& classes) {
    Json json = Json::array();
    for (const ClassWork& one : classes) {
        json.push_back({{"class", one.name},
                        {"accounts", one.accounts},
                        {"visits", one.visits},
                        {"visit_hours", one.hours}});
    }
    return json;
}

Json workJson(const TerritoryWork& work) {
    return {{"accounts", work.accounts},
            {"without_place", work.withoutPlace},
            {"visits", work.visits},
            {"visit_hours", work.visitHours},
            {"travel_hours_estimate", work.travelHours},
            {"hours", work.hours()},
            {"capacity_hours", orNull(work.capacityHours)},
            {"utilisation", work.capacityHours ? Json(work.hours() / *work.capacityHours) : Json()},
            {"reps_needed", orNull(work.reps)},
            {"classes", classesJson(work.classes)}};
}

} // namespace

CallNorm callNorm(const std::string& text) {
    const auto times = text.find_first_of("xX");
    if (times != std::string::npos) {
        const auto perYear = parseNumber(trim(text.substr(0, times)));
        const auto minutes = parseNumber(trim(text.substr(times + 1)));
        if (perYear && minutes) {
            return {*perYear, *minutes};
        }
    }
    throw Error(Code::Usage, format("\"{}\" is no call norm", text),
                "write visits a year x minutes each, as in 26x60", text);
}

std::map<std::string, CallNorm> callNorms(const std::string& text) {
    std::map<std::string, CallNorm> norms;
    if (trim(text).empty()) {
        return norms;
    }
    for (const std::string& part : split(text, ',')) {
        const std::string one(trim(part));
        const auto equals = one.find('=');
        if (equals == std::string::npos || equals == 0) {
            throw Error(Code::Usage, format("\"{}\" names no class", one),
                        "write classes as in A=26x60,B=12x45", one);
        }
        norms[std::string(trim(one.substr(0, equals)))] = callNorm(one.substr(equals + 1));
    }
    return norms;
}

void to_json(Json& json, const WorkloadReport& report) {
    json = workJson(report.all);
    json["scenario"] = report.scenario;
    json["class_column"] = report.classColumn;
    json["territories"] = Json::array();
    for (const TerritoryWork& work : report.territories) {
        Json one = workJson(work);
        one["id"] = work.territory.code;
        one["name"] = work.territory.name;
        one["owner"] = work.territory.owner;
        json["territories"].push_back(std::move(one));
    }
    json["unclassified"] = report.unclassified;
    json["outside"] = report.outside;
    json["outside_visits"] = report.outsideVisits;
    json["capacity_per_rep"] = orNull(report.capacityPerRep);
    json["team_needed"] = orNull(report.repsNeeded);
    json["team_sizes"] = Json::array();
    for (const TeamSize& size : report.sizes) {
        json["team_sizes"].push_back({{"reps", size.reps}, {"utilisation", size.utilisation}});
    }
    json["travel_calibration"] = report.calibration;
    json["engine"] = report.engine;
    json["estimate"] = report.estimate ? Json(*report.estimate) : Json();
    json["attribution"] = report.attribution;
    json["issues"] = report.issues;
}

WorkloadReport workload(const Connection& db, const WorkloadParams& params, Job& job,
                        const TravelFunction& drives) {
    check(params);
    return WorkloadStudy(db, params, job, drives).run();
}

} // namespace core
