import os from "node:os";
import { NAMES, VALUES } from "./constants.js";
export function makeHeaders(fromModel, account, secret, cacheKey) {
    const headers = new Headers(fromModel ?? {});
    if (!headers.has("Origin")) headers.set("Origin", "https://chatgpt.com");
    if (!headers.has("Referer")) headers.set("Referer", "https://chatgpt.com/");
    if (!headers.has("Accept-Language")) headers.set("Accept-Language", "en-US,en;q=0.9");
    headers.delete("x-api-key");
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set(NAMES.ACCOUNT_ID, account);
    headers.set(NAMES.ORIGINATOR, VALUES.ORIGINATOR);
    headers.set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36");
    if (cacheKey) {
        headers.set(NAMES.SESSION_ID, cacheKey);
    }
    return headers;
}
//# sourceMappingURL=provider.js.map