// Runs one turn of OpenClaw's agent with the environment that the gateway has, and answers { status, isLate, output, error }.
// Input: { arguments, nodeOptions, limit, most }. Nothing watches this run: it is the real thing.
const { spawn } = require("node:child_process");
const fs = require("node:fs");

const { arguments: words, nodeOptions, limit, most } = JSON.parse(fs.readFileSync(0, "utf8"));
const env = { ...process.env };
delete env.NODE_OPTIONS;
if (nodeOptions !== null) env.NODE_OPTIONS = nodeOptions;

// In a group of its own, so that all that it starts ends with it.
const child = spawn(process.execPath, words, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
let [output, error, isLate] = ["", "", false];
const stop = setTimeout(() => { isLate = true; end(); }, limit);
child.on("error", () => {});
child.stdout.on("data", (data) => { output += data; if (output.length > most) end(); });
child.stderr.on("data", (data) => { error = (error + data).slice(-most); });
child.on("close", (status) => {
  clearTimeout(stop);
  end();
  fs.writeSync(3, JSON.stringify({ status, isLate, output, error }));
  process.exit(0);
});

function end() {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // It is over already.
  }
}
