// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/routing_instance.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numbers>
#include <sstream>

namespace bench {

namespace {

using core::format;
using core::route::Resource;
using core::route::Stop;
using core::route::TravelMatrix;

constexpr double kSolomonUnit = 1000;
constexpr int kMostNodes = 20'000;

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
    throw core::Error(core::Code::Input, format("{}: {}", path, what),
                      "give an instance in TSPLIB, Solomon or TSPTW format", path);
}

std::string textOf(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        refuse(path, "the file cannot be read");
    }
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// All numbers of a text; false if anything else is among them.
bool numbersOf(const std::string& text, std::vector<double>& numbers) {
    std::istringstream words(text);
    std::string word;
    while (words >> word) {
        const auto number = core::parseNumber(word);
        if (!number) {
            return false;
        }
        numbers.push_back(*number);
    }
    return true;
}

/// "KEY : value" and "KEY: value".
std::map<std::string, std::string> headerOf(const std::string& text) {
    std::map<std::string, std::string> header;
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        const std::size_t colon = line.find(':');
        if (colon != std::string::npos) {
            header[std::string(core::trim(line.substr(0, colon)))] =
                std::string(core::trim(line.substr(colon + 1)));
        }
    }
    return header;
}

std::vector<double> section(const std::string& path, const std::string& text,
                            const std::string& title) {
    const std::size_t begin = text.find(title);
    if (begin == std::string::npos) {
        refuse(path, "it has no " + title);
    }
    const std::size_t from = begin + title.size();
    const std::size_t end = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", from);
    std::string body = text.substr(from, end == std::string::npos ? end : end - from);
    // "1.5E+02" holds a letter that ends no section.
    for (std::size_t next = end; next != std::string::npos && text[next] == 'E' &&
                                 next + 1 < text.size() && text[next + 1] != 'O';) {
        const std::size_t later = text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", next + 1);
        body += text.substr(next, later == std::string::npos ? later : later - next);
        next = later;
    }
    std::vector<double> numbers;
    if (!numbersOf(body, numbers)) {
        refuse(path, title + " holds something that is no number");
    }
    return numbers;
}

struct Point {
    double x = 0;
    double y = 0;
};

double geoAngle(double value) {
    const double degrees = std::trunc(value);
    return std::numbers::pi * (degrees + 5.0 * (value - degrees) / 3.0) / 180.0;
}

/// Distances as TSPLIB95 defines them (Reinelt 1991).
int tsplibDistance(const std::string& type, const Point& a, const Point& b) {
    const double dx = a.x - b.x;
    const double dy = a.y - b.y;
    if (type == "CEIL_2D") {
        return static_cast<int>(std::ceil(std::sqrt(dx * dx + dy * dy)));
    }
    if (type == "ATT") {
        const double length = std::sqrt((dx * dx + dy * dy) / 10.0);
        const int rounded = static_cast<int>(length + 0.5);
        return rounded < length ? rounded + 1 : rounded;
    }
    if (type == "GEO") {
        constexpr double kRadius = 6378.388;
        const double q1 = std::cos(geoAngle(a.y) - geoAngle(b.y));
        const double q2 = std::cos(geoAngle(a.x) - geoAngle(b.x));
        const double q3 = std::cos(geoAngle(a.x) + geoAngle(b.x));
        return static_cast<int>(kRadius * std::acos(0.5 * ((1 + q1) * q2 - (1 - q1) * q3)) + 1.0);
    }
    return static_cast<int>(std::floor(std::sqrt(dx * dx + dy * dy) + 0.5));
}

TravelMatrix explicitMatrix(const std::string& path, const std::string& text, int nodes,
                            const std::string& form) {
    const std::vector<double> weights = section(path, text, "EDGE_WEIGHT_SECTION");
    TravelMatrix matrix = TravelMatrix::ofSize(nodes, false);
    std::size_t next = 0;
    const auto take = [&](int i, int j) {
        if (next >= weights.size()) {
            refuse(path, "its matrix ends too early");
        }
        matrix.duration[matrix.cell(i, j)] = matrix.duration[matrix.cell(j, i)] =
            static_cast<int>(weights[next++]);
    };
    for (int i = 0; i < nodes; ++i) {
        const int from = form == "UPPER_ROW" ? i + 1 : form == "UPPER_DIAG_ROW" ? i : 0;
        const int to = form == "LOWER_DIAG_ROW" ? i : form == "LOWER_ROW" ? i - 1 : nodes - 1;
        for (int j = from; j <= to; ++j) {
            take(i, j);
        }
    }
    return matrix;
}

