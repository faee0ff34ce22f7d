// Starting a Mesos double: who it is, and what asks for no service.
import { basename } from "node:path";
import { runProgram } from "../shared/refusal.ts";
import { ownSettings, placeUnder } from "../shared/settings.ts";
import { isRelease, type Role } from "./catalog.ts";
import type { Given } from "./flags.ts";

export function runMesos(role: Role, main: (given: Given) => Promise<void>): void {
  const program = basename(process.env["DOUBLE_PROGRAM"] ?? `mesos-${role}`);
  runProgram(program, async () => {
    const { root, releases } = ownSettings();
    if (!isRelease(releases.mesos)) throw new Error(`no facts about Mesos ${releases.mesos}`);
    const args = process.argv.slice(2);
    if (args.includes("--version")) return void process.stdout.write(`mesos ${releases.mesos}\n`);
    if (args.includes("--help")) return void process.stdout.write(`Usage: ${program} [options]\n`);
    await main({ role, release: releases.mesos, args, environment: process.env, place: placeUnder(root) });
  });
}
