using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyFixer.Tests.Knowledge.NodeJs;

/// <summary>A proxy or origin on loopback that notes what each connection wants, refuses tunnels and closes.</summary>
public sealed class RecordingListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _seen = new();

    public RecordingListener()
    {
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>"tunnel PORT", "forward PORT", "socks PORT", "tls" or "request", in the order of arrival.</summary>
    public IEnumerable<string> Seen => _seen;

    public void Dispose() => _listener.Dispose();

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception end) when (end is ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        {
            try
            {
                await Answer(client.GetStream());
            }
            catch (IOException)
            {
            }
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        var buffer = new byte[16384];
        var length = await stream.ReadAsync(buffer);
        if (length == 0)
        {
            return;
        }
        switch (buffer[0])
        {
            case 0x16:
                _seen.Enqueue("tls");
                return;
            case 0x05:
                await stream.WriteAsync(new byte[] { 5, 0 });
                length = await stream.ReadAsync(buffer);
                _seen.Enqueue($"socks {(buffer[length - 2] << 8) | buffer[length - 1]}");
                await stream.WriteAsync(new byte[] { 5, 1, 0, 1, 0, 0, 0, 0, 0, 0 });
                return;
            default:
                await AnswerHttp(stream, Encoding.ASCII.GetString(buffer, 0, length).Split(' ')[1]);
                return;
        }
    }

    private async Task AnswerHttp(NetworkStream stream, string target)
    {
        var isForward = target.StartsWith("http://", StringComparison.Ordinal);
        var isTunnel = !isForward && target.Contains(':');
        _seen.Enqueue(isForward ? $"forward {new Uri(target).Port}" : isTunnel ? $"tunnel {target.Split(':')[^1]}" : "request");
        var status = isTunnel ? "502 No" : "200 OK";
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
