// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/verbs/sample_files.h"

#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/text.h"
#include "geo/embedded/zip_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <set>

namespace ui {

namespace {

constexpr double kDegreesPerKm = 1 / 111.2;
constexpr int kCentreRounds = 6;
constexpr double kHomeKm = 8;
constexpr double kLargestJitterKm = 3;
constexpr double kShareWithoutCoordinates = 0.06;

struct Site {
    const geo::ZipPlace* zip;
    double weight;   ///< how likely an account lies here
    double spreadKm; ///< how far from the ZIP's point
};

double kilometres(core::Point a, core::Point b) {
    const double dx = (a.x - b.x) * std::cos(a.y * 3.14159265358979 / 180);
    return std::hypot(dx, a.y - b.y) / kDegreesPerKm;
}

std::vector<const geo::ZipPlace*> zipsOf(const std::string& state) {
    std::vector<const geo::ZipPlace*> zips;
    for (const geo::ZipPlace& zip : geo::zipTable().all()) {
        if (zip.state == state && !zip.countyFips.empty()) {
            zips.push_back(&zip);
        }
    }
    if (zips.empty()) {
        throw core::Error(core::Code::Input, core::format("there is no state \"{}\"", state),
                          "use a postal abbreviation such as NC", state);
    }
    return zips;
}

std::map<std::string_view, int> zipsPerTown(const std::vector<const geo::ZipPlace*>& zips) {
    std::map<std::string_view, int> count;
    for (const geo::ZipPlace* zip : zips) {
        ++count[zip->place];
    }
    return count;
}

double nearestOther(const std::vector<const geo::ZipPlace*>& zips, const geo::ZipPlace& zip) {
    double nearest = 50;
    for (const geo::ZipPlace* other : zips) {
        const double km = kilometres(zip.point, other->point);
        if (km > 0.1 && km < nearest) {
            nearest = km;
        }
    }
    return nearest;
}

/// One site per place on the map, so that a post office with many box numbers counts once. Where
/// there are many ZIP codes there are many customers: the only hint the table holds.
std::vector<Site> distinctSites(const std::string& state) {
    const auto zips = zipsOf(state);
    const auto towns = zipsPerTown(zips);
    std::set<std::pair<double, double>> seen;
    std::vector<Site> sites;
    for (const geo::ZipPlace* zip : zips) {
        if (seen.emplace(zip->point.x, zip->point.y).second) {
            sites.push_back({zip, std::pow(towns.at(zip->place), 0.15),
                             std::min(kLargestJitterKm, 0.3 * nearestOther(zips, *zip))});
        }
    }
    return sites;
}

std::vector<Site> sitesOf(const std::string& state, core::Random& random) {
    std::vector<Site> sites = distinctSites(state);
    for (Site& site : sites) {
        site.weight *= std::exp(0.4 * random.normal());
    }
    return sites;
}

std::size_t townsOf(const std::vector<Site>& sites) {
    std::set<std::string_view> towns;
    for (const Site& site : sites) {
        towns.insert(site.zip->place);
    }
    return towns.size();
}

std::vector<Site> largestFirst(std::vector<Site> sites) {
    std::stable_sort(sites.begin(), sites.end(),
                     [](const Site& a, const Site& b) { return a.weight > b.weight; });
    return sites;
}

/// The largest town, then again and again the site farthest from those chosen.
std::vector<core::Point> farApart(const std::vector<Site>& sites, int count) {
    std::vector<core::Point> centres{sites.front().zip->point};
    std::vector<double> away(sites.size(), std::numeric_limits<double>::infinity());
    while (static_cast<int>(centres.size()) < count) {
        for (std::size_t i = 0; i < sites.size(); ++i) {
            away[i] = std::min(away[i], kilometres(sites[i].zip->point, centres.back()));
        }
        const auto farthest = std::max_element(away.begin(), away.end()) - away.begin();
        centres.push_back(sites[static_cast<std::size_t>(farthest)].zip->point);
    }
    return centres;
}

/// Each centre moves to the weighted middle of the sites nearest to it (Lloyd).
std::vector<core::Point> middles(const std::vector<Site>& sites,
                                 const std::vector<core::Point>& centres) {
    std::vector<core::Point> sums(centres.size());
    std::vector<double> weights(centres.size());
    for (const Site& site : sites) {
        const auto nearest =
            std::min_element(centres.begin(), centres.end(), [&](core::Point a, core::Point b) {
                return kilometres(site.zip->point, a) < kilometres(site.zip->point, b);
            });
        const auto index = static_cast<std::size_t>(nearest - centres.begin());
        sums[index].x += site.weight * site.zip->point.x;
        sums[index].y += site.weight * site.zip->point.y;
        weights[index] += site.weight;
    }
    std::vector<core::Point> moved = centres;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        if (weights[i] > 0) {
            moved[i] = {sums[i].x / weights[i], sums[i].y / weights[i]};
        }
    }
    return moved;
}

/// A rep lives in a town, not in the wood between two: among the sites near the centre the largest.
const geo::ZipPlace* nearestFree(const std::vector<Site>& sites, core::Point centre,
                                 const std::set<std::string_view>& taken) {
    const geo::ZipPlace* best = nullptr;
    double bestScore = -1;
    for (const Site& site : sites) {
        const double km = kilometres(site.zip->point, centre);
        const double score = site.weight * site.weight / (kHomeKm + km);
        if (!taken.contains(site.zip->place) && score > bestScore) {
            bestScore = score;
            best = site.zip;
        }
    }
    return best;
}

class SitePicker {
public:
    explicit SitePicker(const std::vector<Site>& sites) : sites_(sites) {
        for (const Site& site : sites) {
            total_ += site.weight;
            sums_.push_back(total_);
        }
    }
    const Site& pick(core::Random& random) const {
        const auto found = std::upper_bound(sums_.begin(), sums_.end(), random.uniform() * total_);
        return sites_[static_cast<std::size_t>(std::min(found, sums_.end() - 1) - sums_.begin())];
    }

private:
    const std::vector<Site>& sites_;
    std::vector<double> sums_;
    double total_ = 0;
};

core::Point scatter(const Site& site, core::Random& random) {
    const double dy = random.normal() * 0.5 * site.spreadKm * kDegreesPerKm;
    const double dx = random.normal() * 0.5 * site.spreadKm * kDegreesPerKm /
                      std::cos(site.zip->point.y * 3.14159265358979 / 180);
    return {site.zip->point.x + dx, site.zip->point.y + dy};
}

std::ofstream openFile(const std::string& folder, const char* name) {
    const auto path = std::filesystem::path(folder) / name;
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (!file) {
        throw core::Error(core::Code::Storage, core::format("{} cannot be written", path.string()),
                          "check the permissions of the folder", path.string());
    }
    return file;
}

void close(std::ofstream& file, const std::string& folder) {
    file.close();
    if (!file) {
        throw core::Error(core::Code::Storage,
                          core::format("the sample cannot be written to {}", folder),
                          "check the space on the disk", folder);
    }
}

/// The flaws that every customer file has, in a few rows each.
std::string typedZip(const std::string& zip, int number, core::Random& random) {
    switch (number % 97) {
    case 13: return core::format("{}-{:04}", zip, random.below(10000));
    case 41: return " " + zip;
    default: return number % 1999 == 1500 ? "00000" : zip;
    }
}

constexpr std::array<const char*, 4> kSegments = {"Retail", "Health care", "Manufacturing",
                                                  "Services"};

struct Account {
    std::string id;
    char grade;
    double potential;
};

Account writeAccount(std::ofstream& file, int number, const SitePicker& picker,
                     core::Random& random, const std::vector<SampleRep>& reps,
                     const RepOfZip& repOfZip) {
    const Site& site = picker.pick(random);
    const core::Point point = scatter(site, random);
    const double potential = std::round(std::exp(9.4 + 0.9 * random.normal()));
    const char grade = potential > 35'000 ? 'A' : potential > 12'000 ? 'B' : 'C';
    const int visits = grade == 'A' ? 12 : grade == 'B' ? 6 : 2;
    const char* segment = kSegments[random.below(kSegments.size())];
    const double revenue = std::round(potential * (0.15 + 0.5 * random.uniform()));
    const bool located = random.uniform() > kShareWithoutCoordinates;
    const std::string zip(site.zip->zip);
    const SampleRep& rep = reps[repOfZip(zip)];
    const Account account{core::format("A-{:05}", number), grade, potential};
    file << core::format(
        "{},\"Account {:05}, {}\",{} Sample Street,{},{},{},{},{},{},{},{:.0f},{:.0f},{},{},T{}\n",
        account.id, number, segment, 1 + random.below(9900), site.zip->place, site.zip->state,
        typedZip(zip, number, random), located ? core::format("{:.5f}", point.y) : "",
        located ? core::format("{:.5f}", point.x) : "", segment, grade, potential, revenue, visits,
        rep.name, rep.id.substr(1));
    return account;
}

constexpr std::array<const char*, 5> kStages = {"Prospecting", "Qualified", "Proposal",
                                                "Closed won", "Closed lost"};

void writeOpportunity(std::ofstream& file, int number, const Account& account,
                      core::Random& random) {
    const auto stage = random.below(kStages.size());
    const double amount = std::round(account.potential * (0.05 + 0.3 * random.uniform()));
    file << core::format("O-{:05},{},Opportunity {:05},{},{:.0f},2026-{:02}-{:02},{},{}\n", number,
                         account.id, number, kStages[stage], amount, 1 + random.below(12),
                         1 + random.below(28), stage >= 3 ? "true" : "false",
                         stage == 3 ? "true" : "false");
}

void writeReps(const std::string& folder, const std::vector<SampleRep>& reps) {
    std::ofstream file = openFile(folder, "reps.csv");
    file << "rep_id,name,city,zip,latitude,longitude,capacity_hours,start_date\n";
    for (const SampleRep& rep : reps) {
        file << core::format("{},{},{},{},{:.5f},{:.5f},1600,2024-01-01\n", rep.id, rep.name,
                             rep.city, rep.zip, rep.home.y, rep.home.x);
    }
    close(file, folder);
}

} // namespace

