import os from "node:os";
export function makeHeaders(fromModel, account, secret, conversation) {
    const headers = new Headers(fromModel);
    if (!headers.has("Origin")) headers.set("Origin", "https://chatgpt.com");
    if (!headers.has("Referer")) headers.set("Referer", "https://chatgpt.com/");
    if (!headers.has("Accept-Language")) headers.set("Accept-Language", "en-US,en;q=0.9");
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    headers.set("originator", "tool");
    headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    headers.set("accept", "text/event-stream");
    if (conversation) {
        headers.set("session_id", conversation);
    }
    return headers;
}
//# sourceMappingURL=provider.js.map