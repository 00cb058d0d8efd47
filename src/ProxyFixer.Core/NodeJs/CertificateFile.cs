using System.Collections.Immutable;
using System.Formats.Asn1;
using System.Text.RegularExpressions;

namespace ProxyFixer.NodeJs;

/// <summary>The certificates of a PEM file, as far as their dates go (RFC 7468, RFC 5280 4.1).</summary>
/// <param name="Certificates">First and last moment of each, in file order; empty where the file holds none.</param>
/// <param name="Broken">Position of the first that cannot be read, counted from 1; null where all can. Node takes none behind it.</param>
public sealed partial record CertificateFile(ImmutableArray<(DateTimeOffset From, DateTimeOffset Until)> Certificates, int? Broken)
{
    /// <summary>Reads a file.</summary>
    /// <param name="text">Its text.</param>
    /// <returns>What it holds.</returns>
    public static CertificateFile Read(string text)
    {
        var found = ImmutableArray.CreateBuilder<(DateTimeOffset, DateTimeOffset)>();
        foreach (Match block in Block().Matches(text))
        {
            if (Dates(block.Groups["base64"].Value) is not { } dates)
            {
                return new(found.ToImmutable(), found.Count + 1);
            }

            found.Add(dates);
        }

        return new(found.ToImmutable(), null);
    }

    private static (DateTimeOffset From, DateTimeOffset Until)? Dates(string base64)
    {
        try
        {
            var reader = new AsnReader(Convert.FromBase64String(base64), AsnEncodingRules.DER);
            var body = reader.ReadSequence().ReadSequence();
            if (body.PeekTag().TagClass == TagClass.ContextSpecific)
            {
                body.ReadEncodedValue(); // version
            }

            body.ReadEncodedValue(); // serial number
            body.ReadEncodedValue(); // algorithm
            body.ReadEncodedValue(); // issuer
            var validity = body.ReadSequence();
            return (Time(validity), Time(validity));
        }
        catch (Exception e) when (e is FormatException or AsnContentException)
        {
            return null;
        }
    }

    private static DateTimeOffset Time(AsnReader reader) =>
        reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();

    [GeneratedRegex(@"-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----(?<base64>[A-Za-z0-9+/=\s]*)-----END (?:TRUSTED |X509 )?CERTIFICATE-----")]
    private static partial Regex Block();
}
