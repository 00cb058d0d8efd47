// Loads the installed code that sends Codex requests, lets it send one over SSE and one over WebSocket with a token that opens nothing,
// and answers with the headers that arrived: { arrived: [{ transport, kind, headers }], failures: {transport: text}, leftOut: [...] }.
// Input: { file, api, provider, version, headers, names }, where `headers` are those of the config and `names` what is told of the
// request. Its address is the real one, because code sets headers by it; its TLS ends in this process (see watch.cjs).
import { createHash } from "node:crypto";
import { readFileSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import * as module from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const input = JSON.parse(readFileSync(0, "utf8"));
const watched = globalThis[Symbol.for("proxyfixer")];
const longest = 6000;
const leftOut = new Set();
const arrived = [];
const message = { type: "message", id: "m1", role: "assistant", status: "completed", content: [{ type: "output_text", text: "fine", annotations: [] }] };
const usage = { input_tokens: 1, output_tokens: 1, total_tokens: 2, input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } };
const answers = [
  { type: "response.created", response: { id: "r1", status: "in_progress" } },
  { type: "response.output_item.added", output_index: 0, item: { ...message, status: "in_progress", content: [] } },
  { type: "response.output_item.done", output_index: 0, item: message },
  { type: "response.completed", response: { id: "r1", status: "completed", output: [message], usage } },
];

watched.targets = new Set(["chatgpt.com:443"]);
watched.answer = await startBackend();
watched.own.add(watched.answer);
const failures = {};
try {
  leaveOutWhatIsMissing();
  const stream = senderOf(await import(pathToFileURL(input.file).href));
  await new Promise((done) => setTimeout(done, 50)); // older code loads node:os after the module itself
  if (!stream) throw new Error("the function that sends is not exported");
  for (const transport of ["sse", "websocket"]) {
    const first = arrived.length;
    await send(stream, transport).catch((error) => { failures[transport] = String(error?.message ?? error); });
    for (const one of arrived.slice(first)) one.transport = transport;
  }
} catch (error) {
  failures.load = String(error?.message ?? error);
}
writeSync(3, JSON.stringify({ arrived, failures, leftOut: [...leftOut].sort() }));
process.exit(0);

function senderOf(exported) {
  const functions = Object.values(exported).filter((value) => typeof value === "function");
  const named = (name) => functions.find((value) => value.name === name);
  return named("streamOpenAICodexResponses") ?? named("createOpenAIResponsesTransportStreamFn")?.() ?? exported.stream;
}

async function send(stream, transport) {
  const model = {
    id: "gpt-5", name: "gpt-5", api: input.api, provider: input.provider, baseUrl: "https://chatgpt.com/backend-api",
    reasoning: true, input: ["text"], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 }, contextWindow: 100000, maxTokens: 10000,
    headers: Object.keys(input.headers).length > 0 ? input.headers : undefined,
  };
  const context = { systemPrompt: "none", messages: [{ role: "user", content: [{ type: "text", text: "hello" }], timestamp: 0 }], tools: [] };
  const events = await stream(model, context, { apiKey: token(), sessionId: `session-${transport}`, transport, maxRetries: 0 });
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error("no answer in time")), longest));
  let last;
  await Promise.race([late, (async () => { for await (const event of events) last = event; })()]);
  if (last?.type === "error") throw new Error(last.error?.errorMessage ?? "failed");
}

// Its payload is both base64 and base64url: some versions read it with atob.
function token() {
  for (let length = 0; ; length++) {
    const claims = { exp: 4102444800, "https://api.openai.com/auth": { chatgpt_account_id: "account-1" }, pad: "x".repeat(length) };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64");
    if (!/[+/=]/.test(payload)) return `e30.${payload}.none`;
  }
}

async function startBackend() {
  const keep = (kind, { headers }) => arrived.push({ kind, headers: Object.fromEntries(input.names.map((name) => [name, headers[name.toLowerCase()]]).filter(([, value]) => value !== undefined)) });
  const server = createServer((request, response) => {
    if (request.method === "POST") keep("sse", request);
    request.resume().on("end", () => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.end(answers.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join(""));
    });
  });
  server.on("upgrade", (request, socket) => {
    keep("websocket", request);
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest("base64");
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${key}\r\n\r\n`);
    socket.on("error", () => {}).once("data", () => answers.forEach((event) => socket.write(frame(JSON.stringify(event)))));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server.address().port;
}

function frame(text) {
  const payload = Buffer.from(text);
  const head = payload.length < 126 ? [0x81, payload.length] : [0x81, 126, payload.length >> 8, payload.length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
}

// A package that is not installed becomes a module of inert things, which is said: the request may not need it.
function leaveOutWhatIsMissing() {
  const inert = "const make = () => new Proxy(class {}, { get: (target, name) => name === 'prototype' ? target.prototype"
    + " : name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : make(), apply: () => make(), construct: (target, given, what) =>"
    + " what.prototype === target.prototype ? make() : Reflect.construct(target, given, what) });\nexport default make();\n";
  module.registerHooks?.({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^(?:ERR_)?MODULE_NOT_FOUND$/.test(error?.code) || /^(?:\.|\/|node:|file:)/.test(specifier)) throw error;
        leftOut.add(specifier);
        return { url: `inert:${encodeURIComponent(specifier)}?${importedNames(context.parentURL, specifier).join(",")}`, format: "module", shortCircuit: true };
      }
    },
    load(address, context, next) {
      if (!address.startsWith("inert:")) return next(address, context);
      const names = address.split("?")[1].split(",").filter(Boolean);
      return { format: "module", source: inert + names.map((name) => `export const ${name} = make();\n`).join(""), shortCircuit: true };
    },
  });
}

function importedNames(parent, specifier) {
  const names = new Set();
  for (const [, list, , from] of readFileSync(fileURLToPath(parent), "utf8").matchAll(/\bimport\b[^{}"';]*\{([^}]*)\}\s*from\s*(["'])(.*?)\2/g)) {
    for (const part of from === specifier ? list.split(",") : []) names.add(part.trim().split(/\s+as\s+/)[0]);
  }
  return [...names].filter((name) => name && name !== "default");
}
