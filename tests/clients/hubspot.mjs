// SPDX-License-Identifier: GPL-3.0-or-later
import { Client } from "@hubspot/api-client";
import { against, assert } from "./client.mjs";

await against("hubspot", async ({ url, token }) => {
  const client = new Client({ accessToken: token, basePath: url });
  const companies = client.crm.companies;

  const made = await companies.batchApi.create({
    inputs: [1, 2, 3].map((n) => ({ properties: { name: `Company ${n}`, city: "Norwich" }, associations: [] })),
  });
  assert.equal(made.results.length, 3);
  const ids = made.results.map((one) => one.id);

  const changed = await companies.batchApi.update({ inputs: [{ id: ids[0], properties: { city: "Ely" } }] });
  assert.equal(changed.results[0].properties.city, "Ely");

  const read = await companies.batchApi.read({
    inputs: ids.map((id) => ({ id })), properties: ["name", "city"], propertiesWithHistory: [],
  });
  assert.equal(read.results.length, 3);

  const found = await companies.searchApi.doSearch({
    filterGroups: [{ filters: [{ propertyName: "hs_object_id", operator: "GT", value: "0" }] }],
    sorts: ["hs_object_id"], properties: ["name"], limit: 100, after: "0",
  });
  assert.ok(found.total >= 0);

  const page = await companies.basicApi.getPage(2, undefined, ["name"]);
  assert.equal(page.results.length, 2);
  assert.ok(page.paging.next.after);
  const rest = await companies.basicApi.getPage(100, page.paging.next.after, ["name"]);
  assert.equal(rest.results.length, 1);

  await companies.batchApi.archive({ inputs: [{ id: ids[2] }] });
  const left = await companies.basicApi.getPage(100);
  assert.equal(left.results.length, 2);

  const properties = await client.crm.properties.coreApi.getAll("companies");
  assert.ok(properties.results.length > 0);
});
