// SPDX-License-Identifier: GPL-3.0-or-later
// What the scenarios share: the stand-in as a child process, and a check that says what failed.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import assert from "node:assert/strict";

/** Starts the stand-in named on the command line, runs `scenario(greeting)`, and ends it. */
export async function against(vendor, scenario) {
  const server = spawn(process.env.FAKE_CRM, [vendor], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: server.stdout });
  const greeting = JSON.parse((await lines[Symbol.asyncIterator]().next()).value);
  try {
    await scenario(greeting);
    console.log(`${vendor}: the vendor's client agrees with the stand-in`);
  } finally {
    server.stdin.end();
  }
}

export { assert };
