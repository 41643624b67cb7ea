// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands/all.h"
#include "core/base/text.h"
#include "tests/bench/geocoding/geocoding.h"

#include <memory>

namespace app {

namespace {

struct Options {
    bench::GeocodingParams params;
    std::vector<std::string> files; ///< [workspace] truth
    std::string damage = "none";
    std::string holdOut;
};

bench::GeocodingParams paramsOf(const Options& options) {
    bench::GeocodingParams params = options.params;
    params.truth = absolutePath(options.files.back());
    for (std::string& file : params.references) {
        file = absolutePath(file);
    }
    for (std::string* out : {&params.curveOut, &params.listOut}) {
        *out = out->empty() ? "" : absolutePath(*out);
    }
    params.damage = bench::parseDamage(options.damage);
    params.holdOutNumbers = !options.holdOut.empty();
    return params;
}

std::string textOf(const bench::GeocodingReport& report) {
    std::string text = core::format(
        "{} in the index\n{} looked up, {} matched, {} right: precision {}, recall {}\n",
        core::counted(report.ranges + report.points, "range or point", "ranges and points"),
        core::counted(report.total, "address", "addresses"), core::grouped(report.matched),
        core::grouped(report.correct), core::percent(report.precision(), 2),
        core::percent(report.recall(), 2));
    for (const std::string& level : geo::matchLevels()) {
        if (report.byLevel.of(level) > 0) {
            text +=
                core::format("  {:<12} {:>8}\n", level, core::grouped(report.byLevel.of(level)));
        }
    }
    if (report.medianErrorMetres) {
        text += core::format("error: median {:.1f} m, 95 % within {:.1f} m\n",
                             *report.medianErrorMetres, *report.p95ErrorMetres);
    }
    text += core::format("on another street: {}; in another state: {}\n",
                         core::grouped(report.wrongStreet), core::grouped(report.wrongState));
    return text + core::format("{} a second on one thread; 95 % within {:.2f} ms, type-ahead "
                               "within {:.2f} ms; {:.0f} MB\n",
                               core::grouped(static_cast<std::int64_t>(report.perSecond())),
                               report.p95Milliseconds, report.suggestP95Milliseconds,
                               report.peakMegabytes);
}

void addOutputs(CLI::App& command, bench::GeocodingParams& params) {
    command.add_option("--curve", params.curveOut, "CSV of precision and recall by least score");
    command.add_option("--list", params.listOut, "CSV of every address with its answer");
}

void addQueries(CLI::App& command, Options& options) {
    bench::GeocodingParams& params = options.params;
    command.add_flag("--distinct", params.choice.distinct, "Each address once");
    command.add_option("--every", params.choice.every, "Of these, each so many-th")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command.add_option("--zips", params.choice.zips, "Only addresses of these ZIPs")
        ->delimiter(',');
    command.add_option("--damage", options.damage, "typos, suffix, city, zip or all")
        ->check(CLI::IsMember({"none", "typos", "suffix", "city", "zip", "all"}))
        ->capture_default_str();
    command.add_option("--damage-share", params.damageShare, "Share of the addresses to damage")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--seed", params.seed, "Another seed, other damage")->capture_default_str();
}

void addReferences(CLI::App& command, Options& options) {
    bench::GeocodingParams& params = options.params;
    command.add_option("--reference", params.references,
                       "Reference data; the index holds nothing else");
    command.add_option("--kind", params.kind, "Kind of the reference data; guessed unless told");
    command
        .add_option("--hold-out", options.holdOut,
                    "numbers: every second house number of a street is reference, the others are "
                    "looked up")
        ->check(CLI::IsMember({"numbers"}));
    command
        .add_option("--scale", params.scaleTo,
                    "Copy the first reference, a table of ranges, until there are so many")
        ->check(CLI::PositiveNumber);
    command
        .add_option("--sample", params.sample,
                    "With --scale: look up so many addresses of the copies instead")
        ->check(CLI::PositiveNumber);
}

} // namespace

void addBenchGeocode(CommandLine& line) {
    auto options = std::make_shared<Options>();
    CLI::App& command = line.add(
        "bench geocode", "Measure the geocoder against addresses whose place is known",
        "evenlode bench geocode truth.csv --reference addresses.csv --damage typos --seed 1",
        [options](Console& console) {
            const auto report = bench::benchGeocoding(paramsOf(*options), console.job());
            console.answer(report, textOf(report));
        });
    command
        .add_option("files", options->files,
                    "Table with street, city, state, zip, lat and lon; a workspace before it is "
                    "left alone")
        ->required()
        ->expected(1, 2);
    addReferences(command, *options);
    addQueries(command, *options);
    addOutputs(command, options->params);
}

} // namespace app
