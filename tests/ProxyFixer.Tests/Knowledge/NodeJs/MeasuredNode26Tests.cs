using System.Text.Json;
using ProxyFixer.NodeJs;
using ProxyFixer.Tests.Support;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>Whole environments on Node 26.10.0 and 26.12.1: started or not, and the way of each request (Data/node-26.12.1.json).</summary>
public class MeasuredNode26Tests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests/ProxyFixer.Tests/Data/node-26.12.1.json"))).RootElement.EnumerateArray()];

    public static TheoryData<int, string> All
    {
        get
        {
            var all = new TheoryData<int, string>();
            for (var i = 0; i < Cases.Length; i++)
            {
                all.Add(i, $"{Cases[i].GetProperty("node").GetString()} {Cases[i].GetProperty("name").GetString()}");
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Requests_take_the_predicted_way(int index, string name)
    {
        var measured = Cases[index];
        var environment = measured.GetProperty("env").EnumerateObject().ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!);
        var prediction = MeasuredCases.Predict(measured.GetProperty("node").GetString()!, environment, [.. measured.GetProperty("flags").Texts()]);

        Assert.Equal((name, measured.GetProperty("started").GetBoolean()), (name, prediction.Startup.Kind == StartupKind.Runs));
        foreach (var route in measured.TryGetProperty("routes", out var routes) ? routes.EnumerateObject() : default)
        {
            var (client, target) = (route.Name.Split(' ')[0], route.Name.Split(' ')[1]);
            var predicted = prediction.Route(client == "fetch" ? NodeClient.Fetch : NodeClient.HttpsRequest, target);
            Assert.Equal((route.Name, route.Value.GetString()), (route.Name, predicted.Kind.ToString()));
        }
    }
}
