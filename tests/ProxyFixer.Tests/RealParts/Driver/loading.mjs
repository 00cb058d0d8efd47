// Loads a provider module twice, as published and with a patched source, without writing into its package. A dependency that
// is not installed becomes a module of inert things: none is used on the way to the request.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const inert = "const make = () => new Proxy(class {}, { get: (target, name) => name === 'prototype' ? target.prototype"
  + " : name === Symbol.toPrimitive ? () => '' : name === 'then' ? undefined : make(), apply: () => make(), construct: (target, given, what) =>"
  + " what.prototype === target.prototype ? make() : Reflect.construct(target, given, what) });\nexport default make();\n";

/** Imports `file` as it lies there. */
export async function load(file) {
  return (await loadBoth(file, null)).before;
}

/** Imports `file`, and again with the text of `patchedFile` in its place; null for no second time. */
export async function loadBoth(file, patchedFile) {
  const url = pathToFileURL(file).href;
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (!/^(?:ERR_)?MODULE_NOT_FOUND$/.test(error?.code) || /^(?:\.|\/|node:|file:)/.test(specifier)) throw error;
        const names = importedNames(context.parentURL, specifier).join(",");
        return { url: `inert:${encodeURIComponent(specifier)}?${names}`, format: "module", shortCircuit: true };
      }
    },
    load(address, context, next) {
      if (address === `${url}?patched`) return { format: "module", source: readFileSync(patchedFile, "utf8"), shortCircuit: true };
      if (!address.startsWith("inert:")) return next(address, context);
      const names = address.split("?")[1].split(",").filter(Boolean);
      return { format: "module", source: inert + names.map((name) => `export const ${name} = make();\n`).join(""), shortCircuit: true };
    },
  });
  return { before: await import(url), after: patchedFile && await import(`${url}?patched`) };
}

function importedNames(parent, specifier) {
  const source = readFileSync(fileURLToPath(parent), "utf8");
  const names = new Set();
  for (const [, list, , from] of source.matchAll(/\bimport\b[^{}"';]*\{([^}]*)\}\s*from\s*(["'])(.*?)\2/g)) {
    if (from !== specifier) continue;
    for (const part of list.split(",")) names.add(part.trim().split(/\s+as\s+/)[0]);
  }
  return [...names].filter((name) => name && name !== "default");
}
