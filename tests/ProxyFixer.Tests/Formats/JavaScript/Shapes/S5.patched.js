let system = null;
const WEBSOCKETS = "responses_websockets";
export function baseHeaders(fromModel, fromCaller, account, secret) {
    const headers = new Headers(fromModel);
    if (!headers.has("Origin")) headers.set("Origin", "https://chatgpt.com");
    if (!headers.has("Referer")) headers.set("Referer", "https://chatgpt.com/");
    if (!headers.has("Accept-Language")) headers.set("Accept-Language", "en-US,en;q=0.9");
    for (const [name, value] of Object.entries(fromCaller || {})) {
        headers.set(name, value);
    }
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    headers.set("originator", "tool");
    const agent = system ? `tool (${system.platform()}; ${system.arch()})` : "tool (browser)";
    headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    return headers;
}
function buildSSEHeaders(fromModel, fromCaller, account, secret, conversation) {
    const headers = baseHeaders(fromModel, fromCaller, account, secret);
    headers.set("OpenAI-Beta", "responses=experimental");
    headers.set("accept", "text/event-stream");
    headers.set("content-type", "application/json");
    if (conversation) {
        headers.set("session_id", conversation);
    }
    return headers;
}
function buildWebSocketHeaders(fromModel, fromCaller, account, secret, requestId) {
    const headers = baseHeaders(fromModel, fromCaller, account, secret);
    headers.delete("accept");
    headers.delete("content-type");
    headers.set("OpenAI-Beta", WEBSOCKETS);
    headers.set("x-client-request-id", requestId);
    return headers;
}
//# sourceMappingURL=provider.js.map