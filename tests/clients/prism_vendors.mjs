// SPDX-License-Identifier: GPL-3.0-or-later
// Which description holds for which request, and the differences that are known and why they stand.

/** The dated interface of HubSpot is described by the files of the version before it. */
const dated = (kind) => (path) => path.replace(new RegExp(`^/crm/${kind}/\\d{4}-\\d{2}`), `/crm/v3/${kind}`);
const hubspotObject = (type, file = type) => ({
  file: `hubspot/${file}.json`,
  holds: (path) => new RegExp(`^/crm/objects/[^/]+/${type}(/|$)`).test(path),
  rewrite: dated("objects"),
});

export const vendors = {
  hubspot: {
    descriptions: [
      ...["companies", "contacts", "deals", "meetings", "calls", "notes", "tasks"].map((type) => hubspotObject(type)),
      { file: "hubspot/properties.json", holds: (path) => path.startsWith("/crm/properties/"), rewrite: dated("properties") },
      { file: "hubspot/owners.json", holds: (path) => path.startsWith("/crm/owners/"),
        rewrite: (path) => dated("owners")(path).replace(/^\/crm\/v3\/owners$/, "/crm/v3/owners/") },
    ],
    known: [
      { what: /updatedAt must match format "date-time"/,
        why: "the stand-in tells versions of one millisecond apart by a number behind the time" },
    ],
  },
  pipedrive: {
    descriptions: [
      { file: "pipedrive/pipedrive-v2.yaml", holds: (path) => path.startsWith("/api/v2/"),
        rewrite: (path) => path.slice("/api/v2".length) },
      { file: "pipedrive/pipedrive-v1.yaml", holds: (path) => path.startsWith("/v1/"),
        rewrite: (path) => path.slice("/v1".length) },
    ],
    known: [
      { what: /^GET \/v1\/leads 200: request\.query\.sort: /,
        why: "the words of the description give a field a direction (`id ASC`), its list of values does not" },
      { what: /additional_data\.next_cursor must be string/, why: "null is how Pipedrive ends a list" },
      { what: /^GET \/v1\/\w+ 200: response\.body\.data: .* must be array/,
        why: "the first version says null where there is nothing" },
      { what: /^GET \/v1\/leadFields 200: response\.body\.data\.\*\.field_type/,
        why: "the stand-in gives leads the kinds of fields that the second version knows" },
    ],
  },
  zoho: {
    descriptions: [
      { file: "zoho/v8.0/coql.json", holds: (path) => path.endsWith("/coql") },
      { file: "zoho/v8.0/org.json", holds: (path) => path.endsWith("/org") },
      { file: "zoho/v8.0/users.json", holds: (path) => path.endsWith("/users") },
      { file: "zoho/v8.0/fields.json", holds: (path) => path.endsWith("/settings/fields") },
      { file: "zoho/v8.0/modules.json", holds: (path) => path.endsWith("/settings/modules") },
      { file: "zoho/v8.0/territories.json", holds: (path) => path.endsWith("/settings/territories") },
      { file: "zoho/v8.0/record.json", holds: (path) => /^\/crm\/v8\/[A-Z]/.test(path) },
    ],
    known: [
      { what: /^GET \/crm\/v8\/settings\/(fields|modules) 200: response\.body\S* .* must have required property/,
        why: "the stand-in describes fields and modules by what is read of them" },
      { what: /^GET \/crm\/v8\/users 200: response\.body\.info: .* 'count'/,
        why: "the stand-in says whether there are more users, not how many" },
      { what: /^GET \/crm\/v8\/users 200: .*email must match pattern/,
        why: "the description takes an example of an address for the rule" },
      { what: /^(GET|PUT|POST) \S+ 20[01]: response\.body: .* must match exactly one schema in oneOf/,
        why: "the description's answers do not exclude each other: an exception need not hold anything, so that every answer is one too" },
    ],
  },
};
