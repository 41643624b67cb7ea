// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "crm/adapters/adapter.h"
#include "crm/adapters/adapter_tools.h"
#include "crm/auth/authorised.h"
#include "crm/http/budget.h"
#include "crm/http/retry.h"
#include "crm/http/url.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace crm {

/// Where a CRM says what is wrong, and what it means by it.
struct ErrorShape {
    std::vector<std::string> message; ///< paths, the first that is there counts
    std::vector<std::string> code;
    /// The calls of the day are used up.
    std::function<bool(int status, const std::string& code)> dayIsOver = {};
    /// Nothing was done, and trying again later helps, though the status does not say so.
    std::function<bool(int status, const std::string& code)> passing = {};
    /// A 401 that is about what the sign-in may do: a new token would not help.
    std::function<bool(const std::string& code)> beyondScope = {};
    /// The version of the interface is not spoken any more, though the status is not 410.
    std::function<bool(int status, const std::string& code)> outdated = {};
};

/// One request to an API.
struct ApiCall {
    std::string method = "GET";
    std::string path; ///< below the base address, or a whole address on the same server
    QueryItems query = {};
    core::Json body = {}; ///< null: none
    std::string raw = {}; ///< a body that is no JSON; needs its Content-Type in `headers`
    std::vector<std::pair<std::string, std::string>> headers = {};
    bool repeatable = false; ///< twice is the same as once, although it is a POST or PATCH
    bool once = false;       ///< must not be made twice, although it is a PUT
    bool anyType = false;    ///< a GET whose answer need not be JSON, nor there at all
};

/// What came back.
struct ApiAnswer {
    int status = 0; ///< 0: nothing came
    std::vector<std::pair<std::string, std::string>> headers;
    core::Json json;     ///< null where the answer was empty
    std::string raw;     ///< an answer that is no JSON and need not be
    std::string code;    ///< of an error, as the CRM names it
    std::string message; ///< of an error, in the CRM's words
    /// The CRM is not to be spoken to now: no answer, sign-in, limits, garbage, a retired version.
    std::optional<RemoteError> trouble;
    bool mayBeDone = false; ///< there is trouble, but the request may have been carried out

    bool ok() const { return !trouble && status >= 200 && status < 300; }
    /// A header, its name in lower case; empty if there is none.
    std::string header(std::string_view name) const;
};

struct VendorHttpOptions {
    std::string name;    ///< of the connection
    std::string vendor;  ///< for people: "Salesforce"
    std::string baseUrl; ///< "https://org.my.salesforce.com"; no slash at the end
    std::vector<std::pair<std::string, std::string>> headers; ///< of each request
    std::shared_ptr<TokenKeeper> keeper;                      ///< empty: no sign-in
    Sign sign;
    BudgetPolicy budget;
    ErrorShape errors;
    /// "200 OK" without a word is how this server says that there is nothing.
    bool emptyAnswers = false;
};

/// Requests to the API of one CRM: signs them, counts them, repeats what may be repeated, reads the
/// JSON of answers and turns everything that stands in the way into RemoteError.
class VendorHttp {
public:
    VendorHttp(VendorHttpOptions options, const AdapterTools& tools);

    /// Never throws for what the CRM does; see `ApiAnswer::trouble`. For writes.
    ApiAnswer attempt(const ApiCall& call, core::Job& job);
    /// Throws the trouble; an answer of any other status is returned.
    ApiAnswer send(const ApiCall& call, core::Job& job);
    /// Throws for every status but 2xx.
    ApiAnswer require(const ApiCall& call, core::Job& job);
    core::Json get(const std::string& path, const QueryItems& query, core::Job& job);

    /// The whole address of a call, for resolving links in its answer.
    std::string urlOf(const ApiCall& call) const;
    const std::string& baseUrl() const { return options_.baseUrl; }
    void setBaseUrl(std::string url);
    Budget& budget() { return *budget_; }
    const TimeSource& clock() const { return clock_; }
    std::int64_t calls() const { return budget_->calls(); }
    /// The limits that every vendor has: calls left, when they grow again.
    Limits limits() const;
    /// "Salesforce refused to list accounts: ..." for answers that end a call.
    [[noreturn]] void refuse(const ApiAnswer& answer, const std::string& what) const;

private:
    core::FetchRequest requestOf(const ApiCall& call) const;
    ApiAnswer answered(const core::FetchRequest& request, core::FetchResponse response,
                       bool anyType);
    std::optional<RemoteError> troubleOf(const core::FetchRequest& request,
                                         const core::FetchResponse& response,
                                         const ApiAnswer& answer);

    VendorHttpOptions options_;
    TimeSource clock_;
    std::shared_ptr<Budget> budget_;
    core::Fetch fetch_;
};

/// The keeper of a connection's credentials: those of EVENLODE_TOKEN_<NAME> where it is set, else
/// those in the store. `fromText` turns the text of the variable into credentials; empty: it is an
/// access token. `key` is the account's name in the store.
std::shared_ptr<TokenKeeper>
keeperFor(const std::string& name, const std::string& key, Refresh refresh,
          const AdapterTools& tools, double aheadSeconds = 60,
          std::function<Credentials(const std::string&)> fromText = {});

/// The unsigned requests of an account, for those that get tokens.
core::Fetch plainFetch(const AdapterTools& tools);

/// A file in the folder that programs share.
std::filesystem::path sharedFile(const AdapterTools& tools, const std::string& key,
                                 const std::string& ending);

/// Follows pages and notices when they never end: the same cursor twice, too many pages, or too
/// many of them without a record. Throws RemoteError(Garbage) then.
class PageGuard {
public:
    explicit PageGuard(std::string server) : server_(std::move(server)) {}
    /// To be called for each page, with what leads to the next one.
    void page(const std::string& next, std::size_t records);

private:
    std::string server_;
    std::vector<std::string> recent_;
    std::int64_t pages_ = 0;
    int empty_ = 0;
};

} // namespace crm