TravelMatrix tsplibMatrix(const std::string& path, const std::string& text, int nodes) {
    const auto header = headerOf(text);
    const auto type = header.find("EDGE_WEIGHT_TYPE");
    const std::string kind = type == header.end() ? "EUC_2D" : type->second;
    if (kind == "EXPLICIT") {
        const auto form = header.find("EDGE_WEIGHT_FORMAT");
        return explicitMatrix(path, text, nodes, form == header.end() ? "" : form->second);
    }
    if (kind != "EUC_2D" && kind != "CEIL_2D" && kind != "ATT" && kind != "GEO") {
        refuse(path, "distances of kind " + kind + " are not known");
    }
    const std::vector<double> rows = section(path, text, "NODE_COORD_SECTION");
    if (rows.size() < static_cast<std::size_t>(nodes) * 3) {
        refuse(path, "it has fewer coordinates than its dimension says");
    }
    TravelMatrix matrix = TravelMatrix::ofSize(nodes, false);
    const auto point = [&](int i) {
        return Point{rows[static_cast<std::size_t>(i) * 3 + 1],
                     rows[static_cast<std::size_t>(i) * 3 + 2]};
    };
    for (int i = 0; i < nodes; ++i) {
        for (int j = 0; j < nodes; ++j) {
            matrix.duration[matrix.cell(i, j)] =
                i == j ? 0 : tsplibDistance(kind, point(i), point(j));
        }
    }
    return matrix;
}

RoutingInstance tsplib(const std::string& path, const std::string& text) {
    const auto header = headerOf(text);
    const auto dimension = header.find("DIMENSION");
    const auto nodes =
        dimension == header.end() ? std::nullopt : core::parseInteger(dimension->second);
    if (!nodes || *nodes < 2 || *nodes > kMostNodes) {
        refuse(path, format("its dimension must be 2 to {}", kMostNodes));
    }
    RoutingInstance instance;
    instance.problem.travel.push_back(tsplibMatrix(path, text, static_cast<int>(*nodes)));
    instance.firstNumber = 1;
    for (int i = 1; i < *nodes; ++i) {
        Stop stop;
        stop.id = std::to_string(i + 1);
        stop.location = i;
        instance.problem.stops.push_back(stop);
        instance.numbers.push_back(i + 1);
    }
    Resource tour;
    tour.id = "the tour";
    tour.hours = {0, 1'900'000'000};
    tour.start = tour.end = 0;
    instance.problem.resources.push_back(tour);
    return instance;
}

std::int64_t thousandths(double value) {
    return static_cast<std::int64_t>(std::floor(kSolomonUnit * value + 0.5));
}

RoutingInstance solomon(const std::string& path, const std::string& text) {
    std::istringstream lines(text);
    std::string line;
    std::vector<double> fleet;
    std::vector<std::vector<double>> rows;
    while (std::getline(lines, line)) {
        std::vector<double> numbers;
        if (!numbersOf(line, numbers)) {
            continue;
        }
        if (numbers.size() == 2 && fleet.empty()) {
            fleet = numbers;
        } else if (numbers.size() == 7) {
            rows.push_back(numbers);
        } else if (!numbers.empty()) {
            refuse(path, "a line has neither 2 nor 7 numbers: " + line);
        }
    }
    if (fleet.empty() || rows.size() < 2 || rows.size() > kMostNodes) {
        refuse(path, "it needs a vehicle line, a depot and customers");
    }
    RoutingInstance instance;
    instance.unit = kSolomonUnit;
    TravelMatrix matrix = TravelMatrix::ofSize(static_cast<int>(rows.size()), false);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < rows.size(); ++j) {
            matrix.duration[matrix.cell(static_cast<int>(i), static_cast<int>(j))] =
                static_cast<std::int32_t>(
                    thousandths(std::hypot(rows[i][1] - rows[j][1], rows[i][2] - rows[j][2])));
        }
    }
    instance.problem.travel.push_back(std::move(matrix));
    for (std::size_t i = 1; i < rows.size(); ++i) {
        Stop stop;
        stop.id = std::to_string(static_cast<int>(rows[i][0]));
        stop.location = static_cast<int>(i);
        stop.windows = {{thousandths(rows[i][4]), thousandths(rows[i][5])}};
        stop.service = thousandths(rows[i][6]);
        stop.demand = {static_cast<std::int64_t>(rows[i][3])};
        instance.problem.stops.push_back(stop);
        instance.numbers.push_back(static_cast<int>(rows[i][0]));
    }
    for (int k = 0; k < std::min(static_cast<int>(fleet[0]), kMostNodes); ++k) {
        Resource vehicle;
        vehicle.id = format("vehicle {}", k + 1);
        vehicle.hours = {thousandths(rows[0][4]), thousandths(rows[0][5])};
        vehicle.start = vehicle.end = 0;
        vehicle.capacity = {static_cast<std::int64_t>(fleet[1])};
        instance.problem.resources.push_back(vehicle);
    }
    return instance;
}

