function resolveProviderRequestPolicyConfig(request) {
	return { headers: { ...request.providerHeaders, ...request.callerHeaders, ...request.attribution } };
}
export function buildOpenAIClientHeaders(model, context, optionHeaders, turnHeaders) {
	const providerHeaders = { ...model.headers };
	if (model.provider === "pilot") Object.assign(providerHeaders, pilotHeaders(context.messages.map((message) => {
		return message.role;
	})));
	const callerHeaders = { ...optionHeaders, ...turnHeaders };
	return resolveProviderRequestPolicyConfig({
		provider: model.provider,
		api: model.api,
		providerHeaders,
		callerHeaders,
		attribution: model.attribution
	}).headers ?? {};
}
