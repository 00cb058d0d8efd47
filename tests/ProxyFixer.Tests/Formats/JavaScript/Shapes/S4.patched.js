let system = null;
import("node:os").then((loaded) => { system = loaded; });
export function makeHeaders(fromModel, fromCaller, account, secret, conversation) {
    const headers = new Headers(fromModel);
    if (!headers.has("Origin")) headers.set("Origin", "https://chatgpt.com");
    if (!headers.has("Referer")) headers.set("Referer", "https://chatgpt.com/");
    if (!headers.has("Accept-Language")) headers.set("Accept-Language", "en-US,en;q=0.9");
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    headers.set("originator", "tool");
    const agent = system ? `tool (${system.platform()}; ${system.arch()})` : "tool (browser)";
    headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
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