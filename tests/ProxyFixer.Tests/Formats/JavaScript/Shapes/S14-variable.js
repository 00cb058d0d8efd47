export function buildOpenAIClientHeaders(model, context, optionHeaders, turnHeaders, sessionId) {
	const headers = { ...model.headers };
	if (optionHeaders) Object.assign(headers, optionHeaders);
	if (turnHeaders) Object.assign(headers, turnHeaders);
	if (sessionId) headers.session_id = sessionId;
	return headers;
}
