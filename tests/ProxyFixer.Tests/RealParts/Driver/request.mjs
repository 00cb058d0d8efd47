// One request through a published provider, as OpenClaw makes it.

/** Finds the provider's function for Codex. */
export const streamOf = (module) =>
  Object.values(module).find((value) => typeof value === "function" && value.name === "streamOpenAICodexResponses") ?? module.stream;

/** The model of a request. */
export const modelAt = (baseUrl, api, headers) => ({
  id: "gpt-5", name: "gpt-5", api, provider: "openai-codex", baseUrl,
  reasoning: true, input: ["text"], cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0 },
  contextWindow: 100000, maxTokens: 10000, headers,
});

/** What is asked. */
export const question = { systemPrompt: "none", messages: [{ role: "user", content: [{ type: "text", text: "hello" }], timestamp: 0 }], tools: [] };

/** A token with an account id whose payload is both base64 and base64url: some versions read it with atob. */
export function accessToken() {
  for (let length = 0; ; length++) {
    const claims = { "https://api.openai.com/auth": { chatgpt_account_id: "account-1" }, pad: "x".repeat(length) };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64");
    if (!/[+/=]/.test(payload)) return `e30.${payload}.none`;
  }
}
