// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/geocoding/geocoding.h"

#include "core/base/text.h"
#include "geo/crs/geodesic.h"
#include "geo/geocode/geocoder.h"
#include "geo/geocode/reference_files.h"
#include "geo/geocode/street_key.h"
#include "tests/bench/geocoding/scaled_reference.h"
#include "tests/bench/output_file.h"
#include "tests/support/temp_dir.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <sys/resource.h>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kCorrectMetres = 100;
constexpr int kCurveSteps = 20;
constexpr std::size_t kSuggestQueries = 300;

/// Time that this thread was at work: what others do on the machine does not count.
double workSeconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double peakMegabytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024; // Linux counts in KiB
}

/// The value below which a share of them lies; the values are put in order.
double quantile(std::vector<double>& values, double share) {
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(at, values.size() - 1)];
}

/// An address as it lies and as it is asked for.
struct Query {
    TrueAddress truth;
    TrueAddress asked;
    bool damaged = false;
};

struct Answer {
    geo::Match match;
    bool matched = false;
    bool rightStreet = false;
    bool wrongState = false;
    double errorMetres = 0;
};

std::vector<Query> makeQueries(const std::vector<TrueAddress>& rows,
                               const GeocodingParams& params) {
    core::Random random(params.seed);
    std::vector<Query> queries;
    for (const TrueAddress& row : rows) {
        Query query{row, row, false};
        if (params.damage != Damage::None && random.uniform() < params.damageShare) {
            query.damaged = damageAddress(query.asked, params.damage, random);
        }
        queries.push_back(std::move(query));
    }
    return queries;
}

geo::Address parsed(const TrueAddress& row) {
    return geo::parseAddress({row.street, row.city, row.state, row.zip, ""});
}

/// The same name, and neither type nor direction contradicts.
bool sameStreet(const geo::Address& meant, const geo::Address& found) {
    const geo::StreetName a = geo::plainStreet(meant.street);
    const geo::StreetName b = geo::plainStreet(found.street);
    return geo::nameKey(a.name) == geo::nameKey(b.name) && geo::compareStreets(a, b).possible();
}

Answer judge(const Query& query, geo::Match match) {
    Answer answer;
    answer.matched = match.point && match.level <= geo::MatchLevel::Street;
    if (answer.matched) {
        // A label of a street has no number; with one it cannot be taken for a building's name.
        const bool numbered =
            !match.label.empty() && match.label.front() >= '0' && match.label.front() <= '9';
        const geo::Address found =
            geo::parseAddressLine(numbered ? match.label : "1 " + match.label);
        const geo::Address meant = parsed(query.truth);
        answer.rightStreet = sameStreet(meant, found);
        answer.wrongState =
            !found.state.empty() && !meant.state.empty() && found.state != meant.state;
        answer.errorMetres = geo::geodesicDistance(*match.point, query.truth.point);
    }
    match.candidates.clear(); // many of them would count as memory of the matcher
    match.candidates.shrink_to_fit();
    answer.match = std::move(match);
    return answer;
}

void count(const Query& query, const Answer& answer, GeocodingReport& report) {
    ++report.total;
    report.damaged += query.damaged ? 1 : 0;
    report.byLevel.add(geo::levelName(answer.match.level));
    if (!answer.matched) {
        return;
    }
    const bool correct = answer.errorMetres <= kCorrectMetres;
    ++report.matched;
    report.correct += correct ? 1 : 0;
    ++(answer.rightStreet ? report.rightStreet : report.wrongStreet);
    report.wrongState += answer.wrongState ? 1 : 0;
    for (ScorePoint& point : report.curve) {
        const bool counts = answer.match.score >= point.score;
        point.matched += counts ? 1 : 0;
        point.correct += counts && correct ? 1 : 0;
    }
}

