// Asks a published package which names its config may not set. Arguments: its module, the names as JSON.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [file, names] = process.argv.slice(2);
const module = await import(pathToFileURL(file));
const text = readFileSync(file, 'utf8');
// Bundles export under one letter: "isDangerousHostEnvVarName as r".
const exported = (name) => module[new RegExp(`\\b${name} as (\\w+)`).exec(text)?.[1] ?? name];
const checks = ['isDangerousHostEnvVarName', 'isDangerousHostEnvOverrideVarName'].map(exported);
console.log(JSON.stringify(JSON.parse(names).map((name) => checks.some((check) => check(name)))));
