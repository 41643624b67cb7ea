// SPDX-License-Identifier: GPL-3.0-or-later
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import zoho from "@zohocrm/typescript-sdk-8.0";
import { against, assert } from "./client.mjs";

await against("zoho", async ({ url }) => {
  const folder = mkdtempSync(join(tmpdir(), "zoho-client-"));
  try {
    const environment = zoho.DataCenter.setEnvironment(url, `${url}/oauth/v2/token`, url);
    const token = new zoho.OAuthBuilder().clientId("CID").clientSecret("SECRET").refreshToken("RT1").build();
    const builder = await new zoho.InitializeBuilder();
    await builder.environment(environment).token(token).store(new zoho.FileStore(join(folder, "tokens.txt")))
      .SDKConfig(new zoho.SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false).build())
      .resourcePath(folder)
      .logger(new zoho.LogBuilder().level(zoho.Levels.OFF).filePath(join(folder, "log.txt")).build())
      .initialize();

    const { RecordOperations, GetRecordsParam, GetRecordsHeader, GetDeletedRecordsParam, DeleteRecordsParam,
      Record, BodyWrapper } = zoho.Record;
    const { ParameterMap, HeaderMap } = zoho;
    const accounts = new RecordOperations("Accounts");

    const rowOf = (values) => {
      const record = new Record();
      for (const [name, value] of Object.entries(values)) {
        name === "id" ? record.setId(BigInt(value)) : record.addKeyValue(name, value);
      }
      return record;
    };
    const bodyOf = (rows, more = {}) => {
      const body = new BodyWrapper();
      body.setData(rows.map(rowOf));
      if (more.check) {
        body.setDuplicateCheckFields(more.check);
      }
      return body;
    };
    const outcomes = async (answer) =>
      (await answer).getObject().getData().map((row) => ({
        code: row.getCode().getValue(),
        id: row.getDetails().get("id"),
        action: row.getAction?.()?.getValue?.(),
      }));

    const made = await outcomes(accounts.createRecords(bodyOf(
      [1, 2, 3].map((n) => ({ Account_Name: `Account ${n}`, Billing_City: "Norwich" })))));
    assert.deepEqual(made.map((row) => row.code), ["SUCCESS", "SUCCESS", "SUCCESS"]);

    const keyed = { Account_Name: "Account 4", Evenlode_Key: "k4" };
    const first = await outcomes(accounts.upsertRecords(bodyOf([keyed], { check: ["Evenlode_Key"] })));
    const again = await outcomes(accounts.upsertRecords(bodyOf([keyed], { check: ["Evenlode_Key"] })));
    assert.equal(first[0].action, "insert");
    assert.equal(again[0].action, "update");
    assert.equal(String(again[0].id), String(first[0].id));

    const changed = await outcomes(accounts.updateRecords(bodyOf(
      [{ id: made[0].id, Billing_City: "Ely" }, { id: "4711", Billing_City: "Nowhere" }])));
    assert.equal(changed[0].code, "SUCCESS");
    assert.equal(changed[1].code, "INVALID_DATA", "one bad row fails alone");

    const params = new ParameterMap();
    await params.add(GetRecordsParam.FIELDS, "Account_Name,Billing_City");
    await params.add(GetRecordsParam.PER_PAGE, 2);
    const page = await accounts.getRecords(params, new HeaderMap());
    assert.equal(page.getStatusCode(), 200);
    const rows = page.getObject().getData();
    assert.equal(rows.length, 2);
    assert.equal(page.getObject().getInfo().getMoreRecords(), true);
    assert.ok(page.getObject().getInfo().getNextPageToken().length > 0);
    assert.equal(rows[0].getKeyValue("Billing_City"), "Ely");

    const later = new HeaderMap();
    await later.add(GetRecordsHeader.IF_MODIFIED_SINCE, new Date(Date.now() + 86400000));
    const nothing = await accounts.getRecords(params, later);
    assert.equal(nothing.getStatusCode(), 304);

    const ids = new ParameterMap();
    await ids.add(DeleteRecordsParam.IDS, String(made[2].id));
    assert.equal((await outcomes(accounts.deleteRecords(ids)))[0].code, "SUCCESS");
    const all = new ParameterMap();
    await all.add(GetDeletedRecordsParam.TYPE, "all");
    const gone = (await accounts.getDeletedRecords(all, new HeaderMap())).getObject().getData();
    assert.deepEqual(gone.map((row) => String(row.getId())), [String(made[2].id)]);

    const query = new zoho.Coql.BodyWrapper();
    query.setSelectQuery("select Account_Name, Owner from Accounts where id is not null order by id asc limit 2000");
    const found = (await new zoho.Coql.CoqlOperations().getRecords(query)).getObject().getData();
    assert.equal(found.length, 3);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