std::vector<SampleRep> chooseReps(const SampleParams& params) {
    const std::vector<Site> sites = largestFirst(distinctSites(params.state));
    if (static_cast<int>(townsOf(sites)) < params.reps) {
        throw core::Error(
            core::Code::Input,
            core::format("{} has too few towns for {} reps", params.state, params.reps),
            "ask for fewer territories", params.state);
    }
    std::vector<core::Point> centres = farApart(sites, params.reps);
    for (int round = 0; round < kCentreRounds; ++round) {
        centres = middles(sites, centres);
    }
    std::vector<SampleRep> reps;
    std::set<std::string_view> taken;
    for (const core::Point centre : centres) {
        const geo::ZipPlace* home = nearestFree(sites, centre, taken); // there are towns enough
        taken.insert(home->place);
        const auto number = reps.size() + 1;
        reps.push_back({core::format("R{:02}", number), core::format("Rep {:02}", number),
                        std::string(home->zip), std::string(home->place), home->point});
    }
    return reps;
}

void writeSampleFiles(const std::string& folder, const SampleParams& params,
                      const std::vector<SampleRep>& reps, const RepOfZip& repOfZip) {
    core::Random random(params.seed);
    const std::vector<Site> sites = sitesOf(params.state, random);
    const SitePicker picker(sites);
    std::ofstream accounts = openFile(folder, "accounts.csv");
    std::ofstream opportunities = openFile(folder, "opportunities.csv");
    accounts << "account_id,name,street,city,state,zip,latitude,longitude,segment,class,potential,"
                "revenue,visits_per_year,owner,territory_id\n";
    opportunities << "opportunity_id,account_id,name,stage,amount,close_date,is_closed,is_won\n";
    int opportunity = 0;
    for (int number = 1; number <= params.accounts; ++number) {
        const Account account = writeAccount(accounts, number, picker, random, reps, repOfZip);
        if (random.uniform() < (account.grade == 'A' ? 0.8 : account.grade == 'B' ? 0.5 : 0.2)) {
            writeOpportunity(opportunities, ++opportunity, account, random);
        }
    }
    close(accounts, folder);
    close(opportunities, folder);
    writeReps(folder, reps);
}

} // namespace ui
