export function buildOpenAIClientHeaders(model, context, optionHeaders, turnHeaders, sessionId) {
	const headers = { ...model.headers };
	if (optionHeaders) Object.assign(headers, optionHeaders);
	if (turnHeaders) Object.assign(headers, turnHeaders);
	if (sessionId) headers.session_id = sessionId;
	return ((headers) => {
		if (!headers || !(model.api === "openai-codex-responses" || model.api === "openai-chatgpt-responses")) return headers;
		for (const [name, value] of Object.entries({ "Origin": "https://chatgpt.com", "Referer": "https://chatgpt.com/", "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Accept-Language": "en-US,en;q=0.9" })) {
			const keys = Object.keys(headers).filter((key) => key.toLowerCase() === name.toLowerCase());
			if (keys.length === 0) headers[name] = value;
			if (name !== "User-Agent") continue;
			for (const key of keys) if (String(headers[key]).startsWith("openclaw/")) headers[key] = value;
		}
		return headers;
	})(headers);
}
