// SPDX-License-Identifier: GPL-3.0-or-later
// Evenlode -> this -> prism proxy -> this -> stand-in. The first half chooses the description that a request falls
// under and writes its path as the description does; the second half takes that back. Prism says in a header what
// did not agree.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { basename, dirname, join } from "node:path";
import { against, assert } from "./client.mjs";
import { vendors } from "./prism_vendors.mjs";

const vendor = process.argv[2];
const { descriptions, known } = vendors[vendor];
const kPath = "x-evenlode-path";
const kViolations = "sl-violations";
const kEntry = /\{"location":\[[^\]]*\],"severity":"\w*","code":"?[^",]*"?,"message":"(?:[^"\\]|\\.)*"\}/g;
const found = new Map(); // what did not agree -> an example of a request
const checked = new Set(); // descriptions that a request fell under
let stray = 0;

function serve(handler) {
  return new Promise((resolve) => {
    const server = http.createServer((request, response) => {
      const parts = [];
      request.on("data", (part) => parts.push(part));
      request.on("end", () => handler(request, Buffer.concat(parts), response));
    });
    server.keepAliveTimeout = 60_000;
    server.listen(0, "127.0.0.1", () => resolve({ server, url: `http://127.0.0.1:${server.address().port}` }));
  });
}

const agent = new http.Agent({ keepAlive: true });

function forward(base, path, request, body, response, more, look) {
  const headers = { ...request.headers, ...more, host: new URL(base).host };
  const onward = http.request(base + path, { method: request.method, headers, agent }, (answer) => {
    const parts = [];
    answer.on("data", (part) => parts.push(part));
    answer.on("end", () => {
      const whole = Buffer.concat(parts);
      look(answer, whole);
      const kept = Object.fromEntries(Object.entries(answer.headers).filter(
        ([name]) => name !== kViolations && name !== "transfer-encoding"));
      if (whole.length === 0) {
        delete kept["content-type"]; // prism takes nothing at all for broken JSON
      }
      response.writeHead(answer.statusCode, { ...kept, "content-length": whole.length });
      response.end(whole);
    });
  });
  onward.on("error", (error) => {
    console.error(`${request.method} ${path}: ${error.message}`);
    response.destroy();
  });
  onward.end(body);
}

/** A copy of a description without what keeps prism from reading it. */
function usable(file) {
  const folder = join("descriptions", dirname(file));
  mkdirSync(folder, { recursive: true });
  const copy = join(folder, basename(file));
  if (!existsSync(copy)) { // with those that it refers to
    cpSync(join(process.env.DESCRIPTIONS, dirname(file)), folder, { recursive: true });
    execFileSync("chmod", ["-R", "u+w", "descriptions"]);
  }
  let text = readFileSync(copy, "utf8").replaceAll('"*/*"', '"application/json"');
  if (file.endsWith(".json")) { // how we sign in is not what is compared
    const json = JSON.parse(text);
    delete json.security;
    for (const path of Object.values(json.paths)) {
      for (const operation of Object.values(path)) {
        delete operation.security;
      }
    }
    delete json.servers;
    text = JSON.stringify(json);
  }
  writeFileSync(copy, text);
  return copy;
}

function prism(file, upstream) {
  return new Promise((resolve, reject) => {
    const child = spawn("node_modules/.bin/prism",
      ["proxy", file, upstream, "--host", "127.0.0.1", "--port", "0", "--verboseLevel", "info"],
      { env: { ...process.env, NODE_OPTIONS: "--max-http-header-size=1000000" } });
    let said = "";
    const listen = (part) => {
      said += part;
      const at = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(said);
      if (at) {
        resolve({ child, url: at[1] });
      }
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.on("exit", () => reject(new Error(`prism does not read ${file}: ${said.slice(-2000)}`)));
  });
}

/** The last parts of a path that are ids are no difference between requests. */
function plain(request) {
  return request.method + " " + request.url.replace(/\?.*/, "").replace(/\/[0-9]+(?=\/|$)/g, "/{id}");
}

function note(request, answer, whole) {
  if (answer.statusCode >= 500 && /problem\+json/.test(answer.headers["content-type"])) {
    console.error(`prism cannot handle ${plain(request)}: ${whole.toString().slice(0, 500)}`);
  }
  if (!answer.headers[kViolations]) {
    return;
  }
  // A long list is cut off anywhere, so its whole entries are picked out.
  for (const [entry] of answer.headers[kViolations].matchAll(kEntry)) {
    const one = JSON.parse(entry);
    const where = one.location.map((part) => (/^\d+$/.test(part) ? "*" : part)).join(".");
    const message = one.message.replace(/\.\d+(?=[. ])/g, ".*");
    const line = `${plain(request)} ${answer.statusCode}: ${where}: ${message}`;
    if (!found.has(line)) {
      found.set(line, whole.toString().slice(0, 300));
    }
  }
}

function evenlode(words, environment) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.env.EVENLODE, [...words, "--json", "--quiet"],
      { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
    let out = "";
    let err = "";
    child.stdout.on("data", (part) => { out += part; });
    child.stderr.on("data", (part) => { err += part; });
    child.on("exit", (status) => status === 0 ? resolve(JSON.parse(out))
      : reject(new Error(`evenlode ${words.join(" ")}: ${err || out}`)));
  });
}

