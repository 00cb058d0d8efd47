// Asks for addresses with Node's own clients, one after the other, and answers which way each request took:
// [{ client, url, way, error }]; way is "proxy", "direct", "both", "none", "late", or "missing" where this Node has no such client.
// Input: { dispatcher, late, requests: [{ client, url }] }: `dispatcher` is the folder of the undici whose proxy agent OpenClaw installs, or
// null, `late` the variables that it adds before.
const fs = require("node:fs");

const { dispatcher, late, requests } = JSON.parse(fs.readFileSync(0, "utf8"));
const watched = globalThis[Symbol.for("proxyfixer")];
const longest = 3000;
const clients = {
  fetch: (url) => fetch(url),
  WebSocket: (url) => new Promise((done, fail) => {
    const socket = new WebSocket(url);
    socket.onopen = done;
    socket.onerror = (event) => fail(event.error ?? new Error("failed"));
  }),
  https: (url) => new Promise((done, fail) => require("node:https").request(url, done).on("error", fail).end()),
};

main().catch((error) => answer({ failure: codeOf(error) }));

async function main() {
  await watched.listen();
  if (dispatcher) {
    Object.assign(process.env, late);
    const undici = require(dispatcher);
    undici.setGlobalDispatcher(new undici.EnvHttpProxyAgent());
  }

  const ways = [];
  for (const one of requests) ways.push({ ...one, ...await ask(one) });
  answer(ways);
}

async function ask({ client, url }) {
  if (client !== "https" && typeof globalThis[client] !== "function") return { way: "missing", error: null };
  const { host, port } = new URL(url);
  watched.targets = new Set([`${host}:${port || 443}`]);
  watched.seen.length = 0;
  const tooLate = new Promise((_, fail) => setTimeout(() => fail(Object.assign(new Error("late"), { code: "TIMEOUT" })), longest));
  const error = await Promise.race([clients[client](url), tooLate]).then(() => null, codeOf);
  const isProxied = watched.seen.some((seen) => seen.kind === "asked" && (seen.what === "TLS" || seen.what.endsWith(` ${host}:${port || 443}`)));
  const isDirect = watched.seen.some((seen) => seen.kind === "direct");
  return { way: isProxied ? (isDirect ? "both" : "proxy") : isDirect ? "direct" : error === "TIMEOUT" ? "late" : "none", error };
}

function codeOf(error) {
  for (let one = error; one; one = one.cause) if (typeof one.code === "string") return one.code;
  return error?.name ?? "failed";
}

function answer(value) {
  fs.writeSync(3, JSON.stringify(value));
  process.exit(0);
}
