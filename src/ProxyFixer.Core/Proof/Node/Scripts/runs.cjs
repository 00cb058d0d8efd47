// Starts the gateway's Node several times, each with an environment of its own, and prints what came of each as JSON:
// { node, answers: [{ status, error, isLate, result }] }. It runs itself with a bare environment; what it does stands on standard input:
//   { folder, scripts: {name: text}, limit, runs: [{ script, options, environment, folder, isWatched, input }] }
// A run gets its input on standard input and answers on descriptor 3; of what it says otherwise only Node's error code is kept,
// because it may quote a proxy's password. The scripts lie in a folder of this user alone, which is removed at the end.
const { spawn } = require("node:child_process");
const fs = require("node:fs");
const { join } = require("node:path");

const mostOutput = 256 * 1024;
const plan = JSON.parse(fs.readFileSync(0, "utf8"));
fs.mkdirSync(plan.folder, { mode: 0o700 });
process.on("exit", () => fs.rmSync(plan.folder, { recursive: true, force: true }));
for (const [name, text] of Object.entries(plan.scripts)) fs.writeFileSync(join(plan.folder, name), text, { mode: 0o600 });

Promise.all(plan.runs.map(run)).then((answers) =>
  process.stdout.write(JSON.stringify({ node: process.version, answers }), () => process.exit(0)));

function run(one) {
  // In front of what the gateway loads first itself: nothing may connect before it is watched.
  const watched = one.isWatched && `--require=${join(plan.folder, "watch.cjs")}`;
  const environment = { ...one.environment, NODE_OPTIONS: [watched, one.environment.NODE_OPTIONS].filter(Boolean).join(" ") };
  const child = spawn(process.execPath, [...one.options, join(plan.folder, one.script)], {
    cwd: fs.existsSync(one.folder) ? one.folder : "/", env: environment, stdio: ["pipe", "ignore", "pipe", "pipe"],
  });
  let [result, errors, isLate] = ["", "", false];
  const stop = setTimeout(() => end(true), plan.limit);
  function end(late) {
    isLate = isLate || late;
    child.kill("SIGKILL");
  }
  child.on("error", () => {});
  child.stdin.on("error", () => {}).end(JSON.stringify(one.input));
  child.stdio[3].on("data", (data) => { result += data; if (result.length > mostOutput) end(true); });
  child.stderr.on("data", (data) => { if (errors.length < mostOutput) errors += data; });
  return new Promise((done) => child.on("close", (status) => {
    clearTimeout(stop);
    done({ status, error: codeIn(errors), isLate, result: parsed(result) });
  }));
}

function codeIn(text) {
  return /code: '(\w+)'/.exec(text)?.[1] ?? /URIError: URI malformed/.exec(text)?.[0] ?? /\b(?:UND_)?ERR_\w+/.exec(text)?.[0]
    ?? (/bad option|is not allowed in NODE_OPTIONS/.test(text) ? "exit status 9" : null);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