/** A sync of everything, an edit on either side, a publish, and the sync after it. */
async function work(url, greeting, ask) {
  rmSync("plan", { recursive: true, force: true });
  const plan = "plan/plan.gpkg";
  const environment = { EVENLODE_TOKEN_CRM: greeting.token, EVENLODE_DATA_DIR: join(process.cwd(), "plan/shared") };
  const run = (...words) => evenlode(words, environment);
  await run("demo", "plan");
  const zips = execFileSync("sqlite3", [plan, "SELECT key FROM base_units ORDER BY key LIMIT 50"]).toString().trim();
  await ask(`fill 260 ${zips.replaceAll("\n", ",")}`);
  writeFileSync("plan/crm.json", JSON.stringify(greeting.config));
  await run("crm", "add", plan, "crm", "--kind", vendor, "--base-url", url, "--config", "plan/crm.json");
  await run("crm", "write-back", plan, "crm", "on");
  const first = await run("sync", plan, "crm");
  assert.equal(first.pulled.accounts, 260);
  await ask(`edit 100001 ${greeting.city} Ely`);
  assert.equal((await run("sync", plan, "crm")).pulled.accounts, 1);
  const published = await run("publish", plan, "crm", "--scenario", "Balanced", "--yes");
  assert.ok(published.written > 0);
  await run("sync", plan, "crm");
}

await against(vendor, async (greeting, ask) => {
  const back = await serve((request, body, response) => {
    forward(greeting.url, request.headers[kPath], request, body, response, {}, () => {});
  });
  // All of them first: prism begins anew whenever a file of its folder changes.
  rmSync("descriptions", { recursive: true, force: true });
  const copies = descriptions.map((one) => usable(one.file));
  const proxies = [];
  for (const copy of copies) {
    proxies.push(await prism(copy, back.url));
  }
  const front = await serve((request, body, response) => {
    const at = descriptions.findIndex((one) => one.holds(request.url.replace(/\?.*/, "")));
    if (at < 0) {
      ++stray;
      forward(greeting.url, request.url, request, body, response, {}, () => {});
      return;
    }
    checked.add(descriptions[at].file);
    const [path, query] = request.url.split(/\?(.*)/s);
    const rewritten = (descriptions[at].rewrite ?? ((same) => same))(path) + (query ? `?${query}` : "");
    forward(proxies[at].url, rewritten, request, body, response, { [kPath]: request.url },
      (answer, whole) => note(request, answer, whole));
  });
  try {
    await work(front.url, greeting, ask);
  } finally {
    proxies.forEach((one) => { one.child.removeAllListeners("exit"); one.child.kill(); });
    front.server.close();
    back.server.close();
    agent.destroy();
  }
  const unknown = [...found].filter(([line]) => !known.some((one) => one.what.test(line)));
  console.log(`${vendor}: ${checked.size} descriptions, ${found.size - unknown.length} known differences, ` +
    `${stray} requests that none describes`);
  for (const [line, example] of unknown) {
    console.error(`  ${line}\n    ${example}`);
  }
  assert.equal(unknown.length, 0, "differences from the description without a reason in prism_vendors.mjs");
}, "the traffic agrees with the vendor's description");
