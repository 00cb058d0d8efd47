// Has a published OpenClaw send one of the requests that it guards itself, and tells where it connects to.
//   node guarded-request.mjs REQUEST CHUNK MODULES [managed]
// REQUEST is token (renewing a ChatGPT sign-in), web_fetch, web_fetch-trusted (with useTrustedEnvProxy) or web_search; CHUNK is the file
// of OpenClaw that holds the code; MODULES is a folder with the packages that must be real in its node_modules. `managed` stands for
// OpenClaw's own proxy setting. Prints { asked, direct } as JSON: what the proxy of the environment was asked for, and whom OpenClaw
// dialled without it. Nothing leaves the machine: names are looked up here, and a connection to anything but the proxy ends unmade.
import { spawn } from "node:child_process";
import dns from "node:dns";
import { readdirSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire, registerHooks, syncBuiltinESMExports } from "node:module";
import { Socket } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { load } from "./loading.mjs";

const [request, chunk, modules, managed] = process.argv.slice(2);
const port = Number(process.env.PROXY_PORT);
const calls = {
  token: (exported) => exported.find(({ name }) => /^refreshOpenAI\w*Token$/.test(name))("none"),
  web_fetch: (exported) => named(exported, "fetchWithWebToolsNetworkGuard")({ url: "https://example.com/" }),
  "web_fetch-trusted": (exported) => named(exported, "fetchWithWebToolsNetworkGuard")({ url: "https://example.com/", useEnvProxy: true }),
  web_search: (exported) => named(exported, "withTrustedWebToolsEndpoint")({ url: "https://example.com/" }, async () => {}),
};
await (port ? send() : listen());

// The proxy is there first: the process that sends must have its variables from the start.
async function listen() {
  const asked = [];
  const proxy = createServer();
  proxy.on("connect", ({ url }, socket) => {
    asked.push(url);
    socket.on("error", () => {}).end("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n");
  });
  await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
  const address = `http://127.0.0.1:${proxy.address().port}`;
  const child = spawn(process.execPath, process.argv.slice(1), {
    env: {
      PATH: process.env.PATH, PROXY_PORT: String(proxy.address().port), HTTP_PROXY: address, HTTPS_PROXY: address, NODE_USE_ENV_PROXY: "1",
      ...(managed ? { OPENCLAW_PROXY_ACTIVE: "1" } : {}),
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (data) => { output += data; });
  const exitCode = await new Promise((done) => child.on("close", done));
  if (exitCode === 0) console.log(JSON.stringify({ asked: [...new Set(asked)], direct: JSON.parse(output) }));
  process.exit(exitCode ?? 1);
}

async function send() {
  const dialled = new Set();
  const dial = Socket.prototype.connect;
  Socket.prototype.connect = function (...parameters) {
    const target = [parameters].flat(2)[0];
    if (Number(target.port) === port) return dial.apply(this, parameters);
    dialled.add(`${target.host}:${target.port}`);
    return this.on("error", () => {}).destroy(new Error("direct"));
  };
  const address = { address: "104.18.0.1", family: 4 }; // a public one: private ones are refused
  dns.promises.lookup = async (_, options) => (options?.all ? [address] : address);
  dns.lookup = (_, options, done = options) => (options.all ? done(null, [address]) : done(null, address.address, address.family));
  syncBuiltinESMExports();
  useRealPackages();
  const exported = Object.values(await load(chunk)).filter((value) => typeof value === "function");
  await calls[request](exported).catch(() => {});
  process.stdout.write(JSON.stringify([...dialled]), () => process.exit(0));
}

function named(exported, name) {
  return exported.find((value) => value.name === name);
}

function useRealPackages() {
  const real = createRequire(join(modules, "none.js"));
  const names = readdirSync(join(modules, "node_modules")).flatMap((name) =>
    name.startsWith("@") ? readdirSync(join(modules, "node_modules", name)).map((one) => `${name}/${one}`) : [name]);
  let isInside = false; // the look-up below asks the hook again
  registerHooks({
    resolve(specifier, context, next) {
      if (isInside || !names.some((name) => specifier === name || specifier.startsWith(`${name}/`))) return next(specifier, context);
      isInside = true;
      try {
        return { url: pathToFileURL(real.resolve(specifier)).href, shortCircuit: true };
      } finally {
        isInside = false;
      }
    },
  });
}
