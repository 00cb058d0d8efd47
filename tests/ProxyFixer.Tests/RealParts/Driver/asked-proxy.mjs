// Runs a script behind a proxy on loopback that refuses everything, and prints as JSON what the proxy was asked for, each once.
//   node asked-proxy.mjs SCRIPT ENVIRONMENT FOLDER
// ENVIRONMENT is JSON; PROXY in a value stands for the address of the proxy, HOST for its host. The script runs in FOLDER. It asks for names
// below .invalid, which nothing resolves.
import { spawn } from "node:child_process";
import { createServer } from "node:http";

const [script, environment, folder] = process.argv.slice(2);
const asked = new Set();
const proxy = createServer(({ method, url }, response) => {
  asked.add(`${method} ${url}`);
  response.writeHead(502).end();
});
proxy.on("connect", ({ url }, socket) => {
  asked.add(`CONNECT ${url}`);
  socket.on("error", () => {}).end("HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n");
});
await new Promise((done) => proxy.listen(0, "127.0.0.1", done));
const { port } = proxy.address();
const env = Object.fromEntries(Object.entries(JSON.parse(environment)).map(([name, value]) =>
  [name, value.replace("PROXY", `http://127.0.0.1:${port}`).replace("HOST", "127.0.0.1")]));
const child = spawn(process.execPath, [script], { cwd: folder, env: { PATH: process.env.PATH, ...env }, stdio: ["ignore", "ignore", "pipe"] });
let errors = "";
child.stderr.on("data", (data) => { errors += data; });
const exitCode = await new Promise((done) => child.on("close", done));
if (exitCode !== 0) console.error(errors);
console.log(JSON.stringify([...asked].map((one) => one.replace(`:${port}`, ":PROXYPORT"))));
process.exit(exitCode ?? 1);
