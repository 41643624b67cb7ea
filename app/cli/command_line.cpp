// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

#include "app/cli/interrupt.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/base/version.h"

#include <cmath>
#include <filesystem>

namespace app {

namespace {

constexpr std::size_t kIssuesShown = 20;

std::string timeLeft(double seconds) {
    const auto whole = static_cast<std::int64_t>(std::ceil(seconds));
    return whole < 90 ? core::format("about {} s left", whole)
                      : core::format("about {} min left", (whole + 59) / 60);
}

core::Job::Observer progressLine(const Streams& streams, bool quiet) {
    if (quiet || !streams.terminal) {
        return {};
    }
    return [&streams](const core::Progress& progress) {
        const std::string left = progress.secondsLeft ? ", " + timeLeft(*progress.secondsLeft) : "";
        streams.err << "\r\033[K"
                    << core::format("{:3.0f} % {}{}", progress.fraction * 100, progress.text, left)
                    << std::flush;
    };
}

core::Json errorJson(const core::Error& error) {
    return {{"error",
             {{"code", core::codeName(error.code())},
              {"message", error.what()},
              {"hint", error.hint()},
              {"subject", error.subject()}}}};
}

} // namespace

std::string absolutePath(const std::string& path) {
    return std::filesystem::absolute(path).lexically_normal().string();
}

void Console::answer(const core::Json& json, const std::string& text) {
    if (json_) {
        streams_.out << json.dump(2, ' ', false, core::Json::error_handler_t::replace) << '\n';
    } else {
        streams_.out << text;
        if (!text.empty() && text.back() != '\n') {
            streams_.out << '\n';
        }
    }
}

void Console::issues(const std::vector<core::Issue>& issues) {
    if (json_) {
        return;
    }
    for (std::size_t i = 0; i < issues.size() && i < kIssuesShown; ++i) {
        const core::Issue& issue = issues[i];
        const std::string row = issue.row > 0 ? core::format("row {}: ", issue.row) : "";
        streams_.err << core::format("{}: {}{} {}", core::severityName(issue.severity), row,
                                     issue.subject, issue.message);
        streams_.err << (issue.hint.empty() ? "\n" : core::format(" ({})\n", issue.hint));
    }
    if (issues.size() > kIssuesShown) {
        streams_.err << core::format("... and {} more; --json lists all\n",
                                     issues.size() - kIssuesShown);
    }
}

CommandLine::CommandLine() : app_("Evenlode: territory planning on your own machine", "evenlode") {
    app_.set_version_flag("--version", std::string("evenlode ") + core::kVersion);
    app_.require_subcommand(0, 1);
    app_.fallthrough(false);
    app_.footer("`evenlode help VERB` shows the options of a verb with an example.");
}

CLI::App& CommandLine::group(CLI::App& parent, const std::string& name) {
    for (CLI::App* existing : parent.get_subcommands({})) {
        if (existing->get_name() == name) {
            return *existing;
        }
    }
    CLI::App* made = parent.add_subcommand(name, core::format("Commands on {}", name));
    made->require_subcommand(1);
    return *made;
}

CLI::App& CommandLine::add(const std::string& name, const std::string& summary,
                           const std::string& example, Action action, bool anytime) {
    std::vector<std::string> words = core::split(name, ' ');
    const std::string leaf = words.back();
    words.pop_back();
    CLI::App* parent = &app_;
    for (const std::string& word : words) {
        parent = &group(*parent, word);
    }
    CLI::App* command = parent->add_subcommand(leaf, summary);
    command->footer("Example:\n  " + example);
    command->add_flag("--json", json_, "Print one JSON object instead of text");
    command->add_flag("--quiet", quiet_, "No progress on stderr");
    entries_.push_back({name, command, std::move(action), anytime});
    return *command;
}

std::vector<std::string> CommandLine::names() const {
    std::vector<std::string> names;
    for (const Entry& entry : entries_) {
        names.push_back(entry.name);
    }
    return names;
}

int CommandLine::execute(const Entry& entry, const Streams& streams) {
    core::Job job(progressLine(streams, quiet_));
    const InterruptGuard interrupt(job, entry.anytime);
    Console console(streams, job, json_);
    entry.action(console);
    if (!quiet_ && streams.terminal) {
        streams.err << "\r\033[K" << std::flush;
    }
    return console.status();
}

int CommandLine::explain(const std::exception& error, const Streams& streams) const {
    const auto* known = dynamic_cast<const core::Error*>(&error);
    const core::Error shown = known != nullptr ? *known
                                               : core::Error(core::Code::Bug, error.what(),
                                                             "this is ours to fix: report it");
    if (streams.terminal) {
        streams.err << "\r\033[K";
    }
    streams.err << "evenlode: " << shown.what() << '\n';
    if (!shown.hint().empty()) {
        streams.err << "hint: " << shown.hint() << '\n';
    }
    if (json_) {
        streams.out << errorJson(shown).dump(2, ' ', false, core::Json::error_handler_t::replace)
                    << '\n';
    }
    return shown.exitStatus();
}

/// Of "geocode" and "geocode find" both count as given: the longer one is meant.
const CommandLine::Entry* CommandLine::parsedEntry() const {
    const Entry* meant = nullptr;
    for (const Entry& entry : entries_) {
        if (entry.app->parsed() &&
            (meant == nullptr || entry.name.starts_with(meant->name + " "))) {
            meant = &entry;
        }
    }
    return meant;
}

int CommandLine::run(const std::vector<std::string>& arguments, const Streams& streams) {
    std::vector<std::string> words = arguments;
    if (!words.empty() && words.front() == "help") {
        words.erase(words.begin());
        words.emplace_back("--help");
    }
    try {
        // CLI11 takes the arguments last first.
        app_.parse(std::vector<std::string>(words.rbegin(), words.rend()));
        if (const Entry* entry = parsedEntry()) {
            return execute(*entry, streams);
        }
        streams.out << app_.help();
        return 0;
    } catch (const CLI::Success& asked) {
        app_.exit(asked, streams.out, streams.err);
        return 0;
    } catch (const CLI::ParseError& wrong) {
        json_ = std::find(words.begin(), words.end(), "--json") != words.end();
        return explain(core::Error(core::Code::Usage, wrong.what(), "see `evenlode help VERB`"),
                       streams);
    } catch (const std::exception& error) {
        return explain(error, streams);
    }
}

int runCli(const std::vector<std::string>& arguments, const Streams& streams) {
    CommandLine line;
    addAllCommands(line);
    return line.run(arguments, streams);
}

std::vector<std::string> commandNames() {
    CommandLine line;
    addAllCommands(line);
    return line.names();
}

} // namespace app