std::vector<Answer> lookUp(const std::vector<Query>& queries, const geo::Geocoder& geocoder,
                           GeocodingReport& report, core::Job& job) {
    std::vector<Answer> answers;
    std::vector<double> milliseconds;
    answers.reserve(queries.size());
    for (const Query& query : queries) {
        if (answers.size() % 256 == 0) {
            job.step(static_cast<double>(answers.size()) / static_cast<double>(queries.size()),
                     "looking up addresses");
        }
        const double start = workSeconds();
        geo::Match match = geocoder.find(parsed(query.asked));
        const double seconds = workSeconds() - start;
        report.seconds += seconds;
        milliseconds.push_back(seconds * 1000);
        answers.push_back(judge(query, std::move(match)));
    }
    report.p95Milliseconds = quantile(milliseconds, 0.95);
    return answers;
}

/// Types the first addresses letter by letter, from the fourth letter on.
void typeAhead(const std::vector<Query>& queries, const geo::Geocoder& geocoder,
               GeocodingReport& report) {
    std::vector<double> milliseconds;
    for (std::size_t i = 0; i < std::min(queries.size(), kSuggestQueries); ++i) {
        const std::string& street = queries[i].asked.street;
        for (std::size_t letters = 4; letters <= std::min<std::size_t>(street.size(), 14);
             ++letters) {
            const double start = workSeconds();
            geocoder.suggest(std::string_view(street).substr(0, letters), 8);
            milliseconds.push_back((workSeconds() - start) * 1000);
        }
    }
    report.suggestP95Milliseconds = quantile(milliseconds, 0.95);
}

std::string quoted(std::string text) {
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2) {
        text.insert(at, 1, '"');
    }
    return '"' + text + '"';
}

std::string listText(const std::vector<Query>& queries, const std::vector<Answer>& answers) {
    std::string text = "street,city,state,zip,asked_street,asked_city,asked_zip,level,score,"
                       "error_m,right_street,label,lon,lat,true_lon,true_lat,reasons\n";
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const TrueAddress& truth = queries[i].truth;
        const TrueAddress& asked = queries[i].asked;
        const geo::Match& match = answers[i].match;
        const core::Point point = match.point.value_or(core::Point{});
        text += core::format("{},{},{},{},{},{},{},{},{:.3f},{:.1f},{},{},{:.6f},{:.6f},{:.6f},"
                             "{:.6f},{}\n",
                             quoted(truth.street), quoted(truth.city), truth.state, truth.zip,
                             quoted(asked.street), quoted(asked.city), asked.zip,
                             geo::levelName(match.level), match.score, answers[i].errorMetres,
                             answers[i].rightStreet ? 1 : 0, quoted(match.label), point.x, point.y,
                             truth.point.x, truth.point.y, quoted(core::join(match.reasons, "; ")));
    }
    return text;
}

std::string curveText(const GeocodingReport& report) {
    std::string text = "score,matched,correct,precision,recall\n";
    for (const ScorePoint& point : report.curve) {
        const auto share = [](std::int64_t part, std::int64_t whole) {
            return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
        };
        text +=
            core::format("{:.2f},{},{},{:.5f},{:.5f}\n", point.score, point.matched, point.correct,
                         share(point.correct, point.matched), share(point.correct, report.total));
    }
    return text;
}

