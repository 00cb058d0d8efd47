import os from "node:os";
import { NAMES, VALUES } from "./constants.js";
export function makeHeaders(fromModel, account, secret, cacheKey) {
    const headers = new Headers(fromModel ?? {});
    headers.delete("x-api-key");
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set(NAMES.ACCOUNT_ID, account);
    headers.set(NAMES.ORIGINATOR, VALUES.ORIGINATOR);
    headers.set("User-Agent", `tool (${os.platform()} ${os.release()}; ${os.arch()})`);
    if (cacheKey) {
        headers.set(NAMES.SESSION_ID, cacheKey);
    }
    return headers;
}
//# sourceMappingURL=provider.js.map