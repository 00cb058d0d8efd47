using System.Collections.Immutable;
using System.Reflection;
using ProxyFixer.Cli;
using ProxyFixer.Formats;
using ProxyFixer.Machine;
using ProxyFixer.Reports;
using ProxyFixer.Services;
using ProxyFixer.Subjects;
using ProxyFixer.Tests.Support;
using ProxyFixer.Tree;

namespace ProxyFixer.Tests.House;

/// <summary>That no catalog forgets one: every class of its kind that the program has is in it, once.</summary>
public sealed class CatalogTests
{
    [Fact]
    public void Every_format_is_in_the_catalog() =>
        Assert.Equal(Classes<IFormat>(), Names(FormatCatalog.All.DistinctBy(format => format.GetType())));

    [Fact]
    public void Formats_have_names_of_their_own() =>
        Assert.Equal(FormatCatalog.All.Length, FormatCatalog.All.Select(format => format.Kind).Distinct().Count());

    [Fact]
    public void Every_report_is_in_the_catalog() => Assert.Equal(Classes<IReport>(), Names(ReportCatalog.All));

    [Fact]
    public void Every_source_of_subjects_is_in_the_catalog() => Assert.Equal(Classes<ISubjectSource>(), Names(SubjectCatalog.All));

    [Fact]
    public void Every_manager_of_services_is_in_the_catalog()
    {
        using var folder = new TemporaryFolder();
        using var files = new MachineFiles(folder.Path);
        var host = new Host(files, HasRoot: true, ["/root"], ImmutableSortedDictionary<string, string>.Empty, WorkingFolder: null, TimeProvider.System);
        Assert.Equal(Classes<IServiceManager>(), Names(ServiceManagerCatalog.Of(host)));
    }

    [Fact]
    public void Every_command_is_in_the_catalog()
    {
        var named = File.ReadAllText(Path.Combine(Repository.Root, "src/ProxyFixer.Cli/Commands/CommandCatalog.cs"));
        var commands = typeof(Program).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Command", StringComparison.Ordinal) && type.GetMethod("Create", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is not null);
        Assert.All(commands, command => Assert.Contains(command.Name + ".Create(", named, StringComparison.Ordinal));
    }

    [Fact]
    public void No_command_calls_another()
    {
        var folder = Path.Combine(Repository.Root, "src/ProxyFixer.Cli");
        var files = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(folder, path).StartsWith("obj/", StringComparison.Ordinal) && Path.GetFileName(path) != "CommandCatalog.cs").ToArray();
        var commands = files.Select(path => Path.GetFileNameWithoutExtension(path)).Where(name => name.EndsWith("Command", StringComparison.Ordinal)).ToArray();
        Assert.True(commands.Length > 5);
        var calls = from path in files
                    let text = File.ReadAllText(path)
                    from command in commands
                    where Path.GetFileNameWithoutExtension(path) != command && text.Contains(command + ".", StringComparison.Ordinal)
                    select $"{Path.GetFileName(path)} calls {command}";
        Assert.Equal("", string.Join('\n', calls));
    }

    private static IEnumerable<string> Classes<T>() => typeof(T).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(T).IsAssignableFrom(type)).Select(type => type.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Names<T>(IEnumerable<T> all) => all.Select(one => one!.GetType().Name).Order(StringComparer.Ordinal);
}