/// Fills the index, and says what shall be looked up.
std::vector<TrueAddress> prepare(const GeocodingParams& params, const support::TempDir& folder,
                                 const std::string& indexPath, GeocodingReport& report,
                                 core::Job& job) {
    std::vector<std::string> files = params.references;
    std::vector<TrueAddress> rows;
    if (params.sample == 0 || params.holdOutNumbers) {
        rows = choose(readTruth(params.truth), params.choice);
    }
    if (params.holdOutNumbers) {
        HeldOut held = holdOutNumbers(rows);
        files.push_back(folder.file("held-out.csv"));
        writeFile(files.back(), openAddressesText(held.reference));
        rows = std::move(held.queries);
    }
    if (params.scaleTo > 0 && !params.references.empty()) {
        ScaledReference scaled = scaleReference(params.references.front(), folder.path().string(),
                                                params.scaleTo, params.sample, params.seed, job);
        files.erase(files.begin());
        files.insert(files.end(), scaled.files.begin(), scaled.files.end());
        if (params.sample > 0) {
            rows = std::move(scaled.queries);
        }
    }
    const auto start = Clock::now();
    geo::ReferenceIndex index(indexPath);
    const auto kind =
        params.kind.empty() ? std::nullopt : std::optional(geo::parseReferenceKind(params.kind));
    for (const std::string& file : files) {
        const auto added = geo::addReference(index, file, kind, job);
        report.streets += added.counts.streets;
        report.ranges += added.counts.ranges;
        report.points += added.counts.points;
    }
    report.indexSeconds = secondsSince(start);
    return rows;
}

double share(std::int64_t part, std::int64_t whole) {
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

double GeocodingReport::precision() const {
    return share(correct, matched);
}
double GeocodingReport::recall() const {
    return share(correct, total);
}
double GeocodingReport::perSecond() const {
    return seconds > 0 ? static_cast<double>(total) / seconds : 0;
}

GeocodingReport benchGeocoding(const GeocodingParams& params, core::Job& job) {
    checkWritable(params.curveOut);
    checkWritable(params.listOut);
    GeocodingReport report;
    report.seed = params.seed;
    for (int i = 0; i <= kCurveSteps; ++i) {
        report.curve.push_back({static_cast<double>(i) / kCurveSteps, 0, 0});
    }
    const support::TempDir folder;
    const std::string indexPath = folder.file("reference.sqlite");
    const auto rows = prepare(params, folder, indexPath, report, job);
    const std::vector<Query> queries = makeQueries(rows, params);
    const geo::Geocoder geocoder(indexPath);
    geocoder.find(geo::parseAddress({"1 Main St", "", "", "10001", ""})); // tables are made once
    const std::vector<Answer> answers = lookUp(queries, geocoder, report, job);
    std::vector<double> errors;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        count(queries[i], answers[i], report);
        if (answers[i].matched) {
            errors.push_back(answers[i].errorMetres);
        }
    }
    if (!errors.empty()) {
        report.medianErrorMetres = quantile(errors, 0.5);
        report.p95ErrorMetres = quantile(errors, 0.95);
    }
    typeAhead(queries, geocoder, report);
    report.peakMegabytes = peakMegabytes();
    if (!params.curveOut.empty()) {
        writeFile(params.curveOut, curveText(report));
    }
    if (!params.listOut.empty()) {
        writeFile(params.listOut, listText(queries, answers));
    }
    return report;
}

void to_json(core::Json& json, const GeocodingReport& report) {
    const auto orNull = [](const std::optional<double>& value) {
        return value ? core::Json(*value) : core::Json();
    };
    json = core::Json{{"total", report.total},
                      {"damaged", report.damaged},
                      {"matched", report.matched},
                      {"correct", report.correct},
                      {"by_level", report.byLevel},
                      {"precision", report.precision()},
                      {"recall", report.recall()},
                      {"right_street", report.rightStreet},
                      {"wrong_street", report.wrongStreet},
                      {"wrong_state", report.wrongState},
                      {"median_error_m", orNull(report.medianErrorMetres)},
                      {"p95_error_m", orNull(report.p95ErrorMetres)},
                      {"per_second", report.perSecond()},
                      {"p95_ms", report.p95Milliseconds},
                      {"suggest_p95_ms", report.suggestP95Milliseconds},
                      {"reference",
                       {{"streets", report.streets},
                        {"ranges", report.ranges},
                        {"points", report.points},
                        {"seconds", report.indexSeconds}}},
                      {"peak_mb", report.peakMegabytes},
                      {"seed", report.seed},
                      {"seconds", report.seconds}};
}

} // namespace bench
