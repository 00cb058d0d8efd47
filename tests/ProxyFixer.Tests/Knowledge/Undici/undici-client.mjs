// Installs undici's EnvHttpProxyAgent as the global dispatcher and fetches every target with every value of NO_PROXY.
// node undici-client.mjs FOLDER-OF-UNDICI < {"values":[…],"targets":[…]} prints, for each value, the targets that went out directly.
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const { EnvHttpProxyAgent, setGlobalDispatcher } = createRequire(import.meta.url)(process.argv[2]);
const input = [];
for await (const chunk of process.stdin) input.push(chunk);
const { values, targets } = JSON.parse(Buffer.concat(input).toString());

const proxied = [];
const proxy = createServer((request, answer) => { proxied.push(request.url); answer.end(); });
proxy.on('connect', (request, socket) => {
  proxied.push(request.url);
  socket.end('HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n');
});
await new Promise(done => proxy.listen(0, '127.0.0.1', done));
process.env.HTTP_PROXY = process.env.HTTPS_PROXY = `http://127.0.0.1:${proxy.address().port}`;

// A direct request ends before it leaves: nothing goes out to the target.
let direct = 0;
setGlobalDispatcher(new EnvHttpProxyAgent({ connect: (_, done) => { direct++; done(new Error('direct')); } }));

const result = [];
for (const value of values) {
  process.env.NO_PROXY = value;
  const went = [];
  for (const target of targets) {
    proxied.length = direct = 0;
    await fetch(target).then(answer => answer.text(), () => {});
    if ((proxied.length === 0) === (direct === 0)) throw new Error(`${value} ${target}: proxied ${proxied.length}, direct ${direct}`);
    if (direct > 0) went.push(target);
  }
  result.push(went);
}
console.log(JSON.stringify(result));
process.exit(0);
