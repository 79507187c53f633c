// A module of web/src in Node, bundled in memory: the pure parts need no browser to be tested.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { build } = createRequire(new URL("../../web/package.json", import.meta.url))("esbuild");

export async function load(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`../../web/src/${name}`, import.meta.url))],
    bundle: true, write: false, format: "esm", target: "es2022", charset: "utf8",
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString("base64")}`);
}
