using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using ProxyFixer.Disk;

namespace ProxyFixer.Backups;

/// <summary>The text of a run: its <c>manifest.json</c>, and the journal while it is open.</summary>
internal static class BackupManifest
{
    private const int Schema = 2;
    private const int FirstSchema = 1; // kept the bytes of each file under a number in the folder of the run
    private const string HeaderPrefix = "header:";

    private static readonly string[] Members =
    [
        "path", "before", "after", "mode", "owner", "group", "modeAfter", "ownerAfter", "groupAfter", "content", "temporary", "identity", "rules",
        "package", "version", "shape",
    ];

    /// <summary>Writes a manifest.</summary>
    /// <param name="backup">What to write.</param>
    /// <returns>The JSON text, with its checksum.</returns>
    public static string Write(Backup backup) => ManifestChecksum.Add(WriteWithout(backup));

    private static string WriteWithout(Backup backup)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var json = new JsonTextWriter(text) { Formatting = Formatting.Indented })
        {
            json.WriteStartObject();
            Field(json, "schema", Schema);
            Field(json, "id", backup.Id);
            Field(json, "root", backup.Root);
            Field(json, "restored", backup.Restored);
            Field(json, "restoreOf", backup.RestoreOf);
            Field(json, "forced", backup.Forced);
            WriteList(json, "folders", backup.Folders);
            WriteList(json, "emptied", backup.Emptied);
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
    /// <param name="bytes">The JSON text in UTF-8.</param>
    /// <returns>The backup.</returns>
    /// <exception cref="JsonException">It is damaged or of another schema; says why.</exception>
    public static Backup Read(byte[] bytes)
    {
        try
        {
            return Read(ManifestChecksum.Take(Encoding.UTF8.GetString(bytes)));
        }
        catch (Exception e) when (e is FormatException or OverflowException or ArgumentException or InvalidCastException)
        {
            throw new JsonException("it holds a number that makes no sense", e);
        }
    }

    private static Backup Read(string text)
    {
        using var json = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        string id = "", root = "";
        string? restoreOf = null;
        bool restored = false, forced = false;
        var entries = ImmutableArray.CreateBuilder<BackupEntry>();
        ImmutableArray<string> folders = [], emptied = [];
        foreach (var name in Names(json))
        {
            switch (name)
            {
                case "schema" when json.ReadAsInt32() is not (Schema or FirstSchema): throw new JsonException("another version of ProxyFixer wrote it");
                case "schema": break;
                case "id": id = json.ReadAsString() ?? ""; break;
                case "root": root = json.ReadAsString() ?? ""; break;
                case "restored": restored = json.ReadAsBoolean() ?? false; break;
                case "restoreOf": restoreOf = json.ReadAsString(); break;
                case "forced": forced = json.ReadAsBoolean() ?? false; break;
                case "folders": folders = ReadNames(json); break;
                case "emptied": emptied = ReadNames(json); break;
                case "entries": ReadList(json, () => entries.Add(ReadEntry(json))); break;
                default: throw new JsonException($"unknown member '{name}'");
            }
        }

        return id.Length > 0 && root.Length > 0
            ? new(id, root, entries.ToImmutable(), folders, restored) { RestoreOf = restoreOf, Forced = forced, Emptied = emptied }
            : throw new JsonException("it is not complete");
    }

    private static void WriteEntry(JsonTextWriter json, BackupEntry entry)
    {
        json.WriteStartObject();
        Field(json, "path", entry.Path);
        Field(json, "before", entry.Before);
        Field(json, "after", entry.After);
        WriteOwned(json, "", entry.Owned);
        WriteOwned(json, "After", entry.OwnedAfter);
        Optional(json, "content", entry.Content);
        Optional(json, "temporary", entry.Temporary);
        Optional(json, "identity", entry.Identity);
        Optional(json, "rules", entry.Rules.IsEmpty ? null : string.Join(' ', entry.Rules));
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
            fields[name] = Members.Contains(name) || name.StartsWith(HeaderPrefix, StringComparison.Ordinal) ? json.ReadAsString()
                : throw new JsonException("an entry has an unknown member");
        }

        // Null says that there was no file, or is none: what is missing says nothing.
        if (!fields.TryGetValue("before", out var before) || !fields.ContainsKey("after"))
        {
            throw new JsonException("an entry does not say what the file held");
        }

        return new(
            fields.GetValueOrDefault("path") ?? throw new JsonException("an entry has no 'path'"),
            before,
            fields.GetValueOrDefault("after"),
            before is null ? null : ReadOwned(fields, "") ?? throw new JsonException("an entry has no 'mode'"))
        {
            OwnedAfter = ReadOwned(fields, "After"),
            Content = fields.GetValueOrDefault("content"),
            Temporary = fields.GetValueOrDefault("temporary"),
            Identity = fields.GetValueOrDefault("identity"),
            Rules = [.. fields.GetValueOrDefault("rules")?.Split(' ') ?? []],
            Patch = fields.GetValueOrDefault("package") is { } package
                ? new(package, fields.GetValueOrDefault("version"), fields.GetValueOrDefault("shape") ?? "", Headers(fields))
                : null,
        };
    }

    private static void WriteOwned(JsonTextWriter json, string suffix, Ownership? owned)
    {
        Optional(json, "mode" + suffix, owned is null ? null : Convert.ToString(owned.Mode, 8).PadLeft(4, '0'));
        Optional(json, "owner" + suffix, owned?.Owner);
        Optional(json, "group" + suffix, owned?.Group);
    }

    private static Ownership? ReadOwned(Dictionary<string, string?> fields, string suffix)
    {
        uint Number(string name) => uint.Parse(
            fields.GetValueOrDefault(name + suffix) ?? throw new JsonException($"an entry has no '{name}{suffix}'"), CultureInfo.InvariantCulture);
        return fields.GetValueOrDefault("mode" + suffix) is not { } mode ? null
            : Convert.ToInt32(mode, 8) is >= 0 and <= 0xFFF and var bits ? new(bits, Number("owner"), Number("group"))
            : throw new JsonException($"'{mode}' is no mode");
    }

    private static ImmutableSortedDictionary<string, string> Headers(Dictionary<string, string?> fields) => fields
        .Where(field => field.Key.StartsWith(HeaderPrefix, StringComparison.Ordinal) && field.Value is not null)
        .ToImmutableSortedDictionary(field => field.Key[HeaderPrefix.Length..], field => field.Value!, StringComparer.Ordinal);

    private static IEnumerable<string> Names(JsonTextReader json)
    {
        if (!json.Read() || json.TokenType != JsonToken.StartObject)
        {
            throw new JsonException("it is no JSON object");
        }

        while (json.Read() && json.TokenType == JsonToken.PropertyName)
        {
            yield return (string)json.Value!;
        }

        if (json.TokenType != JsonToken.EndObject)
        {
            throw new JsonException("it is cut off");
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

    private static ImmutableArray<string> ReadNames(JsonTextReader json)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        ReadList(json, () => names.Add(json.Value as string ?? throw new JsonException("a list holds something else than text")));
        return names.ToImmutable();
    }

    private static void WriteList(JsonTextWriter json, string name, ImmutableArray<string> values)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var value in values)
        {
            json.WriteValue(value);
        }

        json.WriteEndArray();
    }

    private static void Optional(JsonTextWriter json, string name, object? value)
    {
        if (value is not null)
        {
            Field(json, name, value);
        }
    }

    private static void Field(JsonTextWriter json, string name, object? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
