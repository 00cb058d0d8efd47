#!/usr/bin/env node
// Sets the date of every entry of a zip archive: dates.js ARCHIVE SECONDS. NuGet writes the time of packing, so that no two packages are alike.
"use strict";
const fs = require("fs");
const [archive, seconds] = process.argv.slice(2);
const bytes = fs.readFileSync(archive);
const day = new Date(Number(seconds) * 1000);
const date = ((day.getUTCFullYear() - 1980) << 9) | ((day.getUTCMonth() + 1) << 5) | day.getUTCDate();

// The central directory lists the entries; its place stands in the last record (APPNOTE.TXT 4.3.12, 4.3.16).
const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
let at = bytes.readUInt32LE(end + 16);
for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
  const local = bytes.readUInt32LE(at + 42);
  for (const [header, time] of [[at, 12], [local, 10]]) {
    bytes.writeUInt16LE(0, header + time);
    bytes.writeUInt16LE(date, header + time + 2);
  }
  at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
}
fs.writeFileSync(archive, bytes);
