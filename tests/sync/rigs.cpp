// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "crm/adapters/factory.h"
#include "tests/sync/crm_rig.h"
#include "tests/sync/fake_adapter.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

namespace crm::test {

namespace {

class FakeRig final : public CrmRig {
public:
    explicit FakeRig(std::string folder) : folder_(std::move(folder)) { open(); }

    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "fake";
        connection.writeBack = true;
        connection.config = {{"publish",
                              {{"territory_id", "Terr"},
                               {"territory", "TerrName"},
                               {"owner", "Owner"},
                               {"lon", "Lon"},
                               {"lat", "Lat"},
                               {"quality", "Quality"}}}};
        return connection;
    }
    std::unique_ptr<Adapter> adapter() override {
        return std::make_unique<FakeAdapter>(*server_, *clock_);
    }
    Clock& clock() override { return *clock_; }
    void afterFork() override { open(); }
    void advance(double seconds) override { clock_->advance(seconds); }

    Rows rows() override {
        Rows rows;
        for (const FakeServer::Row& row : server_->rows()) {
            rows[row.id] = row.fields;
        }
        return rows;
    }
    void put(const std::string& id, const std::map<std::string, std::string>& fields) override {
        server_->put(id, fields);
    }
    void edit(const std::string& id, const std::string& field, const std::string& value) override {
        server_->edit(id, field, value);
    }
    void erase(const std::string& id) override { server_->erase(id); }
    std::vector<std::string> fill(int count) override {
        server_->fill(count);
        std::vector<std::string> ids;
        for (int i = 0; i < count; ++i) {
            ids.push_back(std::to_string(100000 + i));
        }
        return ids;
    }
    int writesOf(const std::string& id) override { return server_->row(id).writes; }
    bool merge(const std::string& id, const std::string& survivor) override {
        server_->merge(id, survivor);
        return true;
    }
    bool putLate(const std::string& id, const std::map<std::string, std::string>& fields,
                 double seconds) override {
        server_->put(id, fields, seconds);
        return true;
    }
    bool faults(int perMille) override { return set("faults", std::to_string(perMille)); }
    bool refuseFiles(bool on) override { return set("refuse_files", on ? "1" : "0"); }
    int files() override { return static_cast<int>(server_->rows("files").size()); }
    bool dropNextAnswer() override { return set("drop-next-write", "1"); }
    bool refuse(const std::vector<std::string>& ids) override {
        set("whole-batch", "1");
        return set("bad", core::join(ids, " "));
    }
    bool expireCursors() override { return set("cursors-from", "1000000000"); }
    bool quota(int calls) override { return set("quota", calls < 0 ? "" : std::to_string(calls)); }
    bool lag(int seconds) override { return set("lag", std::to_string(seconds)); }
    bool retire() override { return set("retired", "1"); }
    bool anotherOrganisation() override { return set("org", "two"); }
    bool twoWithKey(const std::string& key) override {
        server_->apply("activities", "", key, {}, 0);
        server_->apply("activities", "", key, {}, 0);
        return true;
    }
    int activitiesWith(const std::string& key) override {
        return static_cast<int>(server_->byKey("activities", key).size());
    }
    bool onCall(std::function<void(std::int64_t)> hook) override {
        FakeAdapter::onCall = std::move(hook);
        return true;
    }

private:
    void open() {
        server_.reset();
        clock_.emplace(folder_ + "/clock.db");
        server_.emplace(folder_ + "/server.db", *clock_);
    }
    bool set(const std::string& name, const std::string& value) {
        server_->set(name, value);
        return true;
    }

    std::string folder_;
    std::optional<VirtualClock> clock_;
    std::optional<FakeServer> server_;
};

/// A folder with accounts.csv, edited as people edit it.
class FilesRig final : public CrmRig {
public:
    explicit FilesRig(std::string folder) : folder_(std::move(folder)) {
        if (std::filesystem::create_directories(folder_ + "/crm")) {
            store({});
        }
    }

    CrmConnection connection() const override {
        CrmConnection connection;
        connection.name = "crm";
        connection.kind = "files";
        connection.writeBack = true;
        connection.config = {
            {"folder", folder_ + "/crm"},
            {"publish", {{"territory_id", "Terr"}, {"territory", "TerrName"}, {"owner", "Owner"}}}};
        return connection;
    }
    std::unique_ptr<Adapter> adapter() override { return makeAdapter(connection()); }
    Clock& clock() override { return Clock::system(); }
    void advance(double) override {}

    Rows rows() override {
        Rows rows;
        std::ifstream in(folder_ + "/crm/accounts.csv");
        std::string line;
        std::vector<std::string> header;
        while (std::getline(in, line)) {
            std::vector<std::string> cells;
            std::istringstream cutter(line + ",");
            for (std::string cell; std::getline(cutter, cell, ',');) {
                cells.push_back(cell);
            }
            if (header.empty()) {
                header = cells;
                continue;
            }
            for (std::size_t i = 1; i < header.size(); ++i) {
                rows[cells.at(0)][header[i]] = i < cells.size() ? cells[i] : "";
            }
        }
        return rows;
    }
    void put(const std::string& id, const std::map<std::string, std::string>& fields) override {
        Rows all = rows();
        all[id] = fields;
        store(all);
    }
    void edit(const std::string& id, const std::string& field, const std::string& value) override {
        Rows all = rows();
        all[id][field] = value;
        store(all);
    }
    void erase(const std::string& id) override {
        Rows all = rows();
        all.erase(id);
        store(all);
    }
    std::vector<std::string> fill(int count) override {
        Rows all = rows();
        std::vector<std::string> ids;
        for (int i = 0; i < count; ++i) {
            ids.push_back(std::to_string(100000 + i));
            all[ids.back()] = {{"Name", "Account " + ids.back()},
                               {"City", "City " + std::to_string(i % 50)},
                               {"Zip", "065" + std::to_string(10 + i % 3)}};
        }
        store(all);
        return ids;
    }

private:
    void store(const Rows& all) const {
        static const std::vector<std::string> kColumns = {"Name", "City",     "Zip",  "Phone",
                                                          "Terr", "TerrName", "Owner"};
        const std::string path = folder_ + "/crm/accounts.csv";
        {
            std::ofstream out(path + ".new");
            out << "Id," << core::join(kColumns, ",") << '\n';
            for (const auto& [id, fields] : all) {
                out << id;
                for (const std::string& column : kColumns) {
                    const auto found = fields.find(column);
                    out << ',' << (found == fields.end() ? "" : found->second);
                }
                out << '\n';
            }
        }
        std::filesystem::rename(path + ".new", path);
    }

    std::string folder_;
};

template <class Rig> RigMaker maker() {
    return [](const std::string& folder) { return std::make_unique<Rig>(folder); };
}

} // namespace

const std::map<std::string, RigMaker>& rigs() {
    static const std::map<std::string, RigMaker> kRigs = [] {
        std::map<std::string, RigMaker> all = vendorRigs();
        all["fake"] = maker<FakeRig>();
        all["files"] = maker<FilesRig>();
        return all;
    }();
    return kRigs;
}

} // namespace crm::test
