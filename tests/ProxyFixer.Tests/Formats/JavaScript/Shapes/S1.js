import { NAMES, VALUES } from "./constants.js";
export function makeHeaders(fromModel, account, secret, cacheKey) {
    const headers = new Headers(fromModel ?? {});
    headers.delete("x-api-key");
    headers.set("Authorization", `Bearer ${secret}`);
    headers.set(NAMES.ACCOUNT_ID, account);
    headers.set(NAMES.BETA, VALUES.BETA);
    headers.set(NAMES.ORIGINATOR, VALUES.ORIGINATOR);
    if (cacheKey) {
        headers.set(NAMES.CONVERSATION_ID, cacheKey);
    }
    else {
        headers.delete(NAMES.CONVERSATION_ID);
    }
    headers.set("accept", "text/event-stream");
    return headers;
}
//# sourceMappingURL=provider.js.map