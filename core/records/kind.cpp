// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace core::records {

namespace {

using Fields = std::vector<Field>;

void append(Fields& to, const Fields& more) {
    to.insert(to.end(), more.begin(), more.end());
}

const Fields& addressFields() {
    static const Fields fields = {
        {"house_number",
         FieldType::Text,
         {"house number", "street number", "housenumber", "address number", "civic number"}},
        {"street",
         FieldType::Text,
         {"street", "street address", "address", "address 1", "address line 1", "address line1",
          "address1", "addr", "addr 1", "street 1", "street1", "billing street", "mailing street",
          "shipping street", "billing address", "?street name", "?shipping address",
          "?mailing address"}},
        {"unit",
         FieldType::Text,
         {"unit", "suite", "apt", "apartment", "address 2", "address line 2", "address line2",
          "address2", "street 2", "street2", "unit number", "suite number"}},
        {"city",
         FieldType::Text,
         {"city", "town", "place", "municipality", "locality", "billing city", "mailing city",
          "?shipping city", "?city name"}},
        {"state",
         FieldType::State,
         {"state", "state code", "st", "province", "state province", "state abbr",
          "state abbreviation", "usps state", "billing state", "mailing state", "?shipping state",
          "?region code", "?region", "?state name"}},
        {"zip",
         FieldType::Zip,
         {"zip", "zip code", "zipcode", "postal code", "postcode", "postalcode", "zip5", "zip 5",
          "postal", "zcta", "zcta5", "billing postal code", "billing zip", "mailing postal code",
          "mailing zip", "?shipping postal code", "?shipping zip"}},
        {"country",
         FieldType::Country,
         {"country", "country code", "billing country", "mailing country", "?shipping country",
          "?nation"}},
        {"lon",
         FieldType::Lon,
         {"lon", "lng", "long", "longitude", "x", "lon dd", "x coord", "x coordinate", "point x",
          "coord x", "?intptlon", "?centroid x"}},
        {"lat",
         FieldType::Lat,
         {"lat", "latitude", "y", "lat dd", "y coord", "y coordinate", "point y", "coord y",
          "?intptlat", "?centroid y"}}};
    return fields;
}

const Field kOwner = {"owner",
                      FieldType::Text,
                      {"owner", "owner name", "account owner", "sales rep", "salesperson", "rep",
                       "assigned to", "owner id", "sales rep name", "account manager", "rep name",
                       "rep id", "?owner email"}};
const Field kPhone = {
    "phone", FieldType::Text, {"phone", "phone number", "telephone", "tel", "phone no", "?mobile"}};
const Field kEmail = {"email", FieldType::Text, {"email", "e mail", "email address", "mail"}};
const Field kAccountId = {"account_id",
                          FieldType::Id,
                          {"account id", "accountid", "account number", "account no", "account key",
                           "customer id", "customer number", "company id", "client id",
                           "account code", "?account", "?customer", "?company id"}};
const Field kCreated = {"created",
                        FieldType::Date,
                        {"created", "created date", "created at", "create date", "created on",
                         "date created", "createdate"}};

Fields accountFields() {
    Fields fields = {
        {"id",
         FieldType::Id,
         {"id", "external id", "record id", "uid", "guid", "uuid", "key", "crm id", "ref"}},
        {"name",
         FieldType::Text,
         {"name", "company", "company name", "organization", "organisation", "business name",
          "store name", "title", "dba name", "legal name", "?account", "?customer"}}};
    append(fields, addressFields());
    append(
        fields,
        {kPhone,
         {"website", FieldType::Text, {"website", "web site", "url", "web", "homepage", "domain"}},
         {"segment",
          FieldType::Text,
          {"segment", "tier", "customer segment", "account segment", "segmentation", "industry",
           "vertical", "ind", "?class", "?channel"}},
         kOwner,
         {"territory_id",
          FieldType::Text,
          {"territory id", "territory", "territory code", "territory name"}},
         // Never guessed: a family follows its head, which is wrong for a chain with one head
         // office.
         {"parent_id", FieldType::Id, {}}});
    return fields;
}

Fields opportunityFields() {
    return {
        {"id", FieldType::Id, {"id", "external id", "record id", "uid", "guid", "uuid", "key"}},
        kAccountId,
        {"name", FieldType::Text, {"name", "title", "subject", "topic", "?description"}},
        {"stage", FieldType::Text, {"stage", "stage name", "status", "pipeline stage", "phase"}},
        {"amount",
         FieldType::Number,
         {"amount", "value", "deal value", "deal size", "expected revenue", "revenue", "sales",
          "total amount", "?total", "?price"}},
        {"close_date",
         FieldType::Date,
         {"close date", "closedate", "closed date", "expected close date", "closing date", "close",
          "order date", "won date", "?end date"}},
        kOwner,
        {"is_won", FieldType::Flag, {"is won", "iswon", "won"}},
        {"is_closed", FieldType::Flag, {"is closed", "isclosed", "closed"}},
        kCreated};
}

Fields personFields(bool lead) {
    Fields fields = {
        {"id", FieldType::Id, {"id", "external id", "record id", "uid", "guid", "uuid", "key"}}};
    if (lead) {
        fields.push_back({"company",
                          FieldType::Text,
                          {"company", "company name", "organization", "account", "account name",
                           "organisation"}});
    } else {
        fields.push_back(kAccountId);
    }
    append(fields,
           {{"name", FieldType::Text, {"name", "full name", "fullname", "person"}},
            {"first_name", FieldType::Text, {"first name", "firstname", "given name", "first"}},
            {"last_name",
             FieldType::Text,
             {"last name", "lastname", "surname", "family name", "last"}},
            kEmail,
            kPhone,
            {"title", FieldType::Text, {"title", "job title", "position", "role"}}});
    append(fields, addressFields());
    fields.push_back(kOwner);
    if (lead) {
        append(fields,
               {{"status", FieldType::Text, {"status", "lead status", "stage"}},
                {"source", FieldType::Text, {"source", "lead source", "origin", "campaign"}}});
    }
    fields.push_back(kCreated);
    return fields;
}

Fields repFields() {
    Fields fields = {
        {"id", FieldType::Id, {"id", "external id", "record id", "uid", "guid", "uuid", "key"}},
        {"name",
         FieldType::Text,
         {"name", "full name", "rep", "sales rep", "team", "team name", "person", "user name",
          "username"}},
        {"kind", FieldType::Text, {"kind", "rep type", "type", "person or team"}},
        kEmail};
    append(fields, addressFields());
    append(
        fields,
        {{"capacity_hours",
          FieldType::Number,
          {"capacity hours", "hours", "hours per week", "weekly hours", "capacity", "work hours"}},
         {"weight",
          FieldType::Number,
          {"weight", "capacity weight", "fte", "capacity share", "share", "load weight"}},
         {"skills", FieldType::List, {"skills", "skill", "products", "specialty", "speciality"}},
         {"segments", FieldType::List, {"segments", "segment", "tiers", "industries"}},
         {"starts_on",
          FieldType::Date,
          {"starts on", "start date", "start", "hire date", "from", "effective from",
           "valid from"}},
         {"ends_on",
          FieldType::Date,
          {"ends on", "end date", "end", "until", "to", "effective to", "valid to",
           "termination date"}}});
    return fields;
}

} // namespace

