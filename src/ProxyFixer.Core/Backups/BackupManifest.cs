using System.Collections.Immutable;
using System.Globalization;
using Newtonsoft.Json;

namespace ProxyFixer.Backups;

/// <summary>The file <c>manifest.json</c> of a backup.</summary>
internal static class BackupManifest
{
    private const int Schema = 1;
    private const string HeaderPrefix = "header:";

    /// <summary>Writes a manifest.</summary>
    /// <param name="backup">What to write.</param>
    /// <returns>The JSON text.</returns>
    public static string Write(Backup backup)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            json.WriteStartObject();
            Field(json, "schema", Schema);
            Field(json, "id", backup.Id);
            Field(json, "root", backup.Root);
            Field(json, "restored", backup.Restored);
            json.WritePropertyName("folders");
            json.WriteStartArray();
            foreach (var folder in backup.Folders)
            {
                json.WriteValue(folder);
            }

            json.WriteEndArray();
            json.WritePropertyName("entries");
            json.WriteStartArray();
            foreach (var entry in backup.Entries)
            {
                WriteEntry(json, entry);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return text.ToString();
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="text">The JSON text.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="JsonException">It is damaged or of another schema.</exception>
    public static Backup Read(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        string id = "", root = "";
        var restored = false;
        var entries = ImmutableArray.CreateBuilder<BackupEntry>();
        var folders = ImmutableArray.CreateBuilder<string>();
        foreach (var name in Members(json))
        {
            switch (name)
            {
                case "schema" when json.ReadAsInt32() != Schema: throw new JsonException("another version of ProxyFixer wrote it");
                case "schema": break;
                case "id": id = json.ReadAsString() ?? ""; break;
                case "root": root = json.ReadAsString() ?? ""; break;
                case "restored": restored = json.ReadAsBoolean() ?? false; break;
                case "folders": ReadList(json, () => folders.Add((string)json.Value!)); break;
                case "entries": ReadList(json, () => entries.Add(ReadEntry(json))); break;
                default: throw new JsonException($"unknown member '{name}'");
            }
        }

        return id.Length > 0 && root.Length > 0
            ? new(id, root, entries.ToImmutable(), folders.ToImmutable(), restored)
            : throw new JsonException("it is not complete");
    }

    private static void WriteEntry(JsonTextWriter json, BackupEntry entry)
    {
        json.WriteStartObject();
        Field(json, "path", entry.Path);
        Field(json, "before", entry.Before);
        Field(json, "after", entry.After);
        Field(json, "mode", Convert.ToString(entry.Mode, 8).PadLeft(4, '0'));
        Field(json, "owner", entry.Owner);
        Field(json, "group", entry.Group);
        Field(json, "content", entry.Content);
        if (entry.Patch is { } patch)
        {
            Field(json, "package", patch.Package);
            Field(json, "version", patch.Version);
            Field(json, "shape", patch.Shape);
            foreach (var (name, value) in patch.Headers)
            {
                Field(json, HeaderPrefix + name, value);
            }
        }

        json.WriteEndObject();
    }

    private static BackupEntry ReadEntry(JsonTextReader json)
    {
        var fields = new Dictionary<string, string?>(StringComparer.Ordinal);
        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            var name = (string)json.Value!;
            fields[name] = json.ReadAsString();
        }

        string Need(string name) => fields.GetValueOrDefault(name) ?? throw new JsonException($"an entry has no '{name}'");
        uint Number(string name) => uint.Parse(Need(name), CultureInfo.InvariantCulture);
        return new(
            Need("path"),
            fields.GetValueOrDefault("before"),
            fields.GetValueOrDefault("after"),
            Convert.ToInt32(Need("mode"), 8),
            Number("owner"),
            Number("group"),
            fields.GetValueOrDefault("content"))
        {
            Patch = fields.GetValueOrDefault("package") is { } package
                ? new(package, fields.GetValueOrDefault("version"), fields.GetValueOrDefault("shape") ?? "", Headers(fields))
                : null,
        };
    }

    private static ImmutableSortedDictionary<string, string> Headers(Dictionary<string, string?> fields) => fields
        .Where(field => field.Key.StartsWith(HeaderPrefix, StringComparison.Ordinal) && field.Value is not null)
        .ToImmutableSortedDictionary(field => field.Key[HeaderPrefix.Length..], field => field.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Members(JsonTextReader json)
    {
        if (!json.Read() || json.TokenType != JsonToken.StartObject)
        {
            throw new JsonException("it is no JSON object");
        }

        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            yield return (string)json.Value!;
        }
    }

    private static void ReadList(JsonTextReader json, Action item)
    {
        json.Read();
        while (json.Read() && json.TokenType != JsonToken.EndArray)
        {
            item();
        }
    }

    private static void Field(JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
