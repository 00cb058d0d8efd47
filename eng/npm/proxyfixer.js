#!/usr/bin/env node
// Starts the program for this platform and stands aside: arguments, streams and environment go in, signals and status go through.
"use strict";
const { spawn } = require("child_process");

const CouldNotFinish = 3;
const packages = {
  "darwin arm64": ["darwin-arm64"],
  "darwin x64": ["darwin-x64"],
  "linux arm64": ["linux-arm64"],
  "linux x64": ["linux-x64", "linux-musl-x64"],
};
const platform = `${process.platform} ${process.arch}`;

function find(name) {
  try {
    return require.resolve(`@proxyfixer/${name}/proxyfixer`);
  } catch {
    return null;
  }
}

function fail(words) {
  process.stderr.write(`proxyfixer: ${words}\n`);
  process.exitCode = CouldNotFinish;
}

// A program for another C library is there and yet "not found", because its loader is missing: then the next one is tried.
function start([program, ...others]) {
  // Before the program is there: a signal that comes while it starts would end the launcher alone.
  const forward = ["SIGHUP", "SIGINT", "SIGQUIT", "SIGTERM"].map((signal) => [signal, () => child.kill(signal)]);
  forward.forEach(([signal, pass]) => process.on(signal, pass));
  const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
  const end = () => forward.forEach(([signal, pass]) => process.removeListener(signal, pass));
  child.once("error", (error) => {
    end();
    if (error.code === "ENOENT" && others.length > 0) start(others);
    else fail(`${program} cannot be started: ${error.message}`);
  });
  child.once("exit", (status, signal) => {
    end();
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = status;
  });
}

const programs = (packages[platform] || []).map(find).filter(Boolean);
if (!packages[platform]) {
  fail(`there is no program for ${platform} on npm; build it from the sources with the .NET SDK`);
} else if (programs.length === 0) {
  const names = packages[platform].map((name) => `@proxyfixer/${name}`).join(" or ");
  fail(`the package with the program for ${platform} (${names}) is missing; install proxyfixer again without --omit=optional or --no-optional`);
} else {
  start(programs);
}
