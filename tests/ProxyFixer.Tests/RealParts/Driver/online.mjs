// node online.mjs KEY_FILE CERTIFICATE_FILE
//
// Proxies on loopback, one for each answer that a real one may give, in front of a back end that ends TLS. Prints their ports as one
// line of JSON and ends with its standard input. No proxy leads anywhere else.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { connect, createServer as createPlainServer } from "node:net";

const [key, cert] = process.argv.slice(2).map((file) => readFileSync(file));
const json = await backend((request, response) => response.writeHead(401, { "content-type": "application/json" }).end("{}"));
const page = await backend((request, response) => response.writeHead(403, { "content-type": "text/html; charset=UTF-8" }).end("<html>Just a moment…</html>"));
const picky = await backend((request, response) => (request.headers.origin ? response.writeHead(401, { "content-type": "application/json" }) : response.writeHead(403, { "content-type": "text/html" })).end("x"));
const refusing = (line) => (request, socket) => socket.end(`HTTP/1.1 ${line}\r\nContent-Length: 0\r\n\r\n`);
console.log(JSON.stringify({
  json: await proxy(tunnelTo(json)), page: await proxy(tunnelTo(page)), picky: await proxy(tunnelTo(picky)),
  refuses: await proxy(refusing("403 Forbidden")), "sign-in": await proxy(refusing("407 Proxy Authentication Required")),
  silent: await listen(createPlainServer((socket) => socket.on("error", () => {}).once("data", () => socket.end()))), hangs: await listen(createPlainServer(() => {})),
}));
process.stdin.resume().on("end", () => process.exit(0));

function backend(answer) {
  return listen(createSecureServer({ key, cert }, (request, response) => request.resume().on("end", () => answer(request, response))));
}

function proxy(tunnel) {
  return listen(createServer().on("connect", (request, socket) => request.url === "chatgpt.com:443" ? tunnel(request, socket.on("error", () => {})) : socket.destroy()));
}

function tunnelTo(port) {
  return (request, client) => {
    const upstream = connect(port, "127.0.0.1", () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on("error", () => client.destroy());
    client.on("close", () => upstream.destroy());
  };
}

function listen(server) {
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server.address().port)));
}
