// SPDX-License-Identifier: GPL-3.0-or-later
import { DynamicsWebApi } from "dynamics-web-api";
import { against, assert } from "./client.mjs";

await against("dynamics", async ({ url, token }) => {
  const client = new DynamicsWebApi({
    serverUrl: url, dataApi: { version: "9.2" }, onTokenRefresh: async () => ({ accessToken: token }),
  });
  const collection = "accounts";

  const territory = await client.create({ collection: "territories", data: { name: "North" } });
  assert.match(territory, /^[0-9a-f-]{36}$/);
  const ids = [];
  for (const n of [1, 2, 3]) {
    ids.push(await client.create({ collection, data: { name: `Company ${n}`, address1_city: "Norwich" } }));
  }

  const first = await client.retrieve({ collection, key: ids[0], select: ["name", "address1_city"] });
  assert.equal(first.name, "Company 1");
  const etag = first["@odata.etag"];
  await client.update({
    collection, key: ids[0], ifmatch: etag,
    data: { "territoryid@odata.bind": `/territories(${territory})`, address1_latitude: 48.85 },
  });
  const stale = await client.update({ collection, key: ids[0], ifmatch: etag, data: { name: "late" } });
  assert.equal(stale, false, "a version that has passed is refused");

  const made = await client.upsert({
    collection, key: "accountnumber='A-1'", data: { name: "Keyed" }, returnRepresentation: true,
  });
  const again = await client.upsert({
    collection, key: "accountnumber='A-1'", data: { name: "Keyed twice" }, returnRepresentation: true,
  });
  assert.equal(again.accountid, made.accountid);

  const page = await client.retrieveMultiple({ collection, select: ["name"], maxPageSize: 2 });
  assert.equal(page.value.length, 2);
  assert.ok(page.oDataNextLink);
  const rest = await client.retrieveMultiple({ collection, maxPageSize: 2 }, page.oDataNextLink);
  assert.equal(rest.value.length, 2);

  const tracked = await client.retrieveMultiple({ collection, select: ["name"], trackChanges: true });
  assert.equal(tracked.value.length, 4);
  assert.ok(tracked["@odata.deltaLink"]);
  await client.deleteRecord({ collection, key: ids[2] });
  const changes = await client.retrieveMultiple({ collection }, tracked["@odata.deltaLink"]);
  assert.equal(changes.value.length, 1);
  assert.equal(changes.value[0].reason, "deleted");

  client.startBatch();
  client.update({ collection, key: ids[0], data: { name: "In a batch" } });
  client.update({ collection, key: ids[1], data: { name: "As well" } });
  await client.executeBatch();
  assert.equal((await client.retrieve({ collection, key: ids[1], select: ["name"] })).name, "As well");

  const visit = await client.create({
    collection: "appointments",
    data: {
      subject: "Visit", scheduledstart: "2026-03-29T08:00:00Z", scheduledend: "2026-03-29T08:30:00Z",
      "regardingobjectid_account@odata.bind": `/accounts(${ids[0]})`,
    },
  });
  const kept = await client.retrieve({ collection: "appointments", key: visit, select: ["subject", "_regardingobjectid_value"] });
  assert.equal(kept._regardingobjectid_value, ids[0]);
});
