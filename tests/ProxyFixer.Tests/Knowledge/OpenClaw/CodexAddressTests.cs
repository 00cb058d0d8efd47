using ProxyFixer.OpenClaw.Releases;

namespace ProxyFixer.Tests.Knowledge.OpenClaw;

public class CodexAddressTests
{
    [Theory]
    [InlineData("https://chatgpt.com/backend-api", CodexAddressForm.Right)]
    [InlineData("https://chatgpt.com/backend-api/", CodexAddressForm.Right)]
    [InlineData("https://chatgpt.com/backend-api/codex", CodexAddressForm.Right)]
    [InlineData("https://chatgpt.com/backend-api/codex/responses", CodexAddressForm.Right)]
    [InlineData("https://llm.example/v1", CodexAddressForm.Right)]
    [InlineData("https://api.openai.com/v1", CodexAddressForm.Right)]
    [InlineData("${BASE_URL}", CodexAddressForm.Right)]
    [InlineData("https://CHATGPT.com/backend-api/v1/", CodexAddressForm.V1)]
    [InlineData("https://chatgpt.com/backend-api/codex/v1", CodexAddressForm.CodexV1)]
    [InlineData("https://chatgpt.com/backend-api/responses", CodexAddressForm.Other)]
    [InlineData("https://chatgpt.com", CodexAddressForm.Other)]
    [InlineData("https://chatgpt.com/v1", CodexAddressForm.Other)]
    public void An_address_has_a_form(string address, CodexAddressForm expected) => Assert.Equal(expected, OpenClawRelease.AddressForm(address));

    // Yes and No of 2026.4.9, 2026.4.15 and 2026.5.28 are what whole runs did.
    [Theory]
    [InlineData("2026.2.3", CodexAddressForm.V1, Answer.No)]
    [InlineData("2026.3.8", CodexAddressForm.V1, Answer.Unknown)]
    [InlineData("2026.4.9", CodexAddressForm.V1, Answer.Yes)]
    [InlineData("2026.4.14", CodexAddressForm.V1, Answer.Yes)]
    [InlineData("2026.4.15", CodexAddressForm.V1, Answer.No)]
    [InlineData("2026.5.28", CodexAddressForm.V1, Answer.No)]
    [InlineData("2026.4.15", CodexAddressForm.CodexV1, Answer.Yes)]
    [InlineData("2026.4.20", CodexAddressForm.CodexV1, Answer.Unknown)]
    [InlineData("2026.5.28", CodexAddressForm.CodexV1, Answer.No)]
    [InlineData("2026.4.9", CodexAddressForm.Other, Answer.Yes)]
    [InlineData("2026.4.15", CodexAddressForm.Other, Answer.Yes)]
    [InlineData("2026.9.6", CodexAddressForm.Other, Answer.Unknown)]
    [InlineData(null, CodexAddressForm.V1, Answer.Unknown)]
    [InlineData("2026.4.9", CodexAddressForm.Right, Answer.No)]
    public void Requests_fail_with_some_forms(string? version, CodexAddressForm form, Answer expected) =>
        Assert.Equal(expected, OpenClawRelease.Of(OpenClawVersion.Parse(version)).FailsWith(form).Value);

    [Theory]
    [InlineData("2026.4.15", Answer.Yes)]
    [InlineData("2026.4.20", Answer.Unknown)]
    [InlineData("2026.5.28", Answer.No)]
    public void The_kept_address_counts_up_to_some_release(string version, Answer expected) =>
        Assert.Equal(expected, RecordedReleases.Release(version).CacheAddressCounts.Value);
}
