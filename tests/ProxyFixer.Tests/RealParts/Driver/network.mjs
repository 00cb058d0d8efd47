// node network.mjs KEY_FILE CERTIFICATE_FILE
//
// A network on loopback: a forward proxy (CONNECT and absolute form) that reaches the back end under any name, and the back end
// with and without TLS. Prints one line { proxy, plain, secure } with the ports, then for each line on standard input what
// arrived since: [{ kind, url, headers, via }], where `via` is what the proxy was asked for, or null for a direct request.
// Ends with its standard input.
import { readFileSync } from "node:fs";
import { createServer, request as sendRequest } from "node:http";
import { connect } from "node:net";
import { createInterface } from "node:readline";
import { startBackend } from "./backend.mjs";

const [key, cert] = process.argv.slice(2).map((file) => readFileSync(file));
const address = "127.0.0.2"; // not among the names of the usual NO_PROXY, so reachable both ways
const [plain, secure] = [await startBackend(undefined, address), await startBackend({ key, cert }, address)];
const asked = new Map(); // by port of the back end and port of the client: connections to two servers may share the latter
const proxy = createServer((request, response) => {
  const onward = sendRequest({ host: address, port: plain.port, path: new URL(request.url).pathname, method: request.method, headers: request.headers });
  onward.on("socket", (socket) => socket.on("connect", () => asked.set(`${plain.port} ${socket.localPort}`, `${request.method} ${request.url}`)));
  onward.on("response", (answer) => response.writeHead(answer.statusCode, answer.headers) && answer.pipe(response));
  request.pipe(onward);
});
proxy.on("connect", (request, client) => {
  const backend = request.url.endsWith(":443") || request.url.endsWith(`:${secure.port}`) ? secure : plain;
  const upstream = connect(backend.port, address, () => {
    asked.set(`${backend.port} ${upstream.localPort}`, `CONNECT ${request.url}`);
    client.write("HTTP/1.1 200 Connection established\r\n\r\n");
    upstream.pipe(client).pipe(upstream);
  });
  for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
});
await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
console.log(JSON.stringify({ proxy: proxy.address().port, plain: plain.port, secure: secure.port }));

for await (const _ of createInterface({ input: process.stdin })) {
  const arrived = [plain, secure].flatMap((backend) =>
    backend.arrived.splice(0).map(({ port, ...one }) => ({ ...one, via: asked.get(`${backend.port} ${port}`) ?? null })));
  console.log(JSON.stringify(arrived));
}
process.exit(0);
