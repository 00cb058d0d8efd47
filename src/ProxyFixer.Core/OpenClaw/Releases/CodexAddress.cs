using ProxyFixer.NodeJs.UrlStandard;

namespace ProxyFixer.OpenClaw.Releases;

/// <summary>The forms a <c>baseUrl</c> at chatgpt.com has in configs and in models.json.</summary>
public enum CodexAddressForm
{
    /// <summary>Another host, or an address that every release sends to the Codex back end.</summary>
    Right,

    /// <summary><c>/backend-api/v1</c>, which 2026.4.15 writes into models.json itself.</summary>
    V1,

    /// <summary><c>/backend-api/codex/v1</c>.</summary>
    CodexV1,

    /// <summary>Any other path at chatgpt.com, such as <c>/backend-api/responses</c>.</summary>
    Other,
}

/// <summary>Which addresses lead to the Codex back end.</summary>
/// <remarks>
/// Source: whole runs of 2026.4.9, 2026.4.15 and 2026.5.28 behind a proxy that ends TLS, with each form in the config and in
/// models.json; code of these and of 2026.4.20. The back end refuses a wrong address with 403 (openclaw issues 62142, 66633, 67131,
/// 67193, 67834, PR 69336).
/// </remarks>
internal static class CodexAddress
{
    private const string Issues = "openclaw issues 62142, 66633, 67131, 67193, 67834, PR 69336";

    private static readonly FactTable<Answer> V1 = Form("v1");
    private static readonly FactTable<Answer> CodexV1 = Form("codexV1");
    private static readonly FactTable<Answer> Other = Form("other");

    /// <summary>Whether requests go by an address that stands in models.json only.</summary>
    public static readonly FactTable<Answer> CacheCounts = FactTable.Question("address.cacheCounts", "whether requests go by the addresses in models.json");

    /// <summary>Tells the form of an address.</summary>
    /// <param name="address">Value of a <c>baseUrl</c>.</param>
    /// <returns>The form; <see cref="CodexAddressForm.Right"/> for what is no address, or one of another host.</returns>
    public static CodexAddressForm FormOf(string address)
    {
        if (StandardUrl.Parse(address.Trim(), out var url) != UrlValidity.Valid || url is null || url.Host.Text != "chatgpt.com")
        {
            return CodexAddressForm.Right;
        }

        return url.Path.TrimEnd('/') switch
        {
            "/backend-api" or "/backend-api/codex" or "/backend-api/codex/responses" => CodexAddressForm.Right,
            "/backend-api/v1" => CodexAddressForm.V1,
            "/backend-api/codex/v1" => CodexAddressForm.CodexV1,
            _ => CodexAddressForm.Other,
        };
    }

    /// <summary>Tells whether requests fail with an address of that form.</summary>
    /// <param name="version">The release; null where it is not known.</param>
    /// <param name="form">The form.</param>
    /// <returns>Yes, no, or unknown, and why.</returns>
    public static Fact<Answer> Fails(OpenClawVersion? version, CodexAddressForm form) => form switch
    {
        CodexAddressForm.V1 => V1.Of(version),
        CodexAddressForm.CodexV1 => CodexV1.Of(version),
        CodexAddressForm.Other => Other.Of(version),
        _ => new(Answer.No, "this is an address of the Codex back end", Issues, IsExtrapolated: false),
    };

    private static FactTable<Answer> Form(string key) => FactTable.Question("address." + key, "what OpenClaw makes of such an address");
}
