// node gateway.mjs PROVIDER_FILE REQUESTS
//
// Sends requests through the installed provider with nothing but the environment this process was started with, all at once, and
// prints what came of each: [{ name, error }], null for an answer. REQUESTS is a list of { name, baseUrl, transport } as JSON.
import { load } from "./loading.mjs";
import { accessToken, modelAt, question, streamOf } from "./request.mjs";

const [providerFile, requests] = process.argv.slice(2);
const stream = streamOf(await load(providerFile));
console.log(JSON.stringify(await Promise.all(JSON.parse(requests).map(send))));
process.exit(0);

async function send({ name, baseUrl, transport }) {
  const events = stream(modelAt(`${baseUrl}/${name}`, "openai-codex-responses", undefined), question, {
    apiKey: accessToken(), sessionId: `session-${name}`, transport, maxRetries: 0,
  });
  let error = null;
  for await (const event of events) {
    if (event.type === "error") error = event.error?.errorMessage ?? event.message ?? "failed";
  }
  return { name, error };
}
