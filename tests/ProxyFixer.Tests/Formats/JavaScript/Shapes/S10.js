let system = null;
const WEBSOCKETS = "responses_websockets";
export function baseHeaders(defaults, fromModel, fromCaller, account, secret) {
    // What the user sets comes later and wins.
    const headers = new Headers(defaults);
    for (const [name, value] of Object.entries(fromModel || {})) {
        headers.set(name, value);
    }
    for (const [name, value] of Object.entries(fromCaller || {})) {
        if (value === null) {
            headers.delete(name);
        }
        else {
            headers.set(name, value);
        }
    }
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    return headers;
}
function buildSSEHeaders(defaults, fromModel, fromCaller, account, secret, conversation) {
    const headers = baseHeaders(defaults, fromModel, fromCaller, account, secret);
    headers.set("OpenAI-Beta", "responses=experimental");
    headers.set("accept", "text/event-stream");
    headers.set("content-type", "application/json");
    if (conversation) {
        headers.set("session-id", conversation);
        headers.set("x-client-request-id", conversation);
    }
    return headers;
}
function buildWebSocketHeaders(defaults, fromModel, fromCaller, account, secret, requestId) {
    const headers = baseHeaders(defaults, fromModel, fromCaller, account, secret);
    headers.delete("accept");
    headers.delete("content-type");
    headers.set("OpenAI-Beta", WEBSOCKETS);
    headers.set("x-client-request-id", requestId);
    return headers;
}
//# sourceMappingURL=provider.js.map