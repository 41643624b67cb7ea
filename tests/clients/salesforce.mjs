// SPDX-License-Identifier: GPL-3.0-or-later
import jsforce from "jsforce";
import { against, assert } from "./client.mjs";

await against("salesforce", async ({ url, token }) => {
  const connection = new jsforce.Connection({ instanceUrl: url, accessToken: token, version: "66.0" });

  const described = await connection.sobject("Account").describe();
  assert.equal(described.name, "Account");
  assert.ok(described.fields.some((field) => field.name === "BillingCity"));

  const made = await connection.sobject("Account").create(
    [1, 2, 3].map((n) => ({ Name: `Account ${n}`, BillingCity: "Norwich" })));
  assert.deepEqual(made.map((row) => row.success), [true, true, true]);

  const keyed = await connection.sobject("Account").upsert(
    [{ Name: "Account 4", Evenlode_Key__c: "k4" }], "Evenlode_Key__c");
  assert.equal(keyed[0].success, true);
  const again = await connection.sobject("Account").upsert(
    [{ Name: "Account 4b", Evenlode_Key__c: "k4" }], "Evenlode_Key__c");
  assert.equal(again[0].id, keyed[0].id);

  const changed = await connection.sobject("Account").update(
    [{ Id: made[0].id, BillingCity: "Ely" }, { Id: "001000000000000AAA", Name: "nobody" }]);
  assert.equal(changed[0].success, true);
  assert.equal(changed[1].success, false, "one bad row fails alone");
  assert.ok(changed[1].errors.length > 0);

  const found = await connection.query("SELECT Id, Name, BillingCity FROM Account ORDER BY SystemModstamp, Id");
  assert.equal(found.totalSize, 4);
  assert.equal(found.records.find((row) => row.Id === made[0].id).BillingCity, "Ely");

  const removed = await connection.sobject("Account").delete([made[2].id]);
  assert.equal(removed[0].success, true);
  assert.equal((await connection.query("SELECT Id FROM Account")).totalSize, 3);

  const limits = await connection.limits();
  assert.ok(limits.DailyApiRequests.Max > 0);

  const job = connection.bulk2.createJob({ object: "Account", operation: "update" });
  await job.open();
  await job.uploadData([{ Id: made[1].id, BillingCity: "Diss" }]);
  await job.close();
  await job.poll(50, 10000);
  const results = await job.getAllResults();
  assert.equal(results.successfulResults.length, 1);
  assert.equal((await connection.query(`SELECT BillingCity FROM Account WHERE Id IN ('${made[1].id}')`))
    .records[0].BillingCity, "Diss");
});
