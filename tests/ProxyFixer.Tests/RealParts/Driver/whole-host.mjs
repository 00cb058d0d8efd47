// One turn of a real OpenClaw behind a proxy on loopback that ends TLS with a throw-away CA and plays the Codex back end.
//   node whole-host.mjs OPENCLAW_FOLDER WORK_FOLDER LIMIT_SECONDS [successor]
// `successor` is for releases that have Codex at the provider openai and keep sign-ins in a database: doctor brings them there first.
// Prints { exitCode, killedAfter, answered, errors, arrived: [{ host, method, url, headers }] } as JSON; killedAfter is null for a run that
// ended by itself. Nothing leaves the machine: the proxy answers all.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createSecureContext, TLSSocket } from "node:tls";
import { answer } from "./backend.mjs";

const [openclaw, work, limit, successor] = process.argv.slice(2);
const provider = successor ? "openai" : "openai-codex";
const model = `${provider}/gpt-5.4`;
const arrived = [];
mkdirSync(work, { recursive: true });
const proxy = await startProxy();
const [address, home] = [`http://127.0.0.1:${proxy.address().port}`, makeHome()];
const doctor = successor ? await run(address, home, "doctor", "--fix", "--non-interactive", "--yes") : null;
arrived.length = 0;
const result = doctor?.killedAfter ? doctor : await run(address, home, "agent", "--local", "--agent", "main", "--message", "hi", "--json", "--timeout", limit);
process.stdout.write(JSON.stringify({ ...result, arrived }));
process.exit(0);

function openssl(...parameters) {
  execFileSync("openssl", parameters, { cwd: work, stdio: "ignore" });
}

function certificate(host) {
  if (!existsSync(join(work, "ca.pem"))) {
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "ca.key", "-out", "ca.pem", "-days", "2", "-subj", "/CN=throw-away");
    openssl("genrsa", "-out", "leaf.key", "2048");
  }
  if (!existsSync(join(work, `${host}.pem`))) {
    writeFileSync(join(work, `${host}.ext`), `subjectAltName=DNS:${host}\n`);
    openssl("req", "-new", "-key", "leaf.key", "-out", `${host}.csr`, "-subj", `/CN=${host}`);
    openssl("x509", "-req", "-in", `${host}.csr`, "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", `${host}.pem`, "-days", "2", "-extfile", `${host}.ext`);
  }
  return createSecureContext({ key: readFileSync(join(work, "leaf.key")), cert: readFileSync(join(work, `${host}.pem`)) });
}

async function startProxy() {
  certificate("chatgpt.com");
  const origin = createServer((request, response) => {
    const { authorization, ...headers } = request.headers;
    arrived.push({ host: request.socket.host, method: request.method, url: request.url, headers });
    request.resume().on("end", () => {
      const isTurn = request.method === "POST" && request.url.endsWith("/responses");
      response.writeHead(200, { "content-type": isTurn ? "text/event-stream" : "application/json" });
      response.end(isTurn ? answer.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("") : "{}");
    });
  });
  const server = createServer((request, response) => response.writeHead(502).end());
  server.on("connect", (request, socket) => {
    const host = request.url.split(":")[0];
    socket.on("error", () => {});
    socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
    const inner = new TLSSocket(socket, { isServer: true, secureContext: certificate(host), ALPNProtocols: ["http/1.1"] });
    inner.host = host;
    inner.on("error", () => {});
    origin.emit("connection", inner);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

function makeHome() {
  const home = join(work, "home");
  const agent = join(home, ".openclaw/agents/main/agent");
  mkdirSync(agent, { recursive: true });
  mkdirSync(join(home, "work"), { recursive: true });
  const expires = Math.floor(Date.now() / 1000) + 30 * 86400; // one that runs out within days counts as missing in 2026.9.6
  const encode = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { exp: expires, "https://api.openai.com/auth": { chatgpt_account_id: "account", chatgpt_plan_type: "plus" }, "https://api.openai.com/profile": { email: "user@example.test" } };
  const access = `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.x`;
  const profile = { type: "oauth", provider, access, refresh: "none", expires: expires * 1000, accountId: "account", email: "user@example.test" };
  writeFileSync(join(agent, "auth-profiles.json"), JSON.stringify({ version: 1, profiles: { [`${provider}:default`]: profile } }));
  writeFileSync(join(home, ".openclaw/openclaw.json"), JSON.stringify({
    agents: {
      defaults: {
        workspace: join(home, "work"), model: { primary: model }, skipBootstrap: true,
        ...(successor ? { models: { [model]: { agentRuntime: { id: "openclaw" } } } } : {}),
      },
    },
    auth: { profiles: { [`${provider}:default`]: { provider, mode: "oauth" } } },
    gateway: { mode: "local", auth: { mode: "token", token: "none" } },
  }));
  return home;
}

function run(address, home, ...parameters) {
  const child = spawn(process.execPath, [join(openclaw, "openclaw.mjs"), ...parameters], {
    cwd: join(home, "work"),
    env: {
      PATH: "/usr/bin:/bin", HOME: home, LANG: "C.UTF-8", NODE_USE_ENV_PROXY: "1",
      HTTPS_PROXY: address, HTTP_PROXY: address, NODE_EXTRA_CA_CERTS: join(work, "ca.pem"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [output, errors, killedAfter] = ["", "", null];
  child.stdout.on("data", (data) => { output += data; });
  child.stderr.on("data", (data) => { errors += data; });
  const stop = setTimeout(() => {
    killedAfter = Number(limit);
    child.kill("SIGKILL");
  }, limit * 1000);
  return new Promise((done) => child.on("close", (exitCode) => {
    clearTimeout(stop);
    done({ exitCode, killedAfter, answered: output.includes("\"fine\""), errors: errors.slice(-2000) });
  }));
}
