let system = null;
import("node:os").then((loaded) => { system = loaded; });
export function makeHeaders(fromModel, fromCaller, account, secret, conversation) {
    const headers = new Headers(fromModel);
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    headers.set("originator", "tool");
    const agent = system ? `tool (${system.platform()}; ${system.arch()})` : "tool (browser)";
    headers.set("User-Agent", agent);
    headers.set("accept", "text/event-stream");
    for (const [name, value] of Object.entries(fromCaller || {})) {
        headers.set(name, value);
    }
    if (conversation) {
        headers.set("session_id", conversation);
    }
    return headers;
}
//# sourceMappingURL=provider.js.map