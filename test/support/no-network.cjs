// Loaded before a process under test (node --require): any attempt to reach a network is written down and refused.
const fs = require('node:fs');
const report = process.env.CLIO_NETWORK_LOG;
const refuse = (what) =>
  function refused(...args) {
    fs.appendFileSync(report, `${what} ${JSON.stringify(args[0] ?? null)}\n`);
    throw new Error(`network call refused: ${what}`);
  };
const net = require('node:net');
const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  // A path is a pipe on this machine: Node's own channel to its parent.
  return typeof options === 'object' && options !== null && options.path
    ? connect.apply(this, args)
    : refuse('net.connect')(options);
};
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) require('node:dns')[name] = refuse(`dns.${name}`);
for (const module of ['http', 'https'])
  for (const name of ['request', 'get']) require(`node:${module}`)[name] = refuse(`${module}.${name}`);
require('node:dgram').createSocket = refuse('dgram.createSocket');
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('WebSocket');