const char* kindName(Kind kind) {
    switch (kind) {
    case Kind::Account: return "account";
    case Kind::Opportunity: return "opportunity";
    case Kind::Contact: return "contact";
    case Kind::Lead: return "lead";
    case Kind::Rep: return "rep";
    }
    return "record";
}

const char* kindPlural(Kind kind) {
    switch (kind) {
    case Kind::Account: return "accounts";
    case Kind::Opportunity: return "opportunities";
    case Kind::Contact: return "contacts";
    case Kind::Lead: return "leads";
    case Kind::Rep: return "reps";
    }
    return "records";
}

const std::vector<Field>& fieldsOf(Kind kind) {
    static const Fields accounts = accountFields();
    static const Fields opportunities = opportunityFields();
    static const Fields contacts = personFields(false);
    static const Fields leads = personFields(true);
    static const Fields reps = repFields();
    switch (kind) {
    case Kind::Opportunity: return opportunities;
    case Kind::Contact: return contacts;
    case Kind::Lead: return leads;
    case Kind::Rep: return reps;
    case Kind::Account: break;
    }
    return accounts;
}

std::optional<std::size_t> fieldIndex(Kind kind, std::string_view name) {
    const Fields& fields = fieldsOf(kind);
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const Field& field) { return field.name == name; });
    if (at == fields.end()) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(at - fields.begin());
}

std::string fieldTitle(Kind kind, std::string_view name) {
    using Title = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Title, 9> kTitles = {{{"zip", "ZIP"},
                                                      {"street", "Street address"},
                                                      {"owner", "Rep"},
                                                      {"lon", "Longitude"},
                                                      {"lat", "Latitude"},
                                                      {"email", "E-mail"},
                                                      {"is_won", "Won"},
                                                      {"is_closed", "Closed"},
                                                      {"parent_id", "Head of the family"}}};
    if (name == "id" || name == "account_id") {
        const bool own = name == "id" && kind != Kind::Account;
        std::string title = own ? std::string(kindName(kind)) + " number" : "account number";
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
        return title;
    }
    for (const auto& [field, title] : kTitles) {
        if (field == name) {
            return std::string(title);
        }
    }
    std::string title(name);
    std::replace(title.begin(), title.end(), '_', ' ');
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') {
        title[0] = static_cast<char>(title[0] - 'a' + 'A');
    }
    return title;
}

const std::vector<std::string_view>& entityWords(Kind kind) {
    using Words = std::vector<std::string_view>;
    static const Words account = {"account",  "acct",     "customer", "cust",        "client",
                                  "company",  "store",    "shop",     "site",        "location",
                                  "provider", "hospital", "facility", "practice",    "outlet",
                                  "branch",   "dealer",   "business", "organization"};
    static const Words opportunity = {"opportunity", "opp", "deal"};
    static const Words contact = {"contact", "person"};
    static const Words lead = {"lead", "prospect"};
    static const Words rep = {"rep",    "sales rep", "salesperson", "employee", "user",
                              "person", "agent",     "team",        "member",   "home"};
    switch (kind) {
    case Kind::Opportunity: return opportunity;
    case Kind::Contact: return contact;
    case Kind::Lead: return lead;
    case Kind::Rep: return rep;
    case Kind::Account: break;
    }
    return account;
}

} // namespace core::records
