// SPDX-License-Identifier: GPL-3.0-or-later
// What the scenarios share: the stand-in as a child process, and a check that says what failed.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import assert from "node:assert/strict";

/**
 * Starts the stand-in named on the command line, runs `scenario(greeting, ask)`, and ends it. `ask` gives the stand-in
 * a line and returns its answer.
 */
export async function against(vendor, scenario, claim = "the vendor's client agrees with the stand-in") {
  const server = spawn(process.env.FAKE_CRM, [vendor], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: server.stdout });
  const answers = lines[Symbol.asyncIterator]();
  const greeting = JSON.parse((await answers.next()).value);
  const ask = async (line) => {
    server.stdin.write(`${line}\n`);
    return (await answers.next()).value;
  };
  try {
    await scenario(greeting, ask);
    console.log(`${vendor}: ${claim}`);
  } finally {
    server.stdin.end();
  }
}

export { assert };
