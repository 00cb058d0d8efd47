// node drive.mjs PROVIDER_FILE PATCHED_FILE CASES_FILE
//
// Sends one request for each case through the published provider ("before") and through the patched one ("after") to a back end
// on loopback, and prints as JSON what arrived:  [{ name, before: [{ kind, headers }], after: [...] }].
// A case is { name, transport, model: {header: value}, caller: {header: value|null}, identity: text|null, api }.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startBackend } from "./backend.mjs";
import { loadBoth } from "./loading.mjs";
import { accessToken, modelAt, question, streamOf } from "./request.mjs";

const [providerFile, patchedFile, casesFile] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "proxyfixer-drive-"));
process.env.HOME = home;
process.env.PI_CODING_AGENT_DIR = home;
const backend = await startBackend();
keepOnLoopback();
try {
  const modules = await loadBoth(providerFile, patchedFile);
  await new Promise((done) => setTimeout(done, 50)); // old versions load node:os after the module itself
  const results = [];
  for (const one of JSON.parse(readFileSync(casesFile, "utf8"))) {
    results.push({ name: one.name, before: await send(modules.before, one), after: await send(modules.after, one) });
  }
  console.log(JSON.stringify(results));
} finally {
  rmSync(home, { recursive: true, force: true });
}
process.exit(0);

// Some versions ignore the configured address; some fetch a prompt from a public site first.
function keepOnLoopback() {
  const fetch = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    const url = new URL(input.url ?? input);
    if (url.hostname === "127.0.0.1") return fetch(input, init);
    if (url.hostname === "chatgpt.com") return fetch(`http://127.0.0.1:${backend.port}${url.pathname}`, init);
    return Promise.resolve(new Response(url.hostname === "api.github.com" ? '{"tag_name":"none"}' : "none"));
  };
}

async function send(module, one) {
  const first = backend.arrived.length;
  const events = streamOf(module)(modelAt(`http://127.0.0.1:${backend.port}/backend-api`, one.api, one.model ?? undefined), question, {
    apiKey: accessToken(), sessionId: `session-${one.name}-${first}`, transport: one.transport, maxRetries: 0,
    headers: one.caller ?? undefined, identity: one.identity ? { userAgent: { custom: one.identity } } : undefined,
  });
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`no answer in case ${one.name}`)), 8000).unref());
  await Promise.race([late, (async () => { for await (const _ of events); })()]);
  return backend.arrived.slice(first);
}
