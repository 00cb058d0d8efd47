import os from "node:os";
export function makeHeaders(fromModel, account, secret, conversation) {
    const headers = new Headers(fromModel);
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set("chatgpt-account-id", account);
    headers.set("originator", "tool");
    headers.set("User-Agent", `tool (${os.platform()} ${os.release()}; ${os.arch()})`);
    headers.set("accept", "text/event-stream");
    if (conversation) {
        headers.set("session_id", conversation);
    }
    return headers;
}
//# sourceMappingURL=provider.js.map