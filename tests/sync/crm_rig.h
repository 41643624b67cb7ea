// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/job.h"
#include "core/workspace/workspace.h"
#include "crm/verbs/publish.h"
#include "crm/verbs/sync.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace crm::test {

/// A CRM under test: an adapter of ours with a server that a test can play tricks on. Each adapter
/// joins the suites of this folder by one line in rigs.cpp.
///
/// What a CRM cannot do returns false, and the check that needs it is skipped for it. Fields are
/// named as the adapter's mapping names them; `name` and `city` say which column those two are.
class CrmRig {
public:
    virtual ~CrmRig() = default;

    virtual CrmConnection connection() const = 0;
    /// In this process; a killed and forked child makes its own.
    virtual std::unique_ptr<Adapter> adapter() = 0;
    virtual Clock& clock() = 0;
    /// Opens connections anew that must not be carried over a fork.
    virtual void afterFork() {}
    virtual void advance(double seconds) = 0;

    virtual std::string nameField() const { return "Name"; }
    virtual std::string cityField() const { return "City"; }
    virtual std::string phoneField() const { return "Phone"; }

    using Rows = std::map<std::string, std::map<std::string, std::string>>;
    /// Accounts that exist, by id.
    virtual Rows rows() = 0;
    virtual void put(const std::string& id, const std::map<std::string, std::string>& fields) = 0;
    virtual void edit(const std::string& id, const std::string& field,
                      const std::string& value) = 0;
    virtual void erase(const std::string& id) = 0;
    /// Accounts "100000" and following, all with one time stamp; returns their ids.
    virtual std::vector<std::string> fill(int count) = 0;

    /// Calls that so many writes take beyond those of a CRM with batches: where the vendor has
    /// none, one each.
    virtual int leastCalls(int) const { return 0; }
    /// How often the server carried out a write of this record.
    virtual int writesOf(const std::string&) { return -1; }
    virtual bool merge(const std::string&, const std::string&) { return false; }
    /// Appears in lists only after so many seconds, with its true time stamp.
    virtual bool putLate(const std::string&, const std::map<std::string, std::string>&, double) {
        return false;
    }
    /// So many of a thousand calls go wrong.
    virtual bool faults(int) { return false; }
    virtual bool dropNextAnswer() { return false; }
    virtual bool refuse(const std::vector<std::string>&) { return false; }
    virtual bool expireCursors() { return false; }
    virtual bool quota(int) { return false; }
    virtual bool lag(int) { return false; }
    /// The server keeps to the vendor's limit of calls in a short time, and refuses more.
    virtual bool limitRate() { return false; }
    /// Calls that the server refused for coming too fast.
    virtual int refusedForRate() { return 0; }
    virtual bool retire() { return false; }
    virtual bool anotherOrganisation() { return false; }
    /// Two records with one of our keys, where the CRM does not prevent it.
    virtual bool twoWithKey(const std::string&) { return false; }
    /// Activities that carry a key of ours.
    virtual int activitiesWith(const std::string&) { return -1; }
    /// Pictures are refused from now on, or taken again.
    virtual bool refuseFiles(bool) { return false; }
    /// Files that records have.
    virtual int files() { return -1; }
    /// Voids the access token; a refresh brings another, and another refresh token with it.
    virtual bool voidToken() { return false; }
    /// Refreshes so far.
    virtual int tokenCalls() { return -1; }
    /// The process ends right after it has stored its next tokens.
    virtual void dieAfterTokens() {}
    /// Calls at which the process may be killed: `hook` gets the number of each.
    virtual bool onCall(std::function<void(std::int64_t)>) { return false; }
};

using RigMaker = std::function<std::unique_ptr<CrmRig>(const std::string& folder)>;
/// Those that speak HTTP to a fake of their vendor.
std::map<std::string, RigMaker> vendorRigs();
/// Name -> rig.
const std::map<std::string, RigMaker>& rigs();

} // namespace crm::test
