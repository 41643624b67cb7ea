// SPDX-License-Identifier: GPL-3.0-or-later
import * as v1 from "pipedrive/v1";
import * as v2 from "pipedrive/v2";
import { against, assert } from "./client.mjs";

await against("pipedrive", async ({ url, token }) => {
  const second = new v2.Configuration({ apiKey: token, basePath: `${url}/api/v2` });
  const first = new v1.Configuration({ apiKey: token, basePath: `${url}/v1` });
  const organizations = new v2.OrganizationsApi(second);

  const me = await new v1.UsersApi(first).getCurrentUser();
  assert.ok(me.data.company_id > 0);
  assert.equal((await new v1.UsersApi(first).getUsers()).data.length, 1);

  const fields = new v2.OrganizationFieldsApi(second);
  const field = await fields.addOrganizationField(
    { AddOrganizationFieldRequest: { field_name: "Region", field_type: "varchar" } });
  const key = field.data.field_code;
  assert.match(key, /^[0-9a-f]{40}$/);
  const listed = await fields.getOrganizationFields({ limit: 500 });
  assert.ok(listed.data.some((one) => one.field_code === key && one.is_custom_field));

  const ids = [];
  for (const n of [1, 2, 3]) {
    const made = await organizations.addOrganization({ AddOrganizationRequest: {
      name: `Organization ${n}`, address: { value: "Norwich", locality: "Norwich" },
      custom_fields: { [key]: `T-${n}` } } });
    ids.push(made.data.id);
  }
  const changed = await organizations.updateOrganization(
    { id: ids[0], UpdateOrganizationRequest: { owner_id: 7, custom_fields: { [key]: "T-9" } } });
  assert.equal(changed.data.owner_id, 7);
  assert.equal(changed.data.custom_fields[key], "T-9");
  assert.equal(changed.data.name, "Organization 1", "what was not sent stays");

  const page = await organizations.getOrganizations({ limit: 2, sort_by: "id", sort_direction: "asc" });
  assert.equal(page.data.length, 2);
  const rest = await organizations.getOrganizations(
    { limit: 2, sort_by: "id", sort_direction: "asc", cursor: page.additional_data.next_cursor });
  assert.equal(rest.data.length, 1);
  assert.equal(rest.additional_data.next_cursor, null);
  assert.equal(rest.data[0].address.locality, "Norwich");
  const some = await organizations.getOrganizations({ ids: `${ids[0]},${ids[2]}` });
  assert.deepEqual(some.data.map((one) => one.id).sort(), [ids[0], ids[2]].sort());

  const found = await organizations.searchOrganization(
    { term: "t-9", fields: "custom_fields", exact_match: true });
  assert.equal(found.data.items[0].item.id, ids[0]);

  await organizations.deleteOrganization({ id: ids[2] });
  assert.equal((await organizations.getOrganizations({})).data.length, 2);
  const recent = await new v1.RecentsApi(first).getRecents(
    { since_timestamp: "2026-01-01 00:00:00", items: "organization" });
  assert.equal(recent.data.filter((one) => one.data.active_flag === false).length, 1);

  const activities = new v2.ActivitiesApi(second);
  const visit = await activities.addActivity({ AddActivityRequest: {
    subject: "Visit", type: "meeting", due_date: "2026-03-29", due_time: "08:00", duration: "00:30",
    org_id: ids[0], done: true } });
  assert.equal(visit.data.due_time, "08:00");
  const ofOne = await activities.getActivities({ org_id: ids[0] });
  assert.equal(ofOne.data.length, 1);

  // The client passes the vendor's words on, whatever else it makes of a refusal.
  await assert.rejects(
    organizations.updateOrganization({ id: 999999, UpdateOrganizationRequest: { name: "nobody" } }),
    (error) => /not found|404/.test(JSON.stringify(error) + error.message));
});