RoutingInstance tsptw(const std::string& path, const std::string& text) {
    std::vector<double> numbers;
    if (!numbersOf(text, numbers) || numbers.empty() || numbers[0] < 2 || numbers[0] > kMostNodes) {
        refuse(path, "it does not begin with the number of nodes");
    }
    const auto nodes = static_cast<std::size_t>(numbers[0]);
    if (numbers.size() < 1 + nodes * nodes + 2 * nodes) {
        refuse(path,
               format("it needs {} numbers for {} nodes", 1 + nodes * nodes + 2 * nodes, nodes));
    }
    const bool whole = std::all_of(numbers.begin(), numbers.end(),
                                   [](double value) { return value == std::floor(value); });
    RoutingInstance instance;
    instance.unit = whole ? 1 : kSolomonUnit;
    const auto scaled = [&](std::size_t i) {
        return static_cast<std::int64_t>(std::llround(numbers[i] * instance.unit));
    };
    TravelMatrix matrix = TravelMatrix::ofSize(static_cast<int>(nodes), false);
    for (std::size_t i = 0; i < nodes * nodes; ++i) {
        matrix.duration[i] = static_cast<std::int32_t>(scaled(1 + i));
    }
    instance.problem.travel.push_back(std::move(matrix));
    const std::size_t windows = 1 + nodes * nodes;
    for (std::size_t i = 1; i < nodes; ++i) {
        Stop stop;
        stop.id = std::to_string(i);
        stop.location = static_cast<int>(i);
        stop.windows = {{scaled(windows + 2 * i), scaled(windows + 2 * i + 1)}};
        instance.problem.stops.push_back(stop);
        instance.numbers.push_back(static_cast<int>(i));
    }
    Resource tour;
    tour.id = "the tour";
    tour.hours = {scaled(windows), scaled(windows + 1)};
    tour.start = tour.end = 0;
    instance.problem.resources.push_back(tour);
    return instance;
}

RoutingFormat guess(const std::string& text) {
    if (text.find("DIMENSION") != std::string::npos) {
        return RoutingFormat::Tsplib;
    }
    return text.find("VEHICLE") != std::string::npos ? RoutingFormat::Solomon
                                                     : RoutingFormat::Tsptw;
}

using Row = std::map<std::string, std::string>;

/// A small table without quotes that matter to us.
std::vector<Row> tableOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    std::string line;
    std::vector<std::string> titles;
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const auto cells = core::split(core::trim(line), ',');
        if (titles.empty()) {
            titles = cells;
            continue;
        }
        Row row;
        for (std::size_t i = 0; i < std::min(titles.size(), cells.size()); ++i) {
            row[titles[i]] = cells[i];
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::optional<double> cell(const Row& row, const std::string& title) {
    const auto found = row.find(title);
    return found == row.end() ? std::nullopt : core::parseNumber(found->second);
}

void addPublished(RoutingInstance& instance, const std::filesystem::path& path) {
    for (const Row& row : tableOf(path.parent_path() / "best_known.csv")) {
        const auto name = row.find("instance");
        if (name == row.end() ||
            (name->second != path.stem().string() && name->second != path.filename().string())) {
            continue;
        }
        for (const char* title : {"best_known", "best_known_travel_cost",
                                  "distance_bk_distance_only", "distance_best_found_here"}) {
            if (const auto value = cell(row, title)) {
                instance.bestKnown = std::min(instance.bestKnown.value_or(*value), *value);
            }
        }
        if (!instance.bestKnown) {
            instance.bestKnown = cell(row, "distance_bk");
            if (const auto vehicles = cell(row, "vehicles_bk")) {
                instance.bestKnownVehicles = static_cast<int>(*vehicles);
            }
        }
    }
    for (const Row& row : tableOf(path.parent_path().parent_path() / "peer_results.csv")) {
        const auto name = row.find("instance");
        if (name != row.end() && name->second == path.stem().string()) {
            instance.peer = cell(row, "pyvrp_5s_or_10s_distance");
        }
    }
}

} // namespace

RoutingFormat routingFormat(const std::string& name) {
    for (const auto each : {RoutingFormat::Tsplib, RoutingFormat::Solomon, RoutingFormat::Tsptw}) {
        if (name == routingFormatName(each)) {
            return each;
        }
    }
    return RoutingFormat::Guess;
}

const char* routingFormatName(RoutingFormat format) {
    switch (format) {
    case RoutingFormat::Tsplib: return "tsplib";
    case RoutingFormat::Solomon: return "solomon";
    case RoutingFormat::Tsptw: return "tsptw";
    case RoutingFormat::Guess: break;
    }
    return "";
}

RoutingInstance readRouting(const std::string& path, RoutingFormat format) {
    const std::string text = textOf(path);
    format = format == RoutingFormat::Guess ? guess(text) : format;
    RoutingInstance instance = format == RoutingFormat::Tsplib    ? tsplib(path, text)
                               : format == RoutingFormat::Solomon ? solomon(path, text)
                                                                  : tsptw(path, text);
    instance.format = format;
    instance.name = std::filesystem::path(path).stem().string();
    addPublished(instance, path);
    return instance;
}

std::vector<std::string> routingInstancesIn(const std::string& folder) {
    std::vector<std::string> paths;
    for (const Row& row : tableOf(std::filesystem::path(folder) / "best_known.csv")) {
        const auto name = row.find("instance");
        for (const char* ending : {"", ".txt", ".tsp"}) {
            const auto path =
                std::filesystem::path(folder) / (name == row.end() ? "" : name->second + ending);
            if (std::filesystem::is_regular_file(path)) {
                paths.push_back(path.string());
                break;
            }
        }
    }
    if (paths.empty()) {
        refuse(folder, "it holds no best_known.csv that names instances");
    }
    return paths;
}

} // namespace bench
