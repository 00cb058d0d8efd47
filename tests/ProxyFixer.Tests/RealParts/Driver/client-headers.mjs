// node client-headers.mjs BEFORE_FILE AFTER_FILE CASES_FILE
//
// Runs the function buildOpenAIClientHeaders, cut out of OpenClaw before and after the patch, with a policy that merges headers
// as the host's does: configured ones, then those of the call, then the host's attribution over them.
// A case is { name, model, caller, attribution }; prints [{ name, before: {header: value}, after: {...} }].
import { readFileSync } from "node:fs";

const [before, after, cases] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const results = JSON.parse(cases).map((one) => ({ name: one.name, before: run(before, one), after: run(after, one) }));
console.log(JSON.stringify(results));

function run(source, one) {
  const surroundings = {
    resolveProviderRequestPolicyConfig: (request) => ({ headers: { ...request.providerHeaders, ...request.callerHeaders, ...one.attribution } }),
    buildCopilotDynamicHeaders: () => ({}),
    hasCopilotVisionInput: () => false,
    normalizeLowercaseStringOrEmpty: (text) => String(text ?? "").trim().toLowerCase(),
    usesNativeOpenAICodexResponsesBackend: () => true,
  };
  const build = new Function(...Object.keys(surroundings), `${source}\nreturn buildOpenAIClientHeaders;`)(...Object.values(surroundings));
  return build(one.model, { messages: [] }, one.caller, undefined, "session-1");
}
